package gobi.vm.sched;

/// Something that happens at a time of the scheduler's clock ([Scheduler#now]). While it is active
/// it is in one [TimerHeap], whose lock guards it.
public abstract class Timer {
    /// No expiry.
    public static final long NEVER = Long.MAX_VALUE;

    long when;
    int index;

    /// Where it is; also during an expiry, although it is in no heap then. Null if not active.
    volatile TimerHeap home;

    /// The time has come. Called with its heap's lock held by a thread that has a P. Returns the
    /// next expiry or [#NEVER].
    protected abstract long expire(long now);

    /// Whether [#afterExpiry] has something to do.
    protected boolean hasAfterExpiry() {
        return false;
    }

    /// What is left to do without the lock, at each expiry.
    protected void afterExpiry() {}

    /// Whether expiry can make a goroutine run that does not run now. If none can, and all
    /// goroutines wait, they wait for ever.
    protected boolean wakesSomeone() {
        return true;
    }

    /// Time of the next expiry.
    public final long when() {
        return when;
    }

    public final boolean active() {
        return home != null;
    }
}
