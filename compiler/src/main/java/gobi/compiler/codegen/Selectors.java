package gobi.compiler.codegen;

import gobi.compiler.check.Selection;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;

import java.util.List;

/// Fields: walks the path of a selection without loading more than the pointers on it.
final class Selectors {
    private final FunctionGen g;

    Selectors(FunctionGen g) {
        this.g = g;
    }

    Place field(Expr.Selector s, Selection sel) {
        var t = g.typeOf(s.x());
        var at = walk(start(s.x(), t), t, sel.index());
        if (at instanceof Mem m && m.base() != Place.FRAME && g.shapeOf(s).size() == 0) {
            // Nothing is loaded that would notice nil.
            g.code.emit(gobi.compiler.bytecode.Op.NIL_CHECK, m.base());
        }
        return at;
    }

    /// Where the walk begins: the operand of a pointer, or the place of a struct.
    private Place start(Expr x, Type t) {
        if (t.underlying() instanceof PointerType) {
            return new Slots(g.exprs.operand(x));
        }
        return g.values.keep(g.exprs.place(x), t);
    }

    /// The field at the end of `path`, starting from a struct or pointer of type `t` at `at`.
    Place walk(Place at, Type t, List<Integer> path) {
        for (int i : path) {
            if (t.underlying() instanceof PointerType p) {
                at = new Mem(pointer(at, t), 0);
                t = p.elem();
            }
            var s = (StructType) t.underlying();
            at = field(at, s, i);
            t = s.fields().get(i).type();
        }
        return at;
    }

    /// The type at the end of a path.
    static Type typeAt(Type t, List<Integer> path) {
        for (int i : path) {
            var u =
                    t.underlying() instanceof PointerType p
                            ? p.elem().underlying()
                            : t.underlying();
            t = ((StructType) u).fields().get(i).type();
        }
        return t;
    }

    int pointer(Place at, Type t) {
        return g.values.load(at, t);
    }

    private Place field(Place at, StructType s, int i) {
        return switch (at) {
            case Slots slots -> new Slots(slots.slot() + g.shapes.slotOffsets(s)[i]);
            case Mem m -> m.plus(g.shapes.offsets(s)[i]);
        };
    }
}
