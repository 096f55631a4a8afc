package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.CaseClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Switches over values and types. Tests come first, then the bodies; dense integer constants
/// become a jump table.
final class Switches {
    private static final int TABLE_MIN = 5;
    private final FunctionGen g;
    private final FunctionBuilder code;

    Switches(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    private static Label[] labels(int n) {
        var labels = new Label[n];
        for (int i = 0; i < n; i++) {
            labels[i] = new Label();
        }
        return labels;
    }

    // ---- values

    void expressionSwitch(Stmt.Switch s) {
        var label = g.jumps.takeLabel();
        g.openBlock();
        if (s.init() != null) {
            g.statements.statement(s.init());
        }
        var end = new Label();
        var bodies = labels(s.clauses().size());
        var otherwise = end;
        for (int i = 0; i < bodies.length; i++) {
            if (s.clauses().get(i).exprs() == null) {
                otherwise = bodies[i];
            }
        }
        if (s.tag() == null) {
            conditions(s, bodies, otherwise);
        } else {
            values(s, bodies, otherwise);
        }
        g.jumps.enter(label, end, null);
        for (int i = 0; i < bodies.length; i++) {
            code.bind(bodies[i]);
            var outer = g.jumps.fallthrough(i + 1 < bodies.length ? bodies[i + 1] : end);
            g.statements.block(s.clauses().get(i).body());
            g.jumps.fallthrough(outer);
            code.jump(end);
        }
        g.jumps.leave();
        code.bind(end);
        g.closeBlock();
    }

    private void conditions(Stmt.Switch s, Label[] bodies, Label otherwise) {
        for (int i = 0; i < bodies.length; i++) {
            var exprs = s.clauses().get(i).exprs();
            if (exprs != null) {
                for (var e : exprs) {
                    g.line(e.pos());
                    g.conditions.branch(e, bodies[i], true);
                }
            }
        }
        code.jump(otherwise);
    }

    private void values(Stmt.Switch s, Label[] bodies, Label otherwise) {
        var tag = s.tag();
        var t = Types.defaultType(g.typeOf(tag));
        var mark = g.mark();
        var place = tag(s, tag, t);
        if (place instanceof Slots slots && table(s, t, slots.slot(), bodies, otherwise)) {
            g.release(mark);
            return;
        }
        var outer = g.overrides.put(tag, List.of(place));
        for (int i = 0; i < bodies.length; i++) {
            var exprs = s.clauses().get(i).exprs();
            if (exprs != null) {
                for (var e : exprs) {
                    g.line(e.pos());
                    g.conditions.branch(
                            new Expr.Binary(tag, e.pos(), BinaryOp.EQL, e), bodies[i], true);
                }
            }
        }
        if (outer == null) {
            g.overrides.remove(tag);
        } else {
            g.overrides.put(tag, outer);
        }
        g.release(mark);
        code.jump(otherwise);
    }

    /// The value that is compared; bytes in place of a string if nothing comes between.
    private Place tag(Stmt.Switch s, Expr tag, Type t) {
        var bytes = g.conversions.withoutCopy(tag);
        boolean constant =
                s.clauses().stream()
                        .allMatch(c ->
                                c.exprs() == null
                                        || c.exprs().stream()
                                                .allMatch(e -> g.exprs.constant(e) != null));
        return Types.isString(t) && constant && !sameObject(bytes, tag)
                ? new Slots(g.exprs.operand(bytes))
                : g.exprs.eval(tag, t);
    }

    /// A jump table, if all cases are integer constants and close together.
    private boolean table(Stmt.Switch s, Type t, int tag, Label[] bodies, Label otherwise) {
        if (!Types.isInteger(t)) {
            return false;
        }
        var cases = new TreeMap<Long, Label>();
        for (int i = 0; i < bodies.length; i++) {
            var exprs = s.clauses().get(i).exprs();
            for (var e : exprs == null ? List.<Expr>of() : exprs) {
                var c = g.exprs.constant(e);
                if (c == null || Types.isInterface(g.typeOf(e))) {
                    return false;
                }
                cases.putIfAbsent(ConstantSlots.bits(c, t), bodies[i]);
            }
        }
        if (cases.size() < TABLE_MIN) {
            return false;
        }
        long low = cases.firstKey();
        long high = cases.lastKey();
        if (low != (int) low || high != (int) high || high - low >= 4L * cases.size()) {
            return false;
        }
        var targets = new Label[(int) (high - low) + 1];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = cases.getOrDefault(low + i, otherwise);
        }
        code.switchTable(tag, (int) low, otherwise, targets);
        return true;
    }

    // ---- types

    void typeSwitch(Stmt.TypeSwitch s) {
        var label = g.jumps.takeLabel();
        g.openBlock();
        if (s.init() != null) {
            g.statements.statement(s.init());
        }
        var from = g.typeOf(s.x());
        int kept = g.regs.variable("PP");
        g.exprs.raw(s.x(), new Slots(kept));
        int type = kept;
        if (Conversions.form(from) == 1) {
            type = g.regs.variable("P");
            code.emit(Op.TYPE_OF, type, kept);
        }
        var end = new Label();
        var bodies = labels(s.clauses().size());
        var otherwise = end;
        var values = new ArrayList<Place>();
        for (int i = 0; i < bodies.length; i++) {
            var clause = s.clauses().get(i);
            values.add(new Slots(kept));
            if (clause.exprs() == null) {
                otherwise = bodies[i];
                continue;
            }
            g.line(clause.pos());
            for (var e : clause.exprs()) {
                values.set(i, test(e, from, kept, type, bodies[i], clause.exprs().size() == 1));
            }
        }
        code.jump(otherwise);
        g.jumps.enter(label, end, null);
        for (int i = 0; i < bodies.length; i++) {
            code.bind(bodies[i]);
            clause(s.clauses().get(i), values.get(i), kept);
            code.jump(end);
        }
        g.jumps.leave();
        code.bind(end);
        g.closeBlock();
    }

    /// Branches to the body if the value has the type; gives where the value of that type is then.
    private Place test(Expr e, Type from, int kept, int type, Label body, boolean single) {
        if (g.exprs.isNil(e)) {
            code.branch(Op.JUMP_NIL, kept, 0, body);
            return new Slots(kept);
        }
        var t = g.type(g.info.typeOf(e));
        if (Types.isInterface(t)) {
            int r = single ? g.regs.variable("PPS") : g.regs.temp("PPS");
            code.emit(Op.ASSERT_IFACE_OK, r, kept, Conversions.form(from), g.unit.type(t));
            code.branch(Op.JUMP_TRUE, r + 2, 0, body);
            return single ? new Slots(r) : new Slots(kept);
        }
        var mark = g.mark();
        int want = g.regs.temp("P");
        code.emit(Op.LOAD_TYPE, want, g.unit.type(t));
        code.branch(Op.JUMP_EQ, type, want, body);
        g.release(mark);
        return new Slots(kept);
    }

    private void clause(CaseClause c, Place value, int kept) {
        g.openBlock();
        if (g.info.implicits.get(c) instanceof Var v && mentions(c, v)) {
            var t = g.type(v.type());
            var mark = g.mark();
            boolean single =
                    c.exprs() != null
                            && c.exprs().size() == 1
                            && !g.exprs.isNil(c.exprs().getFirst());
            var at = single && !Types.isInterface(t) ? g.conversions.unbox(kept + 1, t) : value;
            g.values.copy(at, g.declare(v), t);
            g.release(mark);
        }
        g.statements.list(c.body());
        g.closeBlock();
    }

    private boolean mentions(CaseClause c, Var v) {
        return Scan.any(
                c, n -> n instanceof Expr.Name name && g.info.uses.get(name) == v, n -> false);
    }
}
