package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Range over functions: the body becomes a function `yield`, compiled with the statement.
///
/// Each loop has a state, by which misuse of `yield` is found, in a heap cell. The outermost loop
/// of a function also has a *home* object: the number of the exit by which a body left for a place
/// outside of itself, and what bodies deferred. After the call of the iterator, the function that
/// owns the exit's target goes there; others return false in turn.
final class RangeFuncs {
    private static final int DONE = 0;
    private static final int READY = 1;
    private static final int RUNNING = 2;
    private static final int EXHAUSTED = 3;
    private static final int MISSING_PANIC = 4;
    private static final int RETURN = -1;

    /// `next` and the deferred closures.
    private static final Type FUNC =
            new Signature(null, List.of(), List.of(), TupleType.EMPTY, TupleType.EMPTY, false);

    private static final StructType HOME =
            new StructType(
                    List.of(
                            new Var(0, null, "next", Universe.INT, Var.Kind.FIELD, false),
                            new Var(
                                    0,
                                    null,
                                    "deferred",
                                    new SliceType(FUNC),
                                    Var.Kind.FIELD,
                                    false)),
                    List.of());

    /// A place outside of the body, in the function that owns it.
    private record Exit(FunctionGen owner, Label target) {}

    /// What the loops of one outermost range statement share while they are compiled.
    private static final class Home {
        final FunctionGen function;
        final List<Exit> exits = new ArrayList<>();
        boolean returns;

        Home(FunctionGen function) {
            this.function = function;
        }

        int exit(FunctionGen owner, Label target) {
            var e = new Exit(owner, target);
            int i = exits.indexOf(e);
            if (i < 0) {
                i = exits.size();
                exits.add(e);
            }
            return i + 1;
        }
    }

    /// What a body knows: the enclosing function, the shared objects' slots, the states of this and
    /// the enclosing loops.
    private record Body(
            FunctionGen parent,
            Stmt.Range loop,
            Home home,
            int homeSlot,
            List<Integer> states,
            List<Integer> results) {}

    private final FunctionGen g;
    private final FunctionBuilder code;
    private Body body;

    RangeFuncs(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    boolean inBody() {
        return body != null;
    }

    boolean returnsFromBody(Node function) {
        return g.escape.bodyReturns(function);
    }

    // ---- the statement

    void range(Stmt.Range r) {
        var label = g.jumps.takeLabel();
        g.openBlock();
        int iterator = g.exprs.operand(r.x());
        int homeSlot = body == null ? newHome(r) : body.homeSlot();
        var home = body == null ? new Home(g) : body.home();
        int state = g.regs.variable("P");
        code.emit(Op.NEW, state, g.unit.type(Universe.INT));
        setState(state, READY);
        var states = new ArrayList<Integer>(body == null ? List.of() : body.states());
        states.add(state);
        var results = body == null ? homeResults() : body.results();
        var symbol = g.unit.numbered(g.name + "-range");
        var types = new ArrayList<Type>();
        var values = new ArrayList<Place>();
        captured(r, types, values);
        addPointers(List.of(homeSlot), HOME, types, values);
        addPointers(states, Universe.INT, types, values);
        for (int i = 0; i < results.size(); i++) {
            addPointers(
                    List.of(results.get(i)), home.function.frame.results().get(i), types, values);
        }
        g.unit.define(compileBody(r, label, symbol, home, types, states.size(), results.size()));
        int yield = g.regs.temp("P");
        g.closures.make(r, symbol, types, values, yield);
        var sig = (Signature) g.typeOf(r.x()).underlying();
        var shape = CallShape.of(g.shapes, null, sig);
        code.needOutgoing(shape.slots());
        g.line(r.x().pos());
        g.values.move(FunctionBuilder.OUT + shape.paramAt()[0], yield, 1);
        code.emit(Op.CALL_CLOSURE, FunctionBuilder.OUT, iterator);
        checkFinished(state);
        dispatch(home, homeSlot);
        g.closeBlock();
    }

    private void captured(Stmt.Range r, List<Type> types, List<Place> values) {
        for (var v : g.escape.captures(r)) {
            var t = g.type(v.type());
            var at = g.variable(v);
            if (g.escape.byReference(v)) {
                types.add(new PointerType(t));
                values.add(new Slots(g.values.pointerTo((Mem) at)));
            } else {
                types.add(t);
                values.add(at);
            }
        }
    }

    private static void addPointers(
            List<Integer> slots, Type elem, List<Type> types, List<Place> values) {
        for (int s : slots) {
            types.add(new PointerType(elem));
            values.add(new Slots(s));
        }
    }

    /// Pointers to where the home function keeps its results, if bodies return from it.
    private List<Integer> homeResults() {
        var slots = new ArrayList<Integer>();
        for (int i = 0; i < g.frame.results().size(); i++) {
            if (g.returns.resultPlace(i) instanceof Mem m && m.base() >= FunctionBuilder.LOCAL) {
                slots.add(g.values.pointerTo(m));
            }
        }
        return slots.size() == g.frame.results().size() ? slots : List.of();
    }

    private int newHome(Stmt.Range r) {
        int h = g.regs.variable("P");
        code.emit(Op.NEW, h, g.unit.type(HOME));
        if (Scan.defers(r.body(), g)) {
            var symbol = g.unit.numbered(g.name + ".deferrange");
            g.unit.request(symbol, () -> runner(symbol));
            int p = g.regs.temp("P");
            g.closures.make(symbol, List.of(new PointerType(HOME)), List.of(new Slots(h)), p);
            code.emit(Op.DEFER, p);
        }
        return h;
    }

    private void setState(int cell, int state) {
        code.emit(Op.STORE64, cell, g.constants.slot(state), 0);
    }

    private void panicState(int state) {
        var shape = CallShape.of(g.shapes, List.of(Universe.INT), List.of());
        g.values.move(FunctionBuilder.OUT + shape.paramAt()[0], state, 1);
        g.callFunction("runtime.panicrangestate", shape);
    }

    private void checkFinished(int state) {
        int s = g.regs.temp("S");
        code.emit(Op.LOAD64, s, state, 0);
        var fine = new Label();
        code.branch(Op.JUMP_NE_I, s, RUNNING, fine);
        panicState(g.constants.slot(MISSING_PANIC));
        code.bind(fine);
        setState(state, EXHAUSTED);
    }

    /// Goes where bodies asked to.
    private void dispatch(Home home, int homeSlot) {
        if (home.exits.isEmpty() && !home.returns) {
            return;
        }
        int next = g.regs.temp("S");
        code.emit(Op.LOAD64, next, homeSlot, 0);
        var normal = new Label();
        code.branch(Op.JUMP_EQ_I, next, 0, normal);
        for (int i = 0; i < home.exits.size(); i++) {
            var e = home.exits.get(i);
            if (e.owner() == g) {
                var other = new Label();
                code.branch(Op.JUMP_NE_I, next, i + 1, other);
                code.emit(Op.STORE64, homeSlot, g.constants.slot(0), 0);
                code.jump(e.target());
                code.bind(other);
            }
        }
        if (body != null) {
            returnBool(false);
        } else if (home.returns) {
            g.returns.leave();
        }
        code.bind(normal);
    }

    private void returnBool(boolean more) {
        code.emit(Op.LOAD_I, g.frame.resultAt()[0], more ? 1 : 0);
        code.emit(Op.RETURN);
    }

    // ---- the body

    private FunctionCode compileBody(
            Stmt.Range r,
            String label,
            String symbol,
            Home home,
            List<Type> layout,
            int states,
            int results) {
        var yield =
                (Signature)
                        ((Signature) g.typeOf(r.x()).underlying())
                                .params()
                                .at(0)
                                .type()
                                .underlying();
        var frame = CallShape.of(g.shapes, null, yield);
        var b = new FunctionGen(g.unit, g.source, g.subst, symbol, frame, g.escape);
        b.isClosure = true;
        b.line(r.pos());
        b.openBlock();
        b.closures.bind(r);
        long[] at = g.shapes.offsets(Closures.layout(layout));
        int next = 1 + g.escape.captures(r).size();
        var pointers = new ArrayList<Integer>();
        for (int i = 0; i < 1 + states + results; i++) {
            int p = b.regs.variable("P");
            b.code.emit(Op.LOAD_PTR, p, frame.contextSlot(), (int) at[next + i]);
            pointers.add(p);
        }
        b.rangeFuncs.body =
                new Body(
                        g,
                        r,
                        home,
                        pointers.getFirst(),
                        pointers.subList(1, 1 + states),
                        pointers.subList(1 + states, pointers.size()));
        b.rangeFuncs.compile(r, label, yield);
        b.closeBlock();
        return b.finish(r.pos(), true, false, null, 0);
    }

    private void compile(Stmt.Range r, String label, Signature yield) {
        int state = body.states().getLast();
        int s = g.regs.temp("S");
        code.emit(Op.LOAD64, s, state, 0);
        var ready = new Label();
        code.branch(Op.JUMP_EQ_I, s, READY, ready);
        panicState(s);
        code.bind(ready);
        setState(state, RUNNING);
        parameter(r, r.key(), 0, yield);
        parameter(r, r.value(), 1, yield);
        var breakTo = new Label();
        var continueTo = new Label();
        g.jumps.enter(label, breakTo, continueTo);
        g.statements.block(r.body().stmts());
        g.jumps.leave();
        code.bind(continueTo);
        setState(state, READY);
        returnBool(true);
        if (breakTo.referenced) {
            code.bind(breakTo);
            setState(state, DONE);
            returnBool(false);
        } else {
            code.bind(breakTo);
        }
    }

    private void parameter(Stmt.Range r, Expr lhs, int i, Signature yield) {
        if (lhs == null || i >= yield.params().size() || Assignments.isBlank(lhs)) {
            return;
        }
        int slot = g.frame.paramAt()[i];
        var t = yield.params().at(i).type();
        if (r.define() && g.assignments.declared(lhs) instanceof Var v) {
            Functions.parameter(g, v, slot);
        } else {
            Place at = g.shapes.of(t).memory() ? new Mem(slot, 0) : new Slots(slot);
            g.assignments.store(g.assignments.target(lhs), at, t);
        }
    }

    // ---- leaving a body

    /// Whether a goto leads out of the body.
    boolean leavesBody(Stmt.Branch b) {
        return body != null && !hasLabel(body.loop().body(), b.label().name());
    }

    private static boolean hasLabel(Node root, String name) {
        return Scan.any(
                root,
                n -> n instanceof Stmt.Labeled l && l.label().name().equals(name),
                n -> n instanceof Expr.FuncLit);
    }

    /// A break, continue or goto whose target is in an enclosing function.
    void leave(Stmt.Branch b) {
        if (body == null) {
            throw new CodegenException(b.pos(), "branch without target");
        }
        var name = b.label() == null ? null : b.label().name();
        int level = body.states().size() - 1;
        for (var owner = body.parent(); ; owner = owner.rangeFuncs.body.parent()) {
            var target =
                    switch (b.kind()) {
                        case BREAK -> owner.jumps.find(name, false);
                        case CONTINUE -> owner.jumps.find(name, true);
                        default ->
                                owner.rangeFuncs.body == null || !owner.rangeFuncs.leavesBody(b)
                                        ? owner.jumps.label(name)
                                        : null;
                    };
            if (target != null) {
                target.referenced = true;
                exit(body.home().exit(owner, target), level);
                return;
            }
            level--;
            if (owner.rangeFuncs.body == null) {
                throw new CodegenException(b.pos(), "branch without target");
            }
        }
    }

    /// Marks the loops from `level` inwards as done, notes the exit and stops the iteration.
    private void exit(int number, int level) {
        for (int i = Math.max(level, 0); i < body.states().size(); i++) {
            setState(body.states().get(i), DONE);
        }
        code.emit(Op.STORE64, body.homeSlot(), g.constants.slot(number), 0);
        returnBool(false);
    }

    void returnFromBody(Stmt.Return r) {
        body.home().returns = true;
        var types = body.home().function.frame.results();
        var exprs = r.results();
        if (exprs.size() == 1 && types.size() > 1) {
            var t = (TupleType) g.typeOf(exprs.getFirst());
            var from = g.calls.tuple(exprs.getFirst(), t);
            for (int i = 0; i < types.size(); i++) {
                g.conversions.convert(from.get(i), t.at(i).type(), types.get(i), result(i));
            }
        } else {
            var values = new ArrayList<Place>();
            for (int i = 0; i < exprs.size(); i++) {
                var v = g.values.tempPlace(types.get(i));
                g.exprs.to(exprs.get(i), types.get(i), v);
                values.add(v);
            }
            for (int i = 0; i < values.size(); i++) {
                g.values.copy(values.get(i), result(i), types.get(i));
            }
        }
        exit(RETURN, 0);
    }

    private Mem result(int i) {
        return new Mem(body.results().get(i), 0);
    }

    // ---- defer in a body

    /// Keeps a deferred closure for the function that the loop stands in.
    void defer(int closure) {
        long at = g.shapes.offsets(HOME)[1];
        int list = g.regs.temp("PSS");
        code.emit(Op.LOAD_SLICE, list, body.homeSlot(), (int) at);
        code.emit(Op.APPEND_PTR, list, list, closure, g.unit.type(FUNC));
        code.emit(Op.STORE_SLICE, body.homeSlot(), list, (int) at);
    }

    /// Deferred by the home function before the loop: runs what the bodies deferred, last first.
    private FunctionCode runner(String symbol) {
        var frame = CallShape.of(g.shapes, List.of(), List.of());
        var f = new FunctionGen(g.unit, g.source, g.subst, symbol, frame, Escape.Result.NONE);
        var c = f.code;
        int home = f.regs.temp("P");
        c.emit(Op.LOAD_PTR, home, frame.contextSlot(), 8);
        int list = f.regs.temp("PSS");
        c.emit(Op.LOAD_SLICE, list, home, (int) g.shapes.offsets(HOME)[1]);
        int i = f.regs.temp("S");
        c.loadConstant(i, 0);
        var top = new Label();
        var test = new Label();
        c.jump(test);
        c.bindEntry(top);
        int p = f.regs.temp("P");
        c.emit(Op.INDEX_PTR, p, list, i);
        c.emit(Op.DEFER, p);
        c.emit(Op.ADD_I, i, i, 1);
        c.bind(test);
        c.branch(Op.JUMP_LT, i, list + 1, top);
        var epilogue = new Label();
        c.bindEntry(epilogue);
        Returns.runDefers(f);
        c.emit(Op.RETURN);
        return f.finish(0, true, false, epilogue, FunctionCode.WRAPPER | FunctionCode.DEFERS);
    }
}
