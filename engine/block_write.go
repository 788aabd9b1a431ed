package engine

import "encoding/binary"

// The head byte of an entry: how its ID differs from the one before, and whether
// it has names of its own.
const (
	idNext   = 0 // the sequence number is one higher
	idSeq    = 1 // a uvarint: how much higher the sequence number is
	idMS     = 2 // a uvarint: how many milliseconds later; the sequence number is 0
	idBoth   = 3 // two: milliseconds later, and the sequence number
	idKinds  = 3
	ownNames = 4
)

// put adds an entry to an owned block that has room, and counts what its node's
// listpack grows by.
func (b *block) put(id ID, fields []string) {
	i, before := int(b.count), b.last
	if i%restartEvery == 0 {
		before = b.first
		if i > 0 {
			b.restarts[i/restartEvery-1] = uint16(len(b.data))
		}
	}
	own := !b.names.fits(fields)
	b.data = appendHead(b.data, before, id, own)
	listpack := listpackInt(0) + listpackInt(int64(id.MS-b.node.MS)) + listpackInt(int64(id.Seq-b.node.Seq))
	if own {
		listpack += b.putPairs(fields)
	} else {
		listpack += b.putValues(fields)
	}
	b.last = id
	b.count++
	b.live++
	b.nodeBytes += uint32(listpack)
	b.nodeCount++
}

func appendHead(data []byte, before, id ID, own bool) []byte {
	head := byte(0)
	if own {
		head = ownNames
	}
	switch {
	case id.MS == before.MS && id.Seq == before.Seq+1:
		return append(data, head|idNext)
	case id.MS == before.MS:
		return binary.AppendUvarint(append(data, head|idSeq), id.Seq-before.Seq)
	case id.Seq == 0:
		return binary.AppendUvarint(append(data, head|idMS), id.MS-before.MS)
	}
	data = binary.AppendUvarint(append(data, head|idBoth), id.MS-before.MS)
	return binary.AppendUvarint(data, id.Seq)
}

// putValues adds the values of an entry that has the schema's names.
func (b *block) putValues(fields []string) (listpack int) {
	for i := 1; i < len(fields); i += 2 {
		more, n := appendValue(b.data, fields[i])
		b.data = more
		listpack += n
	}
	return listpack + listpackInt(int64(len(fields)/2+3))
}

// putPairs adds the names and values of an entry that has others.
func (b *block) putPairs(fields []string) (listpack int) {
	b.data = binary.AppendUvarint(b.data, uint64(len(fields)/2))
	for _, s := range fields {
		more, n := appendValue(b.data, s)
		b.data = more
		listpack += n
	}
	return listpack + listpackInt(int64(len(fields)/2)) + listpackInt(int64(len(fields)+4))
}
