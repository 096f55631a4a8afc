package sync

import "sync/atomic"

// An RWMutex is held by any number of readers or by one writer; the zero value
// is unlocked. A waiting writer keeps new readers out.
//
// A writer subtracts maxReaders from readers, which makes the count negative
// for those that arrive, and waits for the readers of that moment, counted down
// by leaving.
type RWMutex struct {
	w          Mutex // held by the writer, also while it waits
	writerSem  uint32
	readerSem  uint32
	readers    int32 // readers inside and waiting; minus maxReaders if there is a writer
	readerWait int32 // readers the writer still waits for
}

const maxReaders = 1 << 30

// RLock locks rw for reading.
func (rw *RWMutex) RLock() {
	if atomic.AddInt32(&rw.readers, 1) < 0 {
		runtime_Semacquire(&rw.readerSem, false, waitRWRLock)
	}
}

// TryRLock locks rw for reading if that needs no waiting, and reports whether it did.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := atomic.LoadInt32(&rw.readers)
		if n < 0 {
			return false
		}
		if atomic.CompareAndSwapInt32(&rw.readers, n, n+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock. It is a fatal error if there is none.
func (rw *RWMutex) RUnlock() {
	if n := atomic.AddInt32(&rw.readers, -1); n < 0 {
		rw.rUnlockSlow(n)
	}
}

func (rw *RWMutex) rUnlockSlow(n int32) {
	if n+1 == 0 || n+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if atomic.AddInt32(&rw.readerWait, -1) == 0 {
		runtime_Semrelease(&rw.writerSem, false)
	}
}

// Lock locks rw for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	inside := atomic.AddInt32(&rw.readers, -maxReaders) + maxReaders
	if inside != 0 && atomic.AddInt32(&rw.readerWait, inside) != 0 {
		runtime_Semacquire(&rw.writerSem, false, waitRWLock)
	}
}

// TryLock locks rw for writing if that needs no waiting, and reports whether it did.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !atomic.CompareAndSwapInt32(&rw.readers, 0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock unlocks rw for writing. It is a fatal error if it is not so locked.
func (rw *RWMutex) Unlock() {
	waiting := atomic.AddInt32(&rw.readers, maxReaders)
	if waiting >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := int32(0); i < waiting; i++ {
		runtime_Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker whose Lock and Unlock are rw.RLock and rw.RUnlock.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }
