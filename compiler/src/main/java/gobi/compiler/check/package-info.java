/// The type checker: Go 1.23's rules in gc's words, split along the chapters of the spec.
///
/// `Checker` checks a package and fills [gobi.compiler.check.Info], the side tables that the code generator reads.
package gobi.compiler.check;
