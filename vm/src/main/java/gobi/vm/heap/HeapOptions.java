package gobi.vm.heap;

/// @param limit most bytes of pages in use; beyond it the program ends with Go's out-of-memory
///   error
/// @param stress whether every slow path of allocation asks for a collection
/// @param clobberFree whether freed objects are overwritten
public record HeapOptions(long limit, boolean stress, boolean clobberFree) {
    public static final HeapOptions DEFAULT = new HeapOptions(Long.MAX_VALUE, false, false);
}
