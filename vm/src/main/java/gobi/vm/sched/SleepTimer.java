package gobi.vm.sched;

/// Readies a sleeping goroutine.
final class SleepTimer extends Timer {
    private final Scheduler scheduler;
    private final Goroutine g;

    SleepTimer(Scheduler scheduler, Goroutine g) {
        this.scheduler = scheduler;
        this.g = g;
    }

    @Override
    protected long expire(long now) {
        scheduler.ready(g);
        return NEVER;
    }
}
