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
/// **Memory.** A sample is one object, and the distances between samples are exponentially
/// distributed, so every byte is as likely to be one as any other; figures for all that was
/// allocated come from that, as in Go, when a profile is written. A cache's run of slots is opened
/// only up to the next sample, so the fast path does not know of profiles, and an object that is a
/// sample is always allocated on the slow path. There the stack is read at once: the frames of
/// compiled code from the thread's own stack, where line numbers are pcs, the interpreter's below
/// from the goroutine's. It costs some tens of microseconds for half a megabyte. What is sampled is
/// watched by the collector: it is in use until a sweep frees it.
///
/// **Blocking and contention.** The stack and the time are kept in the goroutine when it waits and
/// counted when it is woken; for a lock also under the stack of who unlocked.
///
/// Rejected: samples of memory that stand for all bytes since the last one and take the stack at
/// the next safepoint, as those of the CPU do. It makes no difference where much is allocated, but
/// small rates were not followed, and lines were those of the next loop head. Rejected also for the
/// CPU: walking the JVM's own stack. Threads can only be asked for it at safepoints, too.
package gobi.vm.profile;
