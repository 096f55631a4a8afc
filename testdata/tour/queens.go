// Queens places n queens on a board so that none attacks another: once with
// sets as bits of integers to count the solutions, once with slices and a
// callback to show some, and once in parallel with a goroutine for each first
// column.
package main

import (
	"fmt"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"
)

// count explores a row: each argument has a bit for each attacked column.
func count(n int, cols, diag, anti uint) int {
	all := uint(1)<<n - 1
	if cols == all {
		return 1
	}
	solutions := 0
	for free := all &^ (cols | diag | anti); free != 0; free &= free - 1 {
		bit := free & -free
		solutions += count(n, cols|bit, (diag|bit)<<1, (anti|bit)>>1)
	}
	return solutions
}

// search calls found with every placement until found returns false.
func search(n int, found func(queens []int) bool) {
	queens := make([]int, 0, n)
	safe := func(col int) bool {
		row := len(queens)
		for r, c := range queens {
			if c == col || row-r == col-c || row-r == c-col {
				return false
			}
		}
		return true
	}
	var place func() bool
	place = func() bool {
		if len(queens) == n {
			return found(queens)
		}
		for col := range n {
			if safe(col) {
				queens = append(queens, col)
				ok := place()
				queens = queens[:len(queens)-1]
				if !ok {
					return false
				}
			}
		}
		return true
	}
	place()
}

func draw(queens []int) string {
	var b strings.Builder
	for _, q := range queens {
		row := []byte(strings.Repeat(". ", len(queens)))
		row[2*q] = 'Q'
		b.Write(row)
		b.WriteByte('\n')
	}
	return b.String()
}

func parallel(n int) int64 {
	var total atomic.Int64
	var wg sync.WaitGroup
	for col := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			bit := uint(1) << col
			total.Add(int64(count(n, bit, bit<<1, bit>>1)))
		}()
	}
	wg.Wait()
	return total.Load()
}

func main() {
	for n := 1; n <= 9; n++ {
		fmt.Printf("%d queens: %d\n", n, count(n, 0, 0, 0))
	}
	shown := 0
	search(6, func(queens []int) bool {
		shown++
		fmt.Println(queens)
		fmt.Print(draw(queens))
		return shown < 2
	})
	checksum := 0
	search(7, func(queens []int) bool {
		for r, c := range queens {
			checksum += int(bits.RotateLeft(uint(r*c), r) % 97)
		}
		return true
	})
	fmt.Println("checksum", checksum, "parallel", parallel(8))
}

func init() {
	if got := count(4, 0, 0, 0); got != 2 {
		panic(fmt.Sprint("four queens have 2 solutions, not ", got))
	}
}
