package gobi.vm.sched;

import gobi.vm.heap.Heap;
import gobi.vm.memory.AddressSpace;

import java.util.concurrent.atomic.AtomicReference;

/// A program whose goroutines are Java objects, executed as the interpreter executes instructions:
/// a step that parks is executed again when its goroutine is resumed, and after every other step
/// the goroutine may leave.
public final class FakeProgram implements AutoCloseable {
    public static final int NEXT = 0;
    public static final int PARKED = 1;
    public static final int DONE = 2;
    public static final int EXITED = 3;

    /// One step; returns one of the constants.
    @FunctionalInterface
    public interface Step {
        int step(Goroutine g);
    }

    public final AddressSpace space = new AddressSpace();
    public final Heap heap = new Heap(space, () -> {});
    public final Scheduler scheduler;
    public final AtomicReference<Throwable> failure = new AtomicReference<>();
    public volatile String end = "";

    /// All goroutines at a deadlock.
    public final StringBuffer states = new StringBuffer();

    public FakeProgram(int processors) {
        scheduler = new Scheduler(heap, space, SchedulerOptions.of(processors));
        scheduler.connect(FakeProgram::execute, new Listener());
    }

    private final class Listener implements SchedulerListener {
        @Override
        public void onDeadlock(boolean mainEnded) {
            end = mainEnded ? "deadlock without main" : "deadlock";
            for (Goroutine g : scheduler.allGoroutines()) {
                states.append(g.id)
                        .append(' ')
                        .append(g.status)
                        .append(' ')
                        .append(g.waitReason)
                        .append('\n');
            }
        }

        @Override
        public void onFatal(String text) {
            end = text;
        }

        @Override
        public void onFailure(Goroutine g, Throwable t) {
            failure.set(t);
        }
    }

    private static Executor.Outcome execute(Goroutine g) {
        Step s = (Step) g.waiting;
        while (true) {
            switch (s.step(g)) {
                case NEXT -> {
                    if (g.limit < 0) {
                        return Executor.Outcome.YIELDED;
                    }
                }
                case PARKED -> {
                    return Executor.Outcome.PARKED;
                }
                case DONE -> {
                    return Executor.Outcome.FINISHED;
                }
                default -> {
                    return Executor.Outcome.EXITED;
                }
            }
        }
    }

    public Goroutine make(Step s) {
        Goroutine g = scheduler.create(null, null, 0);
        g.waiting = s;
        return g;
    }

    public void go(Step s) {
        scheduler.ready(make(s));
    }

    /// Runs to the end; fails if a thread of the scheduler failed.
    public int run(Step main) {
        int code = scheduler.run(make(main));
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        return code;
    }

    public int exit(int code) {
        scheduler.exit(code);
        return EXITED;
    }

    @Override
    public void close() {
        space.close();
    }
}
