/// Raw memory: the one place that touches addresses.
///
/// All memory that Go code sees lies in one reservation of address space, `[Memory.BASE,
/// Memory.BASE + Memory.SIZE)`, made once per process and never given back. It is mapped readable
/// and writable as a whole, and the system hands out pages when they are first touched: small ones,
/// and from a program's first collection on huge ones, of which a heap needs five hundred times
/// fewer. Every access tests its address against the reservation, one subtraction and one unsigned
/// compare; an address outside of it (nil and nil plus an offset, wild and forged pointers) is Go's
/// nil dereference fault. Nothing that a Go program does with unsafe can therefore reach the JVM's
/// own memory. An access at a small offset behind an address may test the address alone: as far as
/// such an offset reaches ([gobi.vm.memory.Memory#REACH]), unused memory of ours lies behind the
/// reservation. Compiled code does so, and HotSpot then keeps one test for all fields of an object.
///
/// The reservation is cut into **arenas** of 64 MB. A VM's [gobi.vm.memory.AddressSpace] takes
/// arenas for its heap, its immortal data and the memory of goroutine frames, and gives all of them
/// back when the VM is closed. The pool of free arenas is process-wide because the address space
/// is.
///
/// Two modes, chosen by the system property `gobi.memory` when the class is loaded:
/// - **fast** (default): the test above and nothing else;
/// - **checked**: besides, a liveness map of one bit for each 8 bytes, kept by whoever hands memory
///   out ([gobi.vm.memory.Memory#live], [gobi.vm.memory.Memory#dead]). Freed memory is filled with
///   a pattern, and touching it throws an [java.lang.IllegalStateException] with the address: a bug
///   of the VM, not of the program.
///
/// Rejected: `MemorySegment` for every access (1.2 to 3.5 times slower in the measured loops, and
/// no gain in safety over one reservation with a bounds test); one reservation per VM (base and
/// size would no longer be constants for the JIT); mapping arenas inaccessible until used (a forged
/// pointer would kill the JVM instead of reading zeros).
package gobi.vm.memory;
