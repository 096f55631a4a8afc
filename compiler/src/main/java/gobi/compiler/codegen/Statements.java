package gobi.compiler.codegen;

import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ChanType;

import java.util.List;

/// Statements.
final class Statements {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Statements(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    void list(List<Stmt> stmts) {
        for (var s : stmts) {
            statement(s);
        }
    }

    void block(List<Stmt> stmts) {
        g.openBlock();
        list(stmts);
        g.closeBlock();
    }

    void statement(Stmt s) {
        var mark = g.mark();
        if (!(s instanceof Stmt.Labeled) && !(s instanceof Stmt.Block)) {
            g.line(s.pos());
        }
        dispatch(s);
        g.release(mark);
    }

    private void dispatch(Stmt s) {
        switch (s) {
            case Stmt.Empty _ -> g.jumps.takeLabel();
            case Stmt.Block b -> labeledBlock(b);
            case Stmt.ExprStmt e -> expression(e.x());
            case Stmt.Send x -> send(x);
            case Stmt.IncDec i -> g.assignments.increment(i);
            case Stmt.Assign a -> g.assignments.statement(a);
            case Stmt.Go x -> g.defers.go((Expr.Call) Exprs.unparen(x.call()));
            case Stmt.Defer d -> g.defers.defer((Expr.Call) Exprs.unparen(d.call()));
            case Stmt.Return r -> g.returns.statement(r);
            case Stmt.Branch b -> g.jumps.branch(b);
            case Stmt.Labeled l -> g.jumps.labeled(l);
            case Stmt.If i -> ifStatement(i);
            case Stmt.For f -> g.loops.forStatement(f);
            case Stmt.Range r -> g.loops.range(r);
            case Stmt.Switch w -> g.switches.expressionSwitch(w);
            case Stmt.TypeSwitch w -> g.switches.typeSwitch(w);
            case Stmt.Select x -> g.selects.select(x);
            case Stmt.DeclStmt d -> declaration(d.decl());
            case Stmt.Bad b -> throw new CodegenException(b.pos(), "bad statement");
        }
    }

    /// A labelled block can be left with `break`.
    private void labeledBlock(Stmt.Block b) {
        var label = g.jumps.takeLabel();
        if (label == null) {
            block(b.stmts());
            return;
        }
        var end = new Label();
        g.jumps.enter(label, end, null);
        block(b.stmts());
        g.jumps.leave();
        code.bind(end);
    }

    private void expression(Expr x) {
        switch (Exprs.unparen(x)) {
            case Expr.Call c -> g.calls.discard(c);
            case Expr.Unary u -> g.selects.receive(u, null, -1);
            case Expr e -> g.exprs.discard(e);
        }
    }

    private void send(Stmt.Send s) {
        var elem = ((ChanType) g.typeOf(s.chan()).underlying()).elem();
        int ch = g.exprs.operand(s.chan());
        var value = g.selects.sendValue(s.value(), elem);
        g.line(s.pos());
        code.emit(gobi.compiler.bytecode.Op.SEND, ch, g.values.address(value));
    }

    private void ifStatement(Stmt.If s) {
        g.openBlock();
        if (s.init() != null) {
            statement(s.init());
        }
        g.line(s.cond().pos());
        var otherwise = new Label();
        g.conditions.branch(s.cond(), otherwise, false);
        block(s.then().stmts());
        if (s.orElse() == null) {
            code.bind(otherwise);
        } else {
            var end = new Label();
            code.jump(end);
            code.bind(otherwise);
            statement(s.orElse());
            code.bind(end);
        }
        g.closeBlock();
    }

    private void declaration(Decl.Gen d) {
        for (var spec : d.specs()) {
            if (spec instanceof Spec.Var v) {
                g.assignments.declare(v);
            }
        }
    }
}
