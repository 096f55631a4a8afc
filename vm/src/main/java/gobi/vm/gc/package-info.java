/// The collector: stop-the-world mark and sweep over the spans of [gobi.vm.heap.Heap].
///
/// # Cycle
///
/// The scheduler stops the world (every goroutine stands at a safepoint, its frames saved) and
/// calls [gobi.vm.gc.Collector#collect]: caches are flushed; globals, the given
/// [gobi.vm.gc.RootSource]s and finalizers are marked; grey objects wait in an explicit buffer,
/// never on the Java stack, and large objects are scanned in pieces of 128 KB so that the buffer,
/// not one array, sets the pace; objects with finalizers that are found dead are revived and
/// queued; spans are swept by exchanging bit arrays.
///
/// # Invariants
///
/// - Only allocated slots are marked: an address that points to a free slot, beyond the slots of a
///   span or outside of the heap is ignored. So forged pointers and stale words can keep objects
///   alive but harm nothing.
/// - A pointer stored into the heap goes through [gobi.vm.gc.Barriers]. Today they only store; the
///   concurrent collector changes that class alone.
///
/// # Pacing
///
/// The next collection is wanted when the heap has grown to `live + (live + stacks + globals) *
/// GOGC / 100`, at least 4 MB * GOGC / 100, at most what the memory limit leaves.
/// [gobi.vm.gc.Pacer] holds the two settings.
///
/// # Finalizers
///
/// An object with a finalizer keeps everything it refers to alive, but not itself; when nothing
/// else does, the object is revived once and its finalizer queued. So of two objects that refer one
/// to the other, the referring one is finalized first, and a cycle never is, as in Go.
package gobi.vm.gc;
