package gobi.vm.sched;

import java.util.concurrent.locks.LockSupport;

/// The clock of the CPU profile: asks every P that runs Go code for a sample, again and again.
final class CpuTimer extends Thread {
    final long period;
    private final Scheduler scheduler;
    private final long begin = System.nanoTime();
    private volatile boolean ended;

    CpuTimer(Scheduler scheduler, long period) {
        super(null, null, "gobi-profile", 0, false);
        setDaemon(true);
        this.scheduler = scheduler;
        this.period = period;
    }

    /// Ends it; nanoseconds since it was made.
    long end() {
        ended = true;
        LockSupport.unpark(this);
        return System.nanoTime() - begin;
    }

    @Override
    public void run() {
        long next = System.nanoTime() + period;
        while (!ended && !scheduler.isEnding()) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
                continue;
            }
            next = Math.max(next + period, System.nanoTime() + period / 2);
            tick();
        }
    }

    private void tick() {
        Processor[] all = scheduler.roster.all();
        int n = scheduler.roster.processors();
        for (int i = 0; i < n; i++) {
            Processor p = all[i];
            if (p.status() == Processor.RUNNING) {
                int ticks = p.samplesWanted;
                p.samplesWanted = ticks + 1; // a lost tick does no harm
                p.poison();
            } else {
                p.samplesWanted = 0;
            }
        }
    }
}
