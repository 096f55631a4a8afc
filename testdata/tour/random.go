// Random draws from math/rand with fixed seeds, so that everything it prints
// is the same each time: dice, shuffles, permutations, a weighted choice,
// estimates by the method of Monte Carlo and a random walk.
package main

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
)

// histogram throws two dice n times.
func histogram(r *rand.Rand, n int) (sums [13]int) {
	for range n {
		sums[r.Intn(6)+r.Intn(6)+2]++
	}
	return sums
}

type choice[T any] struct {
	value  T
	weight int
}

// pick chooses by weight.
func pick[T any](r *rand.Rand, choices []choice[T]) T {
	total := 0
	for _, c := range choices {
		total += c.weight
	}
	n := r.Intn(total)
	for _, c := range choices {
		if n -= c.weight; n < 0 {
			return c.value
		}
	}
	panic("unreachable")
}

// reservoir samples k of the numbers below n, seen one after the other.
func reservoir(r *rand.Rand, k, n int) []int {
	sample := make([]int, 0, k)
	for i := range n {
		if i < k {
			sample = append(sample, i)
		} else if j := r.Intn(i + 1); j < k {
			sample[j] = i
		}
	}
	return sample
}

func main() {
	r := rand.New(rand.NewSource(2024))
	fmt.Println(r.Int63(), r.Int31(), r.Uint32(), r.Uint64(), r.Intn(100), r.Int63n(1e12), r.Int31n(7))
	fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	fmt.Println(r.Perm(10))

	sums := histogram(r, 1000)
	for i, n := range sums[2:] {
		fmt.Printf("%2d %4d %s\n", i+2, n, strings.Repeat("#", n/10))
	}

	cards := strings.Fields("7 8 9 10 J Q K A")
	r.Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
	fmt.Println(cards)

	weather := []choice[string]{{"sun", 70}, {"wind", 25}, {"rain", 5}}
	seen := map[string]int{}
	for range 1000 {
		seen[pick(r, weather)]++
	}
	fmt.Println(seen)

	inside := 0
	const throws = 20000
	for range throws {
		x, y := r.Float64(), r.Float64()
		if x*x+y*y < 1 {
			inside++
		}
	}
	pi := 4 * float64(inside) / throws
	fmt.Println("pi is about", pi, math.Abs(pi-math.Pi) < 0.05)

	x, y, far := 0, 0, 0.0
	for range 1000 {
		switch r.Intn(4) {
		case 0:
			x++
		case 1:
			x--
		case 2:
			y++
		default:
			y--
		}
		far = math.Max(far, math.Hypot(float64(x), float64(y)))
	}
	fmt.Printf("walked to (%d,%d), at most %.2f away\n", x, y, far)
	fmt.Println("sample", reservoir(r, 5, 1000))

	// The same seed gives the same numbers; without one, they still lie in range.
	a, b := rand.New(rand.NewSource(7)), rand.New(rand.NewSource(7))
	same := true
	for range 1000 {
		same = same && a.Int() == b.Int()
	}
	n := rand.Intn(10)
	buf := make([]byte, 6)
	b.Read(buf)
	fmt.Println(same, 0 <= n && n < 10, buf)
	r.Seed(1)
	first := r.Intn(1000)
	r.Seed(1)
	fmt.Println(first, r.Intn(1000) == first)
}
