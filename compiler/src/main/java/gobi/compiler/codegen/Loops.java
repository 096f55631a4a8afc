package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// For and range statements. The condition stands at the bottom: one taken branch for each
/// iteration.
final class Loops {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Loops(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    // ---- for

    void forStatement(Stmt.For s) {
        var label = g.jumps.takeLabel();
        g.openBlock();
        var variables = new ArrayList<Var>();
        if (s.init() != null) {
            g.statements.statement(s.init());
            if (s.init() instanceof Stmt.Assign a && a.define()) {
                a.lhs().forEach(l -> variables.add(g.assignments.declared(l)));
            }
        }
        variables.removeIf(v -> v == null || v.name().equals("_"));
        var top = new Label();
        var test = new Label();
        var next = new Label();
        var end = new Label();
        g.enterLoop();
        if (s.cond() != null) {
            code.jump(test);
        }
        code.bindEntry(top);
        g.jumps.enter(label, end, next);
        g.statements.block(s.body().stmts());
        g.jumps.leave();
        code.bind(next);
        if (!g.unit.options().sharedLoopVariables()) {
            freshVariables(variables);
        }
        if (s.post() != null) {
            g.statements.statement(s.post());
        }
        code.bind(test);
        if (s.cond() != null) {
            g.line(s.cond().pos());
            g.conditions.branch(s.cond(), top, true);
        } else {
            code.jump(top);
        }
        g.leaveLoop();
        code.bind(end);
        g.closeBlock();
    }

    /// Each iteration has variables of its own, which shows only where something keeps their
    /// addresses.
    private void freshVariables(List<Var> variables) {
        for (var v : variables) {
            var t = g.type(v.type());
            if (g.variable(v) instanceof Mem m
                    && m.base() != Place.FRAME
                    && g.escape.storage(v, g.shapes.of(t)) == Escape.Storage.HEAP) {
                int p = g.regs.temp("P");
                code.emit(Op.NEW, p, g.unit.type(t));
                g.values.copy(m, new Mem(p, 0), t);
                code.emit(Op.MOVE, m.base(), p);
                var header = g.arrayHeaders.get(v);
                if (header != null) {
                    g.values.addressTo(m, header);
                }
            }
        }
    }

    // ---- range

    void range(Stmt.Range r) {
        var t = g.typeOf(r.x());
        if (t.underlying() instanceof Signature) {
            g.rangeFuncs.range(r);
            return;
        }
        var label = g.jumps.takeLabel();
        g.openBlock();
        g.enterLoop();
        switch (t.underlying()) {
            case BasicType b -> {
                if (b.kind().isString()) {
                    string(r, label);
                } else {
                    integer(r, t, label);
                }
            }
            case SliceType s -> slice(r, s, label);
            case ArrayType a -> array(r, a, label);
            case PointerType p -> pointer(r, (ArrayType) p.elem().underlying(), label);
            case MapType m -> map(r, m, t, label);
            case ChanType c -> channel(r, c, label);
            default ->
                    throw new IllegalStateException("range over " + t.getClass().getSimpleName());
        }
        g.leaveLoop();
        g.closeBlock();
    }

    /// Stores an iteration value in the variable or target that the range clause names.
    private void assign(Stmt.Range r, Expr lhs, Place value, Type t) {
        if (Assignments.isBlank(lhs)) {
            return;
        }
        if (r.define() && g.assignments.declared(lhs) instanceof Var v) {
            g.conversions.convert(value, t, g.type(v.type()), g.declare(v));
        } else {
            g.assignments.store(g.assignments.target(lhs), value, t);
        }
    }

    /// Stores key and value; with both, where they go is settled before either is stored.
    private void assign(Stmt.Range r, Place key, Type keyType, Place value, Type valueType) {
        if (r.define() || Assignments.isBlank(r.key()) || Assignments.isBlank(r.value())) {
            assign(r, r.key(), key, keyType);
            assign(r, r.value(), value, valueType);
            return;
        }
        var targets = g.assignments.targets(List.of(r.key(), r.value()));
        g.assignments.store(targets.get(0), key, keyType);
        g.assignments.store(targets.get(1), value, valueType);
    }

    private void body(Stmt.Range r, String label, Label end, Label next) {
        g.jumps.enter(label, end, next);
        g.statements.block(r.body().stmts());
        g.jumps.leave();
    }

    /// Whether the key's variable itself can count the iterations.
    private boolean countsItself(Stmt.Range r) {
        return r.define()
                && g.assignments.declared(r.key()) instanceof Var v
                && !v.name().equals("_")
                && !g.escape.reassigned(v)
                && g.escape.storage(v, g.shapes.of(g.type(v.type()))) == Escape.Storage.SLOTS;
    }

    /// The loop that counts from 0 to `limit` (a slot); `each` fetches the value.
    private void counted(Stmt.Range r, String label, int limit, Type keyType, Each each) {
        boolean own = countsItself(r);
        int i =
                own
                        ? ((Slots) g.declare(g.assignments.declared(r.key()))).slot()
                        : g.regs.temp("S");
        code.loadConstant(i, 0);
        var top = new Label();
        var next = new Label();
        var test = new Label();
        var end = new Label();
        code.jump(test);
        code.bindEntry(top);
        g.openBlock();
        var mark = g.mark();
        boolean later =
                !r.define() && !Assignments.isBlank(r.key()) && !Assignments.isBlank(r.value());
        if (!own && !later && !Assignments.isBlank(r.key())) {
            assign(r, r.key(), new Slots(i), keyType);
        }
        each.fetch(i);
        g.release(mark);
        body(r, label, end, next);
        g.closeBlock();
        code.bind(next);
        g.line(r.pos());
        code.emit(Op.ADD_I, i, i, 1);
        code.bind(test);
        boolean unsigned = g.comparisons.isUnsigned64(keyType);
        code.branch(unsigned ? Op.JUMP_ULT : Op.JUMP_LT, i, limit, top);
        code.bind(end);
    }

    private interface Each {
        void fetch(int index);
    }

    private void integer(Stmt.Range r, Type t, String label) {
        var keyType = t;
        if (r.key() != null && !Assignments.isBlank(r.key()) && g.exprs.constant(r.x()) != null) {
            keyType =
                    g.assignments.declared(r.key()) instanceof Var v && r.define()
                            ? g.type(v.type())
                            : g.typeOf(r.key());
        }
        keyType = Types.defaultType(keyType);
        int limit = g.regs.temp("S");
        g.exprs.to(r.x(), keyType, new Slots(limit));
        counted(r, label, limit, keyType, i -> {});
    }

    private void slice(Stmt.Range r, SliceType s, String label) {
        int h = g.regs.temp("PS");
        int src = g.indexing.sequence(g.conversions.withoutCopy(r.x()));
        if (Assignments.isBlank(r.value())) {
            g.values.move(h + 1, src + 1, 1);
        } else {
            g.values.move(h, src, 2);
        }
        counted(r, label, h + 1, Universe.INT, i -> element(r, h, i, s.elem()));
    }

    private void element(Stmt.Range r, int header, int i, Type elem) {
        if (Assignments.isBlank(r.value())) {
            return;
        }
        var op = Indexing.loadOp(g.shapes.of(elem));
        if (!r.define() && !Assignments.isBlank(r.key())) {
            var at = g.indexing.elementAddress(new Indexing.Element(header, i, false, elem));
            var value = g.values.tempPlace(elem);
            g.values.copy(at, value, elem);
            assign(r, new Slots(i), Universe.INT, value, elem);
        } else if (op == null) {
            var at = g.indexing.elementAddress(new Indexing.Element(header, i, false, elem));
            assign(r, r.value(), at, elem);
        } else if (r.define()
                && g.assignments.declared(r.value()) instanceof Var v
                && g.escape.storage(v, g.shapes.of(elem)) == Escape.Storage.SLOTS) {
            code.emit(op, ((Slots) g.declare(v)).slot(), header, i);
        } else {
            int t = g.values.temp(elem);
            code.emit(op, t, header, i);
            assign(r, r.value(), new Slots(t), elem);
        }
    }

    private void array(Stmt.Range r, ArrayType a, String label) {
        if (Assignments.isBlank(r.value())) {
            if (g.effects.calls(r.x())) {
                g.exprs.discard(r.x());
            }
            counted(r, label, g.constants.slot(a.length()), Universe.INT, i -> {});
            return;
        }
        // The loop sees the array as it was at the start.
        var t = g.typeOf(r.x());
        var source = (Mem) g.exprs.eval(r.x());
        var at = source;
        if (!isFresh(r.x()) && Scan.any(r.body(), Loops::mayWrite, n -> false)) {
            at = g.values.memoryTemp(t);
            g.values.copy(source, at, t);
        }
        arrayAt(r, a, at, label);
    }

    private static boolean isFresh(Expr e) {
        return Exprs.unparen(e) instanceof Expr.CompositeLit
                || Exprs.unparen(e) instanceof Expr.Call;
    }

    private static boolean mayWrite(gobi.compiler.syntax.Node n) {
        return n instanceof Expr.Call
                || n instanceof Stmt.Assign a && (!a.define() || a.op() != null)
                || n instanceof Stmt.IncDec
                || n instanceof Stmt.Range r && !r.define()
                || n instanceof Expr.Unary u && u.op() == gobi.compiler.syntax.UnaryOp.RECV;
    }

    private void arrayAt(Stmt.Range r, ArrayType a, Mem at, String label) {
        int h = g.regs.temp("PS");
        g.values.addressTo(at, h);
        code.loadConstant(h + 1, a.length());
        counted(r, label, h + 1, Universe.INT, i -> element(r, h, i, a.elem()));
    }

    private void pointer(Stmt.Range r, ArrayType a, String label) {
        int p = g.exprs.operand(r.x());
        if (Assignments.isBlank(r.value())) {
            counted(r, label, g.constants.slot(a.length()), Universe.INT, i -> {});
            return;
        }
        if (a.length() > 0) {
            code.emit(Op.NIL_CHECK, p);
        }
        arrayAt(r, a, new Mem(p, 0), label);
    }

    private void string(Stmt.Range r, String label) {
        int s = g.regs.temp("PS");
        g.exprs.raw(r.x(), new Slots(s));
        int at = g.regs.temp("S");
        // Rune and following index.
        int rune = g.regs.temp("SS");
        code.loadConstant(rune + 1, 0);
        var top = new Label();
        var next = new Label();
        var end = new Label();
        code.jump(next);
        code.bindEntry(top);
        g.openBlock();
        var mark = g.mark();
        code.emit(Op.MOVE, at, rune + 1);
        code.emit(Op.DECODE_RUNE, rune, s, at);
        assign(r, new Slots(at), Universe.INT, new Slots(rune), Universe.RUNE);
        g.release(mark);
        body(r, label, end, next);
        g.closeBlock();
        code.bind(next);
        g.line(r.pos());
        code.branch(Op.JUMP_LT, rune + 1, s + 1, top);
        code.bind(end);
    }

    private void map(Stmt.Range r, MapType m, Type t, String label) {
        int p = g.exprs.operand(r.x());
        var words = new BitSet();
        words.set(0, 4);
        int iterator = g.values.pointerTo(g.values.memoryTemp(FunctionCode.MAP_ITER_SIZE, words));
        code.emit(Op.MAP_ITER, iterator, p, 0, g.unit.type(t));
        int entry = g.regs.temp("PP");
        var top = new Label();
        var next = new Label();
        var end = new Label();
        code.jump(next);
        code.bindEntry(top);
        g.openBlock();
        var mark = g.mark();
        if (!Assignments.isBlank(r.key()) && !Assignments.isBlank(r.value()) && !r.define()) {
            var key = g.values.tempPlace(m.key());
            g.values.copy(new Mem(entry, 0), key, m.key());
            var value = g.values.tempPlace(m.elem());
            g.values.copy(new Mem(entry + 1, 0), value, m.elem());
            assign(r, key, m.key(), value, m.elem());
        } else {
            assign(r, r.key(), new Mem(entry, 0), m.key());
            assign(r, r.value(), new Mem(entry + 1, 0), m.elem());
        }
        g.release(mark);
        body(r, label, end, next);
        g.closeBlock();
        code.bind(next);
        g.line(r.pos());
        code.emit(Op.MAP_NEXT, entry, iterator);
        code.branch(Op.JUMP_NOT_NIL, entry, 0, top);
        code.bind(end);
    }

    private void channel(Stmt.Range r, ChanType c, String label) {
        int ch = g.regs.temp("P");
        g.exprs.raw(r.x(), new Slots(ch));
        var at = g.values.memoryTemp(c.elem());
        int ok = g.regs.temp("S");
        var top = new Label();
        var next = new Label();
        var end = new Label();
        code.jump(next);
        code.bindEntry(top);
        g.openBlock();
        var mark = g.mark();
        assign(r, r.key(), at, c.elem());
        g.release(mark);
        body(r, label, end, next);
        g.closeBlock();
        code.bind(next);
        g.line(r.pos());
        // No slot keeps the address, so that a value received earlier is garbage once it is
        // dropped.
        code.emit(Op.RECV, ok, ch, g.values.address(at));
        code.branch(Op.JUMP_TRUE, ok, 0, top);
        code.bind(end);
    }
}
