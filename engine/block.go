package engine

import "math/bits"

// A block is a run of entries of one node: its data holds them one after the
// other, and is only ever appended to. Which of them are deleted stands beside
// it, so that a delete copies no data.
//
// An entry is a head byte, its ID as a difference to the one before, and its
// values; where the names are not the schema's, the number of pairs comes first
// and each value has its name before it. Every restartEvery-th entry has its ID
// as a difference to the block's first one, and its place is known.
type block struct {
	gen         *generation // who may change the struct, and append to the data
	names       *schema     // the names of the node's first entry
	data        []byte
	first, last ID // of the first and last entry ever put in; last may be of a later block of the node that is gone
	node        ID // the node it belongs to: the ID of its first entry ever
	dead        [blockEntries / 64]uint64
	restarts    [blockEntries/restartEvery - 1]uint16
	count, live uint8  // entries ever put in, and those still there
	nodeBytes   uint32 // up to here, what the node's listpack has, but for its two counters
	nodeCount   uint32 // up to here, the entries ever put into the node
}

const (
	blockEntries = 128  // the most entries of a block
	blockBytes   = 8192 // the most bytes of a block with more than one entry
	restartEvery = 16
)

func (b *block) firstID() ID { return b.first }
func (b *block) weight() int { return int(b.live) }

// oldest is the same for all blocks: nobody looks for entries by time.
func (*block) oldest() Time { return 0 }

// own returns the block as one that gen may change. Its data stays shared, with
// no room behind it, so that whoever appends to it moves it first.
func (b *block) own(gen *generation) *block {
	if b.gen == gen {
		return b
	}
	other := *b
	other.gen = gen
	other.data = b.data[:len(b.data):len(b.data)]
	return &other
}

// hasRoom reports whether an entry of about size bytes fits in as well.
func (b *block) hasRoom(size int) bool {
	return b.count < blockEntries && len(b.data)+size < blockBytes
}

func (b *block) restart(k int) int {
	if k == 0 {
		return 0
	}
	return int(b.restarts[k-1])
}

// kill deletes the i-th entry, which must be living.
func (b *block) kill(i int) {
	b.dead[i/64] |= 1 << (i % 64)
	b.live--
}

// killFirst deletes the first n living entries; there must be as many.
func (b *block) killFirst(n int) {
	for i := range b.dead {
		for living := b.living(i); living != 0 && n > 0; living &= living - 1 {
			b.dead[i] |= living & -living
			b.live--
			n--
		}
	}
}

// living returns 64 entries, from 64×word on, as bits: the living ones are 1.
func (b *block) living(word int) uint64 {
	n := int(b.count) - 64*word
	if n <= 0 {
		return 0
	}
	all := ^uint64(0)
	if n < 64 {
		all = 1<<n - 1
	}
	return all &^ b.dead[word]
}

// nextLiving returns the first living entry from the i-th on; ok is false where
// there is none.
func (b *block) nextLiving(i int) (at int, ok bool) {
	for word := i / 64; word < len(b.dead); word++ {
		living := b.living(word)
		if word == i/64 {
			living &= ^uint64(0) << (i % 64)
		}
		if living != 0 {
			return 64*word + bits.TrailingZeros64(living), true
		}
	}
	return 0, false
}

// prevLiving returns the last living entry up to the i-th.
func (b *block) prevLiving(i int) (at int, ok bool) {
	for word := i / 64; i >= 0 && word >= 0; word-- {
		living := b.living(word)
		if word == i/64 {
			living &= ^uint64(0) >> (63 - i%64)
		}
		if living != 0 {
			return 64*word + 63 - bits.LeadingZeros64(living), true
		}
	}
	return 0, false
}

// livingBefore returns how many of the first i entries are living.
func (b *block) livingBefore(i int) (n int) {
	for word := range b.dead {
		living := b.living(word)
		if rest := i - 64*word; rest < 64 {
			living &= 1<<max(0, rest) - 1
		}
		n += bits.OnesCount64(living)
	}
	return n
}

// nthLiving returns which entry is the n-th living one, from 0; it must be there.
func (b *block) nthLiving(n int) int {
	word, living := 0, b.living(0)
	for bits.OnesCount64(living) <= n {
		n -= bits.OnesCount64(living)
		word++
		living = b.living(word)
	}
	for ; n > 0; n-- {
		living &= living - 1
	}
	return 64*word + bits.TrailingZeros64(living)
}
