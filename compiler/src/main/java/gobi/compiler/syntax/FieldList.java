package gobi.compiler.syntax;

import java.util.List;

/// A parenthesised, bracketed or braced list of fields; `pos` is the opening delimiter (or the type
/// of a lone unnamed result), `close` the closing one.
public record FieldList(int pos, List<Field> fields, int close) implements Node {}
