/// Where time and memory go, by call stack: what `go tool pprof` shows.
///
/// [gobi.vm.profile.Profiles] belongs to a VM and holds one table for each kind. A table counts
/// under a stack ([gobi.vm.profile.StackCounts]) or under the stack that allocated
/// ([gobi.vm.profile.MemoryProfile]); stacks are kept as frame words and named when the profile is
/// written, by [gobi.vm.profile.PprofEncoder] as pprof's protocol buffer or by
/// [gobi.vm.profile.ProfileText] as Go's text.
///
/// **CPU.** A timer asks each P that runs Go code for a sample and poisons its goroutine; the
/// sample is taken where the goroutine comes to its next safepoint, in either tier: a loop head or
/// the entry of a function. At an entry the caller is charged, at the line of its call, since the
/// function has done nothing yet. So small functions without loops and calls are charged to their
/// callers, as if they were a part of them. A goroutine that parks first leaves its sample to the
/// next one on that P, so none is lost.
///
/// **Memory.** Allocation only counts where a cache gets a new run of slots or a large object, and
/// each sample stands for all bytes since the last one of that cache: totals need no scaling, and
/// the fast path does not know of profiles. The stack is that of the next safepoint here too. What
/// is sampled is watched by the collector: it is in use until a sweep frees it.
///
/// **Blocking and contention.** The stack and the time are kept in the goroutine when it waits and
/// counted when it is woken; for a lock also under the stack of who unlocked.
///
/// Rejected: walking the JVM's own stack at the moment of a sample. It would be exact, but costs
/// tens of microseconds, and interpreted frames are not on it.
package gobi.vm.profile;
