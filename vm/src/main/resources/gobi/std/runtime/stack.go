package runtime

// Caller tells where the function that called it is (skip 0), or the caller of
// that (skip 1), and so on.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+1, pcs[:]) == 0 {
		return 0, "", 0, false
	}
	pc = pcs[0]
	_, file, line, _, _, ok = pcInfo(pc - 1)
	return pc, file, line, ok
}

// Callers fills pc with the return addresses on the stack and returns how many.
// skip 0 begins with Callers itself, skip 1 with its caller.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, pc)
}

// Stack writes the trace of the calling goroutine into buf, with all those of
// all others after it, and returns the number of bytes.
func Stack(buf []byte, all bool) int { return stackTrace(buf, all) }

// A Func is a function of the running program.
type Func struct {
	name  string
	file  string
	line  int
	entry uintptr
}

// FuncForPC returns the function that pc lies in, nil if there is none.
func FuncForPC(pc uintptr) *Func {
	name, file, _, startLine, entry, ok := pcInfo(pc)
	if !ok {
		// A return address may lie behind the last instruction.
		if name, file, _, startLine, entry, ok = pcInfo(pc - 1); !ok {
			return nil
		}
	}
	return &Func{name, file, startLine, entry}
}

// Name returns the full name of the function.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the program counter of the first instruction.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the source position of the instruction pc. It is not
// accurate unless pc lies in f.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _, _, ok := pcInfo(pc)
	if !ok {
		return f.file, f.line
	}
	return file, line
}

// A Frame is what Frames knows about one call.
type Frame struct {
	// PC lies within the calling instruction.
	PC uintptr
	// Func is the function, nil if not known.
	Func *Func
	// Function is its full name, "" if not known.
	Function string
	// File and Line are the position of the call.
	File string
	Line int

	startLine int

	// Entry is the program counter of the first instruction of the function.
	Entry uintptr
}

// Frames turns the result of Callers into positions, call by call.
type Frames struct {
	pcs []uintptr
}

// CallersFrames begins to translate the result of Callers, which must not be
// changed until the last frame has been read.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame and whether there are more. After the last one it
// returns zero frames.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.pcs) > 0 {
		pc := ci.pcs[0]
		ci.pcs = ci.pcs[1:]
		name, file, line, startLine, entry, ok := pcInfo(pc - 1)
		if !ok {
			// The entry of a function, taken from its value rather than a call.
			name, file, line, startLine, entry, ok = pcInfo(pc)
			pc++
		}
		if ok {
			f := &Func{name, file, startLine, entry}
			return Frame{pc - 1, f, name, file, line, startLine, entry}, len(ci.pcs) > 0
		}
	}
	return Frame{}, false
}
