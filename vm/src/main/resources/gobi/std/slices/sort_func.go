package slices

import "math/bits"

// mostExchanges is the number of exchanges of the probes of a pivot if all are out of order.
const mostExchanges = 12

// quick sorts the elements from a up to b. It is a quicksort that looks for patterns: it chooses
// pivots with care, reverses what looks descending, tries insertion on what looks sorted, splits off
// runs equal to the pivot, shuffles a little after bad splits, and after limit of these turns to
// heapsort. The order in which equal elements end up is the one that Go programs know.
func quick[E any](data []E, cmp func(a, b E) int, a, b, limit int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= 12 {
			insertion(data, cmp, a, b)
			return
		}
		if limit == 0 {
			heap(data, cmp, a, b)
			return
		}
		if !balanced {
			shuffle(data, cmp, a, b)
			limit--
		}
		pivot, exchanges := pivot(data, cmp, a, b)
		if exchanges == mostExchanges {
			reverse(data, cmp, a, b)
			pivot = a + b - 1 - pivot
			exchanges = 0
		}
		if exchanges == 0 && balanced && untouched && nearlySorted(data, cmp, a, b) {
			return
		}
		if a > 0 && !(cmp(data[a-1], data[pivot]) < 0) {
			a = splitEqual(data, cmp, a, b, pivot)
			continue
		}
		var mid int
		mid, untouched = split(data, cmp, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= n/8
			quick(data, cmp, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			quick(data, cmp, mid+1, b, limit)
			b = mid
		}
	}
}

// split moves what is less than the pivot before it and the rest after it, and returns its new
// place and whether everything but the pivot was in place.
func split[E any](data []E, cmp func(a, b E) int, a, b, pivot int) (mid int, untouched bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	untouched = true
	for {
		for i <= j && (cmp(data[i], data[a]) < 0) {
			i++
		}
		for i <= j && !(cmp(data[j], data[a]) < 0) {
			j--
		}
		if i > j {
			data[j], data[a] = data[a], data[j]
			return j, untouched
		}
		untouched = false
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// splitEqual moves what equals the pivot, which nothing from a to b is less than, to the front and
// returns where the rest starts.
func splitEqual[E any](data []E, cmp func(a, b E) int, a, b, pivot int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(cmp(data[a], data[i]) < 0) {
			i++
		}
		for i <= j && (cmp(data[a], data[j]) < 0) {
			j--
		}
		if i > j {
			return i
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// nearlySorted sorts the range if a few insertions are enough, and reports whether they were.
func nearlySorted[E any](data []E, cmp func(a, b E) int, a, b int) bool {
	i := a + 1
	for range 5 {
		for i < b && !(cmp(data[i], data[i-1]) < 0) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data[i], data[i-1] = data[i-1], data[i]
		if i-a >= 2 {
			for k := i - 1; k >= 1 && (cmp(data[k], data[k-1]) < 0); k-- {
				data[k], data[k-1] = data[k-1], data[k]
			}
		}
		if b-i >= 2 {
			for k := i + 1; k < b && (cmp(data[k], data[k-1]) < 0); k++ {
				data[k], data[k-1] = data[k-1], data[k]
			}
		}
	}
	return false
}

// shuffle moves three elements around the middle to places that look random.
func shuffle[E any](data []E, cmp func(a, b E) int, a, b int) {
	n := b - a
	mask := uint(1)<<bits.Len(uint(n)) - 1
	state := uint64(n)
	at := a + n/4*2 - 1
	for k := range 3 {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		other := int(uint(state) & mask)
		if other >= n {
			other -= n
		}
		data[at+k], data[a+other] = data[a+other], data[at+k]
	}
}

// pivot chooses a pivot from the quarters of the range, each the median of three for longer ranges,
// and returns how many exchanges would have put the probes in order.
func pivot[E any](data []E, cmp func(a, b E) int, a, b int) (pivot, exchanges int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+2*quarter, a+3*quarter
	if b-a >= 50 {
		i = median(data, cmp, i-1, i, i+1, &exchanges)
		j = median(data, cmp, j-1, j, j+1, &exchanges)
		k = median(data, cmp, k-1, k, k+1, &exchanges)
	}
	return median(data, cmp, i, j, k, &exchanges), exchanges
}

func median[E any](data []E, cmp func(a, b E) int, i, j, k int, exchanges *int) int {
	if cmp(data[j], data[i]) < 0 {
		*exchanges++
		i, j = j, i
	}
	if cmp(data[k], data[j]) < 0 {
		*exchanges++
		j = k
	}
	if cmp(data[j], data[i]) < 0 {
		*exchanges++
		j = i
	}
	return j
}

func reverse[E any](data []E, cmp func(a, b E) int, a, b int) {
	for b--; a < b; b-- {
		data[a], data[b] = data[b], data[a]
		a++
	}
}

func heap[E any](data []E, cmp func(a, b E) int, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sink(data, cmp, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		sink(data, cmp, a, 0, i)
	}
}

// sink moves element root of the heap of n elements at a down to its place.
func sink[E any](data []E, cmp func(a, b E) int, a, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && (cmp(data[a+child], data[a+child+1]) < 0) {
			child++
		}
		if !(cmp(data[a+root], data[a+child]) < 0) {
			return
		}
		data[a+root], data[a+child] = data[a+child], data[a+root]
		root = child
	}
}

func insertion[E any](data []E, cmp func(a, b E) int, a, b int) {
	for i := a + 1; i < b; i++ {
		v := data[i]
		j := i
		for j > a && cmp(v, data[j-1]) < 0 {
			data[j] = data[j-1]
			j--
		}
		if j != i {
			data[j] = v
		}
	}
}
