package engine

import "slices"

// XREAD and XREADGROUP.

// read is one XREAD or XREADGROUP with its arguments read. While its client
// waits it is kept, so it is never changed once the IDs are fixed.
type read struct {
	inGroup  bool // XREADGROUP
	group    string
	consumer string
	noAck    bool
	count    int64 // entries a stream; 0: no limit
	maxCount int64 // entries of all streams; 0: no limit
	maxSize  int64 // bytes of the reply; 0: no limit
	minIdle  int64 // CLAIM, in milliseconds, or noClaim
	block    int64 // milliseconds, 0 for ever, or noBlock
	streams  []source
}

// source is one stream of a read.
type source struct {
	key   string
	id    string // as it was given
	after ID     // entries after this one; newEntries for ">"
}

const (
	noBlock = -1
	noClaim = -1
)

// newEntries stands for the ID ">": as in Redis it is the largest ID, which
// nothing can come after.
var newEntries = MaxID

func parseXREAD(args []string, v *rules) (runner, error) {
	return parseRead(args, false, v)
}

func parseXREADGROUP(args []string, v *rules) (runner, error) {
	return parseRead(args, true, v)
}

// readArgs is a read while its arguments are read.
type readArgs struct {
	read
	named  bool // GROUP came
	listed bool // STREAMS came
}

var (
	xreadOptions      = dated("xread", readOptions)
	xreadgroupOptions = dated("xreadgroup", readOptions)
)

var readOptions = []option[readArgs]{
	countOption(func(r *readArgs) *int64 { return &r.count }),
	{word: "BLOCK", needs: 1, take: (*readArgs).takeBlock},
	{word: "GROUP", needs: 2, take: (*readArgs).takeGroup},
	{word: "NOACK", take: (*readArgs).takeNoAck},
	{word: "CLAIM", needs: 1, take: (*readArgs).takeClaim},
	mostOption("MAXCOUNT", errMaxCount, func(r *readArgs) *int64 { return &r.maxCount }),
	mostOption("MAXSIZE", errMaxSize, func(r *readArgs) *int64 { return &r.maxSize }),
	{word: "STREAMS", needs: 1, last: true, take: (*readArgs).takeStreams},
}

func parseRead(args []string, inGroup bool, v *rules) (runner, error) {
	options, unbalanced := xreadOptions, v.unbalancedRead
	if inGroup {
		options, unbalanced = xreadgroupOptions, v.unbalancedGroup
	}
	r := &v.runners.read
	*r = readArgs{read: read{inGroup: inGroup, minIdle: noClaim, block: noBlock, streams: r.streams[:0]}}
	rest, err := parseOptions(r, args, options, v.age)
	switch {
	case err != nil:
		return nil, err
	case !r.listed:
		return nil, errSyntax
	case len(rest)%2 != 0:
		return nil, wireError(unbalanced)
	case inGroup && !r.named:
		return nil, errMissingGroup
	case r.maxCount > 0 && r.count > r.maxCount:
		return nil, errMaxCountBelow
	}
	half := len(rest) / 2
	for i := range half {
		r.streams = append(r.streams, source{key: rest[i], id: rest[half+i]})
	}
	return &r.read, nil
}

func (r *readArgs) takeStreams([]string) error {
	r.listed = true
	return nil
}

func (r *readArgs) takeGroup(words []string) error {
	r.named = true
	if !r.inGroup {
		return errOnlyXREADGROUP("GROUP")
	}
	r.group, r.consumer = words[0], words[1]
	return nil
}

func (r *readArgs) takeNoAck([]string) error {
	if !r.inGroup {
		return errOnlyXREADGROUP("NOACK")
	}
	r.noAck = true
	return nil
}

func (r *readArgs) takeBlock(words []string) (err error) {
	r.block, err = parseInteger(words[0], errTimeout)
	if err == nil && r.block < 0 {
		err = errTimeoutNegative
	}
	return err
}

func (r *readArgs) takeClaim(words []string) (err error) {
	if !r.inGroup {
		return errOnlyXREADGROUP("CLAIM")
	}
	r.minIdle, err = parseInteger(words[0], errMinIdle)
	if err == nil && r.minIdle < 0 {
		err = errMinIdleNegative
	}
	return err
}

// mostOption is an option with a number above 0; wrong is its error.
func mostOption(word string, wrong wireError, number func(*readArgs) *int64) option[readArgs] {
	return option[readArgs]{word: word, needs: 1, take: func(r *readArgs, words []string) error {
		n, err := parseInteger(words[0], wrong)
		if err == nil && n < 1 {
			err = wrong
		}
		*number(r) = n
		return err
	}}
}

// keys, describe and sameAs make a read something that can wait.
func (r *read) keys() []string {
	keys := make([]string, len(r.streams))
	for i, s := range r.streams {
		keys[i] = s.key
	}
	return keys
}

func (r *read) describe(view *Wait) { view.Group, view.Consumer = r.group, r.consumer }

func (r *read) sameAs(other blocker) bool {
	o, ok := other.(*read)
	return ok && r.inGroup == o.inGroup && r.group == o.group && r.consumer == o.consumer &&
		r.noAck == o.noAck && r.count == o.count && r.minIdle == o.minIdle &&
		r.maxCount == o.maxCount && r.maxSize == o.maxSize && slices.Equal(r.streams, o.streams)
}
