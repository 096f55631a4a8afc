/// The scheduler: goroutines over platform threads.
///
/// # Vocabulary (as in Go's runtime)
///
/// - **G** ([gobi.vm.sched.Goroutine]): frames and a status. **M** (Machine): a thread. **P**
///   ([gobi.vm.sched.Processor]): the right to run Go code, with a run queue and an allocation
///   cache; there are GOMAXPROCS. An M runs Gs while it has a P.
/// - **run queue**: per P a ring of 256 and a place for the next goroutine; all share the **global
///   queue**.
/// - **spinning** M: has a P and nothing to run, and looks into other queues. **keeper**: the M
///   that sleeps until the next timer is due.
/// - **sysmon**: a thread without a P that watches the others.
///
/// # Where a goroutine comes from and goes to
///
/// `ready` makes a goroutine the next one of the caller's P; what it displaces goes to the ring;
/// half of a full ring goes to the global queue. An M looks in this order: its P's timers that are
/// due; every 61st slice, and every other time when a slice was used up, the global queue; the next
/// place; the ring; the global queue; other Ps' rings, of which it takes half; other Ps' timers.
/// The next goroutine inherits the rest of the time slice, so two that wake each other in turn
/// cannot starve the others. A slice is 10 ms: sysmon then poisons the goroutine's `limit`, it
/// leaves the interpreter at its next safepoint and goes to the global queue.
///
/// # Parking
///
/// The code that parks enqueues the goroutine and marks it waiting under the lock of what it waits
/// for, then leaves the interpreter with PARKED and never touches it again; who finds it under that
/// lock may ready it at once, even before its thread has left. `resumed` tells the instruction,
/// executed once more, that it has been served.
///
/// Goroutines that wait may be very many, so they keep little: memory of frames that nobody uses
/// goes back to the P, and now and then the register stack is cut to what its frames need. One that
/// waits in a shallow frame takes about 700 bytes in all.
///
/// # Idle Ms and Ps without lost wake-ups
///
/// Whoever adds work writes the queue and then looks for idle Ps and spinning Ms; whoever becomes
/// idle counts its P as idle, stops spinning, and then looks at all queues once more. Both with
/// full fences between, so one of them sees the other. An idle P has an empty queue, always. At
/// most one M is woken at a time: a spinning one that finds work wakes the next.
///
/// A goroutine made next wakes another M only now and then ([gobi.vm.sched.Roster#wakeForNext]):
/// mostly it runs on this P within a microsecond, and waking a thread costs several. Wakings that
/// find nothing double the number of chances let pass; one that pays resets it; sysmon wakes an M
/// for goroutines that remain queued.
///
/// # Blocking natives
///
/// `enterBlocking` marks the P and leaves it; coming back early it costs one compare-and-set.
/// Sysmon takes the P from an M that stays away and passes it on; a stop of the world does so at
/// once. Who comes back without a P waits for one on its own thread, since the native's Java frames
/// are there; its goroutine, bound to that M, queues up like any other, and the M that comes to run
/// it hands its P over. (Serving such Ms first, or in turn with a P's queue, starves runnable
/// goroutines when many goroutines block in short natives.)
///
/// # Goroutines that are locked to their thread
///
/// They are bound to an M in the same way, but for long. Their M runs nothing else: when the
/// goroutine leaves running code, it gives its P up and waits to be called, and ends with the
/// goroutine. Who finds the goroutine in a queue calls that M and hands its P over, except while
/// that M has not given up its own yet.
///
/// # Stopping the world
///
/// One word, `attention`, says that the world stops, that a collection is wanted, or that the
/// program ends. Setting a bit and poisoning what runs, against publishing what runs and reading
/// the word, is again a pair with full fences. An M that sees the word between goroutines marks its
/// P stopped and waits. Idle Ps count as stopped, since none may be taken meanwhile, and so do Ps
/// handed to an M whose thread is not there yet: it looks before it runs. The first M to see that a
/// collection is wanted stops the world, collects, and starts it.
///
/// A stop lasts as long as the last M takes to notice it, which is long when the system lets
/// another thread have that M's CPU. So an M without a goroutine leaves a wanted collection to one
/// that runs some, and an M that has marked gives up its P before it asks for the end of the cycle.
/// With one goroutine running, as in most programs for most of the time, whoever stops the world
/// then waits for nobody: on two CPUs with busy JIT compilers 90 of 100 stops waited less than 10
/// µs, where before half of them waited 100 µs and a tenth more than 600.
///
/// # Deadlock
///
/// When all Ps are idle, no M is in a blocking native, the global queue is empty, and no timer
/// would wake anybody, then nothing can ever happen again. This is looked at under the lock
/// whenever an M goes to rest, so it is exact.
///
/// # The deterministic mode
///
/// With a seed there is one P, and [gobi.vm.sched.Schedule] stands in for its run queue, the clock
/// and the random numbers. A goroutine's `limit` is then always poisoned, so that it comes by at
/// every safepoint; their count, not time, says when it is preempted, and who runs next is drawn.
/// Time is virtual: a little for each safepoint, and a jump to the next timer when nothing can run,
/// or now and then although something can. Blocking natives keep the P, for up to a second of real
/// time. [gobi.vm.sched.Exploration] and [gobi.vm.sched.Witness] are for those who look for
/// schedules.
///
/// # Locks, in order
///
/// a P's timers; a channel's or a semaphore's spin lock; the scheduler's lock
/// ([gobi.vm.sched.Roster]).
///
/// # Rejected
///
/// Java's virtual threads and executors (no safepoints, no deadlock detection, no control of
/// order); one lock around all queues (contended by every operation); handing the P over at every
/// blocking call (two thread switches for each short write).
package gobi.vm.sched;
