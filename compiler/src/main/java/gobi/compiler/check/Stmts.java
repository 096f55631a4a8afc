package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Exprs.Kind;
import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.CommClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Scope;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// Statements and function bodies.
final class Stmts {
    private final Checker c;

    Stmts(Checker c) {
        this.c = c;
    }

    void funcBody(
            DeclInfo decl,
            Signature sig,
            Scope scope,
            Stmt.Block body,
            Constant iota,
            List<TypeParam> typeParams) {
        var saved = c.env;
        var env = Env.of(decl, scope);
        env.iota = iota;
        env.sig = sig;
        env.typeParams = typeParams;
        c.env = env;
        list(body.stmts());
        if (sig.results().size() > 0 && !c.returns.terminating(body, null, env.panics)) {
            c.error(body.rbrace(), Code.MISSING_RETURN, "missing return");
        }
        c.unusedVariables(env);
        c.env = saved;
    }

    void list(List<Stmt> stmts) {
        for (var s : stmts) {
            stmt(s);
        }
    }

    /// A statement; function literals in it are checked before the scope changes.
    void stmt(Stmt s) {
        int top = c.delayedCount();
        statement(s);
        c.processDelayed(top);
    }

    void simple(Stmt s) {
        if (s != null) {
            stmt(s);
        }
    }

    private void statement(Stmt s) {
        switch (s) {
            case Stmt.Bad _, Stmt.Empty _ -> {}
            case Stmt.Branch _ -> {} // The parser has seen to them.
            case Stmt.Block b -> block(b);
            case Stmt.ExprStmt e -> expression(e);
            case Stmt.Send send -> send(send);
            case Stmt.IncDec i -> incDec(i);
            case Stmt.Assign a -> assign(a);
            case Stmt.Go g -> suspended("go", g.call());
            case Stmt.Defer d -> suspended("defer", d.call());
            case Stmt.Return r -> returns(r);
            case Stmt.Labeled l -> {
                c.env.hasLabel = true;
                statement(l.stmt());
            }
            case Stmt.If i -> ifStmt(i);
            case Stmt.For f -> forStmt(f);
            case Stmt.Range r -> c.ranges.range(r);
            case Stmt.Switch w -> c.switches.expression(w);
            case Stmt.TypeSwitch t -> c.switches.type(t);
            case Stmt.Select sel -> select(sel);
            case Stmt.DeclStmt d -> c.declarations.local(d.decl());
        }
    }

    void block(Stmt.Block b) {
        c.openScope(b);
        list(b.stmts());
        c.closeScope();
    }

    private void expression(Stmt.ExprStmt s) {
        var x = new Operand();
        var kind = c.exprs.raw(null, x, s.x(), null, false);
        String message;
        Code code;
        switch (x.mode) {
            case BUILTIN -> {
                message = "must be called";
                code = Code.BUILTIN_NOT_CALLED;
            }
            case TYPE -> {
                message = "is not an expression";
                code = Code.NOT_AN_EXPRESSION;
            }
            default -> {
                if (kind == Kind.STATEMENT) {
                    return;
                }
                message = "is not used";
                code = Code.UNUSED_EXPRESSION;
            }
        }
        c.error(x, code, c.str(x) + " " + message);
    }

    private void send(Stmt.Send s) {
        var ch = new Operand();
        var val = new Operand();
        c.exprs.expr(ch, s.chan());
        c.exprs.expr(val, s.value());
        if (ch.invalid() || val.invalid()) {
            return;
        }
        var u = Types.coreType(ch.type);
        if (u == null) {
            c.error(
                    s,
                    Code.INVALID_SEND,
                    "invalid operation: cannot send to " + c.str(ch) + ": no core type");
        } else if (!(u instanceof ChanType t)) {
            c.error(
                    s,
                    Code.INVALID_SEND,
                    "invalid operation: cannot send to non-channel " + c.str(ch));
        } else if (t.dir() == ChanDir.RECV) {
            c.error(
                    s,
                    Code.INVALID_SEND,
                    "invalid operation: cannot send to receive-only channel " + c.str(ch));
        } else {
            c.assignments.assign(val, t.elem(), "send");
        }
    }

    private void incDec(Stmt.IncDec s) {
        var x = new Operand();
        c.exprs.expr(x, s.x());
        if (x.invalid()) {
            return;
        }
        var op = s.inc() ? BinaryOp.ADD : BinaryOp.SUB;
        if (!Types.allNumeric(x.type)) {
            c.error(
                    s.x(),
                    Code.NON_NUMERIC_INC_DEC,
                    "invalid operation: "
                            + c.str(s.x())
                            + op.text()
                            + op.text()
                            + " (non-numeric type "
                            + c.str(x.type)
                            + ")");
            return;
        }
        // The operand stays as it is: assigning one more or less cannot fail otherwise.
        x.mode = Mode.VALUE;
        c.assignments.assignVar(s.x(), null, x, "assignment");
    }

    private void assign(Stmt.Assign s) {
        if (s.define()) {
            c.assignments.shortVarDecl(s.opPos(), s.lhs(), s.rhs());
            return;
        }
        if (s.op() == null) {
            c.assignments.assignVars(s.lhs(), s.rhs());
            return;
        }
        if (s.lhs().size() != 1 || s.rhs().size() != 1) {
            c.error(
                    s,
                    Code.ASSIGNMENT_MISMATCH,
                    "assignment operation "
                            + s.op().text()
                            + "= requires single-valued expressions");
            return;
        }
        var x = new Operand();
        c.operators.binary(x, null, s.lhs().getFirst(), s.rhs().getFirst(), s.op(), s.opPos());
        c.assignments.assignVar(s.lhs().getFirst(), null, x, "assignment operation");
    }

    private void suspended(String keyword, Expr e) {
        if (!(Checker.unparen(e) instanceof Expr.Call call)) {
            var x = new Operand();
            c.exprs.raw(null, x, e, null, false);
            c.error(e, Code.NOT_A_CALL, "expression in " + keyword + " must be function call");
            return;
        }
        if (!sameObject(e, call)) {
            c.error(e, Code.NOT_A_CALL, "expression in " + keyword + " must not be parenthesized");
        }
        var x = new Operand();
        var kind = c.exprs.raw(null, x, call, null, false);
        switch (kind) {
            case CONVERSION ->
                    c.error(
                            x,
                            Code.NOT_A_CALL,
                            keyword + " requires function call, not conversion " + c.str(x));
            case EXPRESSION ->
                    c.error(x, Code.UNUSED_EXPRESSION, keyword + " discards result of " + c.str(x));
            case STATEMENT -> {}
        }
    }

    private void returns(Stmt.Return s) {
        var res = c.env.sig.results();
        if (s.results().isEmpty()) {
            if (res.size() == 0) {
                return;
            }
            if (!res.at(0).name().isEmpty()) {
                for (var v : res.vars()) {
                    var o = c.lookup(v.name());
                    if (o != null && o != v && !v.name().equals("_")) {
                        c.newError(Code.RESULT_SHADOWED)
                                .add(
                                        s.pos(),
                                        "result parameter " + v.name() + " not in scope at return")
                                .add(o.pos(), "inner declaration of " + describe(o))
                                .report();
                    }
                }
                return;
            }
        }
        if (res.size() > 0) {
            c.assignments.initVars(res.vars(), s.results(), s);
            return;
        }
        c.assignments.initVars(List.of(), s.results(), s);
    }

    private String describe(gobi.compiler.types.Obj o) {
        return switch (o) {
            case gobi.compiler.types.Var v -> "var " + v.name() + " " + c.str(v.type());
            case gobi.compiler.types.Const k -> "const " + k.name() + " " + c.str(k.type());
            case gobi.compiler.types.TypeName t ->
                    "type " + t.name() + " " + c.str(t.type().underlying());
            default -> o.name();
        };
    }

    private void ifStmt(Stmt.If s) {
        c.openScope(s);
        simple(s.init());
        condition(s.cond(), "if");
        stmt(s.then());
        if (s.orElse() != null) {
            stmt(s.orElse());
        }
        c.closeScope();
    }

    private void condition(Expr e, String where) {
        var x = new Operand();
        c.exprs.expr(x, e);
        if (!x.invalid() && !Types.allBoolean(x.type)) {
            c.error(
                    e,
                    Code.NON_BOOLEAN_CONDITION,
                    "non-boolean condition in " + where + " statement");
        }
        if (!x.invalid() && Types.isUntyped(x.type) && Types.isBoolean(x.type)) {
            c.untyped.updateType(e, Universe.BOOL, true);
        }
    }

    private void forStmt(Stmt.For s) {
        c.openScope(s);
        simple(s.init());
        if (s.cond() != null) {
            condition(s.cond(), "for");
        }
        simple(s.post());
        stmt(s.body());
        c.closeScope();
    }

    private void select(Stmt.Select s) {
        CommClause first = null;
        for (var clause : s.clauses()) {
            if (clause.comm() == null) {
                if (first != null) {
                    c.error(
                            clause,
                            Code.DUPLICATE_DEFAULT,
                            "multiple defaults (first at " + c.describe(first.pos()) + ")");
                } else {
                    first = clause;
                }
            }
        }
        for (var clause : s.clauses()) {
            if (clause.comm() != null && !isCommunication(clause.comm())) {
                c.error(
                        clause.comm(),
                        Code.INVALID_SELECT_CASE,
                        "select case must be send or receive (possibly with assignment)");
                continue;
            }
            c.openScope(clause);
            simple(clause.comm());
            list(clause.body());
            c.closeScope();
        }
    }

    private static boolean isCommunication(Stmt s) {
        return switch (s) {
            case Stmt.Send _ -> true;
            case Stmt.ExprStmt e -> isReceive(e.x());
            case Stmt.Assign a -> a.rhs().size() == 1 && isReceive(a.rhs().getFirst());
            default -> false;
        };
    }

    private static boolean isReceive(Expr e) {
        return Checker.unparen(e) instanceof Expr.Unary u && u.op() == UnaryOp.RECV;
    }
}
