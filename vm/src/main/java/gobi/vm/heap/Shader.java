package gobi.vm.heap;

/// What a write barrier tells of: an object that marking must not miss. One for each cache, so used
/// by one thread at a time.
@FunctionalInterface
public interface Shader {
    /// Marks the object that the word points into, if it is a pointer into the heap.
    void shade(long maybePointer);
}
