// Works through a consumer group as an application does, and prints what comes
// back: node client.mjs PORT PROTOCOL
import { createClient } from "@redis/client";

const [port, protocol] = process.argv.slice(2).map(Number);
const options = { socket: { host: "127.0.0.1", port, reconnectStrategy: false }, RESP: protocol };

async function connect(name) {
  const client = createClient({ ...options, name });
  client.on("error", (err) => { throw err; });
  await client.connect();
  return client;
}

function show(what, value) {
  console.log(what + ": " + JSON.stringify(value));
}

const client = await connect("worker");
show("name", await client.clientGetName());

await client.xGroupCreate("orders", "billing", "$", { MKSTREAM: true });
show("no new entries", await client.xReadGroup("billing", "ann", { key: "orders", id: ">" }, { COUNT: 1 }));
show("added", await client.xAdd("orders", "1-1", { item: "tea", cups: "2" }));
show("added", await Promise.all(["1-2", "1-3"].map((id) => client.xAdd("orders", id, { item: "milk" }))));
show("read", await client.xReadGroup("billing", "ann", { key: "orders", id: ">" }, { COUNT: 2 }));
show("pending", await client.xPending("orders", "billing"));
show("acknowledged", await client.xAck("orders", "billing", ["1-1", "9-9"]));
const [row] = await client.xPendingRange("orders", "billing", "-", "+", 10);
show("pending entry", [row.id, row.consumer, row.deliveriesCounter]);
show("claimed", await client.xClaim("orders", "billing", "bob", 0, "1-2"));
show("autoclaimed", await client.xAutoClaim("orders", "billing", "cat", 0, "0"));
const [group] = await client.xInfoGroups("orders");
show("group", [group.name, group.consumers, group.pending, group["last-delivered-id"], group["entries-read"], group.lag]);
show("range", await client.xRange("orders", "-", "+", { COUNT: 1 }));

const waiting = await connect("waiting");
const answer = waiting.xReadGroup("billing", "dan", { key: "mail", id: ">" }, { BLOCK: 0 }).catch((err) => err.message);
show("no such group", await answer);
await client.xGroupCreate("mail", "billing", "$", { MKSTREAM: true });
const served = waiting.xReadGroup("billing", "dan", { key: "mail", id: ">" }, { BLOCK: 0 });
await client.xAdd("mail", "5-1", { to: "dan" });
show("served", await served);

show("transaction", await client.multi().set("checkpoint", "1-3").get("checkpoint").incr("count").exec());

const listener = await connect("listener");
const heard = new Promise((resolve) => listener.subscribe("news", (message, channel) => resolve([channel, message])).then(() => client.publish("news", "hello")));
show("heard", await heard);

const many = await Promise.all(Array.from({ length: 10000 }, (_, i) => client.xAdd("many", `${i + 1}-0`, { n: String(i) })));
show("many", [many.length, many.at(-1), await client.xLen("many")]);

await Promise.all([client, waiting, listener].map((each) => each.close()));
