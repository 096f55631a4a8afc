package gobi.compiler.load;

/// A source file before parsing: the name that messages show, and its bytes.
public record SourceText(String name, byte[] content) {}
