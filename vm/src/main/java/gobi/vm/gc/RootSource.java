package gobi.vm.gc;

/// Something that holds pointers into the heap: goroutines, handles of natives, queues.
@FunctionalInterface
public interface RootSource {
    void visitRoots(RootVisitor v);
}
