package bytealg

import "unsafe"

// View returns the bytes of b as a string that shares them. The string must not outlive a change
// of b.
func View(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}
