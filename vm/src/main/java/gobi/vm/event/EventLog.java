package gobi.vm.event;

/// Whether the events of a VM are recorded, and where. Also the hooks of the heap and the
/// collector; those of the scheduler stand beside it.
///
/// The hooks here belong to the calling thread. They are dropped where the format has no place for
/// them: on threads without a P, but for [#stopBegins] and [#collectionBegins], which may bring a
/// goroutine of their own if the thread has none.
public final class EventLog {
    /// Whether somebody listens. Changes only while the world is stopped or before it runs.
    public volatile boolean on;

    /// To be held by whoever writes events without a P, for which a stop of the world does not
    /// wait; it keeps generations and recordings from ending meanwhile.
    public final Object gate = new Object();

    private volatile Recording recording;
    private int epochs;

    /// Does what takes long in starting the first recording. The world need not be stopped.
    public static void prepare() {
        Clock.now();
    }

    /// Starts a recording.
    ///
    /// @param fromStart whether the program has not run yet
    /// @throws IllegalStateException if there is one already
    public synchronized Recording start(TraceSink sink, FrameNames names, boolean fromStart) {
        if (recording != null) {
            throw new IllegalStateException("events are being recorded already");
        }
        var fresh = new Recording(++epochs, sink, names, fromStart);
        recording = fresh;
        on = true;
        return fresh;
    }

    /// Begins a new generation of that recording if it is still going on. The world is stopped by a
    /// thread without a P.
    public synchronized void renew(Recording r) {
        synchronized (gate) {
            if (r == recording) {
                r.renew(++epochs);
            }
        }
    }

    /// Ends the present recording, if there is one. The world is stopped, or has ended.
    public synchronized void finish() {
        synchronized (gate) {
            Recording r = recording;
            on = false;
            recording = null;
            if (r != null) {
                r.finish();
            }
        }
    }

    public Recording recording() {
        return recording;
    }

    /// The calling thread's buffer if the stream says that it has a P, else null.
    private EventBuffer mine() {
        Recording r = recording;
        if (r == null || !(Thread.currentThread() instanceof RecordingThread t)) {
            return null;
        }
        EventBuffer b = t.buffer(r);
        return b.processor < 0 ? null : b;
    }

    private EventBuffer withGoroutine() {
        EventBuffer b = mine();
        if (b != null && b.goroutine == 0) {
            b.enterSystem();
        }
        return b;
    }

    // --- stops of the world

    /// The world is being stopped, for a reason in Go's words.
    public void stopBegins(String kind) {
        EventBuffer b = on ? withGoroutine() : null;
        if (b != null) {
            b.write(EventKind.STW_BEGIN, b.recording.string(kind), 0);
        }
    }

    public void stopEnds() {
        EventBuffer b = on ? mine() : null;
        if (b != null && b.goroutine != 0) {
            b.write(EventKind.STW_END);
            b.leaveSystem();
        }
    }

    // --- the collector

    /// A collection begins to mark.
    public void collectionBegins() {
        EventBuffer b = on ? withGoroutine() : null;
        if (b != null) {
            b.write(EventKind.GC_BEGIN, b.recording.nextGc(), 0);
        }
    }

    /// All is marked.
    public void collectionEnds() {
        EventBuffer b = on ? withGoroutine() : null;
        if (b != null) {
            b.write(EventKind.GC_END, b.recording.nextGc());
        }
    }

    /// The calling thread's P begins to sweep. Does not nest.
    public void sweepBegins() {
        EventBuffer b = on ? mine() : null;
        if (b != null) {
            b.write(EventKind.GC_SWEEP_BEGIN, 0);
        }
    }

    public void sweepEnds(long swept, long reclaimed) {
        EventBuffer b = on ? mine() : null;
        if (b != null) {
            b.write(EventKind.GC_SWEEP_END, swept, reclaimed);
        }
    }

    /// The running goroutine begins to help marking.
    public void assistBegins() {
        EventBuffer b = on ? mine() : null;
        if (b != null && b.goroutine != 0) {
            b.write(EventKind.GC_ASSIST_BEGIN, 0);
        }
    }

    public void assistEnds() {
        EventBuffer b = on ? mine() : null;
        if (b != null && b.goroutine != 0) {
            b.write(EventKind.GC_ASSIST_END);
        }
    }

    /// The calling thread's P works for the collector until [#workerEnds]; `kind` is "dedicated",
    /// "fractional" or "idle". The thread runs no goroutine.
    public void workerBegins(String kind) {
        EventBuffer b = on ? mine() : null;
        if (b != null && b.goroutine == 0) {
            b.enterSystem();
            b.write(EventKind.GO_LABEL, b.recording.string("GC (" + kind + ")"));
        }
    }

    public void workerEnds() {
        EventBuffer b = on ? mine() : null;
        if (b != null) {
            b.leaveSystem();
        }
    }

    /// How far marking has come in that cycle, in bytes of objects. At the begin all is white, at
    /// the end nothing is grey; between, as often as is worth a look.
    public void colours(long cycle, long white, long grey, long black) {
        if (on) {
            note(EventKind.COLOURS, cycle + " " + white + " " + grey + " " + black);
        }
    }

    /// Whether this cycle's heap maps are worth recording, asked once at its begin.
    public boolean wantsHeapMaps() {
        Recording r = on ? recording : null;
        return r != null && r.wantsHeapMaps();
    }

    /// The spans of the heap in one line of text, see [EventKind#HEAP_MAP].
    public void heapMap(long cycle, String moment, String cells) {
        note(EventKind.HEAP_MAP, cycle + " " + moment + " " + cells);
    }

    /// Something was compiled, by any thread, since `began` ([System#nanoTime]).
    public void compiled(String what, long began) {
        Recording r = on ? recording : null;
        if (r != null) {
            r.compiled(what, System.nanoTime() - began);
        }
    }

    /// An event of our own, which Go's tools show as a user's log.
    private void note(String category, String text) {
        EventBuffer b = on ? withGoroutine() : null;
        if (b != null) {
            Recording r = b.recording;
            b.write(EventKind.LOG, 0, r.string(category), r.string(text), 0);
        }
    }

    // --- the heap

    /// The heap has grown; told often, recorded now and then.
    public void heapLive(long bytes) {
        EventBuffer b = on ? mine() : null;
        if (b != null && b.heapMoved(bytes)) {
            b.write(EventKind.HEAP_ALLOC, bytes);
        }
    }

    /// The size at which the next collection is wanted.
    public void heapGoal(long bytes) {
        EventBuffer b = on ? mine() : null;
        if (b != null) {
            b.write(EventKind.HEAP_GOAL, bytes);
        }
    }
}
