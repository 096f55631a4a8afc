package gobi.vm.jit;

/// When to compile.
///
/// @param calls calls of a function in the interpreter before it is compiled
/// @param turns turns of a function's loops in the interpreter before one is compiled
/// @param missed calls from compiled code before a function is compiled
/// @param background whether another thread compiles
/// @param restless whether compiled code leaves at random without need
/// @param verbose whether to tell what could not be compiled
public record JitOptions(
        int calls, int turns, int missed, boolean background, boolean restless, boolean verbose) {
    /// As it is best.
    public static final JitOptions TIERED =
            new JitOptions(400, 4000, 2, true, false, Boolean.getBoolean("gobi.jit.verbose"));

    /// Everything, before it runs for the first time.
    public static final JitOptions FIRST =
            new JitOptions(0, 0, 0, false, false, Boolean.getBoolean("gobi.jit.verbose"));

    /// The same, and leaving at safepoints now and then, as if preempted.
    public static final JitOptions RESTLESS =
            new JitOptions(0, 0, 0, false, true, Boolean.getBoolean("gobi.jit.verbose"));
}
