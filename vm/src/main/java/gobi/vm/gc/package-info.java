/// The collector: concurrent tri-colour mark and sweep over the spans of [gobi.vm.heap.Heap].
///
/// White objects have not been reached, grey ones are marked and wait to be scanned, black ones are
/// scanned. A mark bit tells white from the others; grey objects stand in buffers of 256 addresses
/// ([gobi.vm.gc.GreyBuffer]), which markers trade through a pool ([gobi.vm.gc.GreyPool]).
///
/// # Cycle
///
/// 1. What is left to sweep is swept.
/// 2. First stop of the world: caches are flushed, so that every object made from now on comes from
///    a run that was taken black; each cache gets a [gobi.vm.gc.Marker], which is the shader of the
///    goroutines that run with it.
/// 3. Marking beside the program: [gobi.vm.gc.Marking] hands out the roots in parts (globals in
///    pieces, some stacks at a time, timers, finalizers), then grey objects. Those who mark:
///    workers on a quarter of the Ps, Ps that have nothing else to do, and goroutines that
///    allocate, in proportion to what they are given (assists, less what workers did in advance).
///    Large objects are scanned in pieces of 128 KB.
/// 4. When the roots are visited, the pool is empty and nobody marks, the M that is going to stop
///    the world first marks what its own write barriers have put into buffers. If that does not
///    lead to more, last stop: what the others' barriers have is taken up; if there is more than a
///    moment's work, marking goes on. Else objects with finalizers that were not reached are
///    revived and queued, tables keyed by address forget what is dead, and all spans wait to be
///    swept.
/// 5. Sweeping is spread over the allocation up to the next cycle, and done by idle Ps.
///
/// # Invariants
///
/// - **Snapshot.** Whatever was reachable at the first stop is marked in the end. A store tells the
///   shader what it overwrites ([gobi.vm.gc.Barriers]), so the last path to a white object of the
///   snapshot cannot vanish unseen.
/// - **A goroutine runs only with a visited stack.** Its stack is visited once a cycle: by a marker
///   that finds it at rest, or by its own M before it runs on. So what a running goroutine holds is
///   of the snapshot, or new and black, and storing it needs no barrier of its own: Go's hybrid
///   barrier has an insertion half because there goroutines run before their stacks are scanned.
///   New goroutines hold what their creators hold.
/// - **New objects are black.** They are marked before they are allocated and never scanned; what
///   is stored into them is of the snapshot or black.
/// - What tables of the VM hold (timers, due finalizers, weak handles) is shaded when it is taken
///   out while marking.
/// - Only allocated slots are marked: an address that points to a free slot, beyond the slots of a
///   span or outside of the heap is ignored. So forged pointers and stale words can keep objects
///   alive but harm nothing.
/// - The phase, the shaders and the caches' runs change only while the world is stopped.
///
/// # Pacing
///
/// [gobi.vm.gc.Pacer] aims at a heap of `live + (live + stacks + globals) * GOGC / 100`, at least 4
/// MB * GOGC / 100, at most what the memory limit leaves. A cycle begins so much earlier as the
/// last cycles saw goroutines allocate while they marked, within 70 to 95 % of the way to the goal.
/// [gobi.vm.gc.CpuLimiter] lets assists rest when collecting takes more than half of the CPU.
///
/// # Finalizers, cleanups, weak pointers
///
/// An object with a finalizer keeps everything it refers to alive, but not itself; when nothing
/// else does, the object is revived once and its finalizer queued. So of two objects that refer one
/// to the other, the referring one is finalized first, and a cycle never is, as in Go.
///
/// A cleanup keeps itself alive, that is its function and argument, but nothing of its object; it
/// is queued when no finalizer revives the object any more. A weak pointer is a number
/// ([gobi.vm.gc.WeakHandles]): cleared in the stop that ends marking, before anything is revived
/// and long before the memory is used again, so there is no moment at which it leads to a dead
/// object.
///
/// # Other modes
///
/// In the deterministic mode, with GODEBUG=gcstoptheworld=1 and under stress the world stands for
/// the whole of a cycle, with one marker.
///
/// # Rejected
///
/// The hybrid barrier: two shades for each store and nothing won, since goroutines stop at
/// safepoints where their Ms can visit their stacks. Moving objects: addresses are Go's pointers. A
/// stack barrier that visits frames as they are returned to: stacks of Go programs are short.
///
/// Sources: Yuasa, Real-time garbage collection on general-purpose machines, 1990; the GC guide of
/// go.dev and the comments of Go's runtime for the vocabulary.
package gobi.vm.gc;
