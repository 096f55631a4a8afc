/// From source text to syntax tree.
///
/// [gobi.compiler.parse.Parser] is the way in. It lets the generated parser of `gobi.grammar` run
/// over a file; each top-level declaration, when it has been read, goes to
/// [gobi.compiler.parse.TreeBuilder], which turns the parser's contexts into the records of
/// `gobi.compiler.syntax`. The contexts are garbage from then on, so a whole file never stands in
/// memory twice. Nobody but this package sees the grammar.
///
/// The builder's parts: declarations, statements, types, parameter lists and expressions, one class
/// each. They do what the grammar leaves flat or open: operator precedence (a loop over two stacks,
/// since a sum of fifty thousand terms is legal), `<-chan` against receive operations, which of the
/// names in a parameter list are types, type switches against switches, conditions that are no
/// expressions. Errors that need built parts are reported here, in gc's words; the others come from
/// the grammar's actions.
///
/// Invariant: every component that the records declare as present is present, also after errors;
/// [gobi.compiler.syntax.Expr.Bad] stands for what could not be read.
///
/// Nesting is limited ([gobi.compiler.parse.Parser#MAX_DEPTH]), since this pass and later ones
/// recurse over the tree. What programs contain in long chains (operators, selectors, calls,
/// else-if) is limited by memory only.
///
/// Rejected: a parse-tree visitor (dispatch over every node, and the tree kept whole); actions that
/// build the records within the grammar (the grammar would have to know the compiler).
package gobi.compiler.parse;
