// Sieve finds primes with a chain of goroutines, one for each prime, each of
// which passes on the numbers that its prime does not divide; then it checks
// them against the ordinary sieve in an array of bits.
package main

import "fmt"

func generate(out chan<- int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if n := <-in; n%prime != 0 {
			out <- n
		}
	}
}

// chained returns the first n primes. Its goroutines stay blocked when it is
// done and end with the program.
func chained(n int) []int {
	primes := make([]int, 0, n)
	ch := make(chan int)
	go generate(ch)
	for len(primes) < n {
		p := <-ch
		primes = append(primes, p)
		next := make(chan int)
		go filter(ch, next, p)
		ch = next
	}
	return primes
}

type bitset []uint64

func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }
func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }

func eratosthenes(limit int) (primes []int) {
	composite := make(bitset, limit/64+1)
	for i := 2; i <= limit; i++ {
		if composite.has(i) {
			continue
		}
		primes = append(primes, i)
		for j := i * i; j <= limit; j += i {
			composite.set(j)
		}
	}
	return primes
}

func main() {
	a := chained(150)
	b := eratosthenes(a[len(a)-1])
	for i, p := range a {
		fmt.Printf("%4d", p)
		if i%15 == 14 {
			fmt.Println()
		}
	}
	same := len(a) == len(b)
	for i := 0; same && i < len(a); i++ {
		same = a[i] == b[i]
	}
	fmt.Println("both sieves agree:", same)
	fmt.Println("primes below a million:", len(eratosthenes(1_000_000)))

	twins := 0
	for i, ps := 1, eratosthenes(10_000); i < len(ps); i++ {
		if ps[i]-ps[i-1] == 2 {
			twins++
		}
	}
	fmt.Println("twins below ten thousand:", twins)
}
