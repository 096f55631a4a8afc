/// Source text and positions: files with their line tables, and the position space they share.
///
/// A position is one `int`; see [gobi.compiler.source.SourceFile]. Lines and columns are 1-based,
/// columns count bytes.
package gobi.compiler.source;
