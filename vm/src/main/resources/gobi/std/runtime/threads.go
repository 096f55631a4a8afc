package runtime

// LockOSThread would tie the goroutine to its thread. Programs have no means to
// observe threads here, so it does nothing.
func LockOSThread() {}

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread() {}

// NumCgoCall returns the number of calls into C, of which there are none.
func NumCgoCall() int64 { return 0 }
