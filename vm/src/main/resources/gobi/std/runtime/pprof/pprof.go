// Package pprof writes profiles of the running program in the format that the
// pprof tool reads.
//
// It follows the documented behaviour of Go 1.23. Profiles are made by the
// machine: samples are taken at safepoints, that is at calls and in loops.
package pprof

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
)

// startCPU begins to sample what runs; false if that is on already.
func startCPU(rate int) bool

// stopCPU ends that and returns the profile, empty if there was none.
//
//gobi:blocking
func stopCPU() []byte

// encode returns the profile of that name as a file for pprof, or as text.
//
//gobi:blocking
func encode(name string, text bool) []byte

// encodeCounts does so with records that the caller gives: for each the number
// of values, which is 1, the value, the number of return addresses, and those.
//
//gobi:blocking
func encodeCounts(name string, records []uintptr, text bool) []byte

// A Profile is a set of call stacks, each of which stands for something: a
// goroutine, an allocation, a file that is open.
type Profile struct {
	name    string
	builtin bool

	mu     sync.Mutex
	stacks map[any][]uintptr
}

var profiles struct {
	sync.Mutex
	named map[string]*Profile
}

func init() {
	profiles.named = map[string]*Profile{}
	for _, name := range []string{"goroutine", "threadcreate", "heap", "allocs", "block", "mutex"} {
		profiles.named[name] = &Profile{name: name, builtin: true}
	}
}

// NewProfile makes an empty profile. The name must be new.
func NewProfile(name string) *Profile {
	profiles.Lock()
	defer profiles.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if profiles.named[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, stacks: map[any][]uintptr{}}
	profiles.named[name] = p
	return p
}

// Lookup returns the profile of that name, nil if there is none.
func Lookup(name string) *Profile {
	profiles.Lock()
	defer profiles.Unlock()
	return profiles.named[name]
}

// Profiles returns all profiles by name.
func Profiles() []*Profile {
	profiles.Lock()
	defer profiles.Unlock()
	list := make([]*Profile, 0, len(profiles.named))
	for _, p := range profiles.named {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list
}

// Name returns the profile's name.
func (p *Profile) Name() string { return p.name }

// Count returns the number of stacks in the profile.
func (p *Profile) Count() int {
	if !p.builtin {
		p.mu.Lock()
		defer p.mu.Unlock()
		return len(p.stacks)
	}
	n := 0
	switch p.name {
	case "goroutine":
		n = runtime.NumGoroutine()
	case "threadcreate":
		n, _ = runtime.ThreadCreateProfile(nil)
	case "heap", "allocs":
		n, _ = runtime.MemProfile(nil, true)
	case "block":
		n, _ = runtime.BlockProfile(nil)
	case "mutex":
		n, _ = runtime.MutexProfile(nil)
	}
	return n
}

// Add puts the caller's stack into the profile, for value. skip leaves out
// callers: 0 begins with the one who called Add.
func (p *Profile) Add(value any, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.builtin {
		panic("pprof: Add called on built-in Profile")
	}
	pcs := make([]uintptr, 32)
	pcs = pcs[:runtime.Callers(skip+2, pcs)]
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stacks[value] != nil {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.stacks[value] = pcs
}

// Remove takes out what was added for value, if anything.
func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.stacks, value)
}

// WriteTo writes the profile: for debug 0 as a file for pprof, for 1 as text
// with function names, and the goroutine profile for 2 as an unrecovered panic
// prints it.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "" {
		panic("pprof: use of zero Profile")
	}
	var data []byte
	switch {
	case p.name == "goroutine" && debug >= 2:
		data = allStacks()
	case p.builtin:
		data = encode(p.name, debug > 0)
	default:
		data = encodeCounts(p.name, p.records(), debug > 0)
	}
	_, err := w.Write(data)
	return err
}

func allStacks() []byte {
	for size := 1 << 20; ; size *= 2 {
		buf := make([]byte, size)
		n := runtime.Stack(buf, true)
		if n < size || size >= 64<<20 {
			return buf[:n]
		}
	}
}

func (p *Profile) records() []uintptr {
	p.mu.Lock()
	defer p.mu.Unlock()
	var words []uintptr
	var stacks [][]uintptr
	for _, pcs := range p.stacks {
		stacks = append(stacks, pcs)
	}
	slices.SortFunc(stacks, slices.Compare[[]uintptr])
	for i := 0; i < len(stacks); {
		same := i + 1
		for same < len(stacks) && slices.Equal(stacks[i], stacks[same]) {
			same++
		}
		words = append(words, 1, uintptr(same-i), uintptr(len(stacks[i])))
		words = append(words, stacks[i]...)
		i = same
	}
	return words
}

// WriteHeapProfile writes the heap profile for pprof.
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

var cpu struct {
	sync.Mutex
	w io.Writer
}

// StartCPUProfile samples 100 times a second what the program does, until
// StopCPUProfile, which writes the profile to w. It fails if that is on already.
func StartCPUProfile(w io.Writer) error {
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w != nil || !startCPU(100) {
		return fmt.Errorf("cpu profiling already in use")
	}
	cpu.w = w
	return nil
}

// StopCPUProfile ends the CPU profile, if there is one, and returns when it is
// written.
func StopCPUProfile() {
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w != nil {
		cpu.w.Write(stopCPU())
		cpu.w = nil
	}
}

// labelText is how the machine keeps labels: keys and values in turn, each ended
// by a zero byte.
func labelText(list []label) string {
	var b strings.Builder
	for _, l := range list {
		b.WriteString(strings.ReplaceAll(l.key, "\x00", ""))
		b.WriteByte(0)
		b.WriteString(strings.ReplaceAll(l.value, "\x00", ""))
		b.WriteByte(0)
	}
	return b.String()
}
