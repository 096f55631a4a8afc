/// Diagnostics: one [gobi.compiler.diag.Code] for each distinct fault, the words of gc, and their
/// printing.
package gobi.compiler.diag;
