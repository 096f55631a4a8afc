package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Results and returning. A function that defers has one epilogue, which is also where it goes on
/// after recovering.
final class Returns {
    private final FunctionGen g;
    private final FunctionBuilder code;
    private final Label epilogue = new Label();

    /// Variables of named results; null where there is none.
    private final List<Var> named = new ArrayList<>();

    /// Where results are kept until the function returns.
    private final List<Place> places = new ArrayList<>();

    /// Where a function that takes the place of a call ends.
    private Label inlineEnd;

    private boolean defers;
    private boolean anyNamed;

    Returns(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    void begin(Node function, Stmt.Block body, FieldList results) {
        defers = Scan.defers(body, g);
        Functions.addVars(g, results, named);
        anyNamed = results != null && results.fields().stream().anyMatch(f -> !f.names().isEmpty());
        boolean outside = g.rangeFuncs.returnsFromBody(function);
        for (int i = 0; i < g.frame.results().size(); i++) {
            places.add(place(i, named.get(i), outside));
        }
    }

    /// For a function that takes the place of a call: its results go to `results`.
    void inline(List<Place> results, FieldList fields) {
        inlineEnd = new Label();
        Functions.addVars(g, fields, named);
        anyNamed = named.stream().anyMatch(v -> v != null);
        places.addAll(results);
        for (int i = 0; i < places.size(); i++) {
            if (named.get(i) != null) {
                g.env.put(named.get(i), places.get(i));
                g.values.zero(places.get(i), g.frame.results().get(i));
            }
        }
    }

    void endInline() {
        code.bind(inlineEnd);
    }

    private Place place(int i, Var v, boolean outside) {
        var t = g.frame.results().get(i);
        var shape = g.shapes.of(t);
        int slot = g.frame.resultAt()[i];
        Place own = shape.memory() ? new Mem(slot, 0) : new Slots(slot);
        if (v == null) {
            if (outside) {
                // Loop bodies that are functions of their own store the results.
                int p = g.regs.variable("P");
                code.emit(Op.NEW, p, g.unit.type(t));
                return new Mem(p, 0);
            }
            if (shape.memory() && defers) {
                g.values.zero(own, t);
            }
            return own;
        }
        var storage = g.escape.storage(v, shape);
        if (storage == Escape.Storage.SLOTS || shape.memory() && storage == Escape.Storage.FRAME) {
            g.env.put(v, own);
            if (own instanceof Mem m) {
                g.values.zero(m, t);
                if (t.underlying() instanceof gobi.compiler.types.ArrayType a) {
                    g.arrayHeader(v, m, a.length());
                }
            }
            return own;
        }
        g.declareZero(v);
        return g.variable(v);
    }

    boolean defers() {
        return defers;
    }

    Place resultPlace(int i) {
        return places.get(i);
    }

    /// Whether entry zeroes the results: the caller does if one of them is a memory value.
    boolean zeroResults() {
        return !g.frame.memoryResult()
                && (defers || anyNamed || g.frame.resultKinds().indexOf('P') >= 0)
                && !g.frame.resultKinds().isEmpty();
    }

    Label recoverLabel() {
        return defers ? epilogue : null;
    }

    int flags() {
        return defers ? FunctionCode.DEFERS : 0;
    }

    /// RUN_DEFERS is returned to itself by deferred calls, so no other call may return to it: a
    /// traceback could not tell them apart.
    static void runDefers(FunctionGen g) {
        g.code.emit(Op.LOAD_I, g.regs.temp("S"), 0);
        g.code.emit(Op.RUN_DEFERS);
    }

    void end() {
        if (code.reachable()) {
            leave();
        }
        if (defers) {
            code.bindEntry(epilogue);
            runDefers(g);
            bringResults();
            code.emit(Op.RETURN);
        }
    }

    /// Goes to the end of the function, results being in their places.
    void leave() {
        if (defers || inlineEnd != null) {
            code.jump(defers ? epilogue : inlineEnd);
            return;
        }
        bringResults();
        code.emit(Op.RETURN);
    }

    private void bringResults() {
        for (int i = 0; i < places.size(); i++) {
            int slot = g.frame.resultAt()[i];
            var t = g.frame.results().get(i);
            Place own = g.shapes.of(t).memory() ? new Mem(slot, 0) : new Slots(slot);
            g.values.copy(places.get(i), own, t);
        }
    }

    // ---- return statements

    void statement(Stmt.Return r) {
        if (g.rangeFuncs.inBody()) {
            g.rangeFuncs.returnFromBody(r);
            return;
        }
        store(r.results());
        leave();
    }

    /// Evaluates the operands of a return statement into the results' places.
    void store(List<Expr> exprs) {
        if (exprs.isEmpty()) {
            return;
        }
        if (exprs.size() == 1 && places.size() != 1) {
            tuple(exprs.getFirst());
        } else if (exprs.size() == 1) {
            single(exprs.getFirst(), 0);
        } else {
            several(exprs);
        }
    }

    private void tuple(Expr e) {
        var t = (TupleType) g.typeOf(e);
        var from = g.calls.call((Expr.Call) Exprs.unparen(e));
        for (int i = 0; i < places.size(); i++) {
            g.conversions.convert(
                    from.get(i), t.at(i).type(), g.frame.results().get(i), places.get(i));
        }
    }

    private void single(Expr e, int i) {
        var t = g.frame.results().get(i);
        var dest = places.get(i);
        if (named.get(i) == null && !defers && !(dest instanceof Mem && !isOwn(dest, i))) {
            g.exprs.to(e, t, dest);
        } else {
            g.assignments.assign(dest, t, e, named.get(i));
        }
    }

    private boolean isOwn(Place dest, int i) {
        return dest instanceof Slots || ((Mem) dest).base() == g.frame.resultAt()[i];
    }

    private void several(List<Expr> exprs) {
        if (!anyNamed && !defers && allOwn()) {
            // Nothing can see the result slots before the return; what calls goes first.
            for (int i = 0; i < exprs.size(); i++) {
                if (g.effects.calls(exprs.get(i))) {
                    g.exprs.to(exprs.get(i), g.frame.results().get(i), places.get(i));
                }
            }
            for (int i = 0; i < exprs.size(); i++) {
                if (!g.effects.calls(exprs.get(i))) {
                    g.exprs.to(exprs.get(i), g.frame.results().get(i), places.get(i));
                }
            }
            return;
        }
        var values = new Place[exprs.size()];
        for (int i = 0; i < values.length; i++) {
            if (!isSelf(exprs.get(i), i)) {
                var t = g.frame.results().get(i);
                values[i] = g.values.tempPlace(t);
                g.exprs.to(exprs.get(i), t, values[i]);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                g.values.copy(values[i], places.get(i), g.frame.results().get(i));
            }
        }
    }

    private boolean allOwn() {
        for (int i = 0; i < places.size(); i++) {
            if (!isOwn(places.get(i), i)) {
                return false;
            }
        }
        return true;
    }

    /// `return n, err` where that is what the results are called.
    private boolean isSelf(Expr e, int i) {
        return named.get(i) != null
                && Exprs.unparen(e) instanceof Expr.Name n
                && g.objectOf(n) == named.get(i);
    }

    List<Type> types() {
        return g.frame.results();
    }
}
