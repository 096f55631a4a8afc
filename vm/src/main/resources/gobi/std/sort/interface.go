package sort

import "math/bits"

// mostExchanges is the number of exchanges of the probes of a pivot if all are out of order.
const mostExchanges = 12

// quick sorts the elements from a up to b. It is a quicksort that looks for patterns: it chooses
// pivots with care, reverses what looks descending, tries insertion on what looks sorted, splits off
// runs equal to the pivot, shuffles a little after bad splits, and after limit of these turns to
// heapsort. The order in which equal elements end up is the one that Go programs know.
func quick(data Interface, a, b, limit int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= 12 {
			insertion(data, a, b)
			return
		}
		if limit == 0 {
			heap(data, a, b)
			return
		}
		if !balanced {
			shuffle(data, a, b)
			limit--
		}
		pivot, exchanges := pivot(data, a, b)
		if exchanges == mostExchanges {
			reverse(data, a, b)
			pivot = a + b - 1 - pivot
			exchanges = 0
		}
		if exchanges == 0 && balanced && untouched && nearlySorted(data, a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			a = splitEqual(data, a, b, pivot)
			continue
		}
		var mid int
		mid, untouched = split(data, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= n/8
			quick(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			quick(data, mid+1, b, limit)
			b = mid
		}
	}
}

// split moves what is less than the pivot before it and the rest after it, and returns its new
// place and whether everything but the pivot was in place.
func split(data Interface, a, b, pivot int) (mid int, untouched bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	untouched = true
	for {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			data.Swap(j, a)
			return j, untouched
		}
		untouched = false
		data.Swap(i, j)
		i++
		j--
	}
}

// splitEqual moves what equals the pivot, which nothing from a to b is less than, to the front and
// returns where the rest starts.
func splitEqual(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// nearlySorted sorts the range if a few insertions are enough, and reports whether they were.
func nearlySorted(data Interface, a, b int) bool {
	i := a + 1
	for range 5 {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for k := i - 1; k >= 1 && data.Less(k, k-1); k-- {
				data.Swap(k, k-1)
			}
		}
		if b-i >= 2 {
			for k := i + 1; k < b && data.Less(k, k-1); k++ {
				data.Swap(k, k-1)
			}
		}
	}
	return false
}

// shuffle moves three elements around the middle to places that look random.
func shuffle(data Interface, a, b int) {
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
		data.Swap(at+k, a+other)
	}
}

// pivot chooses a pivot from the quarters of the range, each the median of three for longer ranges,
// and returns how many exchanges would have put the probes in order.
func pivot(data Interface, a, b int) (pivot, exchanges int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+2*quarter, a+3*quarter
	if b-a >= 50 {
		i = median(data, i-1, i, i+1, &exchanges)
		j = median(data, j-1, j, j+1, &exchanges)
		k = median(data, k-1, k, k+1, &exchanges)
	}
	return median(data, i, j, k, &exchanges), exchanges
}

func median(data Interface, i, j, k int, exchanges *int) int {
	if data.Less(j, i) {
		*exchanges++
		i, j = j, i
	}
	if data.Less(k, j) {
		*exchanges++
		j = k
	}
	if data.Less(j, i) {
		*exchanges++
		j = i
	}
	return j
}

func reverse(data Interface, a, b int) {
	for b--; a < b; b-- {
		data.Swap(a, b)
		a++
	}
}

func heap(data Interface, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sink(data, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		sink(data, a, 0, i)
	}
}

// sink moves element root of the heap of n elements at a down to its place.
func sink(data Interface, a, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(a+child, a+child+1) {
			child++
		}
		if !data.Less(a+root, a+child) {
			return
		}
		data.Swap(a+root, a+child)
		root = child
	}
}

func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// stable sorts the first n elements and keeps equal ones in order: it sorts blocks by insertion
// and merges them in place.
func stable(data Interface, n int) {
	block := 20
	for a := 0; a < n; a += block {
		insertion(data, a, min(a+block, n))
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			merge(data, a, a+block, min(a+2*block, n))
		}
	}
}

// merge merges the sorted ranges from a to m and from m to b. It cuts the longer one in the middle
// and the other where the cut element belongs, exchanges the inner parts, and merges both sides.
func merge(data Interface, a, m, b int) {
	for a < m && m < b && data.Less(m, m-1) {
		if b-a == 2 {
			data.Swap(a, m)
			return
		}
		var cut1, cut2 int
		if m-a > b-m {
			cut1 = a + (m-a)/2
			lo, hi := m, b
			for lo < hi {
				mid := int(uint(lo+hi) >> 1)
				if data.Less(mid, cut1) {
					lo = mid + 1
				} else {
					hi = mid
				}
			}
			cut2 = lo
		} else {
			cut2 = m + (b-m-1)/2
			lo, hi := a, m
			for lo < hi {
				mid := int(uint(lo+hi) >> 1)
				if !data.Less(cut2, mid) {
					lo = mid + 1
				} else {
					hi = mid
				}
			}
			// The element at cut2 goes to the left side, so that both sides are shorter.
			cut1 = lo
			cut2++
		}
		if cut1 < m && m < cut2 {
			reverse(data, cut1, m)
			reverse(data, m, cut2)
			reverse(data, cut1, cut2)
		}
		mid := cut1 + cut2 - m
		merge(data, a, cut1, mid)
		a, m = mid, cut2
	}
}
