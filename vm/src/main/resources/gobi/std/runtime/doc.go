// Package runtime lets programs talk to the virtual machine that runs them:
// goroutines, memory, stacks, and the errors that the machine raises.
//
// It follows the documented behaviour of Go 1.23; where a function speaks of
// operating system threads or of gc's own data structures, its comment says
// what it means here.
//
// A program counter (uintptr) names a bytecode instruction of a function. The
// ones that Caller and Callers return are return addresses: pc-1 belongs to the
// calling instruction.
package runtime

import "internal/sys"

// Compiler is the name of the toolchain that the behaviour follows.
const Compiler = "gc"

// GOOS and GOARCH are the operating system and architecture that programs see.
const (
	GOOS   = "linux"
	GOARCH = "amd64"
)

// Version returns the Go version that is implemented.
func Version() string { return "go1.23" }

// GOROOT returns the environment variable of that name: there is no installed
// Go tree to fall back on.
func GOROOT() string {
	dir, _ := sys.Getenv("GOROOT")
	return dir
}

// An Error is a run-time error, such as an index out of range.
type Error interface {
	error
	// RuntimeError only tells run-time errors from other errors.
	RuntimeError()
}
