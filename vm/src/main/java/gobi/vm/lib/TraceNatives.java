package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.event.EventKind;
import gobi.vm.event.Recording;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.trace.ProfileSource;

/// runtime/trace: recording events for the program itself, and the events that it adds.
final class TraceNatives implements NativeSet {
    private final NativeEnvironment env;
    private final Scheduler scheduler;
    private volatile TraceQueue queue;

    TraceNatives(NativeEnvironment env) {
        this.env = env;
        scheduler = env.context().scheduler();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "start" -> (g, r, b) -> start((Goroutine) g, r, b);
            case "stop" -> (g, r, b) -> stop();
            case "read" -> (g, r, b) -> read((Goroutine) g, r, b);
            case "enabled" ->
                    (g, r, b) -> {
                        r[b + 2] = recording() != null ? 1 : 0;
                        return Native.DONE;
                    };
            case "taskBegin" ->
                    (g, r, b) -> event(g, EventKind.TASK_BEGIN, r[b + 2], r[b + 3], text(r, b + 4));
            case "taskEnd" -> (g, r, b) -> event(g, EventKind.TASK_END, r[b + 2]);
            case "regionBegin" ->
                    (g, r, b) -> event(g, EventKind.REGION_BEGIN, r[b + 2], text(r, b + 3));
            case "regionEnd" ->
                    (g, r, b) -> event(g, EventKind.REGION_END, r[b + 2], text(r, b + 3));
            case "userLog" ->
                    (g, r, b) -> event(g, EventKind.LOG, r[b + 2], text(r, b + 3), text(r, b + 5));
            default -> null;
        };
    }

    private Recording recording() {
        return env.context().heap().events().recording();
    }

    /// The number of a Go string in the recording.
    private long text(long[] r, int slot) {
        Recording recording = recording();
        return recording == null ? 0 : recording.string(env.context().string(r[slot], r[slot + 1]));
    }

    private int event(Object g, EventKind kind, long... values) {
        scheduler.userEvent((Goroutine) g, kind, values);
        return Native.DONE;
    }

    private int start(Goroutine g, long[] r, int b) {
        var fresh = new TraceQueue(scheduler);
        try {
            scheduler.startRecording(g, fresh, new ProfileSource(env.context()).names());
        } catch (IllegalStateException e) {
            r[b + 2] = 0; // somebody else records
            return Native.CHECK;
        }
        queue = fresh;
        fresh.start();
        r[b + 2] = 1;
        return Native.CHECK;
    }

    private int stop() {
        scheduler.stopRecording();
        queue.close();
        return Native.CHECK;
    }

    /// The next bytes of the trace; parks while there are none, nil after the last.
    private int read(Goroutine g, long[] r, int b) {
        g.resumed();
        TraceQueue q = queue;
        boolean last = q.isClosed();
        byte[] bytes = q.poll();
        if (bytes == null && !last) {
            q.await(g);
            return Native.PARKED;
        }
        if (bytes == null) {
            q.drained();
        }
        env.slice(g, r, b + 2, bytes == null ? new byte[0] : bytes, 1);
        return Native.CHECK;
    }
}
