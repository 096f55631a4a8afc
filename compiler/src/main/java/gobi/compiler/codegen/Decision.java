package gobi.compiler.codegen;

/// Something that was decided about a program, in gc's words for it.
///
/// @param pos where, in the position space of the compilation's files
public record Decision(int pos, String text) {}
