package gobi.vm.event;

import java.util.function.Consumer;

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
    private volatile EventListener listener;
    private volatile long goal;
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
            on = listener != null;
            recording = null;
            if (r != null) {
                r.finish();
            }
        }
    }

    public Recording recording() {
        return recording;
    }

    /// From here on that one is told of events too; null for nobody. The program has not run yet,
    /// or has ended.
    public synchronized void listen(EventListener newListener) {
        listener = newListener;
        on = recording != null || newListener != null;
    }

    /// Who is told, or null.
    public EventListener listener() {
        return listener;
    }

    private void tell(Consumer<EventListener> event) {
        EventListener l = listener;
        if (l != null) {
            event.accept(l);
        }
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

    /// The same if it runs a goroutine, else null.
    private EventBuffer running() {
        EventBuffer b = mine();
        return b == null || b.goroutine == 0 ? null : b;
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
        if (!on) {
            return;
        }
        tell(l -> l.stopBegins(kind));
        EventBuffer b = withGoroutine();
        if (b != null) {
            b.write(EventKind.STW_BEGIN, b.recording.string(kind), 0);
        }
    }

    public void stopEnds() {
        if (!on) {
            return;
        }
        tell(EventListener::stopEnds);
        EventBuffer b = running();
        if (b != null) {
            b.write(EventKind.STW_END);
            b.leaveSystem();
        }
    }

    // --- the collector

    /// A collection begins to mark.
    public void collectionBegins() {
        if (!on) {
            return;
        }
        tell(EventListener::collectionBegins);
        EventBuffer b = withGoroutine();
        if (b != null) {
            b.write(EventKind.GC_BEGIN, b.recording.nextGc(), 0);
        }
    }

    /// All is marked.
    public void collectionEnds() {
        if (!on) {
            return;
        }
        tell(EventListener::collectionEnds);
        EventBuffer b = withGoroutine();
        if (b != null) {
            b.write(EventKind.GC_END, b.recording.nextGc());
        }
    }

    /// The calling thread's P begins to sweep. Does not nest.
    public void sweepBegins() {
        if (!on) {
            return;
        }
        tell(EventListener::sweepBegins);
        EventBuffer b = mine();
        if (b != null) {
            b.write(EventKind.GC_SWEEP_BEGIN, 0);
        }
    }

    public void sweepEnds(long swept, long reclaimed) {
        if (!on) {
            return;
        }
        tell(l -> l.sweepEnds(swept, reclaimed));
        EventBuffer b = mine();
        if (b != null) {
            b.write(EventKind.GC_SWEEP_END, swept, reclaimed);
        }
    }

    /// The running goroutine begins to help marking.
    public void assistBegins() {
        if (!on) {
            return;
        }
        tell(EventListener::assistBegins);
        EventBuffer b = running();
        if (b != null) {
            b.write(EventKind.GC_ASSIST_BEGIN, 0);
        }
    }

    public void assistEnds() {
        if (!on) {
            return;
        }
        tell(EventListener::assistEnds);
        EventBuffer b = running();
        if (b != null) {
            b.write(EventKind.GC_ASSIST_END);
        }
    }

    /// The calling thread's P works for the collector until [#workerEnds]; `kind` is "dedicated",
    /// "fractional" or "idle". The thread runs no goroutine.
    public void workerBegins(String kind) {
        if (!on) {
            return;
        }
        tell(l -> l.workerBegins(kind));
        EventBuffer b = mine();
        if (b != null && b.goroutine == 0) {
            b.enterSystem();
            b.write(EventKind.GO_LABEL, b.recording.string("GC (" + kind + ")"));
        }
    }

    public void workerEnds() {
        if (!on) {
            return;
        }
        tell(EventListener::workerEnds);
        EventBuffer b = mine();
        if (b != null) {
            b.leaveSystem();
        }
    }

    /// How far marking has come in that cycle, in bytes of objects. At the begin all is white, at
    /// the end nothing is grey; between, as often as is worth a look.
    public void colours(long cycle, long white, long grey, long black) {
        if (on) {
            tell(l -> l.colours(cycle, white, grey, black));
            note(EventKind.COLOURS, cycle + " " + white + " " + grey + " " + black);
        }
    }

    /// What write barriers have made grey is handed on: so many objects.
    public void barrierFlushed(long objects) {
        if (on) {
            note(EventKind.BARRIER, Long.toString(objects));
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

    /// A thread begins to compile something; the time ([System#nanoTime]).
    public long compileBegins() {
        tell(EventListener::compileBegins);
        return System.nanoTime();
    }

    /// It was compiled, since `began`.
    public void compiled(String what, long began) {
        tell(l -> l.compiled(what));
        Recording r = recording;
        if (r != null) {
            r.compiled(what, System.nanoTime() - began);
        }
    }

    /// An event of our own, which Go's tools show as a user's log.
    private void note(String category, String text) {
        EventBuffer b = on ? withGoroutine() : null;
        if (b != null) {
            b.note(category, text, 0);
        }
    }

    // --- the heap

    /// The heap has grown; told often, recorded now and then.
    public void heapLive(long bytes) {
        if (!on) {
            return;
        }
        tell(l -> l.heapLive(bytes));
        EventBuffer b = mine();
        if (b != null && b.heapMoved(bytes)) {
            b.write(EventKind.HEAP_ALLOC, bytes);
        }
    }

    /// The running goroutine has allocated an object that is a sample, with this stack.
    ///
    /// @param weight for how many allocated bytes it stands
    public void sampled(long bytes, long weight, long[] frames, int n) {
        if (!on) {
            return;
        }
        tell(l -> l.sampled(bytes, weight, frames, n));
        EventBuffer b = running();
        if (b != null) {
            b.note(EventKind.ALLOCATION, bytes + " " + weight, b.stack(frames, n));
        }
    }

    /// A span of pages was made, for objects of that size.
    public void spanMade(long bytes, long objectBytes) {
        EventBuffer b = on ? running() : null;
        if (b != null) {
            b.note(EventKind.SPAN, bytes + " " + objectBytes, 0);
        }
    }

    // --- compiled code

    /// The interpreter went on in the compiled code of a loop whose head is that frame; `count`
    /// times in all, of which only this one is told.
    public void loopEntered(long frame, int count) {
        if (!on) {
            return;
        }
        tell(l -> l.loopEntered(frame, count));
        EventBuffer b = running();
        if (b != null) {
            b.note(EventKind.LOOP_ENTERED, Integer.toString(count), b.stack(frame));
        }
    }

    /// Compiled code was left at that frame, for a reason in words; `count` as above.
    public void codeLeft(long frame, String reason, int count) {
        if (!on) {
            return;
        }
        tell(l -> l.codeLeft(frame, reason, count));
        EventBuffer b = running();
        if (b != null) {
            b.note(EventKind.CODE_LEFT, count + " " + reason, b.stack(frame));
        }
    }

    /// Tells the goal again, for who has not heard it.
    public void tellGoal() {
        heapGoal(goal);
    }

    /// The size at which the next collection is wanted.
    public void heapGoal(long bytes) {
        goal = bytes;
        if (!on) {
            return;
        }
        tell(l -> l.heapGoal(bytes));
        EventBuffer b = mine();
        if (b != null) {
            b.write(EventKind.HEAP_GOAL, bytes);
        }
    }
}
