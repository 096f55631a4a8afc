/// What is alive in the heap, and what keeps it alive, as a file that people's tools open.
///
/// # One format
///
/// A dump is in the JVM's format (HPROF 1.0.2, 8-byte ids): Eclipse MAT, VisualVM and others open
/// it, and so does `gobi heap` ([gobi.vm.heapdump.view.HprofReader]). Go's own dump format was
/// rejected as the one to write: it names neither types nor fields, and nobody's tools read it any
/// more.
///
/// # How Go looks in it
///
/// | Go | in the dump |
/// |---|---|
/// | package | class with its variables as static fields, a sticky root |
/// | goroutine | `java.lang.Thread` called `goroutine 7 [chan receive]`, with its stack; what its frames hold are frame roots |
/// | struct and other single objects | instance; nested structs are spread: `a.b`, the parts of strings and slices are `s`, `s.len`, `s.cap` |
/// | array without pointers | array of a primitive type, with its contents |
/// | other arrays, large structs, entries of maps | array of references with one element for each 8-byte word of the object, null where there is no pointer |
/// | map, channel | instance with a reference to its entries or its buffer |
/// | timers, finalizers | arrays held by the class `runtime.roots` |
///
/// Ids are addresses; a pointer into an object appears as a reference to it. Sizes are those of
/// Go's heap: what the object's slot takes.
///
/// # What type does an object have?
///
/// Objects with pointers have their layout in the heap. Those without have none, so an object that
/// is reached first through a typed pointer takes the pointer's type: a walk from the roots carries
/// what each reference says of its target ([gobi.vm.heapdump.Hint]).
///
/// # Invariants
///
/// The world is stopped, or the program has ended. The walk reads and changes nothing but the sweep
/// of spans it meets. Only what is reachable is written, so a dump needs no collection before it. A
/// class stands before its first instance, and all names before the heap: VisualVM takes what lies
/// between the first and the last segment for heap.
package gobi.vm.heapdump;
