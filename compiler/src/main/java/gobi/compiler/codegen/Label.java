package gobi.compiler.codegen;

/// A place in the code that branches go to.
final class Label {
    /// Index of the instruction it stands before, or -1.
    int position = -1;

    boolean referenced;
}
