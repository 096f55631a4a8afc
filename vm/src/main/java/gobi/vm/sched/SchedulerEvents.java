package gobi.vm.sched;

import gobi.vm.event.EventBuffer;
import gobi.vm.event.EventKind;
import gobi.vm.event.EventListener;
import gobi.vm.event.EventLog;
import gobi.vm.event.Recording;

/// What the scheduler tells the event log: its hooks are one call each, at the moment when the
/// caller owns the goroutine or the P that the event is about, so that their counts are taken in
/// the order in which things happen.
///
/// A P is announced when its M first runs a goroutine with it, a goroutine at its first event; so
/// recording may start at any stop of the world.
final class SchedulerEvents {
    private final Scheduler scheduler;
    final EventLog log;
    private volatile FrameReader frames = (g, to) -> 0;

    // Numbers of the strings in the present generation.
    private int named;
    private final int[] waitReasons = new int[WaitReason.values().length];
    private int preempted;
    private int gosched;

    SchedulerEvents(Scheduler scheduler, EventLog log) {
        this.scheduler = scheduler;
        this.log = log;
    }

    void readFramesWith(FrameReader reader) {
        frames = reader;
    }

    // --- hooks

    /// A goroutine becomes runnable: a new one, or one that waited.
    void readied(Goroutine g) {
        if (log.on) {
            if (records()) {
                readiedSlowly(g);
            }
            tellReadied(g);
        }
    }

    /// `m` begins to run `g`.
    void started(Machine m, Goroutine g) {
        if (log.on) {
            if (records()) {
                start(buffer(m), m, g);
            }
            if (g.listener != null) {
                g.listener.runs(m.p.id);
            }
        }
    }

    /// `g`, which runs, is about to wait; called before anybody can wake it.
    void blocks(Goroutine g, WaitReason reason) {
        if (log.on) {
            if (records()) {
                leave(g, EventKind.GO_BLOCK, reason);
            }
            if (g.listener != null) {
                g.listener.waits(text(reason));
            }
        }
    }

    /// `g` goes back to a queue: because it wanted to, or its time was up.
    void stopped(Goroutine g, boolean wanted) {
        if (log.on) {
            if (records()) {
                stop(g, wanted);
            }
            tellStopped(g, wanted ? "yields" : "preempted");
        }
    }

    void finished(Goroutine g) {
        if (log.on) {
            if (records()) {
                leave(g, EventKind.GO_DESTROY, WaitReason.ZERO);
            }
            if (g.listener != null) {
                g.listener.ends();
            }
        }
    }

    /// `m` looks for work elsewhere, for its P has none: what it finds starts later than the last
    /// goroutine stopped.
    void searches(Machine m) {
        if (log.on && records()) {
            buffer(m).noteTimePassed();
        }
    }

    /// `m` has taken that many goroutines from another P's queue, of which it runs one next.
    void stole(Machine m, Processor victim, int goroutines) {
        if (log.on) {
            if (records()) {
                EventBuffer b = buffer(m);
                b.robbed = victim.id;
                b.stolen = goroutines;
            }
            if (log.listener() != null) {
                log.listener().stole(m.p.id, victim.id, goroutines);
            }
        }
    }

    /// `m` gives up its P.
    void released(Machine m) {
        if (log.on && records()) {
            release(buffer(m));
        }
    }

    /// The P of `m` takes part in a stop of the world.
    void pauses(Machine m) {
        if (log.on) {
            if (records()) {
                pause(m);
            }
            if (m.current != null) {
                tellStopped(m.current, "the world is stopped");
            }
        }
    }

    /// `m` goes on after a stop, with a P.
    void resumes(Machine m) {
        if (log.on && m.current != null) {
            started(m, m.current);
        }
    }

    void syscallBegins(Machine m, Goroutine g) {
        if (log.on) {
            if (records()) {
                beginSyscall(buffer(m), m.p, g);
            }
            if (g.listener != null) {
                g.listener.entersNative();
            }
        }
    }

    /// Back from a blocking native, with the P still there or not.
    void syscallEnds(Machine m, Goroutine g, boolean kept) {
        if (log.on) {
            if (records()) {
                endSyscall(m, g, kept);
            }
            if (g.listener != null && kept) {
                g.listener.runs(m.p.id);
            } else if (g.listener != null) {
                g.listener.stops("waits for a P");
            }
        }
    }

    /// A P was taken from its M, which is in a blocking native; by whom it now belongs to.
    void retaken(Processor p, Machine from) {
        if (log.on && records() && from != null) {
            retake(p, from);
        }
    }

    /// The world is being stopped by the calling thread, which is `m` or foreign.
    void stopBegins(Machine m, String why) {
        if (log.on) {
            if (records() && m != null && m.p != null) {
                ensureProcessor(buffer(m), m.p);
            }
            log.stopBegins(why);
        }
    }

    void stopEnds() {
        if (log.on) {
            log.stopEnds();
        }
    }

    /// `m`, which may run a goroutine, has another P than before.
    void moved(Machine m) {
        EventBuffer b = log.on && records() ? buffer(m) : null;
        if (b != null && b.processor >= 0) {
            b.write(EventKind.PROC_STOP);
            ensureProcessor(b, m.p);
        }
    }

    void processorsChanged() {
        Recording r = log.recording();
        if (r != null) {
            r.processorsChanged = true;
        }
    }

    /// Recording has just started in mid-run: `g` runs on `m`.
    void introduce(Machine m, Goroutine g) {
        EventBuffer b = buffer(m);
        Processor p = m.p;
        p.eventEpoch = b.recording.epoch;
        p.eventSequence = 0;
        b.write(EventKind.PROC_STATUS, p.id, EventKind.P_RUNNING);
        b.processor = p.id;
        g.eventEpoch = b.recording.epoch;
        g.eventSequence = 0;
        b.write(EventKind.GO_STATUS, g.id, b.thread, EventKind.G_RUNNING);
        b.goroutine = g.id;
        tellProcessors(b, g);
    }

    /// `g`, which runs on `m`, writes an event of the user's kinds.
    void user(Machine m, Goroutine g, EventKind kind, long... v) {
        EventBuffer b = log.on && records() ? buffer(m) : null;
        if (b == null || b.goroutine != g.id) {
            return;
        }
        int stack = stack(b, g);
        switch (v.length) {
            case 1 -> b.write(kind, v[0], stack);
            case 2 -> b.write(kind, v[0], v[1], stack);
            default -> b.write(kind, v[0], v[1], v[2], stack);
        }
    }

    // --- for who listens

    private boolean records() {
        return log.recording() != null;
    }

    private void tellReadied(Goroutine g) {
        EventListener l = log.listener();
        Machine m = l == null ? null : scheduler.machine();
        long by = m == null || m.current == null ? 0 : m.current.id;
        if (l != null && g.status == GoroutineStatus.IDLE) {
            g.listener = l.created(g.id, g.function.id, by, to -> frames.read(g, to));
        } else if (g.listener != null) {
            g.listener.woken(by);
        }
    }

    private static void tellStopped(Goroutine g, String reason) {
        if (g.listener != null) {
            g.listener.stops(reason);
        }
    }

    // --- the same, in a recording

    private EventBuffer buffer(Machine m) {
        Recording r = log.recording();
        if (r.epoch != named) {
            name(r);
        }
        return m.buffer(r);
    }

    private synchronized void name(Recording r) {
        for (WaitReason reason : WaitReason.values()) {
            waitReasons[reason.ordinal()] = r.string(text(reason));
        }
        preempted = r.string("preempted");
        gosched = r.string("runtime.Gosched");
        named = r.epoch;
    }

    /// The words that Go's tools know.
    private static String text(WaitReason reason) {
        return switch (reason) {
            case CHAN_RECEIVE_NIL, CHAN_SEND_NIL, SELECT_NO_CASES -> "forever";
            case COND_WAIT -> "sync.(*Cond).Wait";
            case SEMACQUIRE, MUTEX_LOCK, RWMUTEX_RLOCK, RWMUTEX_LOCK, WAIT_GROUP -> "sync";
            case GC_ASSIST -> "GC mark assist wait for work";
            case GC_WAIT -> "wait until GC ends";
            case IO -> "network";
            case FINALIZER -> "system goroutine wait";
            default -> reason.text();
        };
    }

    private int stack(EventBuffer b, Goroutine g) {
        long hash = frames.hash(g);
        int known = b.knownStack(hash);
        return known >= 0 ? known : b.stack(hash, frames.read(g, b.frames));
    }

    /// The stack of what the thread runs.
    private int stackOfRunning(EventBuffer b, Machine m) {
        Goroutine g = m == null ? null : m.current;
        return g != null && b.goroutine == g.id ? stack(b, g) : 0;
    }

    private void ensureProcessor(EventBuffer b, Processor p) {
        if (b.processor == p.id) {
            return;
        }
        if (p.eventEpoch != b.recording.epoch) {
            p.eventEpoch = b.recording.epoch;
            p.eventSequence = 0;
            b.write(EventKind.PROC_STATUS, p.id, EventKind.P_IDLE);
        }
        b.write(EventKind.PROC_START, p.id, ++p.eventSequence);
        b.processor = p.id;
    }

    private void announce(EventBuffer b, Goroutine g, int state) {
        if (g.eventEpoch != b.recording.epoch) {
            g.eventEpoch = b.recording.epoch;
            g.eventSequence = 0;
            b.write(EventKind.GO_STATUS, g.id, -1, state);
        }
    }

    /// Whether nothing was ever said of that goroutine, and no state can be: after the first
    /// generation, or when nothing ran before, it comes into the trace by its creation.
    private static boolean isUnheardOf(Recording r, Goroutine g) {
        return g.eventEpoch < r.firstEpoch && (r.isFromStart() || r.isRenewed());
    }

    private void start(EventBuffer b, Machine m, Goroutine g) {
        if (b.goroutine == g.id) {
            return; // it went on at once
        }
        ensureProcessor(b, m.p);
        b.leaveSystem();
        if (isUnheardOf(b.recording, g)) {
            create(b, m, g);
        }
        announce(b, g, EventKind.G_RUNNABLE);
        b.writeStart(g.id, ++g.eventSequence);
        if (b.stolen != 0) {
            tellOfSteal(b);
        }
        if (b.recording.processorsChanged) {
            tellProcessors(b, g);
        }
    }

    private static void tellOfSteal(EventBuffer b) {
        b.note(EventKind.STEAL, b.robbed + " " + b.stolen, 0);
        b.stolen = 0;
    }

    private void tellProcessors(EventBuffer b, Goroutine g) {
        b.recording.processorsChanged = false;
        b.write(EventKind.PROCS_CHANGE, scheduler.processors(), stack(b, g));
        log.tellGoal();
    }

    private void readiedSlowly(Goroutine g) {
        Machine m = scheduler.machine();
        boolean fresh = g.status == GoroutineStatus.IDLE;
        if (m != null && m.p != null) {
            EventBuffer b = buffer(m);
            if (!fresh) {
                unblock(b, g, stackOfRunning(b, m));
            } else {
                ensureProcessor(b, m.p);
                create(b, m, g);
            }
        } else if (!fresh) {
            synchronized (log.gate) {
                unblockFromOutside(m, g);
            }
        }
    }

    private void create(EventBuffer b, Machine m, Goroutine g) {
        int entry = b.stack((long) g.function.id << 32);
        g.eventEpoch = b.recording.epoch;
        g.eventSequence = 0;
        b.write(EventKind.GO_CREATE, g.id, entry, m.current == g ? 0 : stackOfRunning(b, m));
    }

    private void unblock(EventBuffer b, Goroutine g, int stack) {
        if (isUnheardOf(b.recording, g)) {
            return; // it is when it starts
        }
        announce(b, g, EventKind.G_WAITING);
        b.writeUnblock(g.id, ++g.eventSequence, stack);
    }

    private void unblockFromOutside(Machine m, Goroutine g) {
        Recording r = log.recording();
        if (r != null) {
            unblock(m == null ? r.external() : buffer(m), g, 0);
        }
    }

    private EventBuffer runningOn(Goroutine g) {
        Machine m = scheduler.machine();
        EventBuffer b = m == null ? null : buffer(m);
        return b != null && b.goroutine == g.id ? b : null;
    }

    private void leave(Goroutine g, EventKind kind, WaitReason reason) {
        EventBuffer b = runningOn(g);
        if (b == null) {
            return;
        }
        if (kind == EventKind.GO_BLOCK) {
            b.writeLeave(kind, waitReasons[reason.ordinal()], stack(b, g));
        } else {
            b.write(kind);
            b.noteLeft();
        }
    }

    private void stop(Goroutine g, boolean wanted) {
        EventBuffer b = runningOn(g);
        if (b != null) {
            b.writeLeave(EventKind.GO_STOP, wanted ? gosched : preempted, stack(b, g));
        }
    }

    private static void release(EventBuffer b) {
        if (b.processor >= 0) {
            b.leaveSystem();
            b.write(EventKind.PROC_STOP);
            b.processor = -1;
        }
    }

    private void pause(Machine m) {
        EventBuffer b = buffer(m);
        Goroutine g = m.current;
        if (g != null && b.goroutine == g.id) {
            b.write(EventKind.GO_STOP, preempted, stack(b, g));
            b.goroutine = 0;
        }
        release(b);
    }

    private void beginSyscall(EventBuffer b, Processor p, Goroutine g) {
        if (b.goroutine == g.id) {
            b.write(EventKind.GO_SYSCALL_BEGIN, ++p.eventSequence, stack(b, g));
        }
    }

    private void endSyscall(Machine m, Goroutine g, boolean kept) {
        if (kept) {
            EventBuffer b = buffer(m);
            if (b.goroutine == g.id) {
                b.write(EventKind.GO_SYSCALL_END);
            }
        } else {
            synchronized (log.gate) {
                endSyscallWithoutProcessor(m, g);
            }
        }
    }

    private void endSyscallWithoutProcessor(Machine m, Goroutine g) {
        EventBuffer b = log.recording() == null ? null : buffer(m);
        if (b != null && b.goroutine == g.id) {
            b.write(EventKind.GO_SYSCALL_END_BLOCKED);
            b.goroutine = 0;
            b.processor = -1;
        }
    }

    private void retake(Processor p, Machine from) {
        Recording r = log.recording();
        EventBuffer theirs = from.buffer(r);
        if (theirs.processor != p.id || p.eventEpoch != r.epoch) {
            return;
        }
        Machine m = scheduler.machine();
        if (m == from) {
            theirs.write(EventKind.PROC_STOP);
            theirs.processor = -1;
        } else {
            synchronized (log.gate) {
                EventBuffer b = m != null ? m.buffer(r) : r.external();
                b.write(EventKind.PROC_STEAL, p.id, ++p.eventSequence, theirs.thread);
            }
        }
    }
}
