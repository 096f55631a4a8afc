package gobi.compiler.syntax;

import java.util.List;

/// `a, b T "tag"`: struct fields, parameters, results, type parameters, interface elements.
///
/// `names` is empty for embedded fields, unnamed parameters and embedded interface elements. `tag`
/// may be null.
public record Field(int pos, List<Expr.Name> names, Expr type, Expr.BasicLit tag) implements Node {}
