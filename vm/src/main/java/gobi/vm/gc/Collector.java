package gobi.vm.gc;

import gobi.vm.heap.GlobalArea;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapMap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Runs collections, one at a time. See the package's page for the phases; who calls sees to it
/// that the world is stopped where it must be.
public final class Collector {
    private static final int KEPT_CYCLES = 256;

    /// Globals are visited in parts of about this many bytes.
    private static final long GLOBALS_PER_PART = 64 << 10;

    /// How long the world may stand for the rest that write barriers left.
    private static final long LAST_STOP_NANOS = 150_000;

    /// How much an M scans before it stops the world, so that the stop finds less to do.
    private static final long REST_BYTES = 1 << 20;

    private final Heap heap;
    private final Pacer pacer;
    private final Finalizers finalizers;
    private final WeakHandles weak = new WeakHandles();
    private final List<GcCycle> recent = new ArrayList<>();
    private final List<Runnable> beforeSweep = new ArrayList<>();
    private final boolean verify;
    private final GreyPool pool = new GreyPool();
    private final Map<MCache, Marker> markers = new IdentityHashMap<>();
    private final GcClock clock = new GcClock();
    private final HeapMap map;
    private volatile long cycles;
    private volatile long forcedCycles;
    private volatile long totalPauseNanos;
    private volatile long totalCpuNanos;
    private volatile long goal;
    private volatile Marking marking;
    private Supplier<List<RootSource>> roots;
    private Marker own;
    private CycleStart start;
    private GcCycle unfinished;
    private long lastCpuCheck = System.nanoTime();

    /// What is known of a cycle when its marking begins.
    private record CycleStart(boolean forced, long nanos, long heap, long goal) {}

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
        aim(0);
    }

    // --- a cycle

    /// A whole cycle while the world stands, in the calling thread.
    public GcCycle collect(List<RootSource> parts, boolean forced, int processors) {
        long began = System.nanoTime();
        begin(() -> parts, forced, began);
        own.drain();
        finish();
        return record(0, System.nanoTime() - began, began, processors);
    }

    /// Begins to mark. The world is stopped.
    ///
    /// @param rootParts asked for once, after the world has been started
    /// @param stopBegan when the world began to stop
    public void begin(Supplier<List<RootSource>> rootParts, boolean forced, long stopBegan) {
        heap.finishSweep();
        heap.flushAll();
        start = new CycleStart(forced, stopBegan, heap.liveBytes(), goal);
        clock.reset();
        heap.events().collectionBegins();
        map.begin(cycles + 1);
        heap.events().colours(cycles + 1, start.heap, 0, 0);
        roots = rootParts;
        marking = new Marking(pool, this::rootParts);
        own = new Marker(heap, marking);
        markers.clear();
        heap.caches().forEach(this::give);
        heap.phase().marking = true;
    }

    /// A cache that has been made while marking, or is there when it begins.
    private void give(MCache c) {
        var marker = new Marker(heap, marking);
        markers.put(c, marker);
        c.shader = marker;
        c.assistCredit = 0;
    }

    /// A new cache takes part. The world is stopped, or nothing is being marked.
    public void cacheMade(MCache c) {
        if (heap.phase().marking) {
            give(c);
        }
    }

    private List<RootSource> rootParts() {
        List<RootSource> parts = globalParts();
        parts.addAll(roots.get());
        parts.add(finalizers::markRoots);
        return parts;
    }

    private List<RootSource> globalParts() {
        List<RootSource> parts = new ArrayList<>();
        List<GlobalArea> part = new ArrayList<>();
        long size = 0;
        for (GlobalArea g : heap.globals()) {
            long bytes = g.layout().size;
            long piece = Marker.piece(g.layout());
            for (long at = piece; at < bytes; at += piece) {
                parts.add(area(g.address() + at, Math.min(piece, bytes - at), g.layout()));
            }
            part.add(g);
            size += Math.min(piece, bytes);
            if (size >= GLOBALS_PER_PART) {
                parts.add(areas(List.copyOf(part)));
                part.clear();
                size = 0;
            }
        }
        parts.add(areas(part));
        return parts;
    }

    private static RootSource areas(List<GlobalArea> areas) {
        return v -> {
            var marker = (Marker) v;
            for (GlobalArea g : areas) {
                Layout t = g.layout();
                marker.scan(g.address(), Math.min(t.size, Marker.piece(t)), t);
            }
        };
    }

    private static RootSource area(long address, long size, Layout t) {
        return v -> ((Marker) v).scan(address, size, t);
    }

    public boolean isMarking() {
        return heap.phase().marking;
    }

    /// How many bytes an allocating goroutine has to scan now for each byte that it is given.
    public double assistRatio() {
        return assistRatio(marking);
    }

    private double assistRatio(Marking m) {
        return pacer.assistRatio(heap.liveBytes(), m.scanned(), start.heap, start.goal);
    }

    /// Bytes allocated when the cycle that is marking began.
    public long heapAtStart() {
        return start.heap;
    }

    /// Whether a worker would find something to do.
    public boolean hasWork() {
        Marking m = marking;
        return m != null && m.hasWork();
    }

    /// Whether marking seems to be complete, so that it is worth while to stop the world and call
    /// [#tryFinish].
    public boolean isDone() {
        Marking m = marking;
        return m != null && m.isDone();
    }

    /// Marks on behalf of nobody until there is nothing left or `stop` says so. The caller has the
    /// P of that cache.
    public void work(MCache c, BooleanSupplier stop) {
        Marking m = marking;
        var marker = (Marker) c.shader;
        m.enter();
        try {
            m.addCredit(marker.work(Long.MAX_VALUE, stop));
        } finally {
            marker.flush();
            m.leave();
        }
        drawNowAndThen();
    }

    /// The goroutine that has the P of that cache has been given so many bytes while marking: it
    /// scans in proportion, unless workers have done so already. True if it may be the one that
    /// found nothing left to do.
    public boolean assist(MCache c, long bytes, BooleanSupplier stop) {
        Marking m = marking;
        c.assistCredit -= (long) (assistRatio(m) * bytes);
        if (c.assistCredit < 0) {
            c.assistCredit += m.takeCredit(-c.assistCredit);
        }
        if (c.assistCredit >= 0) {
            return false;
        }
        return assist(m, c, stop);
    }

    private boolean assist(Marking m, MCache c, BooleanSupplier stop) {
        long began = System.nanoTime();
        heap.events().assistBegins();
        var marker = (Marker) c.shader;
        m.enter();
        try {
            c.assistCredit += marker.work(-c.assistCredit, stop);
        } finally {
            marker.flush();
            m.leave();
        }
        heap.events().assistEnds();
        clock.assisted(System.nanoTime() - began);
        if (c.assistCredit < 0 && !m.hasWork()) {
            c.assistCredit = 0;
            return m.isDone();
        }
        return false;
    }

    /// Marks what the write barriers of that P's goroutines left, but not without bound. Whether
    /// all is marked then, as far as can be seen while the world runs.
    public boolean markRest(MCache c) {
        Marking m = marking;
        var marker = (Marker) c.shader;
        m.enter();
        try {
            m.addCredit(marker.work(REST_BYTES, () -> false));
        } finally {
            marker.flush();
            m.leave();
        }
        return m.isDone();
    }

    /// Visits roots that somebody has found, as one that has the P of that cache.
    public void visit(MCache c, RootSource root) {
        root.visitRoots((Marker) c.shader);
    }

    /// Ends the cycle if all is marked; false if marking has to go on. The world is stopped.
    public boolean tryFinish() {
        markers.values().forEach(Marker::flush);
        long until = System.nanoTime() + LAST_STOP_NANOS;
        own.work(Long.MAX_VALUE, () -> System.nanoTime() > until);
        own.flush();
        if (!marking.isDone()) {
            return false;
        }
        finish();
        return true;
    }

    private void finish() {
        // Before finalizers revive objects: a weak pointer does not come back to life.
        weak.clearDead(own);
        finalizers.queueDead(own);
        beforeSweep.forEach(Runnable::run);
        heap.flushAll();
        if (verify) {
            verifyMarked();
        }
        heap.phase().marking = false;
        heap.caches().forEach(c -> c.shader = null);
        sweepFrom();
    }

    private void verifyMarked() {
        new HeapVerifier(heap).verifyMarked();
        var check = new RootVerifier(heap);
        roots.get().forEach(r -> r.visitRoots(check));
    }

    /// The numbers of the cycle are settled, and sweeping can begin.
    private void sweepFrom() {
        long atEnd = heap.liveBytes();
        long marked = own.markedBytes();
        long rootBytes = own.rootBytes();
        for (Marker m : markers.values()) {
            marked += m.markedBytes();
            rootBytes += m.rootBytes();
        }
        long expected = pacer.expectedScan();
        long allocated = Math.max(0, atEnd - start.heap);
        pacer.learn(allocated, marking.scanned());
        // What was allocated meanwhile is black.
        long live = marked + allocated;
        heap.events().colours(cycles + 1, Math.max(0, start.heap - marked), 0, live);
        map.draw("marked");
        heap.events().collectionEnds();
        heap.startSweep(live);
        aim(live);
        heap.planSweep();
        heap.events().heapLive(live);
        unfinished =
                new GcCycle(
                        cycles + 1,
                        start.forced,
                        start.nanos,
                        0,
                        0,
                        0,
                        clock.assistNanos(),
                        clock.workerNanos(),
                        clock.idleNanos(),
                        0,
                        start.heap,
                        atEnd,
                        live,
                        start.goal,
                        goal,
                        heap.addressSpace().stackBytes(),
                        heap.globalBytes(),
                        marking.scanned(),
                        rootBytes,
                        expected);
        marking = null;
        own = null;
        markers.clear();
        roots = null;
    }

    /// Sets goal and trigger of the next collection.
    private void aim(long live) {
        goal = pacer.goal(live, heap.addressSpace().stackBytes(), heap.globalBytes());
        heap.setTrigger(pacer.trigger(live, goal));
        heap.events().heapGoal(goal);
    }

    /// Completes the record of the cycle that has ended.
    ///
    /// @param firstStop how long the world stood before marking
    /// @param lastStops how long it stood for the end of marking
    /// @param concurrentEnd when it stopped for that, as [System#nanoTime]
    public synchronized GcCycle record(
            long firstStop, long lastStops, long concurrentEnd, int processors) {
        GcCycle cycle = unfinished.completed(firstStop, lastStops, concurrentEnd, processors);
        unfinished = null;
        cycles = cycle.number();
        if (cycle.forced()) {
            forcedCycles++;
        }
        totalPauseNanos += cycle.pauseNanos();
        totalCpuNanos += cycle.cpuNanos();
        if (recent.size() == KEPT_CYCLES) {
            recent.removeFirst();
        }
        recent.add(cycle);
        long now = System.nanoTime();
        pacer.limiter().update(cycle.cpuNanos(), (now - lastCpuCheck) * processors, processors);
        lastCpuCheck = now;
        return cycle;
    }

    private void drawNowAndThen() {
        map.draw("marking");
    }

    // --- around it

    /// Something to do when all is marked and nothing is swept: tables keyed by address drop what
    /// is dead, see [#isDead].
    public void beforeSweep(Runnable action) {
        beforeSweep.add(action);
    }

    /// Whether the object at that address is about to be freed. Only for actions before the sweep.
    public boolean isDead(long address) {
        return !own.isMarked(address);
    }

    /// Applies changed settings of the pacer, as debug.SetGCPercent does.
    public synchronized void repace() {
        aim(recent.isEmpty() ? 0 : recent.getLast().heapMarked());
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

    public GcClock clock() {
        return clock;
    }

    /// The heap size that the present or next collection aims to end at.
    public long goal() {
        return goal;
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

    /// CPU time of all cycles, idle Ps' apart.
    public long totalCpuNanos() {
        return totalCpuNanos;
    }

    /// The last cycle; null if there was none.
    public synchronized GcCycle lastCycle() {
        return recent.isEmpty() ? null : recent.getLast();
    }

    /// The last cycles, oldest first, at most 256.
    public synchronized List<GcCycle> recentCycles() {
        return List.copyOf(recent);
    }
}
