package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.MapType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Assignments of every kind, and declarations of variables.
///
/// Index operands and pointers on the left are evaluated first, then the right side, then the
/// values are assigned from left to right. A single value that calls is evaluated before a left
/// side that does not, as gc does.
final class Assignments {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Assignments(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    // ---- targets

    /// A left side whose operands are evaluated.
    sealed interface Target {
        Type type();

        record Blank(Type type) implements Target {}

        /// `variable` is the variable assigned as a whole, or null.
        record At(Place place, Type type, Var variable) implements Target {}

        /// @param pos of the index, where a fault is
        record Element(Indexing.Element at, int pos, Op store, Type type) implements Target {}

        record MapElement(MapType map, Type mapType, int slot, Place key, Type type)
                implements Target {}
    }

    static boolean isBlank(Expr e) {
        return e == null || Exprs.unparen(e) instanceof Expr.Name n && n.name().equals("_");
    }

    Target target(Expr lhs) {
        var e = Exprs.unparen(lhs);
        if (isBlank(e)) {
            return new Target.Blank(null);
        }
        if (e instanceof Expr.Name n) {
            var v = (Var) g.objectOf(n);
            return new Target.At(g.variable(v), g.type(v.type()), v);
        }
        var t = g.typeOf(e);
        if (e instanceof Expr.Index i) {
            var container = g.typeOf(i.x());
            if (container.underlying() instanceof MapType m) {
                return mapElement(i, m, container);
            }
            var store = Indexing.storeOp(g.shapes.of(t));
            var element = store == null ? null : g.indexing.element(i);
            if (element != null) {
                return new Target.Element(element, i.lbrack(), store, t);
            }
        }
        return new Target.At(g.exprs.place(e), t, null);
    }

    private Target mapElement(Expr.Index i, MapType m, Type container) {
        var key = i.indices().getFirst();
        int map = g.exprs.operand(i.x());
        var k = g.builtins.maps().key(m, key);
        if (k instanceof Mem && !(Exprs.unparen(key) instanceof Expr.CompositeLit)) {
            var copy = g.values.memoryTemp(m.key());
            g.values.copy(k, copy, m.key());
            k = copy;
        }
        return new Target.MapElement(m, container, map, k, m.elem());
    }

    /// Stores a value of type `from` that is at hand.
    void store(Target target, Place value, Type from) {
        switch (target) {
            case Target.Blank _ -> {}
            case Target.At a -> g.conversions.convert(value, from, a.type(), a.place());
            case Target.Element e -> {
                int v = g.values.load(value, e.type());
                g.line(e.pos());
                e.at().mark(code.emit(e.store(), e.at().header(), e.at().index(), v));
            }
            case Target.MapElement m -> {
                if (g.conversions.changes(from, m.type())) {
                    var t = g.values.tempPlace(m.type());
                    g.conversions.convert(value, from, m.type(), t);
                    value = t;
                }
                value = g.values.keep(value, m.type());
                g.values.copy(
                        value,
                        g.builtins.maps().set(m.map(), m.mapType(), m.slot(), m.key()),
                        m.type());
            }
        }
    }

    /// Evaluates an expression and stores it.
    void store(Target target, Expr e) {
        switch (target) {
            case Target.Blank _ -> g.exprs.discard(e);
            case Target.At a -> assign(a.place(), a.type(), e, a.variable());
            case Target.Element el -> {
                int v = elementValue(e, el.type());
                g.line(el.pos());
                el.at().mark(code.emit(el.store(), el.at().header(), el.at().index(), v));
            }
            case Target.MapElement m -> store(m, g.exprs.eval(e, m.type()), m.type());
        }
    }

    private int elementValue(Expr e, Type t) {
        return g.exprs.constant(e) == null
                        && !g.exprs.isNil(e)
                        && !g.conversions.changes(g.typeOf(e), t)
                ? g.exprs.operandNow(e)
                : g.exprs.operand(e, t);
    }

    // ---- one value

    /// Evaluates into a place that the expression may read, too.
    void assign(Place dest, Type t, Expr e, Var variable) {
        if (safe(dest, t, e, variable)) {
            g.exprs.to(e, t, dest);
        } else {
            var temp = g.values.tempPlace(t);
            g.exprs.to(e, t, temp);
            g.values.copy(temp, dest, t);
        }
    }

    /// Whether evaluating straight into the destination writes it only after everything is read.
    private boolean safe(Place dest, Type t, Expr e, Var variable) {
        var u = Exprs.unparen(e);
        if (g.exprs.constant(u) != null || g.exprs.isNil(u)) {
            return true;
        }
        boolean memory = g.shapes.of(t).memory();
        if (dest instanceof Mem) {
            boolean literal = u instanceof Expr.CompositeLit;
            boolean call = memory && u instanceof Expr.Call;
            return !literal && !call || isPrivate(variable) && !mentions(u, variable);
        }
        return writesOnce(u, t) || variable != null && !mentions(u, variable);
    }

    /// Whether nothing but this function's own code can see the variable.
    private boolean isPrivate(Var v) {
        return v != null && v.kind() != Var.Kind.RESULT && g.escape.isPrivate(v);
    }

    private boolean mentions(Expr e, Var v) {
        return Scan.any(e, n -> n instanceof Expr.Name name && g.objectOf(name) == v, n -> false);
    }

    private boolean writesOnce(Expr e, Type t) {
        if (g.conversions.changes(g.typeOf(e), t)) {
            return false;
        }
        return switch (e) {
            case Expr.Name _,
                    Expr.Selector _,
                    Expr.Index _,
                    Expr.Star _,
                    Expr.TypeAssert _,
                    Expr.FuncLit _ ->
                    true;
            case Expr.Slice _ -> true;
            case Expr.Unary u -> u.op() != UnaryOp.ADDR && !Types.isComplex(t);
            case Expr.Binary b ->
                    b.op() != BinaryOp.LAND && b.op() != BinaryOp.LOR && !Types.isComplex(t);
            case Expr.Call c -> g.builtins.of(c) == null && !Types.isComplex(t);
            default -> false;
        };
    }

    // ---- statements

    void statement(Stmt.Assign a) {
        g.line(a.pos());
        if (a.op() != null) {
            operate(a.lhs().getFirst(), a.op(), a.rhs().getFirst(), a.opPos());
        } else if (a.lhs().size() == a.rhs().size()) {
            if (a.lhs().size() == 1) {
                single(a);
            } else {
                parallel(a);
            }
        } else {
            tuple(a.lhs(), a.rhs().getFirst(), a.define());
        }
    }

    /// The variable that a name declares here, or null if it was declared before.
    Var declared(Expr lhs) {
        return lhs instanceof Expr.Name n && g.info.defs.get(n) instanceof Var v ? v : null;
    }

    private void single(Stmt.Assign a) {
        var lhs = a.lhs().getFirst();
        var rhs = a.rhs().getFirst();
        if (a.define() && declared(lhs) instanceof Var v) {
            define(v, rhs);
            return;
        }
        if (isBlank(lhs)) {
            g.exprs.discard(rhs);
            return;
        }
        if (g.effects.calls(rhs) && !g.effects.calls(lhs) && !(isVariable(lhs))) {
            var t = g.typeOf(lhs);
            var value = g.exprs.eval(rhs, t);
            store(target(lhs), value, t);
        } else {
            store(target(lhs), rhs);
        }
    }

    private static boolean isVariable(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Name;
    }

    /// `v := e` and `var v T = e`.
    void define(Var v, Expr e) {
        var t = g.type(v.type());
        if (v.name().equals("_")) {
            g.exprs.to(e, t, g.values.tempPlace(t));
            return;
        }
        var at = g.declare(v);
        g.exprs.to(e, t, at);
    }

    // ---- several values from one expression

    void tuple(List<Expr> lhs, Expr rhs, boolean define) {
        var targets = new ArrayList<Target>();
        var assigned = assignedSlots(lhs);
        for (var l : lhs) {
            var v = define ? declared(l) : null;
            targets.add(v == null || v.name().equals("_") ? steady(target(l), assigned) : null);
        }
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) == null) {
                var v = declared(lhs.get(i));
                targets.set(i, new Target.At(g.declare(v), g.type(v.type()), v));
            }
        }
        tuple(targets, rhs);
    }

    void tuple(List<Target> targets, Expr rhs) {
        var e = Exprs.unparen(rhs);
        switch (e) {
            case Expr.Call c -> {
                var t = (TupleType) g.typeOf(c);
                var results = g.calls.call(c);
                for (int i = 0; i < targets.size(); i++) {
                    store(targets.get(i), results.get(i), t.at(i).type());
                }
            }
            case Expr.Index i -> {
                var m = (MapType) g.typeOf(i.x()).underlying();
                int found = g.regs.temp("PS");
                var at =
                        g.builtins
                                .maps()
                                .get(m, g.typeOf(i.x()), i.x(), i.indices().getFirst(), found);
                Place value = at;
                if (!(targets.get(0) instanceof Target.Blank)
                        && !(targets.get(0) instanceof Target.At)) {
                    // Storing may run other map operations.
                    value = g.values.tempPlace(m.elem());
                    g.values.copy(at, value, m.elem());
                }
                store(targets.get(0), value, m.elem());
                store(targets.get(1), new Slots(found + 1), Universe.BOOL);
            }
            case Expr.TypeAssert a ->
                    commaOk(
                            targets,
                            g.type(g.info.typeOf(a.type())),
                            (v, ok) -> g.conversions.typeAssertOk(a, v, ok));
            case Expr.Unary u -> {
                var elem = ((gobi.compiler.types.ChanType) g.typeOf(u.x()).underlying()).elem();
                commaOk(targets, elem, (v, ok) -> g.selects.receive(u, v, ok));
            }
            default ->
                    throw new IllegalStateException("tuple from " + e.getClass().getSimpleName());
        }
    }

    private interface CommaOk {
        void evaluate(Place value, int ok);
    }

    /// Evaluates straight into slot variables of the very types, otherwise into temporaries.
    private void commaOk(List<Target> targets, Type valueType, CommaOk e) {
        var first = targets.get(0);
        boolean same =
                first instanceof Target.At a
                        && targets.get(1) instanceof Target.At b
                        && a.place().equals(b.place());
        Place value = null;
        boolean direct = false;
        if (!same
                && first instanceof Target.At at
                && at.place() instanceof Slots
                && Types.identical(at.type(), valueType)) {
            value = at.place();
            direct = true;
        } else if (!(first instanceof Target.Blank)) {
            value = g.values.tempPlace(valueType);
        }
        int ok = -1;
        boolean okDirect = false;
        if (!same
                && targets.get(1) instanceof Target.At at
                && at.place() instanceof Slots s
                && !Types.isInterface(at.type())) {
            ok = s.slot();
            okDirect = true;
        } else if (!(targets.get(1) instanceof Target.Blank)) {
            ok = g.regs.temp("S");
        }
        e.evaluate(value, ok);
        if (!direct && value != null) {
            store(first, value, valueType);
        }
        if (!okDirect && ok >= 0) {
            store(targets.get(1), new Slots(ok), Universe.BOOL);
        }
    }

    // ---- several values

    /// Whether the place of the last target is assigned once; else the assignment before it would
    /// come last.
    private static boolean isOnlyTarget(Target.At last, List<Target> targets) {
        return targets.subList(0, targets.size() - 1).stream()
                .noneMatch(t -> t instanceof Target.At at && at.place().equals(last.place()));
    }

    /// Whether a value is evaluated in order with calls: gc takes those of built-in functions for
    /// calls here.
    private boolean isOrdered(Expr e) {
        return g.effects.calls(e)
                || Exprs.unparen(e) instanceof Expr.Call c
                        && g.builtins.of(c) != null
                        && g.exprs.constant(c) == null;
    }

    private void parallel(Stmt.Assign a) {
        int n = a.lhs().size();
        boolean anyCalls = a.rhs().stream().anyMatch(g.effects::calls);
        if (a.define() && a.lhs().stream().allMatch(l -> declared(l) != null)) {
            for (int i = 0; i < n; i++) {
                if (anyCalls && isOrdered(a.rhs().get(i))) {
                    define(declared(a.lhs().get(i)), a.rhs().get(i));
                }
            }
            for (int i = 0; i < n; i++) {
                if (!anyCalls || !isOrdered(a.rhs().get(i))) {
                    define(declared(a.lhs().get(i)), a.rhs().get(i));
                }
            }
            return;
        }
        var assigned = assignedSlots(a.lhs());
        var targets = new ArrayList<Target>();
        for (var l : a.lhs()) {
            targets.add(declared(l) != null ? null : steady(target(l), assigned));
        }
        var values = new Place[n];
        var types = new Type[n];
        for (int pass = anyCalls ? 0 : 1; pass < 2; pass++) {
            for (int i = 0; i < n; i++) {
                var l = a.lhs().get(i);
                var rhs = a.rhs().get(i);
                if ((anyCalls && isOrdered(rhs)) != (pass == 0)) {
                    continue;
                }
                if (isBlank(l)) {
                    g.exprs.discard(rhs);
                    continue;
                }
                types[i] = declared(l) != null ? g.type(declared(l).type()) : targets.get(i).type();
                if (i == n - 1
                        && !anyCalls
                        && targets.get(i) instanceof Target.At at
                        && at.place() instanceof Slots
                        && isOnlyTarget(at, targets)
                        && writesOnce(Exprs.unparen(rhs), at.type())) {
                    g.exprs.to(rhs, at.type(), at.place());
                    continue;
                }
                values[i] = steadyValue(rhs, types[i], assigned);
            }
        }
        for (int i = 0; i < n; i++) {
            if (values[i] != null) {
                var v = declared(a.lhs().get(i));
                if (v != null) {
                    g.values.copy(values[i], g.declare(v), types[i]);
                } else {
                    store(targets.get(i), values[i], types[i]);
                }
            }
        }
    }

    /// Targets whose operands are evaluated before any of them is assigned.
    List<Target> targets(List<Expr> lhs) {
        var assigned = assignedSlots(lhs);
        return lhs.stream().map(l -> steady(target(l), assigned)).toList();
    }

    /// The slots that the statement assigns.
    private Set<Integer> assignedSlots(List<Expr> lhs) {
        var slots = new HashSet<Integer>();
        for (var l : lhs) {
            var root = l;
            while (Exprs.unparen(root) instanceof Expr.Selector s
                    && g.info.selections.get(s) != null) {
                root = s.x();
            }
            if (Exprs.unparen(root) instanceof Expr.Name n
                    && g.info.uses.get(n) instanceof Var v
                    && g.env.get(v) instanceof Slots s) {
                for (int i = 0; i < g.shapes.of(g.type(v.type())).slots(); i++) {
                    slots.add(s.slot() + i);
                }
            }
        }
        return slots;
    }

    private Place steadyValue(Expr e, Type t, Set<Integer> assigned) {
        var p = g.exprs.eval(e, t);
        boolean fresh = g.exprs.constant(e) != null || Exprs.unparen(e) instanceof Expr.Call;
        boolean moves =
                p instanceof Slots s
                        ? overlaps(s.slot(), g.shapes.of(t).slots(), assigned)
                        : !fresh;
        if (!moves) {
            return p;
        }
        var copy = g.values.tempPlace(t);
        g.values.copy(p, copy, t);
        return copy;
    }

    private static boolean overlaps(int slot, int n, Set<Integer> assigned) {
        for (int i = 0; i < n; i++) {
            if (assigned.contains(slot + i)) {
                return true;
            }
        }
        return false;
    }

    /// Copies the operands of a target that the statement itself assigns.
    private Target steady(Target t, Set<Integer> assigned) {
        return switch (t) {
            case Target.At a when a.place() instanceof Mem m && assigned.contains(m.base()) ->
                    new Target.At(
                            new Mem(steady(m.base(), "P", assigned), m.offset()),
                            a.type(),
                            a.variable());
            case Target.Element e ->
                    new Target.Element(
                            new Indexing.Element(
                                    steady(e.at().header(), "PS", assigned),
                                    steady(e.at().index(), "S", assigned),
                                    e.at().isUnsigned(),
                                    e.at().elem()),
                            e.pos(),
                            e.store(),
                            e.type());
            case Target.MapElement m ->
                    new Target.MapElement(
                            m.map(),
                            m.mapType(),
                            steady(m.slot(), "P", assigned),
                            m.key() instanceof Slots s
                                    ? new Slots(
                                            steady(
                                                    s.slot(),
                                                    g.shapes.of(m.map().key()).kinds(),
                                                    assigned))
                                    : m.key(),
                            m.type());
            default -> t;
        };
    }

    private int steady(int slot, String kinds, Set<Integer> assigned) {
        if (!overlaps(slot, kinds.length(), assigned)) {
            return slot;
        }
        int copy = g.regs.temp(kinds);
        g.values.move(copy, slot, kinds.length());
        return copy;
    }

    // ---- x op= y

    void increment(Stmt.IncDec s) {
        g.line(s.pos());
        var t = g.typeOf(s.x());
        update(
                target(s.x()),
                t,
                (dst, x) -> {
                    var op = s.inc() ? BinaryOp.ADD : BinaryOp.SUB;
                    if (Types.isInteger(t)) {
                        code.emit(Op.ADD_I, dst, x, s.inc() ? 1 : -1);
                        g.operators.extend(t, dst);
                    } else {
                        int one = g.constants.operand(gobi.compiler.constant.Constant.Int.of(1), t);
                        g.operators.emit(op, t, dst, x, one);
                    }
                });
    }

    private interface Update {
        void compute(int dst, int x);
    }

    private void operate(Expr lhs, BinaryOp op, Expr rhs, int pos) {
        var t = g.typeOf(lhs);
        if (isBlank(lhs)) {
            g.exprs.discard(rhs);
            return;
        }
        var c = g.exprs.constant(rhs);
        if (op.isShift()) {
            int n = c != null ? -1 : g.exprs.operand(rhs);
            update(
                    target(lhs),
                    t,
                    (dst, x) -> {
                        if (c != null) {
                            g.operators.shiftConstant(op, t, dst, x, c);
                        } else {
                            g.operators.shift(op, t, dst, x, n, g.typeOf(rhs), rhs);
                        }
                    });
            return;
        }
        if (Types.isString(t)) {
            append(lhs, rhs, t);
            return;
        }
        var imm = Types.isInteger(t) ? g.exprs.immediate(rhs) : null;
        if (imm != null && g.operators.hasImmediate(op, t, imm)) {
            update(target(lhs), t, (dst, x) -> g.operators.immediate(op, t, dst, x, imm));
            return;
        }
        if (g.effects.calls(rhs) && !g.effects.calls(lhs)) {
            int y = g.exprs.operand(rhs, t);
            update(target(lhs), t, (dst, x) -> g.operators.emit(op, t, dst, x, y));
        } else {
            var target = target(lhs);
            int y = g.exprs.operand(rhs, t);
            g.line(pos);
            update(target, t, (dst, x) -> g.operators.emit(op, t, dst, x, y));
        }
    }

    private void append(Expr lhs, Expr rhs, Type t) {
        var parts = new ArrayList<Expr>();
        g.operators.flatten(rhs, parts);
        if (parts.stream().anyMatch(g.effects::calls)) {
            int y = g.exprs.operand(rhs);
            update(target(lhs), t, (dst, x) -> code.emit(Op.CONCAT, dst, x, y));
        } else {
            update(target(lhs), t, (dst, x) -> g.operators.concat(parts, dst, x));
        }
    }

    /// Replaces the value at a target by what `u` computes of it.
    private void update(Target target, Type t, Update u) {
        switch (target) {
            case Target.At a when a.place() instanceof Slots s -> u.compute(s.slot(), s.slot());
            case Target.At a -> {
                var m = g.values.near((Mem) a.place(), g.shapes.size(t));
                int x = g.values.load(m, t);
                int dst = g.values.temp(t);
                u.compute(dst, x);
                g.values.store(m, g.shapes.of(t), dst);
            }
            case Target.Element e -> {
                int x = g.values.temp(t);
                g.line(e.pos());
                var load = Indexing.loadOp(g.shapes.of(t));
                e.at().mark(code.emit(load, x, e.at().header(), e.at().index()));
                u.compute(x, x);
                e.at().mark(code.emit(e.store(), e.at().header(), e.at().index(), x));
            }
            case Target.MapElement m -> {
                var at =
                        g.builtins
                                .maps()
                                .get(m.map(), m.mapType(), m.slot(), m.key(), g.regs.temp("PS"));
                int x = g.values.load(at, t);
                int dst = g.values.temp(t);
                u.compute(dst, x);
                store(m, new Slots(dst), t);
            }
            case Target.Blank _ -> {}
        }
    }

    // ---- declarations

    void declare(gobi.compiler.syntax.Spec.Var spec) {
        g.line(spec.pos());
        var names = spec.names();
        if (spec.values().isEmpty()) {
            for (var n : names) {
                if (g.info.defs.get(n) instanceof Var v && !n.name().equals("_")) {
                    g.declareZero(v);
                }
            }
        } else if (spec.values().size() == names.size()) {
            for (int i = 0; i < names.size(); i++) {
                var v = (Var) g.info.defs.get(names.get(i));
                if (v == null) {
                    g.exprs.discard(spec.values().get(i));
                } else {
                    define(v, spec.values().get(i));
                }
            }
        } else {
            tuple(List.copyOf(names), spec.values().getFirst(), true);
        }
    }
}
