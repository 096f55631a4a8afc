package gobi.vm.trace.flight;

import gobi.vm.event.GoroutineListener;

import java.util.function.ToIntFunction;

/// Makes the events of one goroutine: of each stretch of running, waiting, queueing and being in
/// calls of the system, and of the whole.
final class GoroutineEvents implements GoroutineListener {
    private final FlightEvents owner;
    private final ToIntFunction<long[]> stack;
    private final EventTypes.Life life = new EventTypes.Life();

    // At most one of these has begun.
    private EventTypes.Run run;
    private EventTypes.Wait wait;
    private EventTypes.Queued queued;
    private EventTypes.BlockingCall call;

    GoroutineEvents(
            FlightEvents owner,
            long id,
            String function,
            long creator,
            ToIntFunction<long[]> stack) {
        this.owner = owner;
        this.stack = stack;
        life.begin();
        life.goroutine = id;
        life.function = function;
        life.creator = creator;
        queue("was created");
    }

    private <E extends EventTypes.OfGoroutine> E begun(E event) {
        event.begin();
        event.goroutine = life.goroutine;
        event.function = life.function;
        return event;
    }

    private void queue(String because) {
        queued = begun(new EventTypes.Queued());
        queued.because = because;
    }

    @Override
    public void runs(int processor) {
        if (run != null) {
            return;
        }
        if (queued != null) {
            queued.commit();
            queued = null;
        }
        if (call != null) {
            call.commit();
            call = null;
        }
        run = begun(new EventTypes.Run());
        run.processor = processor;
    }

    private void endRun(String by) {
        if (run != null) {
            run.endedBy = by;
            run.commit();
            run = null;
        }
    }

    @Override
    public void waits(String reason) {
        endRun(reason);
        wait = begun(new EventTypes.Wait());
        wait.reason = reason;
    }

    @Override
    public void woken(long by) {
        if (wait != null) {
            wait.end();
            if (wait.shouldCommit()) {
                wait.wokenBy = by;
                wait.goStack = owner.stack(stack);
                wait.commit();
            }
            wait = null;
        }
        queue("was woken");
    }

    @Override
    public void stops(String reason) {
        if (call != null) {
            call.commit();
            call = null;
        }
        endRun(reason);
        queue(reason);
    }

    @Override
    public void entersNative() {
        endRun("blocking call");
        call = begun(new EventTypes.BlockingCall());
    }

    @Override
    public void ends() {
        endRun("ends");
        life.commit();
    }
}
