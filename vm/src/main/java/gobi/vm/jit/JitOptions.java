package gobi.vm.jit;

/// When to compile.
///
/// @param calls calls of a function in the interpreter before it is compiled
/// @param turns turns of a function's loops in the interpreter before it is compiled
/// @param often calls from which on a function with hot loops is compiled from its start
/// @param spins turns of a loop in the interpreter, although there is code to enter elsewhere in
///   the function, before the loop gets code of its own
/// @param waits times that goroutines have waited at an instruction before what follows is compiled
/// @param missed calls from compiled code before a function is compiled
/// @param background whether another thread compiles
/// @param restless whether compiled code leaves at random without need
/// @param verbose whether to tell what could not be compiled
public record JitOptions(
        int calls,
        int turns,
        int often,
        int spins,
        int waits,
        int missed,
        boolean background,
        boolean restless,
        boolean verbose) {
    private static final boolean VERBOSE = Boolean.getBoolean("gobi.jit.verbose");

    /// As it is best.
    public static final JitOptions TIERED =
            new JitOptions(400, 4000, 8, 50_000, 1000, 2, true, false, VERBOSE);

    /// Everything, before it runs for the first time.
    public static final JitOptions FIRST = new JitOptions(0, 0, 0, 0, 0, 0, false, false, VERBOSE);

    /// The same, and leaving at safepoints now and then, as if preempted.
    public static final JitOptions RESTLESS =
            new JitOptions(0, 0, 0, 0, 0, 0, false, true, VERBOSE);
}
