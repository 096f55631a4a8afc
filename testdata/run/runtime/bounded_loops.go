// Loops that look as if they ended soon, and do not: each spins until another
// goroutine, which has the same processor, tells it to stop.
package main

import (
	"fmt"
	"runtime"
)

// stop has an element once the loop may end: its length is read without a call.
var stop = make(chan bool, 1)

// reset starts its counter anew.
func reset() int {
	turns := 0
	for i := 0; i < 10; i++ {
		if i == 5 && len(stop) == 0 {
			i = 0
		}
		turns++
	}
	return turns
}

// back takes back what the loop adds.
func back() int {
	turns := 0
	for i := 0; i < 10; i++ {
		if len(stop) == 0 {
			i--
		}
		turns++
	}
	return turns
}

// again jumps back without counting.
func again() int {
	turns := 0
	for i := 0; i < 10; i++ {
	retry:
		turns++
		if len(stop) == 0 {
			goto retry
		}
	}
	return turns
}

// avoided has a way to the condition that does not count.
func avoided() int {
	turns := 0
	i := 0
loop:
	turns++
	if len(stop) == 1 {
		i++
	}
	if i < 10 {
		goto loop
	}
	return turns
}

// outer has a short loop within one without end.
func outer() int {
	turns := 0
	for len(stop) == 0 {
		for i := 0; i < 4; i++ {
			turns += i
		}
	}
	return turns + 10
}

// crossing loops jump back behind and before each other's heads.
func crossing() int {
	turns, i := 0, 0
first:
	turns++
	i = 0
second:
	i++
	if len(stop) == 0 && turns%2 == 0 {
		goto first
	}
	turns++
	if i < 4 {
		goto second
	}
	if len(stop) == 0 {
		goto first
	}
	return turns + 10
}

// parallel has two counters, and the one that is compared stands still.
func parallel() int {
	turns := 0
	for i, j := 0, 0; i < 10; j++ {
		if len(stop) == 1 {
			i++
		}
		turns++
		_ = j
	}
	return turns
}

// long is bounded by what is a constant, but not soon.
func long() int {
	turns := 0
	for i := 0; i < 1<<62; i++ {
		if len(stop) == 1 {
			break
		}
		turns++
	}
	return turns + 10
}

// longest counts from the least number there is.
func longest() int {
	turns := 0
	for i := -1 << 63; i < 10; i++ {
		if len(stop) == 1 {
			break
		}
		turns++
	}
	return turns + 10
}

// nested loops end soon each, but not together.
func nested() int {
	turns := 10
	for i := 0; i < 1000; i++ {
		for j := 0; j < 1000; j++ {
			for k := 0; k < 1000; k++ {
				for l := 0; l < 1000; l++ {
					if len(stop) == 1 {
						return turns
					}
					turns++
				}
			}
		}
	}
	return turns
}

// down counts down, and up in between.
func down() int {
	turns := 0
	for i := 10; i > 0; i-- {
		if len(stop) == 0 {
			i += 1
		}
		turns++
	}
	return turns
}

// short loops end as they should, also from the middle on.
func short() (sum int) {
	var a [50]int
	for i := range a {
		a[i] = i
	}
	for i := 49; i >= 0; i -= 7 {
		sum += a[i]
	}
	for i := -3; i <= 3; i += 2 {
		sum = sum*10 + i
	}
	for range 5 {
		for _, x := range a {
			sum += x
		}
	}
	return sum
}

func main() {
	runtime.GOMAXPROCS(1)
	for _, loop := range []struct {
		name string
		spin func() int
	}{
		{"reset", reset}, {"back", back}, {"again", again}, {"avoided", avoided}, {"outer", outer},
		{"crossing", crossing}, {"parallel", parallel}, {"long", long},
		{"longest", longest}, {"nested", nested}, {"down", down},
	} {
		stop <- true
		for range 30000 { // until it is compiled
			loop.spin()
		}
		<-stop
		go func() { stop <- true }()
		fmt.Println(loop.name, loop.spin() >= 10)
		<-stop
	}
	for range 3000 {
		short()
	}
	fmt.Println("short", short())
}
