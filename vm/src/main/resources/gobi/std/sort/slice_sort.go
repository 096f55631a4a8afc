package sort

import (
	"internal/bytealg"
	"math/bits"
)

// sliceQuick sorts the elements from a up to b. It is a quicksort that looks for patterns: it chooses
// pivots with care, reverses what looks descending, tries insertion on what looks sorted, splits off
// runs equal to the pivot, shuffles a little after bad splits, and after limit of these turns to
// heapsort. The order in which equal elements end up is the one that Go programs know.
func sliceQuick(s *slice, a, b, limit int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= 12 {
			sliceInsertion(s, a, b)
			return
		}
		if limit == 0 {
			sliceHeap(s, a, b)
			return
		}
		if !balanced {
			sliceShuffle(s, a, b)
			limit--
		}
		pivot, exchanges := slicePivot(s, a, b)
		if exchanges == mostExchanges {
			sliceReverse(s, a, b)
			pivot = a + b - 1 - pivot
			exchanges = 0
		}
		if exchanges == 0 && balanced && untouched && sliceNearlySorted(s, a, b) {
			return
		}
		if a > 0 && !s.less(a-1, pivot) {
			a = sliceSplitEqual(s, a, b, pivot)
			continue
		}
		var mid int
		mid, untouched = sliceSplit(s, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= n/8
			sliceQuick(s, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			sliceQuick(s, mid+1, b, limit)
			b = mid
		}
	}
}

// sliceSplit moves what is less than the pivot before it and the rest after it, and returns its new
// place and whether everything but the pivot was in place.
func sliceSplit(s *slice, a, b, pivot int) (mid int, untouched bool) {
	bytealg.Swap(s.data, s.elem, a, pivot)
	i, j := a+1, b-1
	untouched = true
	for {
		for i <= j && s.less(i, a) {
			i++
		}
		for i <= j && !s.less(j, a) {
			j--
		}
		if i > j {
			bytealg.Swap(s.data, s.elem, j, a)
			return j, untouched
		}
		untouched = false
		bytealg.Swap(s.data, s.elem, i, j)
		i++
		j--
	}
}

// sliceSplitEqual moves what equals the pivot, which nothing from a to b is less than, to the front and
// returns where the rest starts.
func sliceSplitEqual(s *slice, a, b, pivot int) int {
	bytealg.Swap(s.data, s.elem, a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !s.less(a, i) {
			i++
		}
		for i <= j && s.less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		bytealg.Swap(s.data, s.elem, i, j)
		i++
		j--
	}
}

// sliceNearlySorted sorts the range if a few insertions are enough, and reports whether they were.
func sliceNearlySorted(s *slice, a, b int) bool {
	i := a + 1
	for range 5 {
		for i < b && !s.less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		bytealg.Swap(s.data, s.elem, i, i-1)
		if i-a >= 2 {
			for k := i - 1; k >= 1 && s.less(k, k-1); k-- {
				bytealg.Swap(s.data, s.elem, k, k-1)
			}
		}
		if b-i >= 2 {
			for k := i + 1; k < b && s.less(k, k-1); k++ {
				bytealg.Swap(s.data, s.elem, k, k-1)
			}
		}
	}
	return false
}

// sliceShuffle moves three elements around the middle to places that look random.
func sliceShuffle(s *slice, a, b int) {
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
		bytealg.Swap(s.data, s.elem, at+k, a+other)
	}
}

// slicePivot chooses a pivot from the quarters of the range, each the median of three for longer ranges,
// and returns how many exchanges would have put the probes in order.
func slicePivot(s *slice, a, b int) (pivot, exchanges int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+2*quarter, a+3*quarter
	if b-a >= 50 {
		i = sliceMedian(s, i-1, i, i+1, &exchanges)
		j = sliceMedian(s, j-1, j, j+1, &exchanges)
		k = sliceMedian(s, k-1, k, k+1, &exchanges)
	}
	return sliceMedian(s, i, j, k, &exchanges), exchanges
}

func sliceMedian(s *slice, i, j, k int, exchanges *int) int {
	if s.less(j, i) {
		*exchanges++
		i, j = j, i
	}
	if s.less(k, j) {
		*exchanges++
		j = k
	}
	if s.less(j, i) {
		*exchanges++
		j = i
	}
	return j
}

func sliceReverse(s *slice, a, b int) {
	for b--; a < b; b-- {
		bytealg.Swap(s.data, s.elem, a, b)
		a++
	}
}

func sliceHeap(s *slice, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sliceSink(s, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		bytealg.Swap(s.data, s.elem, a, a+i)
		sliceSink(s, a, 0, i)
	}
}

// sliceSink moves element root of the heap of n elements at a down to its place.
func sliceSink(s *slice, a, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && s.less(a+child, a+child+1) {
			child++
		}
		if !s.less(a+root, a+child) {
			return
		}
		bytealg.Swap(s.data, s.elem, a+root, a+child)
		root = child
	}
}

func sliceInsertion(s *slice, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && s.less(j, j-1); j-- {
			bytealg.Swap(s.data, s.elem, j, j-1)
		}
	}
}

// sliceStable sorts the first n elements and keeps equal ones in order: it sorts blocks by insertion
// and merges them in place.
func sliceStable(s *slice, n int) {
	block := 20
	for a := 0; a < n; a += block {
		sliceInsertion(s, a, min(a+block, n))
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			sliceMerge(s, a, a+block, min(a+2*block, n))
		}
	}
}

// sliceMerge merges the sorted ranges from a to m and from m to b. It cuts the longer one in the middle
// and the other where the cut element belongs, exchanges the inner parts, and merges both sides.
func sliceMerge(s *slice, a, m, b int) {
	for a < m && m < b && s.less(m, m-1) {
		if b-a == 2 {
			bytealg.Swap(s.data, s.elem, a, m)
			return
		}
		var cut1, cut2 int
		if m-a > b-m {
			cut1 = a + (m-a)/2
			lo, hi := m, b
			for lo < hi {
				mid := int(uint(lo+hi) >> 1)
				if s.less(mid, cut1) {
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
				if !s.less(cut2, mid) {
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
			sliceReverse(s, cut1, m)
			sliceReverse(s, m, cut2)
			sliceReverse(s, cut1, cut2)
		}
		mid := cut1 + cut2 - m
		sliceMerge(s, a, cut1, mid)
		a, m = mid, cut2
	}
}
