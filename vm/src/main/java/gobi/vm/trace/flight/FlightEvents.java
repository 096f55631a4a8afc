package gobi.vm.trace.flight;

import gobi.vm.event.EventListener;
import gobi.vm.event.FrameNames;
import gobi.vm.event.GoroutineListener;

import jdk.jfr.Event;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// Makes events of what it is told.
final class FlightEvents implements EventListener {
    private static final int FRAMES = 32;

    /// How much the heap must have moved for an event.
    private static final long HEAP_STEP = 1 << 18;

    /// What a thread does for the VM, which it has not ended yet.
    private static final class Work {
        EventTypes.Stop stop;
        EventTypes.MarkWork mark;
        EventTypes.Sweep sweep;
        EventTypes.Compilation compilation;
    }

    private final FrameNames names;
    private final ConcurrentHashMap<Integer, String> functions = new ConcurrentHashMap<>();
    private final ThreadLocal<Work> work = ThreadLocal.withInitial(Work::new);
    private volatile EventTypes.Collection collection = new EventTypes.Collection();
    private volatile long goal;
    private volatile long heapTold;

    FlightEvents(FrameNames names) {
        this.names = names;
    }

    private static <E extends Event> E begun(E event) {
        event.begin();
        return event;
    }

    // --- names

    private String function(int id) {
        return functions.computeIfAbsent(
                id,
                i -> {
                    var place = names.entry((long) i << 32);
                    return place == null ? "" : place.function();
                });
    }

    private String place(long frame) {
        var place = names.place(frame);
        return place == null
                ? ""
                : place.function() + " (" + place.file() + ":" + place.line() + ")";
    }

    /// A frame on each line, the innermost first.
    private String stack(long[] frames, int n) {
        var text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            String place = place(frames[i]);
            text.append(text.isEmpty() || place.isEmpty() ? "" : "\n").append(place);
        }
        return text.toString();
    }

    String stack(ToIntFunction<long[]> reader) {
        long[] frames = new long[FRAMES];
        return stack(frames, reader.applyAsInt(frames));
    }

    // --- the scheduler

    @Override
    public GoroutineListener created(
            long id, int function, long creator, ToIntFunction<long[]> stack) {
        return new GoroutineEvents(this, id, function(function), creator, stack);
    }

    @Override
    public void stole(int processor, int victim, int goroutines) {
        var e = new EventTypes.Steal();
        if (e.shouldCommit()) {
            e.processor = processor;
            e.victim = victim;
            e.goroutines = goroutines;
            e.commit();
        }
    }

    @Override
    public void stopBegins(String kind) {
        var e = begun(new EventTypes.Stop());
        e.reason = kind;
        work.get().stop = e;
    }

    @Override
    public void stopEnds() {
        Work w = work.get();
        if (w.stop != null) {
            w.stop.commit();
            w.stop = null;
        }
    }

    // --- the collector

    @Override
    public void collectionBegins() {
        collection = begun(new EventTypes.Collection());
    }

    @Override
    public void colours(long cycle, long white, long grey, long black) {
        var e = collection;
        e.cycle = cycle;
        if (black == 0) {
            e.heapAtStart = white;
        }
        e.live = black;
        e.dead = white;
    }

    @Override
    public void collectionEnds() {
        collection.commit();
    }

    @Override
    public void workerBegins(String kind) {
        markBegins(kind);
    }

    @Override
    public void workerEnds() {
        markEnds();
    }

    @Override
    public void assistBegins() {
        markBegins("assist");
    }

    @Override
    public void assistEnds() {
        markEnds();
    }

    private void markBegins(String kind) {
        var e = begun(new EventTypes.MarkWork());
        e.kind = kind;
        work.get().mark = e;
    }

    private void markEnds() {
        Work w = work.get();
        if (w.mark != null) {
            w.mark.commit();
            w.mark = null;
        }
    }

    @Override
    public void sweepBegins() {
        work.get().sweep = begun(new EventTypes.Sweep());
    }

    @Override
    public void sweepEnds(long swept, long reclaimed) {
        Work w = work.get();
        if (w.sweep != null) {
            w.sweep.swept = swept;
            w.sweep.reclaimed = reclaimed;
            w.sweep.commit();
            w.sweep = null;
        }
    }

    // --- the heap

    @Override
    public void heapLive(long bytes) {
        if (Math.abs(bytes - heapTold) >= HEAP_STEP) {
            heap(bytes);
        }
    }

    @Override
    public void heapGoal(long bytes) {
        goal = bytes;
        heap(heapTold);
    }

    private void heap(long allocated) {
        heapTold = allocated;
        var e = new EventTypes.HeapSize();
        if (e.shouldCommit()) {
            e.allocated = allocated;
            e.goal = goal;
            e.commit();
        }
    }

    @Override
    public void sampled(long bytes, long weight, long[] frames, int n) {
        var e = new EventTypes.Allocation();
        if (e.shouldCommit()) {
            e.size = bytes;
            e.weight = weight;
            e.goStack = stack(frames, Math.min(n, FRAMES));
            e.commit();
        }
    }

    // --- compiled code

    @Override
    public void compileBegins() {
        work.get().compilation = begun(new EventTypes.Compilation());
    }

    @Override
    public void compiled(String what) {
        Work w = work.get();
        if (w.compilation != null) {
            w.compilation.function = what;
            w.compilation.commit();
            w.compilation = null;
        }
    }

    @Override
    public void loopEntered(long frame, int count) {
        var e = new EventTypes.LoopEntered();
        if (e.shouldCommit()) {
            e.place = place(frame);
            e.count = count;
            e.commit();
        }
    }

    @Override
    public void codeLeft(long frame, String reason, int count) {
        var e = new EventTypes.CodeLeft();
        if (e.shouldCommit()) {
            e.place = place(frame);
            e.reason = reason;
            e.count = count;
            e.commit();
        }
    }
}
