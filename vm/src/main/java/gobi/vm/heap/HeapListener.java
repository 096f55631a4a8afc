package gobi.vm.heap;

/// Who is told that it is time to collect. Called on the allocating thread; it must not collect
/// there and then.
@FunctionalInterface
public interface HeapListener {
    void collectionWanted();
}
