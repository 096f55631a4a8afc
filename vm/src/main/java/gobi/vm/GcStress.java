package gobi.vm;

/// How much harder the collector works than it would have to, for finding faults of the VM. If at
/// all, every collection verifies the heap.
public enum GcStress {
    OFF,
    /// The world stands for a whole collection at every slow path of allocation.
    STOPPED,
    /// A concurrent collection begins at every slow path of allocation while none is going on.
    ALWAYS
}
