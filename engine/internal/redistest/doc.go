// Package redistest lets tests ask the programs that the engine imitates: it
// runs a private redis-server, speaks to it in RESP2, and stands in for one in
// front of redis-cli.
//
// Package installed says what happens where the server is not there.
package redistest
