/// The interpreter: runs verified bytecode of one goroutine at a time on the thread that calls it.
///
/// [gobi.vm.interp.Interpreter] is the loop, [gobi.vm.interp.Operations] the instructions too long
/// for it, `Transitions` the ways into compiled code, [gobi.vm.interp.Panics] panic, recover,
/// Goexit and fatal errors, [gobi.vm.interp.StackWalk] the frames of a goroutine at rest (for the
/// collector and for [gobi.vm.interp.Traceback]).
///
/// **State.** A running goroutine's frame pointer, pc and function are Java locals of the loop.
/// They are written to the goroutine before anything that may park it, stop it, walk its frames, or
/// raise a [gobi.vm.fault.Fault]. Go calls never nest on the Java stack.
///
/// **Roots.** [gobi.vm.interp.StackRoots] shows a collector the live pointers of goroutines, one
/// [gobi.vm.interp.StackScan] after the other; [gobi.compiler.bytecode.Liveness] has the rules. A
/// goroutine that is scanned stands at a safepoint and does not run meanwhile. Slots that are dead
/// at its pc are not visited and may hold addresses of freed objects.
///
/// **Stub functions** ([gobi.vm.interp.Stubs]) stand at the bottom of every goroutine (its end),
/// below deferred calls of a panic (the panic loop), and start the program. Their single
/// instruction has a number beyond the instruction table.
///
/// **Panics.** `PANIC` pushes a frame of the panic loop stub. Its instruction is executed again
/// after every deferred call that it made: it looks whether the panic was recovered, else calls the
/// next deferred closure. Recovery cuts the stack back to the frame that deferred the recovering
/// call and continues at that function's `recoverPc`.
package gobi.vm.interp;
