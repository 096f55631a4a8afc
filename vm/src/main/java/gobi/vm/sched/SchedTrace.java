package gobi.vm.sched;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Reports the state of the scheduler again and again, in the form of `GODEBUG=schedtrace=N`. The
/// world runs on, so a report's parts may be of slightly different times. What has no counterpart
/// here has the value that it has in a quiet Go program: no M holds runtime locks, dead goroutines
/// are not kept.
final class SchedTrace extends Thread {
    private final Scheduler scheduler;
    private final Roster roster;
    private final SchedTraceOptions options;
    private final PrintStream out;

    SchedTrace(Scheduler scheduler, SchedTraceOptions options, PrintStream out) {
        super(null, null, "gobi-schedtrace", 0, false);
        setDaemon(true);
        this.scheduler = scheduler;
        this.roster = scheduler.roster;
        this.options = options;
        this.out = out;
    }

    @Override
    public void run() {
        long period = TimeUnit.MILLISECONDS.toNanos(options.periodMillis());
        while (!scheduler.world.isEnding()) {
            out.print(report());
            out.flush();
            LockSupport.parkNanos(this, period);
        }
    }

    String report() {
        var text = new StringBuilder();
        int[] timers = scheduler.timers.counts(); // their locks come before the roster's
        roster.lock.lock();
        try {
            head(text);
            if (options.detail()) {
                details(text, timers);
            } else {
                queues(text);
            }
        } finally {
            roster.lock.unlock();
        }
        if (options.detail()) {
            goroutines(text);
        }
        return text.toString();
    }

    private void head(StringBuilder text) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "SCHED %dms: gomaxprocs=%d idleprocs=%d threads=%d spinningthreads=%d"
                                + " needspinning=0 idlethreads=%d runqueue=%d",
                        scheduler.realNow() / 1_000_000,
                        roster.processors(),
                        roster.idleCount(),
                        roster.machines + 1, // sysmon is one
                        roster.spinning.get(),
                        roster.idleMachineCount(),
                        roster.global.size()));
    }

    private void queues(StringBuilder text) {
        text.append(
                Arrays.stream(roster.all(), 0, roster.processors())
                        .map(p -> Integer.toString(p.queue.ringSize()))
                        .collect(Collectors.joining(" ", " [", "]\n")));
    }

    private void details(StringBuilder text, int[] timers) {
        text.append(
                String.format(
                        Locale.ROOT,
                        " gcwaiting=%b nmidlelocked=%d stopwait=%d sysmonwait=%b\n",
                        scheduler.world.isStoppingOrEnding(),
                        roster.idleLockedCount(),
                        awaited(),
                        scheduler.sysmon.isAsleep()));
        for (Processor p : roster.all()) {
            processor(text, p, p.id < timers.length ? timers[p.id] : 0);
        }
        for (Machine m : roster.machines().reversed()) {
            machine(text, m);
        }
    }

    /// How many Ps a stop of the world still waits for.
    private long awaited() {
        if (!scheduler.world.isStoppingOrEnding()) {
            return 0;
        }
        return Arrays.stream(roster.all(), 0, roster.processors())
                .filter(p -> p.status() == Processor.RUNNING)
                .count();
    }

    private void processor(StringBuilder text, Processor p, int timers) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  P%d: status=%d schedtick=%d syscalltick=%d m=%s runqsize=%d gfreecnt=0"
                                + " timerslen=%d\n",
                        p.id,
                        p.status(),
                        p.tick(),
                        p.syscalls(),
                        p.machine == null ? "nil" : p.machine.number,
                        p.queue.ringSize(),
                        timers));
    }

    private void machine(StringBuilder text, Machine m) {
        Processor p = m.p;
        Goroutine g = m.current;
        Goroutine locked = m.locked;
        text.append(
                String.format(
                        Locale.ROOT,
                        "  M%d: p=%s curg=%s mallocing=0 throwing=0 preemptoff= locks=0 dying=0"
                                + " spinning=%b blocked=%b lockedg=%s\n",
                        m.number,
                        p == null ? "nil" : p.id,
                        g == null || !isOn(g) ? "nil" : g.id,
                        m.spinning,
                        roster.isResting(m),
                        locked == null ? "nil" : locked.id));
    }

    private void goroutines(StringBuilder text) {
        for (Goroutine g : scheduler.allGoroutines()) {
            GoroutineStatus status = g.status;
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  G%d: status=%d(%s) m=%s lockedm=%s\n",
                            g.id,
                            status.number(),
                            status == GoroutineStatus.WAITING ? g.waitReason.text() : "",
                            isOn(g) ? carrier(m -> m.current == g) : "nil",
                            g.isLockedToThread() ? carrier(m -> m.locked == g) : "nil"));
        }
    }

    /// Whether an M has it.
    private static boolean isOn(Goroutine g) {
        GoroutineStatus status = g.status;
        return status == GoroutineStatus.RUNNING || status == GoroutineStatus.SYSCALL;
    }

    private String carrier(Predicate<Machine> has) {
        roster.lock.lock();
        try {
            return roster.machines().stream()
                    .filter(has)
                    .map(m -> Integer.toString(m.number))
                    .findFirst()
                    .orElse("nil");
        } finally {
            roster.lock.unlock();
        }
    }
}
