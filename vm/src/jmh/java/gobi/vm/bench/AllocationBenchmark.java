package gobi.vm.bench;

import gobi.vm.gc.Collector;
import gobi.vm.gc.Pacer;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapOptions;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// What an object costs that is dropped at once: its place and, in the mean, its part of the
/// collections and of the sweeping that make room for the next ones.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AllocationBenchmark {
    private static final int OBJECTS_PER_LOOK = 64;

    /// Bytes of an object.
    @Param({"8", "16", "64", "512"})
    private int size;

    /// Whether its first word is a pointer.
    @Param({"true", "false"})
    private boolean pointer;

    private AddressSpace space;
    private Heap heap;
    private Collector collector;
    private MCache cache;
    private Layout layout;
    private int untilLook;

    @Setup
    public void prepare() {
        space = new AddressSpace();
        heap = new Heap(space, () -> {}, new HeapOptions(Long.MAX_VALUE, false, false));
        collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT));
        cache = heap.newCache();
        layout = Layout.of(heap, size, pointer ? 1 : 0);
    }

    @TearDown
    public void close() {
        space.close();
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
