package gobi.compiler.syntax;

import java.util.List;

/// `case a, b:` with its body, or `default:` (`exprs` null); of switches and type switches.
public record CaseClause(int pos, List<Expr> exprs, int colon, List<Stmt> body) implements Node {}
