package gobi.vm.sched;

/// Who is told about ends that the scheduler finds. Called without locks, on one of the scheduler's
/// threads or a foreign one; when a call returns and has not ended the program, the scheduler ends
/// it with status 2.
public interface SchedulerListener {
    /// No goroutine can ever run again. All goroutines are at rest.
    ///
    /// @param mainEnded whether the main goroutine is gone (it called Goexit)
    void onDeadlock(boolean mainEnded);

    /// In an exploration: main has returned, and the goroutines that are left can never run again.
    default void onLeaks() {}

    /// A fatal error of the scheduler's own finding, e.g. too many threads.
    void onFatal(String text);

    /// A thread of the scheduler failed: an error of the VM. `g` ran on it, or null.
    void onFailure(Goroutine g, Throwable failure);
}
