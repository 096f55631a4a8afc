package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Info;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Composite literals. Arrays of constants without pointers become one copy of bytes from a string
/// constant.
final class Composites {
    private static final int STATIC_MIN = 4;
    private static final long STATIC_MAX = 1 << 20;
    private final FunctionGen g;
    private final FunctionBuilder code;

    Composites(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    /// `&T{...}`, also where the `&` is elided.
    void allocate(Expr.CompositeLit c, int dst) {
        var t = literalType(c);
        var at = g.object(c, t, g.regs.temp("P"));
        fill(c, t, at, !at.isInFrame());
        g.values.addressTo(at, dst);
    }

    /// The type of the literal itself: where `&T` is elided the checker records the pointer or the
    /// struct.
    private Type literalType(Expr.CompositeLit c) {
        var t = g.typeOf(c);
        return t.underlying() instanceof PointerType p ? p.elem() : t;
    }

    /// Builds the literal in a place that nothing else refers to; `zeroed` if it is known to be
    /// zero.
    void fill(Expr.CompositeLit c, Type type, Place dest, boolean zeroed) {
        var early = callsFirst(c);
        build(c, type, dest, zeroed);
        early.forEach(g.overrides::remove);
    }

    /// Evaluates the elements that call before those that do not, if there are both.
    private List<Expr> callsFirst(Expr.CompositeLit c) {
        var early = new java.util.ArrayList<Expr>();
        boolean late = false;
        for (var e : c.elements()) {
            var v = Exprs.unparen(e instanceof Expr.KeyValue kv ? kv.value() : e);
            if (g.effects.calls(v)
                    && !(v instanceof Expr.CompositeLit)
                    && !g.overrides.containsKey(v)) {
                early.add(v);
            } else {
                late |= g.exprs.constant(v) == null && !(v instanceof Expr.FuncLit);
            }
        }
        if (!late || g.typeOf(c).underlying() instanceof MapType) {
            return List.of();
        }
        for (var v : early) {
            g.overrides.put(v, List.of(g.exprs.eval(v)));
        }
        return early;
    }

    private void build(Expr.CompositeLit c, Type type, Place dest, boolean zeroed) {
        switch (type.underlying()) {
            case StructType s -> struct(c, s, type, dest, zeroed);
            case ArrayType a -> array(c.elements(), a, type, (Mem) dest, zeroed);
            case SliceType s -> slice(c, s, dest);
            case MapType m -> map(c, m, type, dest);
            case PointerType p -> {
                int t = g.regs.temp("P");
                allocate(c, t);
                g.values.copy(new Slots(t), dest, type);
            }
            default ->
                    throw new IllegalStateException(
                            "literal of " + type.underlying().getClass().getSimpleName());
        }
    }

    /// An element, whose own literal type may be elided.
    private void element(Expr e, Type t, Place dest, boolean zeroed) {
        if (Exprs.unparen(e) instanceof Expr.CompositeLit c && !(Types.isInterface(t))) {
            fill(c, c.type() == null ? t : g.typeOf(c), dest, zeroed);
        } else {
            g.exprs.to(e, t, dest);
        }
    }

    // ---- structs

    private void struct(Expr.CompositeLit c, StructType s, Type type, Place dest, boolean zeroed) {
        var elements = new Expr[s.fields().size()];
        int given = 0;
        for (int i = 0; i < c.elements().size(); i++) {
            var e = c.elements().get(i);
            if (e instanceof Expr.KeyValue kv) {
                elements[fieldIndex(s, (Expr.Name) kv.key())] = kv.value();
            } else {
                elements[i] = e;
            }
            if (!s.fields().get(e instanceof Expr.KeyValue ? 0 : i).name().equals("_")) {
                given++;
            }
        }
        boolean memory = dest instanceof Mem;
        if (memory && !zeroed && given < elements.length) {
            g.values.zero(dest, type);
            zeroed = true;
        }
        // In the order of the source, which is that of evaluation.
        for (int n = 0; n < c.elements().size(); n++) {
            int i =
                    c.elements().get(n) instanceof Expr.KeyValue kv
                            ? fieldIndex(s, (Expr.Name) kv.key())
                            : n;
            var value = elements[i];
            var ft = s.fields().get(i).type();
            if (s.fields().get(i).name().equals("_")) {
                g.exprs.discard(value);
                elements[i] = null;
            } else if (!(zeroed && isZero(value, ft))) {
                element(value, ft, field(dest, s, i), zeroed);
            }
        }
        if (!memory) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i] == null) {
                    g.values.zero(field(dest, s, i), s.fields().get(i).type());
                }
            }
        }
    }

    private boolean isZero(Expr e, Type t) {
        var c = g.exprs.constant(e);
        return c != null && ConstantSlots.isZero(c) && !Types.isInterface(t) || g.exprs.isNil(e);
    }

    private static int fieldIndex(StructType s, Expr.Name name) {
        for (int i = 0; i < s.fields().size(); i++) {
            if (s.fields().get(i).name().equals(name.name())) {
                return i;
            }
        }
        throw new IllegalStateException("field " + name.name());
    }

    private Place field(Place at, StructType s, int i) {
        return switch (at) {
            case Slots slots -> new Slots(slots.slot() + g.shapes.slotOffsets(s)[i]);
            case Mem m -> m.plus(g.shapes.offsets(s)[i]);
        };
    }

    // ---- arrays and slices

    private void array(List<Expr> elements, ArrayType a, Type type, Mem dest, boolean zeroed) {
        if (constantBytes(elements, a, type, dest)) {
            return;
        }
        if (!zeroed && elements.size() < a.length()) {
            g.values.zero(dest, type);
            zeroed = true;
        }
        long size = g.shapes.size(a.elem());
        long index = 0;
        for (var e : elements) {
            var value = e;
            if (e instanceof Expr.KeyValue kv) {
                index = key(kv);
                value = kv.value();
            }
            if (!(zeroed && isZero(value, a.elem()))) {
                var mark = g.mark();
                element(value, a.elem(), dest.plus(index * size), zeroed);
                g.release(mark);
            }
            index++;
        }
    }

    private long key(Expr.KeyValue kv) {
        return key(g.info, kv);
    }

    private static long key(Info info, Expr.KeyValue kv) {
        return ConstantSlots.bits(info.typeAndValue(kv.key()).value(), Universe.INT);
    }

    /// The number of elements of a slice or array literal whose type does not tell.
    static long length(Info info, List<Expr> elements) {
        long max = 0;
        long index = 0;
        for (var e : elements) {
            if (e instanceof Expr.KeyValue kv) {
                index = key(info, kv);
            }
            max = Math.max(max, ++index);
        }
        return max;
    }

    private void slice(Expr.CompositeLit c, SliceType s, Place dest) {
        long n = length(g.info, c.elements());
        int p = g.regs.temp("PSS");
        var array = new ArrayType(s.elem(), n);
        var at = g.object(c, array, p);
        array(c.elements(), array, array, at, !at.isInFrame());
        g.values.addressTo(at, p);
        code.loadConstant(p + 1, n);
        code.loadConstant(p + 2, n);
        g.values.copy(new Slots(p), dest, s);
    }

    // ---- constant data

    /// Copies constant elements as bytes; false if some element is no constant or there are too few
    /// to be worth it.
    private boolean constantBytes(List<Expr> elements, ArrayType a, Type type, Mem dest) {
        long size = g.shapes.size(type);
        if (elements.size() < STATIC_MIN
                || size > STATIC_MAX
                || size > 32 + 16 * g.shapes.size(a.elem()) * elements.size()
                || !g.shapes.pointerFree(a.elem())) {
            return false;
        }
        var bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        if (!putArray(elements, a, 0, bytes)) {
            return false;
        }
        int s = g.regs.temp("PS");
        code.emit(Op.LOAD_STRING, s, g.unit.string(bytes.array()));
        code.emit(Op.COPY_MEM, g.values.address(dest), s, 0, g.unit.type(type));
        return true;
    }

    private boolean putArray(List<Expr> elements, ArrayType a, int at, ByteBuffer out) {
        int size = (int) g.shapes.size(a.elem());
        long index = 0;
        for (var e : elements) {
            var value = e;
            if (e instanceof Expr.KeyValue kv) {
                index = key(kv);
                value = kv.value();
            }
            if (!put(value, a.elem(), at + (int) index * size, out)) {
                return false;
            }
            index++;
        }
        return true;
    }

    private boolean put(Expr e, Type t, int at, ByteBuffer out) {
        var c = g.exprs.constant(e);
        if (c != null) {
            return t.underlying() instanceof BasicType && putConstant(c, t, at, out);
        }
        if (!(Exprs.unparen(e) instanceof Expr.CompositeLit lit)) {
            return false;
        }
        return switch (t.underlying()) {
            case ArrayType a -> putArray(lit.elements(), a, at, out);
            case StructType s -> putStruct(lit, s, at, out);
            default -> false;
        };
    }

    private boolean putStruct(Expr.CompositeLit lit, StructType s, int at, ByteBuffer out) {
        long[] offsets = g.shapes.offsets(s);
        for (int i = 0; i < lit.elements().size(); i++) {
            var e = lit.elements().get(i);
            int f = e instanceof Expr.KeyValue kv ? fieldIndex(s, (Expr.Name) kv.key()) : i;
            var value = e instanceof Expr.KeyValue kv ? kv.value() : e;
            if (!put(value, s.fields().get(f).type(), at + (int) offsets[f], out)) {
                return false;
            }
        }
        return true;
    }

    private boolean putConstant(Constant c, Type t, int at, ByteBuffer out) {
        if (Types.isComplex(t)) {
            return false;
        }
        long bits = ConstantSlots.bits(c, t);
        switch ((int) g.shapes.size(t)) {
            case 1 -> out.put(at, (byte) bits);
            case 2 -> out.putShort(at, (short) bits);
            case 4 -> out.putInt(at, (int) bits);
            default -> out.putLong(at, bits);
        }
        return true;
    }

    // ---- maps

    private void map(Expr.CompositeLit c, MapType m, Type type, Place dest) {
        int p = g.regs.temp("P");
        code.emit(Op.MAKE_MAP, p, g.constants.slot(c.elements().size()), 0, g.unit.type(type));
        for (var e : c.elements()) {
            var kv = (Expr.KeyValue) e;
            var mark = g.mark();
            var key = g.values.tempPlace(m.key());
            element(kv.key(), m.key(), key, false);
            var value = g.values.tempPlace(m.elem());
            element(kv.value(), m.elem(), value, false);
            var at = g.builtins.maps().set(m, type, p, key);
            g.values.copy(value, at, m.elem());
            g.release(mark);
        }
        g.values.copy(new Slots(p), dest, type);
    }
}
