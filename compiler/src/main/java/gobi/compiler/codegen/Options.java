package gobi.compiler.codegen;

/// How to generate code.
///
/// @param sharedLoopVariables one variable for all iterations of a `for`, as modules before Go 1.22
///   have it
public record Options(boolean sharedLoopVariables) {
    public static final Options DEFAULT = new Options(false);
}
