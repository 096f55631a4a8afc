/// The heap: size-classed spans in arenas, per-P caches, and what the collector needs to find and
/// type every object.
///
/// # Vocabulary (as in Go's runtime)
///
/// - **arena**: 64 MB of address space, cut into **pages** of 8 KB; the [gobi.vm.heap.PageHeap]
///   hands out runs of pages, lowest address first, and joins them again when they are freed.
/// - **span**: a run of pages with objects of one **size class** (gc's 67 sizes from 8 to 32768,
///   because `cap` makes them visible), or with one larger object.
/// - **span class**: size class, and whether its objects hold no pointers (**noscan**).
/// - **[gobi.vm.heap.MCache]**: what a P allocates from without locks: for every span class a
///   [gobi.vm.heap.Run] of adjacent free slots.
/// - **central list**: the spans of a class that have free slots and that no cache holds.
///
/// # Allocation
///
/// A cache takes whole runs of free slots from its span: their allocation bits are set and their
/// memory is zeroed at once, when the run is taken, so an allocation is a compare, an addition and
/// (for objects with pointers) one store of the object's type. A run is never longer than 16 KB or
/// one object. Unused slots go back when caches are flushed, which the collector does with the
/// world stopped. The same moment serves to allocate black: during marking the run's mark bits are
/// set before its allocation bits when it is taken.
///
/// # What is an object's type?
///
/// The collector scans exactly. Each slot of a scan span has a 4-byte layout number in a table at
/// the span's end; the number names a [gobi.vm.heap.Layout] (a Go type, or a layout of the VM's own
/// such as the groups of a map), whose pattern repeats through the slot, so one number types single
/// objects and arrays alike. Slots are zero beyond the object, so scanning their tails is harmless.
/// Large objects keep their layout in the span.
///
/// Rejected: a bit per word written at allocation (costs time in proportion to the object's size,
/// needs tails trimmed, and large types pay most); a header word in each object (shifts sizes
/// against gc's classes, 8 bytes instead of 4, and objects would no longer start on their slots);
/// layout numbers in Java arrays (gives the JVM's collector work in proportion to the Go heap).
///
/// # Interior pointers
///
/// `address -> arena -> page -> span` by two array loads, then a multiplication gives the slot.
/// Addresses of immortal data and of goroutine frames lie in arenas that have no spans, and those
/// of other VMs in arenas that this heap does not know.
///
/// # Collection
///
/// The heap never collects: it tells its [gobi.vm.heap.HeapListener] when allocation has reached
/// the trigger, and during marking how much is allocated.
///
/// # Sweeping
///
/// Sweeping makes the mark bits of a span its allocation bits and touches no object. It begins when
/// marking has ended, by moving every span of a central list to its unswept part and raising the
/// **generation**; both take the same time however large the heap is. Then spans are swept one by
/// one: by an allocation that wants one of that class, by the collector's background thread, and
/// the rest before the next marking begins. A span whose objects are all free goes back to the page
/// heap. An object of an unswept span that a program can reach is marked, so programs need not wait
/// for sweeping; who asks by address whether there is an object sweeps the span first.
///
/// # Scavenging
///
/// Free pages stay resident for the next objects. After a collection the [gobi.vm.heap.Scavenger]
/// gives back what is beyond the next goal and a tenth, 256 KB at a time from the highest addresses
/// down, with 1 % of a CPU: a heap that has had a peak of 500 MB is small again after about ten
/// seconds. debug.FreeOSMemory gives all free pages back at once.
package gobi.vm.heap;
