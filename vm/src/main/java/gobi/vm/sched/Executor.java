package gobi.vm.sched;

/// Runs goroutines for the scheduler: the interpreter.
public interface Executor {
    /// How a run ended.
    enum Outcome {
        /// The goroutine left at a safepoint (preempted, or yielding); it is still the caller's.
        YIELDED,
        /// It was parked; the caller must not touch it any more.
        PARKED,
        /// It ended.
        FINISHED,
        /// The program exits or died; the scheduler has been told.
        EXITED
    }

    /// Runs `g` from where it stands until it leaves.
    Outcome run(Goroutine g);
}
