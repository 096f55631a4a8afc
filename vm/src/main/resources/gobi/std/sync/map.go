package sync

// A Map is a map[any]any that goroutines may use at the same time; the zero
// value is empty.
//
// It is a plain map under a reader/writer lock. The locks are released by
// deferred calls, because a key that cannot be hashed panics.
type Map struct {
	mu RWMutex
	m  map[any]any
}

// Load returns the value of key and whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	value, ok = m.m[key]
	return value, ok
}

// Store sets the value of key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Clear removes all entries.
func (m *Map) Clear() {
	m.mu.Lock()
	m.m = nil
	m.mu.Unlock()
}

// Swap sets the value of key and returns the previous one and whether there was one.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	previous, loaded = m.m[key]
	m.set(key, value)
	return previous, loaded
}

func (m *Map) set(key, value any) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	m.m[key] = value
}

// LoadOrStore returns the value of key if there is one (loaded is true), and
// otherwise stores and returns the given one.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	actual, loaded = m.Load(key)
	if loaded {
		return actual, true
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	actual, loaded = m.m[key]
	if loaded {
		return actual, true
	}
	m.set(key, value)
	return value, false
}

// LoadAndDelete removes key and returns its value and whether there was one.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, loaded = m.m[key]
	if loaded {
		delete(m.m, key)
	}
	return value, loaded
}

// Delete removes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of key to new if it is old, and reports whether
// it did. Old must be comparable.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.m[key]
	if !ok || value != old {
		return false
	}
	m.m[key] = new
	return true
}

// CompareAndDelete removes key if its value is old, and reports whether it did.
// Old must be comparable.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.m[key]
	if !ok || value != old {
		return false
	}
	delete(m.m, key)
	return true
}

// Range calls f for each entry until f returns false. It sees each key at most
// once; changes made meanwhile may be seen or not. f may use the Map.
func (m *Map) Range(f func(key, value any) bool) {
	m.mu.RLock()
	keys := make([]any, 0, len(m.m))
	for k := range m.m {
		keys = append(keys, k)
	}
	m.mu.RUnlock()
	for _, k := range keys {
		if v, ok := m.Load(k); ok && !f(k, v) {
			return
		}
	}
}
