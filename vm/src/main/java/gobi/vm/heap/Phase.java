package gobi.vm.heap;

/// What the collector is doing, as far as threads that allocate and store pointers must know.
///
/// The fields are plain: they change only while no thread runs Go code, and stopping and starting
/// the world publishes them. So the flag is constant as long as Go code is not interrupted, and the
/// JVM's compiler may load it once.
public final class Phase {
    /// Whether pointer stores go through the barrier and objects are allocated black.
    public boolean marking;
}
