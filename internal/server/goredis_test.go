package server_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"streamlab/engine"
)

// inBothProtocols runs a test with go-redis in RESP2 and in RESP3.
func inBothProtocols(t *testing.T, o engine.Options, test func(t *testing.T, connect func() *redis.Client)) {
	for _, protocol := range []int{2, 3} {
		t.Run(fmt.Sprintf("RESP%d", protocol), func(t *testing.T) {
			s := serveEngine(t, o)
			test(t, func() *redis.Client {
				c := redis.NewClient(&redis.Options{Addr: s.addr.String(), Protocol: protocol, Username: "", Password: o.Password, MaxRetries: -1, ReadTimeout: patience})
				t.Cleanup(func() { _ = c.Close() })
				return c
			})
		})
	}
}

// want compares what a call of go-redis gave.
func want[V any](t *testing.T, expected string, got V, err error) {
	t.Helper()
	if err != nil || fmt.Sprint(got) != expected {
		t.Errorf("got %v, %v; want %s", got, err, expected)
	}
}

func TestGoRedisWorksThroughAGroup(t *testing.T) {
	inBothProtocols(t, engine.Options{}, func(t *testing.T, connect func() *redis.Client) {
		ctx, c := t.Context(), connect()
		want(t, "OK", c.XGroupCreateMkStream(ctx, "s", "g", "$").Val(), nil)
		if err := c.XGroupCreate(ctx, "s", "g", "$").Err(); err == nil || err.Error() != "BUSYGROUP Consumer Group name already exists" {
			t.Errorf("got %v", err)
		}
		for _, id := range []string{"1-1", "1-2", "1-3"} {
			got, err := c.XAdd(ctx, &redis.XAddArgs{Stream: "s", ID: id, Values: []string{"n", id}}).Result()
			want(t, id, got, err)
		}
		read, err := c.XReadGroup(ctx, &redis.XReadGroupArgs{Group: "g", Consumer: "a", Streams: []string{"s", ">"}, Count: 2, Block: -1}).Result()
		want(t, "[{s [{1-1 map[n:1-1] 0 0} {1-2 map[n:1-2] 0 0}]}]", read, err)
		acked, err := c.XAck(ctx, "s", "g", "1-1", "7-7").Result()
		want(t, "1", acked, err)
		pending, err := c.XPending(ctx, "s", "g").Result()
		want(t, "{1 1-2 1-2 map[a:1]}", *pending, err)
		rows, err := c.XPendingExt(ctx, &redis.XPendingExtArgs{Stream: "s", Group: "g", Start: "-", End: "+", Count: 10}).Result()
		if err != nil || len(rows) != 1 || rows[0].ID != "1-2" || rows[0].Consumer != "a" || rows[0].RetryCount != 1 {
			t.Errorf("got %v, %v", rows, err)
		}
		claimed, err := c.XClaim(ctx, &redis.XClaimArgs{Stream: "s", Group: "g", Consumer: "b", Messages: []string{"1-2"}}).Result()
		want(t, "[{1-2 map[n:1-2] 0 0}]", claimed, err)
		auto, next, err := c.XAutoClaim(ctx, &redis.XAutoClaimArgs{Stream: "s", Group: "g", Consumer: "c", Start: "0"}).Result()
		want(t, "[{1-2 map[n:1-2] 0 0}]0-0", fmt.Sprint(auto, next), err)
		groups, err := c.XInfoGroups(ctx, "s").Result()
		want(t, "[{g 3 1 1-2 2 1}]", groups, err)
		consumers, err := c.XInfoConsumers(ctx, "s", "g").Result()
		if err != nil || len(consumers) != 3 || consumers[2].Name != "c" || consumers[2].Pending != 1 {
			t.Errorf("got %v, %v", consumers, err)
		}
		full, err := c.XInfoStreamFull(ctx, "s", 10).Result()
		if err != nil || full.Length != 3 || len(full.Groups) != 1 || len(full.Groups[0].Pending) != 1 {
			t.Errorf("got %+v, %v", full, err)
		}
		trimmed, err := c.XTrimMaxLen(ctx, "s", 1).Result()
		want(t, "2", trimmed, err)
		left, err := c.XRange(ctx, "s", "-", "+").Result()
		want(t, "[{1-3 map[n:1-3] 0 0}]", left, err)
	})
}

func TestGoRedisWaitsForEntries(t *testing.T) {
	inBothProtocols(t, engine.Options{}, func(t *testing.T, connect func() *redis.Client) {
		ctx, reader, writer := t.Context(), connect(), connect()
		want(t, "OK", writer.XGroupCreateMkStream(ctx, "s", "g", "$").Val(), nil)
		read := make(chan []redis.XStream)
		go func() {
			streams, err := reader.XReadGroup(ctx, &redis.XReadGroupArgs{Group: "g", Consumer: "a", Streams: []string{"s", ">"}, Block: 0}).Result()
			if err != nil {
				t.Error(err)
			}
			read <- streams
		}()
		want(t, "1-1", writer.XAdd(ctx, &redis.XAddArgs{Stream: "s", ID: "1-1", Values: []string{"n", "1"}}).Val(), nil)
		want(t, "[{s [{1-1 map[n:1] 0 0}]}]", <-read, nil)
		_, err := reader.XReadGroup(ctx, &redis.XReadGroupArgs{Group: "g", Consumer: "a", Streams: []string{"s", ">"}, Block: time.Millisecond}).Result()
		if !errors.Is(err, redis.Nil) {
			t.Errorf("a BLOCK that ran out gives %v", err)
		}
	})
}

func TestGoRedisSendsPipelinesAndTransactions(t *testing.T) {
	inBothProtocols(t, engine.Options{}, func(t *testing.T, connect func() *redis.Client) {
		ctx, c := t.Context(), connect()
		const commands = 10000
		replies, err := c.Pipelined(ctx, func(p redis.Pipeliner) error {
			for i := range commands {
				p.XAdd(ctx, &redis.XAddArgs{Stream: "s", ID: fmt.Sprintf("%d-1", i+1), Values: []any{"n", i}})
			}
			return nil
		})
		if err != nil || len(replies) != commands || replies[commands-1].(*redis.StringCmd).Val() != "10000-1" {
			t.Errorf("%d replies, %v", len(replies), err)
		}
		want(t, "10000", c.XLen(ctx, "s").Val(), nil)
		increment := func(tx *redis.Tx) error {
			_, err := tx.TxPipelined(ctx, func(p redis.Pipeliner) error { return p.Incr(ctx, "n").Err() })
			return err
		}
		if err := c.Watch(ctx, increment, "n"); err != nil {
			t.Error(err)
		}
		err = c.Watch(ctx, func(tx *redis.Tx) error {
			want(t, "2", c.Incr(ctx, "n").Val(), nil)
			return increment(tx)
		}, "n")
		if !errors.Is(err, redis.TxFailedErr) {
			t.Errorf("a transaction over a changed key gives %v", err)
		}
	})
}

func TestGoRedisGivesAPassword(t *testing.T) {
	inBothProtocols(t, engine.Options{Password: "secret"}, func(t *testing.T, connect func() *redis.Client) {
		want(t, "PONG", connect().Ping(t.Context()).Val(), nil)
	})
	inBothProtocols(t, engine.Options{Users: map[string]string{"alice": "secret"}}, func(t *testing.T, connect func() *redis.Client) {
		c := connect()
		var errs []string
		for _, user := range []string{"", "alice", "bob"} {
			o := *c.Options()
			o.Username, o.Password = user, "secret"
			other := redis.NewClient(&o)
			errs = append(errs, fmt.Sprint(other.Ping(context.Background()).Err()))
			_ = other.Close()
		}
		refused := "WRONGPASS invalid username-password pair or user is disabled."
		if !slices.Equal(errs, []string{refused, "<nil>", refused}) {
			t.Errorf("got %q", errs)
		}
	})
}

func TestGoRedisHearsMessages(t *testing.T) {
	inBothProtocols(t, engine.Options{}, func(t *testing.T, connect func() *redis.Client) {
		ctx, c := t.Context(), connect()
		listening := c.PSubscribe(ctx, "news.*")
		t.Cleanup(func() { _ = listening.Close() })
		if _, err := listening.Receive(ctx); err != nil { // that it is subscribed
			t.Fatal(err)
		}
		for i := range 100 {
			want(t, "1", c.Publish(ctx, "news.today", i).Val(), nil)
		}
		for i := range 100 {
			m, err := listening.ReceiveMessage(ctx)
			want(t, fmt.Sprint("Message<news.today: ", i, ">"), m, err)
		}
	})
}
