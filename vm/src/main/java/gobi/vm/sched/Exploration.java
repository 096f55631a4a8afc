package gobi.vm.sched;

/// What someone who explores schedules wants of a deterministic run.
///
/// @param polls how many polls the run may have before it is cut off
/// @param pollsAfterMain how many more it may have after main has returned, for the other
///   goroutines to end
/// @param witness sees which goroutine runs when; may be null
/// @param mainReturned called when main has returned
public record Exploration(
        long polls, long pollsAfterMain, Witness witness, Runnable mainReturned) {}
