package gobi.compiler.codegen;

/// How to generate code.
///
/// @param sharedLoopVariables one variable for all iterations of a `for`, as modules before Go 1.22
///   have it
/// @param accessPolls a safepoint before every access to memory that goroutines may share
public record Options(boolean sharedLoopVariables, boolean accessPolls) {
    public static final Options DEFAULT = new Options(false, false);
}
