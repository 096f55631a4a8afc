package gobi.compiler.syntax;

import java.util.List;

/// `case x := <-c:` / `case c <- v:` (`comm` is a Send, ExprStmt or Assign) or `default:` (`comm`
/// null).
public record CommClause(int pos, Stmt comm, int colon, List<Stmt> body) implements Node {}
