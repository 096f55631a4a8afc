/// The syntax tree: sealed interfaces of records, each documented by its concrete Go syntax.
///
/// Passes are exhaustive pattern switches. Nothing mutable stands in a node; results of the checker
/// stand in `gobi.compiler.check.Info`, keyed by node identity. Positions are explained in
/// [gobi.compiler.source.SourceFile]. Parsing itself is `gobi.compiler.parse`.
package gobi.compiler.syntax;
