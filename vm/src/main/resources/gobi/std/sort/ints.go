package sort

// intsOrder sorts x, in which nothing is a NaN. Equal elements cannot be told apart, so this is a plain
// quicksort, with heapsort after limit uneven splits and insertion for short ranges.
func intsOrder(x []int, limit int) {
	for len(x) > 16 {
		if limit == 0 {
			intsOrderHeap(x)
			return
		}
		limit--
		last := len(x) - 1
		p := intsMiddle(x[0], x[last/2], x[last])
		if last > 128 {
			q := last / 4
			p = intsMiddle(intsMiddle(x[0], x[q], x[q+1]), p, intsMiddle(x[last-q], x[last-q-1], x[last-1]))
		}
		i, j := 0, last
		for i <= j {
			for x[i] < p {
				i++
			}
			for p < x[j] {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		if j < last-i {
			intsOrder(x[:j+1], limit)
			x = x[i:]
		} else {
			intsOrder(x[i:], limit)
			x = x[:j+1]
		}
	}
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for j > 0 && v < x[j-1] {
			x[j] = x[j-1]
			j--
		}
		x[j] = v
	}
}

func intsMiddle(a, b, c int) int {
	if b < a {
		a, b = b, a
	}
	if c < b {
		if c < a {
			return a
		}
		return c
	}
	return b
}

func intsOrderHeap(x []int) {
	for i := len(x)/2 - 1; i >= 0; i-- {
		intsOrderSink(x, i)
	}
	for n := len(x) - 1; n > 0; n-- {
		x[0], x[n] = x[n], x[0]
		intsOrderSink(x[:n], 0)
	}
}

func intsOrderSink(x []int, root int) {
	v := x[root]
	for {
		child := 2*root + 1
		if child >= len(x) {
			break
		}
		if child+1 < len(x) && x[child] < x[child+1] {
			child++
		}
		if !(v < x[child]) {
			break
		}
		x[root] = x[child]
		root = child
	}
	x[root] = v
}

// intsRun returns where x stops to be ascending or, if it starts descending strictly, reverses that
// start if it is all of x.
func intsRun(x []int) int {
	n := 1
	if len(x) > 1 && x[1] < x[0] {
		for n < len(x) && x[n] < x[n-1] {
			n++
		}
		if n == len(x) {
			for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
				x[i], x[j] = x[j], x[i]
			}
		}
		return n
	}
	for n < len(x) && !(x[n] < x[n-1]) {
		n++
	}
	return n
}
