package gobi.vm.bench;

import gobi.vm.heap.Layout;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import java.util.List;

/// What an object costs that is dropped at once: its place and, in the mean, its part of the
/// collections and of the sweeping that make room for the next ones.
public class AllocationBenchmark extends HeapBenchmark {
    private static final int OBJECTS_PER_LOOK = 64;

    /// Bytes of an object.
    @Param({"8", "16", "64", "512"})
    private int size;

    /// Whether its first word is a pointer.
    @Param({"true", "false"})
    private boolean pointer;

    private Layout layout;
    private int untilLook;

    @Setup
    public void prepare() {
        layout = Layout.of(heap, size, pointer ? 1 : 0);
    }

    @Benchmark
    public long allocate() {
        if (--untilLook <= 0) {
            untilLook = OBJECTS_PER_LOOK;
            if (heap.collectionWanted()) {
                collector.collect(List.of(), false, 1);
            }
        }
        return heap.allocate(cache, layout);
    }
}
