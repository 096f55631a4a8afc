package runtime

// LockOSThread ties the goroutine to its thread, on which nothing else runs until
// UnlockOSThread has been called as often; if it ends before, so does the thread.
func LockOSThread()

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread()

// NumCgoCall returns the number of calls into C, of which there are none.
func NumCgoCall() int64 { return 0 }
