package gobi.vm.sched;

import java.util.function.BooleanSupplier;

/// The collector, as far as the threads that run goroutines serve it; by default one that only
/// stops the world.
///
/// Whenever it needs the world stopped it says so by [Scheduler#requestCollection]; the next M with
/// a P that notices then calls [#prepare], stops the world, calls [#advance], starts the world and
/// calls [#resumed].
@FunctionalInterface
public interface GarbageCollector {
    /// Does what can be done before the world is stopped, in the thread that has that P. False if
    /// the stop would be in vain for now.
    default boolean prepare(Processor p) {
        return true;
    }

    /// Whether a stop would complete what is going on. Asked by Ms that have worked for the
    /// collector, when they have given up their P or found a goroutine to run.
    default boolean wantsToEnd() {
        return false;
    }

    /// Why the world is stopped now, in Go's words.
    default String stopReason() {
        return "GC sweep termination";
    }

    /// Begins a cycle, ends one, or does all of one.
    ///
    /// @param stopBegan when the world began to stop, as [System#nanoTime]
    void advance(long stopBegan);

    /// The world runs again; in the thread that called [#advance].
    ///
    /// @param startedAt since when, as [System#nanoTime]
    default void resumed(long startedAt) {}

    /// The number of the cycle that is marking; 0 if none is.
    default long markingCycle() {
        return 0;
    }

    /// Visits the stack of a goroutine that is about to run and was not visited in this cycle.
    default void visit(Goroutine g, Processor p) {}

    /// Whether the M that has this P shall mark before it looks for goroutines.
    default boolean wantsWorker(Processor p) {
        return false;
    }

    /// Marks, because it is this P's turn.
    default void work(Processor p, BooleanSupplier stop) {}

    /// Whether there is work for a P that has nothing else to do.
    default boolean hasIdleWork() {
        return false;
    }

    /// Marks or sweeps, because this P has nothing else to do; false if there is nothing to do.
    default boolean workIdly(Processor p, BooleanSupplier stop) {
        return false;
    }
}
