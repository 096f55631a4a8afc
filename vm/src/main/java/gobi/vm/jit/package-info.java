/// The compiler of hot functions: from verified bytecode to JVM classes, at run time.
///
/// # Shape of compiled code
///
/// A function is a static method `long run(Goroutine g, int fp, long...)`: parameters are JVM
/// parameters, the first result is returned, further ones stand in the goroutine. The walk over a
/// function's [gobi.vm.jit.FlowGraph] makes each [gobi.vm.jit.Webs] web (definitions with a common
/// use) one JVM local, long or double. [gobi.vm.jit.Body] writes the blocks, [gobi.vm.jit.Plain],
/// [gobi.vm.jit.IntrinsicInstructions], [gobi.vm.jit.RuntimeInstructions],
/// [gobi.vm.jit.ChannelInstructions] and [gobi.vm.jit.Calls] the instructions,
/// [gobi.vm.jit.FrameExits] the ways out. An instruction that is not written in full puts its
/// operands into the frame and executes the interpreter's operation. Loop heads, and the places
/// behind channel operations where goroutines wait often, have methods of their own that start from
/// the frame; slots that only ever hold a constant are constants there.
///
/// # When
///
/// A function is compiled after some calls, or turns of its loops. What costs is HotSpot's
/// optimizing compiler: tens of milliseconds for a method, while the program waits in slower code.
/// So a function has as few methods as can be ([gobi.vm.jit.LoopHead]), HotSpot's flags keep that
/// compiler from what it need not do (vm/bin/hotspot-directives), and new code is compiled quickly
/// before the program comes to it ([gobi.vm.os.HotSpotCompilers]): HotSpot's interpreter runs it
/// slower than our interpreter, which HotSpot has compiled, runs the bytecode.
///
/// What a run had compiled, the next one compiles at its start, in the same order
/// ([gobi.vm.jit.HotCode], [gobi.vm.jit.Precompilation]; the command-line tool keeps the lists in
/// its cache): counting is over before it begins, and callees are known to be hot when their
/// callers are compiled. Rejected: keeping the classes themselves. They name addresses of the run,
/// and HotSpot's own compilers, which take most of the time, would have no less to do.
///
/// What HotSpot has not seen executed it leaves out of its best code, if the class that is named
/// there is not yet known, and begins anew when the program comes to it. So all classes that the
/// code names are made known ([gobi.vm.jit.CodeLoader]), and paths to functions that were never
/// called begin with one that is not: their error texts cost the loop around them nothing.
///
/// Addresses are checked at each access, but elements of slices that a loop does not define are
/// not: [gobi.vm.jit.SliceRanges] has the slice checked as a whole, and what is reached by the
/// address of such an element is not checked either. [gobi.vm.jit.IndexRanges] finds the indexes
/// that need no bounds check. [gobi.vm.jit.OpenDefers] keeps deferred closures in locals.
///
/// # Leaving
///
/// There is one way: save the live webs to the frame, set `g.unwinding`, return; every caller sees
/// the flag and does the same, the callee's link included. Saving is one call of a method that
/// takes all of them, and the flag is set in the body once more: HotSpot then keeps the webs in
/// registers, also where the body is inlined (a row of calls kept them in memory, in hot loops).
/// The interpreter, of which there is never more than one activation on a thread's stack, goes on
/// in the innermost frame. Compiled code leaves when it is poisoned (at entry and at the heads of
/// loops that are not [gobi.vm.jit.BoundedLoops]), when the goroutine's stack is too short or it
/// has come `Transitions.COMPILED_SLOTS` far (its code is then entered again), when it calls what
/// is not compiled, for channel operations that have to wait and for every other instruction that
/// may park or looks at frames. A goroutine that has waited for a channel goes on in code for what
/// follows ([gobi.vm.sched.WaitPoint]), without the interpreter: a loop that waits at each turn
/// would else be interpreted up to its head each time. The frames are those of the interpreter all
/// the same, so either may go on in them. Faults are Java exceptions; one handler per method turns
/// them into leaving, and the interpreter raises them when all frames are written.
///
/// # Calls
///
/// A function whose callee is compiled calls it by the name of its class; callees that are about to
/// be compiled are compiled first. Others are called through [gobi.vm.jit.Entry], as closures and
/// methods are, so HotSpot's profiles see Go functions. A function that is not compiled has an
/// entry that makes its frame and leaves.
///
/// Rejected: hidden classes that call each other through invokedynamic and one mutable call site
/// per callee. The calls are as fast, but for each number of arguments the JVM makes up half a
/// dozen classes while the program waits (128 in sorting, a millisecond each), and all code that
/// HotSpot had made of the callers is thrown away when the callee is compiled.
package gobi.vm.jit;
