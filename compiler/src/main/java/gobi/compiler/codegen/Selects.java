package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.CommClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.List;

/// Channel operations and select. Values travel through frame memory.
final class Selects {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Selects(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    private Type elem(Expr chan) {
        return ((ChanType) g.typeOf(chan).underlying()).elem();
    }

    /// `<-c` into a place (null to drop the value); `ok` is a slot or -1.
    void receive(Expr.Unary u, Place dest, int ok) {
        var t = elem(u.x());
        int ch = g.exprs.operand(u.x());
        g.line(u.pos());
        var at = dest == null ? nowhere() : dest instanceof Mem m ? m : g.values.memoryTemp(t);
        int address = g.values.address(at);
        code.emit(Op.RECV, ok >= 0 ? ok : g.regs.temp("S"), ch, address);
        if (dest instanceof Slots) {
            g.values.copy(at, dest, t);
        }
    }

    /// Where a value is dropped: waiting for a signal needs no memory.
    private Mem nowhere() {
        int nil = g.regs.temp("P");
        g.values.zeroSlots(nil, 1);
        return new Mem(nil, 0);
    }

    /// A copy of the value to send, in memory.
    Mem sendValue(Expr e, Type t) {
        var m = g.values.memoryTemp(t);
        g.exprs.to(e, t, m);
        return m;
    }

    /// One communication: its channel, the memory of its value, and its place in the instruction.
    private record Case(CommClause clause, Expr.Unary receive, Type elem, int chan, Mem value) {
        boolean sends() {
            return receive == null;
        }
    }

    void select(Stmt.Select s) {
        var label = g.jumps.takeLabel();
        g.openBlock();
        var cases = new ArrayList<Case>();
        CommClause otherwise = null;
        for (var c : s.clauses()) {
            if (c.comm() == null) {
                otherwise = c;
            } else {
                g.line(c.pos());
                cases.add(prepare(c));
            }
        }
        g.line(s.pos());
        var ordered = new ArrayList<Case>();
        cases.stream().filter(Case::sends).forEach(ordered::add);
        int sends = ordered.size();
        cases.stream().filter(c -> !c.sends()).forEach(ordered::add);
        int n = ordered.size();
        int pairs = g.regs.temp(n == 0 ? "PP" : "PP".repeat(n));
        for (int i = 0; i < n; i++) {
            g.values.move(pairs + 2 * i, ordered.get(i).chan(), 1);
            g.values.addressTo(ordered.get(i).value(), pairs + 2 * i + 1);
        }
        int chosen = g.regs.temp("SS");
        code.emit(Op.SELECT, chosen, pairs, n, sends | (otherwise == null ? 0L : 1L << 32));
        dispatch(ordered, otherwise, chosen, label);
        g.closeBlock();
    }

    private Case prepare(CommClause c) {
        if (c.comm() instanceof Stmt.Send s) {
            var t = elem(s.chan());
            int ch = kept(s.chan());
            return new Case(c, null, t, ch, sendValue(s.value(), t));
        }
        var u = receiveOf(c.comm());
        var t = elem(u.x());
        int chan = kept(u.x());
        return new Case(c, u, t, chan, isDropped(c.comm()) ? nowhere() : g.values.memoryTemp(t));
    }

    private static boolean isDropped(Stmt comm) {
        return !(comm instanceof Stmt.Assign a) || Assignments.isBlank(a.lhs().getFirst());
    }

    private int kept(Expr chan) {
        return g.exprs.operand(chan);
    }

    private static Expr.Unary receiveOf(Stmt comm) {
        return (Expr.Unary)
                Exprs.unparen(
                        switch (comm) {
                            case Stmt.ExprStmt e -> e.x();
                            case Stmt.Assign a -> a.rhs().getFirst();
                            default -> throw new IllegalStateException("communication");
                        });
    }

    private void dispatch(List<Case> ordered, CommClause otherwise, int chosen, String label) {
        var end = new Label();
        int n = ordered.size();
        var bodies = new Label[n];
        for (int i = 0; i < n; i++) {
            bodies[i] = new Label();
            if (i < n - 1 || otherwise != null) {
                code.branch(Op.JUMP_EQ_I, chosen, i, bodies[i]);
            } else {
                code.jump(bodies[i]);
            }
        }
        g.jumps.enter(label, end, null);
        if (otherwise != null) {
            g.statements.block(otherwise.body());
            code.jump(end);
        }
        for (int i = 0; i < n; i++) {
            code.bind(bodies[i]);
            g.openBlock();
            received(ordered.get(i), chosen + 1);
            g.statements.list(ordered.get(i).clause().body());
            g.closeBlock();
            code.jump(end);
        }
        g.jumps.leave();
        code.bind(end);
    }

    private void received(Case c, int ok) {
        if (c.sends() || !(c.clause().comm() instanceof Stmt.Assign a)) {
            return;
        }
        var mark = g.mark();
        g.line(a.pos());
        assign(a, 0, c.value(), c.elem());
        if (a.lhs().size() > 1) {
            assign(a, 1, new Slots(ok), Universe.BOOL);
        }
        g.release(mark);
    }

    private void assign(Stmt.Assign a, int i, Place value, Type t) {
        var l = a.lhs().get(i);
        if (Assignments.isBlank(l)) {
            return;
        }
        var v = a.define() ? g.assignments.declared(l) : null;
        if (v != null) {
            g.conversions.convert(value, t, g.type(v.type()), g.declare(v));
        } else {
            g.assignments.store(g.assignments.target(l), value, t);
        }
    }
}
