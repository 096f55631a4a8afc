package gobi.vm.bench;

import gobi.vm.gc.Barriers;
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

/// A store of a pointer, while nothing is marked and while the barrier shades what it overwrites.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BarrierBenchmark {
    private static final int OBJECTS = 1024;

    @Param({"false", "true"})
    private boolean marking;

    private AddressSpace space;
    private MCache cache;
    private final long[] objects = new long[OBJECTS];
    private int next;

    @Setup
    public void prepare() {
        space = new AddressSpace();
        var heap = new Heap(space, () -> {}, new HeapOptions(Long.MAX_VALUE, false, false));
        var collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT));
        cache = heap.newCache();
        Layout layout = Layout.of(heap, 16, 1);
        for (int i = 0; i < OBJECTS; i++) {
            objects[i] = heap.allocate(cache, layout);
            Barriers.initialize(objects[i], objects[i / 2]);
        }
        if (marking) {
            collector.begin(List::of, false, System.nanoTime());
        }
    }

    @TearDown
    public void close() {
        space.close();
    }

    @Benchmark
    public void store() {
        int i = next++ & OBJECTS - 1;
        Barriers.storePointer(objects[i], objects[OBJECTS - 1 - i], cache.shader);
    }
}
