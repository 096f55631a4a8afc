package gobi.compiler.syntax;

/// A node of the syntax tree. Nodes are immutable; what later passes learn about them stands in
/// side tables keyed by identity, so a node object stands for one place in the source.
public sealed interface Node
        permits Expr, Stmt, Decl, Spec, Field, FieldList, CaseClause, CommClause, SourceUnit {
    /// Where the node starts: the position of its first token (of `a` for `a + b`).
    int pos();
}
