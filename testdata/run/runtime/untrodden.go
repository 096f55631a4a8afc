// Paths that hot code comes to late, to functions that nobody called before:
// in loops, behind them, with values that only they use, and in many goroutines
// at a time.
package main

import (
	"errors"
	"fmt"
	"sync"
)

var errOdd = errors.New("odd")

// check fails seldom, with words about all that it knows.
func check(x, y int, s string) (int, error) {
	if x == y {
		return 0, describe(x, s)
	}
	return x ^ y, nil
}

func describe(x int, s string) error { return fmt.Errorf("%w: %d of %s", errOdd, x, s) }

// machine runs until an instruction that it meets once.
func machine(code []byte, rounds int) (sum int, err error) {
	pc := 0
	for {
		op := code[pc]
		pc++
		switch op {
		case 'a':
			sum++
		case 'b':
			sum ^= pc
		case 'j':
			if rounds--; rounds > 0 {
				pc = 0
			}
		case 'w':
			sum += warn(pc, sum)
		default:
			return sum, stop(pc, op)
		}
	}
}

func warn(pc, sum int) int { return pc * (sum & 7) }

func stop(pc int, op byte) error { return fmt.Errorf("stopped at %d: %q", pc, op) }

// deferred comes to its path with a defer pending, and panics there.
func deferred(i int) (result string) {
	defer func() {
		if r := recover(); r != nil {
			result = fmt.Sprint("recovered ", r)
		}
	}()
	if i == 300000 {
		result = fail(i)
	}
	return
}

func fail(i int) string { panic(fmt.Sprint("at ", i)) }

func work(id int) (n int, err error) {
	for i := 0; i < 400000; i++ {
		x, e := check(i, 390000+id, "worker")
		if e != nil {
			err = e
		}
		n += x & 1
	}
	return
}

func main() {
	code := []byte("aababbaj")
	for range 60 {
		code = append([]byte("aab"), code...)
	}
	fmt.Println(machine(append(code, "wwa!"...), 60000))
	fmt.Println(machine(append(code, "wa?"...), 60000))
	for i := range 300003 {
		if s := deferred(i); s != "" {
			fmt.Println(s)
		}
	}
	var wg sync.WaitGroup
	results := make([]string, 8)
	for id := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n, err := work(id)
			results[id] = fmt.Sprint(n, " ", err, " ", errors.Is(err, errOdd))
		}()
	}
	wg.Wait()
	for _, r := range results {
		fmt.Println(r)
	}
}
