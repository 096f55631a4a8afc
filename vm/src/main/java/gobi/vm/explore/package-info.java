/// Looking for schedules in which a program fails.
///
/// [gobi.vm.explore.Explorer] runs a program again and again in the scheduler's deterministic mode,
/// each time with another seed, until a run ends badly: by a panic or fatal error, by a deadlock,
/// not at all, with output or a status other than those of the first run, or with goroutines left
/// over that can never run again. The seed alone repeats that run; it is repeated at once, watched
/// this time, to tell in words how it came about ([gobi.vm.explore.Interleaving]).
///
/// # What is varied
///
/// Which goroutine runs and where it is preempted (at any call, branch, channel operation or access
/// to memory in the program's own packages), which ready case a select takes, the order of map
/// iterations, the numbers of math/rand, and how late goroutines are against timers. Even seeds
/// choose goroutines at random, odd ones by random priorities; both draw how often they preempt.
///
/// # Leaks
///
/// When main returns, the other goroutines run on, with their output thrown away, until none can.
/// Those that are left wait for ever: they have leaked. If they never come to rest, none counts as
/// leaked.
///
/// # Limits
///
/// What the program does to the world outside happens at every run. A native that blocks for more
/// than a second of real time makes the run depend on that time.
///
/// # Rejected
///
/// Enumerating all schedules (with preemption at every access their number explodes at once);
/// recording schedules to files (a seed is shorter).
package gobi.vm.explore;
