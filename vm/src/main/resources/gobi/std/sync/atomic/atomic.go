// Package atomic offers memory operations that other goroutines see whole and
// in one order (sequentially consistent).
//
// It follows the documented behaviour of Go 1.23. The functions without a body
// are single instructions of the virtual machine; the types wrap them.
package atomic

import "unsafe"

// LoadInt32 returns *addr.
func LoadInt32(addr *int32) (val int32)

// StoreInt32 sets *addr to val.
func StoreInt32(addr *int32, val int32)

// SwapInt32 sets *addr to new and returns what was there.
func SwapInt32(addr *int32, new int32) (old int32)

// CompareAndSwapInt32 sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool)

// AddInt32 adds delta to *addr and returns the sum.
func AddInt32(addr *int32, delta int32) (new int32)

// AndInt32 sets *addr to *addr & mask and returns what was there.
func AndInt32(addr *int32, mask int32) (old int32)

// OrInt32 sets *addr to *addr | mask and returns what was there.
func OrInt32(addr *int32, mask int32) (old int32)

// LoadInt64 returns *addr.
func LoadInt64(addr *int64) (val int64)

// StoreInt64 sets *addr to val.
func StoreInt64(addr *int64, val int64)

// SwapInt64 sets *addr to new and returns what was there.
func SwapInt64(addr *int64, new int64) (old int64)

// CompareAndSwapInt64 sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool)

// AddInt64 adds delta to *addr and returns the sum.
func AddInt64(addr *int64, delta int64) (new int64)

// AndInt64 sets *addr to *addr & mask and returns what was there.
func AndInt64(addr *int64, mask int64) (old int64)

// OrInt64 sets *addr to *addr | mask and returns what was there.
func OrInt64(addr *int64, mask int64) (old int64)

// LoadUint32 returns *addr.
func LoadUint32(addr *uint32) (val uint32)

// StoreUint32 sets *addr to val.
func StoreUint32(addr *uint32, val uint32)

// SwapUint32 sets *addr to new and returns what was there.
func SwapUint32(addr *uint32, new uint32) (old uint32)

// CompareAndSwapUint32 sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool)

// AddUint32 adds delta to *addr and returns the sum.
func AddUint32(addr *uint32, delta uint32) (new uint32)

// AndUint32 sets *addr to *addr & mask and returns what was there.
func AndUint32(addr *uint32, mask uint32) (old uint32)

// OrUint32 sets *addr to *addr | mask and returns what was there.
func OrUint32(addr *uint32, mask uint32) (old uint32)

// LoadUint64 returns *addr.
func LoadUint64(addr *uint64) (val uint64)

// StoreUint64 sets *addr to val.
func StoreUint64(addr *uint64, val uint64)

// SwapUint64 sets *addr to new and returns what was there.
func SwapUint64(addr *uint64, new uint64) (old uint64)

// CompareAndSwapUint64 sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool)

// AddUint64 adds delta to *addr and returns the sum.
func AddUint64(addr *uint64, delta uint64) (new uint64)

// AndUint64 sets *addr to *addr & mask and returns what was there.
func AndUint64(addr *uint64, mask uint64) (old uint64)

// OrUint64 sets *addr to *addr | mask and returns what was there.
func OrUint64(addr *uint64, mask uint64) (old uint64)

// LoadUintptr returns *addr.
func LoadUintptr(addr *uintptr) (val uintptr)

// StoreUintptr sets *addr to val.
func StoreUintptr(addr *uintptr, val uintptr)

// SwapUintptr sets *addr to new and returns what was there.
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr)

// CompareAndSwapUintptr sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool)

// AddUintptr adds delta to *addr and returns the sum.
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr)

// AndUintptr sets *addr to *addr & mask and returns what was there.
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr)

// OrUintptr sets *addr to *addr | mask and returns what was there.
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr)

// LoadPointer returns *addr.
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer)

// StorePointer sets *addr to val.
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer)

// SwapPointer sets *addr to new and returns what was there.
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer)

// CompareAndSwapPointer sets *addr to new if it holds old, and reports whether it did.
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool)
