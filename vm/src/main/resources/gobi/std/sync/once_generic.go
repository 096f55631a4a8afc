package sync

// OnceValue returns a function that calls f once, in its first call, and
// returns its result. If f panics, every call panics with the same value.
func OnceValue[T any](f func() T) func() T {
	var result T
	run := OnceFunc(func() {
		result = f()
		f = nil
	})
	return func() T {
		run()
		return result
	}
}

// OnceValues returns a function that calls f once, in its first call, and
// returns its results. If f panics, every call panics with the same value.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var r1 T1
	var r2 T2
	run := OnceFunc(func() {
		r1, r2 = f()
		f = nil
	})
	return func() (T1, T2) {
		run()
		return r1, r2
	}
}
