/// The compiler of hot functions: from verified bytecode to hidden JVM classes, at run time.
///
/// # Shape of compiled code
///
/// A function is a static method `long run(Goroutine g, int fp, long...)`: parameters are JVM
/// parameters, the first result is returned, further ones stand in the goroutine. The walk over a
/// function's [gobi.vm.jit.FlowGraph] makes each [gobi.vm.jit.Webs] web (definitions with a common
/// use) one JVM local, long or double. [gobi.vm.jit.Body] writes the blocks, [gobi.vm.jit.Plain]
/// and [gobi.vm.jit.Calls] the instructions, [gobi.vm.jit.FrameExits] the ways out. An instruction
/// that is not written in full puts its operands into the frame and executes the interpreter's
/// operation. Loop heads have methods of their own that start from the frame.
///
/// # Leaving
///
/// There is one way: save the live webs to the frame, set `g.unwinding`, return; every caller sees
/// the flag and does the same, the callee's link included. The interpreter, of which there is never
/// more than one activation on a thread's stack, goes on in the innermost frame. Compiled code
/// leaves when it is poisoned (at entry and at loop heads), when it has come
/// [gobi.vm.interp.Operations#COMPILED_SLOTS] far, when it calls what is not compiled, and for
/// every instruction that may park or looks at frames. Faults are Java exceptions; one handler per
/// method turns them into leaving, and the interpreter raises them when all frames are written.
///
/// # Calls
///
/// Direct calls share one mutable call site per callee. Closures and methods call through the
/// callee's [gobi.vm.jit.Entry], so HotSpot's profiles see Go functions. A function that is not
/// compiled has an entry that makes its frame and leaves.
package gobi.vm.jit;
