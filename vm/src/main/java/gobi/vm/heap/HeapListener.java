package gobi.vm.heap;

/// Who is told how allocation goes on. Called on the allocating thread in the middle of Go code; it
/// must neither stop the world nor wait.
@FunctionalInterface
public interface HeapListener {
    /// It is time to collect.
    void collectionWanted();

    /// There is one more cache.
    default void cacheMade(MCache c) {}

    /// During marking: the cache has been given so many bytes, for which its user should mark in
    /// proportion.
    default void allocatedWhileMarking(MCache c, long bytes) {}
}
