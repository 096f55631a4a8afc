package sort

// Search returns the smallest i of 0 to n at which f is true, where f is false first and then true;
// n if it is never true.
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Find returns the smallest i of 0 to n at which cmp is not positive, where cmp falls, and whether
// it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	lo, hi := 0, n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmp(mid) > 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < n && cmp(lo) == 0
}

// SearchInts returns where x is in the sorted slice a, or where it would be inserted.
func SearchInts(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if a[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// SearchFloat64s returns where x is in the sorted slice a, or where it would be inserted.
func SearchFloat64s(a []float64, x float64) int {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if a[mid] >= x {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// SearchStrings returns where x is in the sorted slice a, or where it would be inserted.
func SearchStrings(a []string, x string) int {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if a[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Search returns SearchInts of the receiver.
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Search returns SearchFloat64s of the receiver.
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// Search returns SearchStrings of the receiver.
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }
