// What the start-up cache of classes is trained with beside everyday.go: the rest of the language and of what scripts
// use of the library, so that compiling and running such a program loads few classes from their jars.

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

type number interface {
	~int | ~int64 | ~float64
}

type list[T any] struct {
	head *cell[T]
	n    int
}

type cell[T any] struct {
	value T
	next  *cell[T]
}

func (l *list[T]) push(v T) {
	l.head = &cell[T]{v, l.head}
	l.n++
}

func (l *list[T]) all(yield func(int, T) bool) {
	i := 0
	for c := l.head; c != nil; c = c.next {
		if !yield(i, c.value) {
			return
		}
		i++
	}
}

func sum[T number](values ...T) T {
	var total T
	for _, v := range values {
		total += v
	}
	return total
}

func convert[T, U any](from []T, f func(T) U) []U {
	to := make([]U, 0, len(from))
	for _, v := range from {
		to = append(to, f(v))
	}
	return to
}

type colour uint8

const (
	red colour = iota
	green
	blue
)

func (c colour) String() string { return [...]string{"red", "green", "blue"}[c] }

type point struct{ x, y int }

type named struct {
	point
	name string
	tags map[string][]string
}

type missing struct{ key string }

func (m *missing) Error() string { return "missing " + m.key }

var errRange = errors.New("out of range")

func look(m map[point]named, p point) (n named, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("look: %v: %w", r, errRange)
		}
	}()
	n, ok := m[p]
	switch {
	case !ok && p.x < 0:
		return n, &missing{strconv.Itoa(p.x)}
	case !ok:
		var none []int
		_ = none[p.y]
	}
	return n, nil
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("%d", v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return strconv.Quote(v)
	case fmt.Stringer:
		return v.String()
	case error:
		return "error " + v.Error()
	case []byte:
		return string(bytes.ToUpper(v))
	}
	return fmt.Sprintf("%T", v)
}

func sieve(n int) (primes int) {
	composite := make([]bool, n)
	for i := 2; i < n; i++ {
		if composite[i] {
			continue
		}
		primes++
		for j := 2 * i; j < n; j += i {
			composite[j] = true
		}
	}
	return primes
}

func mix(rounds int) (uint32, uint64, float64) {
	a, b, f := uint32(1), uint64(7), 0.5
	var ring [16]uint32
	for i := 0; i < rounds; i++ {
		a = a<<7 | a>>25
		a ^= ring[i&15] + uint32(i)
		ring[i&15] = a &^ 0xFF
		b = b*6364136223846793005 + uint64(a)%11
		f = math.Sqrt(f*f+1) - math.Floor(f)/3
	}
	return a, b, f
}

func words(text string) map[string]int {
	count := make(map[string]int)
	scanner := bufio.NewScanner(strings.NewReader(text))
	scanner.Split(bufio.ScanWords)
	for scanner.Scan() {
		count[strings.TrimFunc(strings.ToLower(scanner.Text()), unicode.IsPunct)]++
	}
	return count
}

func race() (int64, int) {
	var hits atomic.Int64
	var mutex sync.Mutex
	var once sync.Once
	var group sync.WaitGroup
	shared := map[int]int{}
	results := make(chan int, 4)
	done := make(chan struct{})
	for i := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for j := range 200 {
				hits.Add(1)
				mutex.Lock()
				shared[j] += i
				mutex.Unlock()
				select {
				case results <- j:
				case <-done:
					return
				}
			}
			once.Do(func() {
				mutex.Lock()
				shared[-1] = i
				mutex.Unlock()
			})
		}()
	}
	go func() {
		group.Wait()
		close(done)
	}()
	total := 0
	for {
		select {
		case r := <-results:
			total += r
			continue
		case <-time.After(time.Second):
		case <-done:
		}
		return hits.Load(), total
	}
}

func main() {
	var l list[string]
	for _, w := range strings.Fields("one two three four") {
		l.push(w)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for i, w := range l.all {
		if i > 2 {
			break
		}
		fmt.Fprint(out, w, " ")
	}
	fmt.Fprintln(out, sum(1, 2, 3), sum(0.5, 1.25), convert([]int{1, 2}, strconv.Itoa), min(3, 4), max(2.5, 1))

	places := map[point]named{{1, 2}: {point{1, 2}, "a", map[string][]string{"k": {"v"}}}}
	for _, p := range []point{{1, 2}, {-1, 0}, {5, 5}} {
		n, err := look(places, p)
		var m *missing
		fmt.Fprintf(out, "%+v %v %t %t\n", n, err, errors.As(err, &m), errors.Is(err, errRange))
	}
	for _, v := range []any{nil, 1, int64(2), 3.5, "s", blue, errRange, []byte("b"), places} {
		fmt.Fprint(out, describe(v), ";")
	}
	fmt.Fprintf(out, "\n%5d|%-6s|%08.3f|%x|%q|%v|%6.2e|%c\n", 42, "go", math.Pi, 255, 'x', []any{1, "a"}, 12345.678, 0x4E16)

	count := words("The quick brown fox, the lazy dog; the end.")
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	sort.Slice(keys, func(i, j int) bool { return count[keys[i]] > count[keys[j]] })
	var b strings.Builder
	for _, k := range keys[:2] {
		b.WriteString(k)
		b.WriteByte('=')
		b.WriteString(strconv.Itoa(count[k]))
	}
	fmt.Fprintln(out, b.String(), strings.Join(keys, ","), strings.Contains(b.String(), "the"))

	source := rand.New(rand.NewSource(1))
	floats := make([]float64, 2000)
	for i := range floats {
		floats[i] = source.Float64()
	}
	sort.Float64s(floats)
	texts := convert(floats, func(f float64) string { return strconv.FormatFloat(f, 'f', 6, 64) })
	sort.Strings(texts)
	parsed, err := strconv.ParseFloat(texts[7], 64)
	_, bad := strconv.Atoi("x1")
	fmt.Fprintln(out, parsed < 1, err, bad, slices.IsSorted(texts), slices.Max(floats) < 1)

	var grid [8][8]int
	matrix := make([][]float64, 60)
	for i := range matrix {
		matrix[i] = make([]float64, 60)
		for j := range matrix[i] {
			matrix[i][j] = float64(i ^ j)
			grid[i&7][j&7] += i * j
		}
	}
	product := 0.0
	for i := range matrix {
		for j := range matrix {
			for k := range matrix {
				product += matrix[i][k] * matrix[k][j]
			}
		}
	}
	a, u, f := mix(200000)
	fmt.Fprintln(out, grid[3], product, sieve(200000), a, u, f > 0)

	hits, _ := race()
	start := time.Now()
	time.Sleep(time.Millisecond)
	fmt.Fprintln(out, hits > 0, time.Since(start) > 0, 90*time.Second, len(os.Args), utf8Length("héllo, 世界"))
}

func utf8Length(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n + len([]rune(s)) + len([]byte(s))
}
