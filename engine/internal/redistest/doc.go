// Package redistest lets tests ask the programs that the engine imitates: it
// runs a private redis-server, speaks to it in RESP2, and stands in for one in
// front of redis-cli.
//
// Its Need is the one place in the module that may skip a test.
package redistest
