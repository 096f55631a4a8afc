package main

import (
	"fmt"
	"runtime"
	"strings"
)

type node struct {
	next *node
	pad  [10]int
}

var list *node
var text string

func push() {
	list = &node{next: list} // 18
}

func grow(n int) {
	for i := 0; i < n; i++ {
		push()
		text += "0123456789abcdef" // 24
	}
}

func big() []int {
	return make([]int, 1<<16) // 29
}

// print tells what the lines of this file allocated.
func print(lines ...int) {
	runtime.GC()
	runtime.GC()
	n, _ := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, n+50)
	n, _ = runtime.MemProfile(records, true)
	objects := map[int]int64{}
	bytes := map[int]int64{}
	for _, r := range records[:n] {
		frames := runtime.CallersFrames(r.Stack())
		for {
			frame, more := frames.Next()
			if strings.HasPrefix(frame.Function, "main.") {
				objects[frame.Line] += r.AllocObjects
				bytes[frame.Line] += r.AllocBytes
				break
			}
			if !more {
				break
			}
		}
	}
	for _, line := range lines {
		fmt.Println("line", line, "objects", objects[line], "bytes", bytes[line])
	}
}

func main() {
	runtime.MemProfileRate = 1
	for i := 0; i < 10; i++ {
		_ = big()[i] // reaches the new rate
	}
	print()
	grow(300)
	a := big()
	print(18, 24)
	fmt.Println(len(a), list.pad[0])
}
