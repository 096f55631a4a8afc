package gobi.vm.bench;

import gobi.vm.gc.Collector;
import gobi.vm.gc.Pacer;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapOptions;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// A heap with its collector, without an interpreter, and how its operations are measured.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class HeapBenchmark {
    final AddressSpace space = new AddressSpace();
    final Heap heap = new Heap(space, () -> {}, new HeapOptions(Long.MAX_VALUE, false, false));
    final Collector collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT));
    final MCache cache = heap.newCache();

    @TearDown
    public void close() {
        heap.close();
        space.close();
    }
}
