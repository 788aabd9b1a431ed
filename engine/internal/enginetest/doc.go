// Package enginetest is what the engine's tests share: steps and scripts of
// steps, random steps by seed, the shortening of a sequence that fails, and the
// invariants that hold in every state.
package enginetest
