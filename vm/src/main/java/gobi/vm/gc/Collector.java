package gobi.vm.gc;

import gobi.vm.heap.GlobalArea;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapMap;

import java.util.ArrayList;
import java.util.List;

/// Runs collections. The caller has stopped the world and sees to it that there is one caller at a
/// time.
public final class Collector {
    private static final int KEPT_CYCLES = 256;

    private final Heap heap;
    private final Pacer pacer;
    private final Finalizers finalizers;
    private final WeakHandles weak = new WeakHandles();
    private final List<GcCycle> recent = new ArrayList<>();
    private final List<Runnable> beforeSweep = new ArrayList<>();
    private final boolean verify;
    private volatile long cycles;
    private volatile long forcedCycles;
    private volatile long totalPauseNanos;
    private final HeapMap map;
    private Marker current;

    public Collector(Heap heap, Pacer pacer) {
        this(heap, pacer, false);
    }

    /// @param verify whether every collection checks the heap's invariants
    public Collector(Heap heap, Pacer pacer, boolean verify) {
        this.heap = heap;
        this.pacer = pacer;
        this.verify = verify;
        finalizers = new Finalizers(heap);
        map = new HeapMap(heap);
        heap.setTrigger(pacer.goal(0, 0, 0));
    }

    public GcCycle collect(Iterable<? extends RootSource> roots, boolean forced) {
        long start = System.nanoTime();
        heap.finishSweep();
        long before = heap.liveBytes();
        long oldGoal = heap.trigger();
        heap.flushAll();
        heap.events().collectionBegins();
        map.begin(cycles + 1);
        heap.events().colours(cycles + 1, before, 0, 0);
        var marker = new Marker(heap);
        mark(marker, roots);
        current = marker;
        beforeSweep.forEach(Runnable::run);
        weak.clearDead(marker);
        current = null;
        if (verify) {
            new HeapVerifier(heap).verifyMarked();
        }
        long marked = System.nanoTime();
        long live = marker.markedBytes();
        heap.events().colours(cycles + 1, Math.max(0, before - live), 0, live);
        map.draw("marked");
        heap.events().collectionEnds();
        heap.startSweep(live);
        heap.events().heapLive(live);
        long stacks = heap.addressSpace().stackBytes();
        long globals = globalBytes();
        long goal = pacer.goal(live, stacks, globals);
        heap.setTrigger(goal);
        heap.events().heapGoal(goal);
        long end = System.nanoTime();
        var cycle =
                new GcCycle(
                        cycles + 1,
                        forced,
                        start,
                        marked - start,
                        end - marked,
                        before,
                        live,
                        oldGoal,
                        goal,
                        stacks,
                        globals,
                        marker.scannedBytes());
        record(cycle);
        return cycle;
    }

    private void mark(Marker marker, Iterable<? extends RootSource> roots) {
        for (GlobalArea g : heap.globals()) {
            marker.scan(g.address(), g.layout().size, g.layout());
        }
        for (RootSource r : roots) {
            r.visitRoots(marker);
            marker.drain();
        }
        finalizers.markRoots(marker);
        marker.drain();
        finalizers.queueDead(marker);
    }

    private synchronized void record(GcCycle cycle) {
        cycles = cycle.number();
        if (cycle.forced()) {
            forcedCycles++;
        }
        totalPauseNanos += cycle.pauseNanos();
        if (recent.size() == KEPT_CYCLES) {
            recent.removeFirst();
        }
        recent.add(cycle);
    }

    private long globalBytes() {
        long bytes = 0;
        for (GlobalArea g : heap.globals()) {
            bytes += g.layout().size;
        }
        return bytes;
    }

    /// Something to do when all is marked and nothing is swept: tables keyed by address drop what
    /// is dead, see [#isDead].
    public void beforeSweep(Runnable action) {
        beforeSweep.add(action);
    }

    /// Whether the object at that address is about to be freed. Only for actions before the sweep.
    public boolean isDead(long address) {
        return !current.isMarked(address);
    }

    /// Applies changed settings of the pacer, as debug.SetGCPercent does.
    public synchronized void repace() {
        long live = recent.isEmpty() ? 0 : recent.getLast().heapMarked();
        heap.setTrigger(pacer.goal(live, heap.addressSpace().stackBytes(), globalBytes()));
    }

    public Pacer pacer() {
        return pacer;
    }

    public Finalizers finalizers() {
        return finalizers;
    }

    public WeakHandles weakHandles() {
        return weak;
    }

    public long cycles() {
        return cycles;
    }

    public long forcedCycles() {
        return forcedCycles;
    }

    public long totalPauseNanos() {
        return totalPauseNanos;
    }

    /// The last cycles, oldest first, at most 256.
    public synchronized List<GcCycle> recentCycles() {
        return List.copyOf(recent);
    }
}
