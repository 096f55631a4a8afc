package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

/// Index and slice expressions.
final class Indexing {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Indexing(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    /// Whether it selects an element, rather than instantiating a function.
    boolean isElement(Expr.Index i) {
        var t = g.typeOf(i.x());
        return t != null && !(t.underlying() instanceof Signature);
    }

    /// Slots with address and length of what is indexed, and the slot of the index; null if it
    /// cannot be had so.
    ///
    /// @param isUnsigned whether the index has an unsigned type
    record Element(int header, int index, boolean isUnsigned, Type elem) {
        /// The instruction has the index as an operand.
        void mark(Insn i) {
            i.unsignedBounds = isUnsigned ? FunctionCode.LOW_BOUND : 0;
        }
    }

    /// The element of a slice, a string, or an array variable whose address is in slots.
    Element element(Expr.Index i) {
        var t = g.typeOf(i.x());
        var index = i.indices().getFirst();
        Type elem;
        Integer known = null;
        switch (t.underlying()) {
            case SliceType s -> elem = s.elem();
            case BasicType _ -> elem = gobi.compiler.types.Universe.BYTE;
            case ArrayType a when g.exprs.constant(index) == null && header(i.x()) != null -> {
                elem = a.elem();
                known = header(i.x());
            }
            default -> {
                return null;
            }
        }
        if (known != null) {
            return new Element(known, g.exprs.operand(index), isUnsigned(index), elem);
        }
        if (g.effects.calls(index) && !g.effects.calls(i.x())) {
            int n = g.exprs.operand(index);
            return new Element(sequence(i.x()), n, isUnsigned(index), elem);
        }
        int h = sequence(i.x());
        return new Element(h, g.exprs.operand(index), isUnsigned(index), elem);
    }

    /// Whether a value beyond the range of int is to be shown without a sign.
    private boolean isUnsigned(Expr e) {
        return e != null && g.comparisons.isUnsigned64(g.typeOf(e));
    }

    private Integer header(Expr array) {
        return Exprs.unparen(array) instanceof Expr.Name n && g.objectOf(n) instanceof Var v
                ? g.arrayHeaders.get(v)
                : null;
    }

    /// Address and length of a slice or string (the capacity is not loaded).
    int sequence(Expr e) {
        var t = g.typeOf(e);
        var p = g.values.keep(g.exprs.place(e), t);
        if (p instanceof Slots s) {
            return s.slot();
        }
        int dst = g.regs.temp("PS");
        var m = g.values.near((Mem) p, 24);
        code.emit(Op.LOAD_STR, dst, m.base(), (int) m.offset());
        return dst;
    }

    /// The instruction that loads an element of one scalar or pointer, or null.
    static Op loadOp(Shape s) {
        return !s.isSimple()
                ? null
                : switch (s.parts().getFirst().load()) {
                    case LOAD8U -> Op.INDEX8U;
                    case LOAD8S -> Op.INDEX8S;
                    case LOAD16U -> Op.INDEX16U;
                    case LOAD16S -> Op.INDEX16S;
                    case LOAD32U -> Op.INDEX32U;
                    case LOAD32S -> Op.INDEX32S;
                    case LOAD64 -> Op.INDEX64;
                    case LOAD_PTR -> Op.INDEX_PTR;
                    default -> null;
                };
    }

    static Op storeOp(Shape s) {
        return !s.isSimple()
                ? null
                : switch (s.parts().getFirst().store()) {
                    case STORE8 -> Op.SET_INDEX8;
                    case STORE16 -> Op.SET_INDEX16;
                    case STORE32 -> Op.SET_INDEX32;
                    case STORE64 -> Op.SET_INDEX64;
                    case STORE_PTR -> Op.SET_INDEX_PTR;
                    default -> null;
                };
    }

    /// Whether an element is loaded by one instruction from the slots of a slice or array variable.
    boolean loadsDirectly(Expr expr, Type t) {
        if (!(Exprs.unparen(expr) instanceof Expr.Index i)
                || g.overrides.containsKey(expr)
                || g.overrides.containsKey(i)
                || !isElement(i)
                || loadOp(g.shapes.of(t)) == null) {
            return false;
        }
        return switch (g.typeOf(i.x()).underlying()) {
            case SliceType _ -> true;
            case ArrayType _ ->
                    g.exprs.constant(i.indices().getFirst()) == null && header(i.x()) != null;
            default -> false;
        };
    }

    /// Loads an element, or the function that an instantiation denotes.
    void load(Expr.Index i, int dst, Type t) {
        if (!isElement(i)) {
            g.exprs.raw(i.x(), new Slots(dst));
            return;
        }
        var op = loadOp(g.shapes.of(t));
        var e = op == null ? null : element(i);
        if (e != null) {
            g.line(i.lbrack());
            e.mark(code.emit(op, dst, e.header(), e.index()));
        } else {
            g.values.copy(place(i), new Slots(dst), t);
        }
    }

    Place place(Expr.Index i) {
        var t = g.typeOf(i.x());
        var index = i.indices().getFirst();
        g.line(i.lbrack());
        return switch (t.underlying()) {
            case MapType m -> g.builtins.maps().get(m, t, i.x(), index, g.regs.temp("PS"));
            case ArrayType a ->
                    array(
                            g.exprs.constant(index) == null ? header(i.x()) : null,
                            i.x(),
                            a,
                            index,
                            null);
            case PointerType p -> array(null, i.x(), (ArrayType) p.elem().underlying(), index, p);
            default -> {
                var elem = g.typeOf(i);
                var op = loadOp(g.shapes.of(elem));
                var e = element(i);
                if (op != null && t.underlying() instanceof BasicType) {
                    int dst = g.regs.temp("S");
                    e.mark(code.emit(op, dst, e.header(), e.index()));
                    yield new Slots(dst);
                }
                yield elementAddress(e);
            }
        };
    }

    Mem elementAddress(Element e) {
        int p = g.regs.temp("P");
        e.mark(code.emit(Op.INDEX_ADDR, p, e.header(), e.index(), g.shapes.size(e.elem())));
        return new Mem(p, 0);
    }

    private Mem array(Integer header, Expr x, ArrayType a, Expr index, PointerType pointer) {
        var c = g.exprs.constant(index);
        long size = g.shapes.size(a.elem());
        if (header != null) {
            return elementAddress(
                    new Element(header, g.exprs.operand(index), isUnsigned(index), a.elem()));
        }
        if (c != null) {
            return base(x, pointer)
                    .plus(ConstantSlots.bits(c, gobi.compiler.types.Universe.INT) * size);
        }
        if (g.effects.calls(index) && !g.effects.calls(x)) {
            int n = g.exprs.operand(index);
            int b = g.values.address(base(x, pointer));
            return arrayAddress(b, a.length(), size, n, isUnsigned(index));
        }
        int b = g.values.address(base(x, pointer));
        return arrayAddress(b, a.length(), size, g.exprs.operand(index), isUnsigned(index));
    }

    private Mem base(Expr x, PointerType pointer) {
        return pointer != null
                ? new Mem(g.exprs.operand(x), 0)
                : (Mem) g.values.keep(g.exprs.place(x), g.typeOf(x));
    }

    private Mem arrayAddress(int base, long length, long size, int index, boolean isUnsigned) {
        int operands = isUnsigned ? FunctionCode.LOW_BOUND : 0;
        int p = g.regs.temp("P");
        if (length <= Integer.MAX_VALUE && size <= Integer.MAX_VALUE) {
            code.emit(Op.ARRAY_ADDR, p, base, index, length << 32 | size).unsignedBounds = operands;
        } else {
            code.emit(Op.NIL_CHECK, base);
            code.emit(Op.CHECK_INDEX, index, g.constants.slot(length)).unsignedBounds = operands;
            int t = g.regs.temp("S");
            code.emit(Op.MUL, t, index, g.constants.slot(size));
            code.emit(Op.ADD_PTR, p, base, t);
        }
        return new Mem(p, 0);
    }

    // ---- slicing

    void slice(Expr.Slice s, int dst) {
        var t = g.typeOf(s.x());
        boolean late =
                g.effects.calls(s.lo()) || g.effects.calls(s.hi()) || g.effects.calls(s.max());
        int[] bounds = null;
        if (late && !g.effects.calls(s.x())) {
            bounds = bounds(s);
        }
        int length = 0;
        int src;
        Op op;
        Type elem;
        switch (t.underlying()) {
            case SliceType sl -> {
                op = Op.SLICE_SLICE;
                elem = sl.elem();
                src = g.exprs.operand(s.x());
            }
            case BasicType _ -> {
                op = Op.SLICE_STR;
                elem = gobi.compiler.types.Universe.BYTE;
                src = g.exprs.operand(s.x());
            }
            case PointerType p -> {
                op = Op.SLICE_ARRAY;
                elem = ((ArrayType) p.elem().underlying()).elem();
                src = g.exprs.operand(s.x());
                length = g.constants.slot(((ArrayType) p.elem().underlying()).length());
            }
            case ArrayType a -> {
                op = Op.SLICE_ARRAY;
                elem = a.elem();
                src = g.values.address(g.exprs.address(s.x()));
                length = g.constants.slot(a.length());
            }
            default -> throw new IllegalStateException("slice of " + t.getClass().getSimpleName());
        }
        if (bounds == null) {
            bounds = bounds(s);
        }
        g.line(s.lbrack());
        code.slice(op, dst, src, length, bounds, unsignedBounds(s), g.shapes.size(elem));
    }

    private int unsignedBounds(Expr.Slice s) {
        return (isUnsigned(s.lo()) ? FunctionCode.LOW_BOUND : 0)
                | (isUnsigned(s.hi()) ? FunctionCode.HIGH_BOUND : 0)
                | (isUnsigned(s.max()) ? FunctionCode.MAX_BOUND : 0);
    }

    private int[] bounds(Expr.Slice s) {
        return new int[] {low(s.lo()), bound(s.hi()), bound(s.max())};
    }

    private int low(Expr e) {
        var c = e == null ? null : g.exprs.constant(e);
        return c != null && ConstantSlots.isZero(c) ? -1 : bound(e);
    }

    private int bound(Expr e) {
        if (e == null) {
            return -1;
        }
        var c = g.exprs.constant(e);
        return c != null
                ? g.constants.slot(ConstantSlots.bits(c, gobi.compiler.types.Universe.INT))
                : g.exprs.operand(e);
    }
}
