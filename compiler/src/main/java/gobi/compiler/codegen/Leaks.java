package gobi.compiler.codegen;

import gobi.compiler.types.Func;

/// Answers whether a function keeps, or passes on, the pointers that one of its parameters brings.
@FunctionalInterface
interface Leaks {
    /// `param` counts the parameters from 0; -1 is the receiver. True if not known.
    boolean leaks(Func f, int param);
}
