package gobi.vm.sched;

/// Watches a deterministic run.
public interface Witness {
    /// Why a goroutine stopped running.
    enum Leave {
        PREEMPTED,
        YIELDED,
        WAITS,
        ENDED,
        PROGRAM_ENDED
    }

    /// `g` ran and does so no more; nothing else runs during the call.
    void left(Goroutine g, Leave how);

    /// The clock jumps to the next timer although goroutines could run.
    void timeJumped();
}
