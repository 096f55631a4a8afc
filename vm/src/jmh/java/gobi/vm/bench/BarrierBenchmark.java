package gobi.vm.bench;

import gobi.vm.gc.Barriers;
import gobi.vm.heap.Layout;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import java.util.List;

/// A store of a pointer, while nothing is marked and while the barrier shades what it overwrites.
public class BarrierBenchmark extends HeapBenchmark {
    private static final int OBJECTS = 1024;

    @Param({"false", "true"})
    private boolean marking;

    private final long[] objects = new long[OBJECTS];
    private int next;

    @Setup
    public void prepare() {
        Layout layout = Layout.of(heap, 16, 1);
        for (int i = 0; i < OBJECTS; i++) {
            objects[i] = heap.allocate(cache, layout);
            Barriers.initialize(objects[i], objects[i / 2]);
        }
        if (marking) {
            collector.begin(List::of, false, System.nanoTime());
        }
    }

    @Benchmark
    public void store() {
        int i = next++ & OBJECTS - 1;
        Barriers.storePointer(objects[i], objects[OBJECTS - 1 - i], cache.shader);
    }
}
