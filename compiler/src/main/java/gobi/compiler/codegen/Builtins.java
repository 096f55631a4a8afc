package gobi.compiler.codegen;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Selection;
import gobi.compiler.check.TypeAndValue;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Sizes;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.List;

/// The predeclared functions and those of package unsafe.
final class Builtins {
    private static final int OUT = FunctionBuilder.OUT;
    private final FunctionGen g;
    private final FunctionBuilder code;
    private final Maps maps;

    Builtins(FunctionGen g) {
        this.g = g;
        this.code = g.code;
        this.maps = new Maps(g);
    }

    Maps maps() {
        return maps;
    }

    /// The builtin that a call calls, or null.
    Builtin of(Expr.Call c) {
        return switch (Exprs.unparen(c.fun())) {
            case Expr.Name n when g.info.uses.get(n) instanceof Builtin b -> b;
            case Expr.Selector s when g.info.uses.get(s.sel()) instanceof Builtin b -> b;
            default -> null;
        };
    }

    /// `f(g())` where g has several results: the same call with a name for each of them.
    private Expr.Call spread(Expr.Call c) {
        if (c.args().size() != 1 || !(g.typeOf(c.args().getFirst()) instanceof TupleType t)) {
            return c;
        }
        var places = g.calls.tuple(c.args().getFirst(), t);
        var names = new ArrayList<Expr>();
        for (int i = 0; i < t.size(); i++) {
            var n = new Expr.Name(c.pos(), "result " + i);
            g.info.types.put(n, new TypeAndValue(TypeAndValue.Mode.VALUE, t.at(i).type(), null));
            g.overrides.put(n, List.of(places.get(i)));
            names.add(n);
        }
        return new Expr.Call(c.fun(), c.lparen(), names, c.ellipsis(), c.rparen());
    }

    void statement(Builtin b, Expr.Call call) {
        var c = spread(call);
        switch (b.builtinId()) {
            case PANIC -> panic(c);
            case PRINT, PRINTLN -> print(c, b.builtinId() == Builtin.Id.PRINTLN);
            case CLOSE -> {
                int ch = g.exprs.operand(c.args().getFirst());
                g.line(c.pos());
                code.emit(Op.CLOSE, ch);
            }
            case DELETE -> delete(c);
            case CLEAR -> clear(c);
            case COPY -> copy(c, g.regs.temp("S"));
            case RECOVER -> code.emit(Op.RECOVER, g.regs.temp("PP"));
            default -> {
                var t = g.typeOf(call);
                call(b, c, g.values.temp(t));
            }
        }
    }

    /// A builtin with a result.
    void call(Builtin b, Expr.Call call, int dst) {
        var t = g.typeOf(call);
        var c = spread(call);
        var args = c.args();
        g.line(c.pos());
        switch (b.builtinId()) {
            case LEN -> length(args.getFirst(), dst);
            case CAP -> capacity(args.getFirst(), dst);
            case APPEND -> append(c, t, dst);
            case COPY -> copy(c, dst);
            case NEW -> object(call, ((PointerType) t.underlying()).elem(), dst);
            case MAKE -> make(call, args, t, dst);
            case COMPLEX -> complex(args, t, dst);
            case REAL, IMAG -> {
                int x = g.exprs.operandNow(args.getFirst());
                g.values.move(dst, b.builtinId() == Builtin.Id.REAL ? x : x + 1, 1);
            }
            case MIN, MAX -> extremum(args, t, b.builtinId() == Builtin.Id.MIN, dst);
            case RECOVER -> code.emit(Op.RECOVER, dst);
            case UNSAFE_ADD -> {
                int[] o = g.exprs.operands(args.get(0), null, args.get(1), intType(args.get(1)));
                code.emit(Op.ADD_PTR, dst, o[0], o[1]);
            }
            case UNSAFE_SLICE -> unsafeSlice(args, t, dst);
            case UNSAFE_STRING -> unsafeString(args, dst);
            case UNSAFE_SLICE_DATA, UNSAFE_STRING_DATA ->
                    g.values.move(dst, g.exprs.operandNow(args.getFirst()), 1);
            case UNSAFE_SIZEOF -> code.loadConstant(dst, g.shapes.size(g.typeOf(args.getFirst())));
            case UNSAFE_ALIGNOF -> code.loadConstant(dst, Sizes.alignOf(g.typeOf(args.getFirst())));
            case UNSAFE_OFFSETOF ->
                    code.loadConstant(dst, offset((Expr.Selector) Exprs.unparen(args.getFirst())));
            case PANIC, PRINT, PRINTLN, CLOSE, DELETE, CLEAR ->
                    throw new IllegalStateException("no value: " + b.name());
        }
    }

    private Type intType(Expr e) {
        return g.exprs.constant(e) != null ? Universe.INT : null;
    }

    /// An integer operand; constants as int.
    private int integer(Expr e) {
        return g.exprs.constant(e) != null
                ? g.constants.operand(g.exprs.constant(e), Universe.INT)
                : g.exprs.operand(e);
    }

    private long offset(Expr.Selector s) {
        Selection sel = g.info.selections.get(s);
        Type t = g.typeOf(s.x());
        long at = 0;
        for (int i : sel.index()) {
            var u = t.underlying();
            if (u instanceof PointerType p) {
                u = p.elem().underlying();
                at = 0;
            }
            var st = (StructType) u;
            at += g.shapes.offsets(st)[i];
            t = st.fields().get(i).type();
        }
        return at;
    }

    // ---- len and cap

    private void length(Expr x, int dst) {
        switch (g.typeOf(x).underlying()) {
            case MapType _ -> code.emit(Op.MAP_LEN, dst, g.exprs.operandNow(x));
            case ChanType _ -> code.emit(Op.CHAN_LEN, dst, g.exprs.operandNow(x));
            case ArrayType a -> array(x, a.length(), dst);
            case PointerType p -> array(x, ((ArrayType) p.elem().underlying()).length(), dst);
            default -> word(x, 1, dst);
        }
    }

    private void capacity(Expr x, int dst) {
        switch (g.typeOf(x).underlying()) {
            case ChanType _ -> code.emit(Op.CHAN_CAP, dst, g.exprs.operandNow(x));
            case ArrayType a -> array(x, a.length(), dst);
            case PointerType p -> array(x, ((ArrayType) p.elem().underlying()).length(), dst);
            default -> word(x, 2, dst);
        }
    }

    private void array(Expr x, long n, int dst) {
        if (g.effects.calls(x)) {
            g.exprs.discard(x);
        }
        code.loadConstant(dst, n);
    }

    private void word(Expr x, int i, int dst) {
        switch (g.exprs.place(x)) {
            case Slots s -> g.values.move(dst, s.slot() + i, 1);
            case Mem m -> {
                var near = g.values.near(m, 24);
                code.emit(Op.LOAD64, dst, near.base(), (int) near.offset() + 8 * i);
            }
        }
    }

    // ---- append

    private void append(Expr.Call c, Type t, int dst) {
        var args = c.args();
        var slice = (SliceType) t.underlying();
        if (c.ellipsis() != 0) {
            appendSlice(args, t, slice, dst);
        } else if (args.size() == 1) {
            g.exprs.to(args.getFirst(), t, new Slots(dst));
        } else if (args.size() == 2 && appendOp(g.shapes.of(slice.elem())) instanceof Op op) {
            int[] o = g.exprs.operands(args.get(0), t, args.get(1), slice.elem());
            g.line(c.pos());
            code.emit(op, dst, o[0], o[1], g.unit.type(slice.elem()));
        } else {
            appendValues(args, t, slice, dst);
        }
    }

    private static Op appendOp(Shape s) {
        return !s.isSimple()
                ? null
                : switch (s.parts().getFirst().store()) {
                    case STORE8 -> Op.APPEND8;
                    case STORE32 -> Op.APPEND32;
                    case STORE64 -> Op.APPEND64;
                    case STORE_PTR -> Op.APPEND_PTR;
                    case STORE_STR -> Op.APPEND_STR;
                    default -> null;
                };
    }

    private void appendSlice(List<Expr> args, Type t, SliceType slice, int dst) {
        var more = Exprs.unparen(args.get(1));
        if (more instanceof Expr.Call m
                && of(m) instanceof Builtin b
                && b.builtinId() == Builtin.Id.MAKE
                && m.args().size() == 2) {
            int n =
                    g.exprs.constant(m.args().get(1)) != null
                            ? 0
                            : g.exprs.operand(m.args().get(1));
            if (g.exprs.constant(m.args().get(1)) != null) {
                n = integer(m.args().get(1));
            }
            int s = g.exprs.operand(args.get(0), t);
            code.emit(Op.GROW_SLICE, dst, s, n, g.unit.type(slice.elem()));
            return;
        }
        int[] o = g.exprs.operands(args.get(0), t, g.conversions.withoutCopy(more), null);
        code.emit(Op.APPEND_SLICE, dst, o[0], o[1], g.unit.type(slice.elem()));
    }

    /// Grows once, then stores the values.
    private void appendValues(List<Expr> args, Type t, SliceType slice, int dst) {
        var elem = slice.elem();
        int n = args.size() - 1;
        int s = g.exprs.operand(args.getFirst(), t);
        var values = new Place[n];
        for (int i = 0; i < n; i++) {
            values[i] = value(args.get(i + 1), elem, n > 1);
        }
        int grown = g.regs.temp("PSS");
        int index = g.regs.temp("S");
        g.values.move(index, s + 1, 1);
        code.emit(Op.GROW_SLICE, grown, s, g.constants.slot(n), g.unit.type(elem));
        var at = g.indexing.elementAddress(new Indexing.Element(grown, index, false, elem));
        for (int i = 0; i < n; i++) {
            g.values.copy(values[i], at.plus(i * g.shapes.size(elem)), elem);
        }
        g.values.move(dst, grown, 3);
    }

    /// Memory values are copied if storing another element first might overwrite them.
    private Place value(Expr e, Type elem, boolean several) {
        if (!g.shapes.of(elem).memory()) {
            return new Slots(g.exprs.operand(e, elem));
        }
        var p = g.exprs.eval(e, elem);
        if (!several || Exprs.unparen(e) instanceof Expr.CompositeLit) {
            return p;
        }
        var copy = g.values.memoryTemp(elem);
        g.values.copy(p, copy, elem);
        return copy;
    }

    // ---- copy, delete, clear

    private void copy(Expr.Call c, int dst) {
        var from = g.conversions.withoutCopy(c.args().get(1));
        int[] o = g.exprs.operands(c.args().get(0), null, from, null);
        var elem = ((SliceType) g.typeOf(c.args().getFirst()).underlying()).elem();
        code.emit(Op.COPY_SLICE, dst, o[0], o[1], g.unit.type(elem));
    }

    private void delete(Expr.Call c) {
        var t = g.typeOf(c.args().getFirst());
        var m = (MapType) t.underlying();
        int map = g.exprs.operand(c.args().get(0));
        var key = maps.lookupKey(m, c.args().get(1));
        g.line(c.pos());
        maps.delete(m, t, map, key);
    }

    private void clear(Expr.Call c) {
        var t = g.typeOf(c.args().getFirst());
        int x = g.exprs.operand(c.args().getFirst());
        switch (t.underlying()) {
            case MapType _ -> code.emit(Op.MAP_CLEAR, x, 0, 0, g.unit.type(t));
            case SliceType s -> code.emit(Op.CLEAR_SLICE, x, 0, 0, g.unit.type(s.elem()));
            default -> throw new IllegalStateException("clear");
        }
    }

    // ---- make

    /// A zeroed object.
    private void object(Expr.Call c, Type t, int dst) {
        var at = g.object(c, t, dst);
        if (at.isInFrame()) {
            g.values.zero(at, t);
        }
        g.values.addressTo(at, dst);
    }

    private void make(Expr.Call c, List<Expr> args, Type t, int dst) {
        if (t.underlying() instanceof SliceType s && makeInFrame(c, args, s, dst)) {
            return;
        }
        int first = args.size() > 1 ? integer(args.get(1)) : g.constants.slot(0);
        switch (t.underlying()) {
            case SliceType s -> {
                int cap = args.size() > 2 ? integer(args.get(2)) : first;
                code.emit(Op.MAKE_SLICE, dst, first, cap, g.unit.type(s.elem()));
            }
            case MapType _ -> code.emit(Op.MAKE_MAP, dst, first, 0, g.unit.type(t));
            case ChanType _ -> code.emit(Op.MAKE_CHAN, dst, first, 0, g.unit.type(t));
            default -> throw new IllegalStateException("make");
        }
    }

    /// A slice of constant length and capacity that stays in the frame; false if it is none.
    private boolean makeInFrame(Expr.Call c, List<Expr> args, SliceType s, int dst) {
        var length = g.exprs.constant(args.get(1));
        var capacity = g.exprs.constant(args.getLast());
        if (length == null || capacity == null) {
            return false;
        }
        long n = ConstantSlots.bits(capacity, Universe.INT);
        long size = g.shapes.size(s.elem());
        if (n <= 0 || size == 0 || !g.escape.inFrame(c)) {
            return false;
        }
        object(c, new ArrayType(s.elem(), n), dst);
        code.loadConstant(dst + 1, ConstantSlots.bits(length, Universe.INT));
        code.loadConstant(dst + 2, n);
        return true;
    }

    private void complex(List<Expr> args, Type t, int dst) {
        var half = g.shapes.size(t) == 8 ? Universe.FLOAT32 : Universe.FLOAT64;
        int[] o = g.exprs.operands(args.get(0), half, args.get(1), half);
        int re = o[0];
        if (o[1] == dst || re == dst + 1) {
            int keep = g.regs.temp("S");
            g.values.move(keep, re, 1);
            re = keep;
        }
        g.values.move(dst + 1, o[1], 1);
        g.values.move(dst, re, 1);
    }

    // ---- min and max

    private void extremum(List<Expr> args, Type t, boolean min, int dst) {
        int n = g.shapes.of(t).slots();
        int[] slots = new int[args.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = g.exprs.operand(args.get(i), t);
        }
        int best = g.values.temp(t);
        g.values.move(best, slots[0], n);
        for (int i = 1; i < slots.length; i++) {
            if (Types.isFloat(t)) {
                floatExtremum(t, min, best, slots[i]);
                continue;
            }
            var keep = new Label();
            if (Types.isString(t)) {
                int c = g.regs.temp("S");
                code.emit(Op.COMPARE_STR, c, best, slots[i]);
                code.branch(min ? Op.JUMP_LE_I : Op.JUMP_GE_I, c, 0, keep);
            } else {
                var op = g.comparisons.isUnsigned64(t) ? Op.JUMP_ULE : Op.JUMP_LE;
                code.branch(op, min ? best : slots[i], min ? slots[i] : best, keep);
            }
            g.values.move(best, slots[i], n);
            code.bind(keep);
        }
        g.values.move(dst, best, n);
    }

    private void floatExtremum(Type t, boolean min, int best, int x) {
        int a = g.comparisons.asDouble(t, best);
        int b = g.comparisons.asDouble(t, x);
        int r = g.regs.temp("S");
        g.calls.emitIntrinsic(min ? Intrinsic.MIN_F : Intrinsic.MAX_F, r, a, b);
        code.emit(g.shapes.size(t) == 4 ? Op.CONV_F_F32 : Op.MOVE, best, r);
    }

    // ---- unsafe

    private void unsafeSlice(List<Expr> args, Type t, int dst) {
        int p = g.exprs.operand(args.get(0));
        int n = g.regs.temp("SS");
        g.values.move(n, integer(args.get(1)), 1);
        code.loadConstant(n + 1, g.shapes.size(((SliceType) t.underlying()).elem()));
        g.calls.emitIntrinsic(Intrinsic.CHECK_UNSAFE_SLICE, g.regs.temp("S"), p, n);
        g.values.move(dst, p, 1);
        g.values.move(dst + 1, n, 1);
        g.values.move(dst + 2, n, 1);
    }

    private void unsafeString(List<Expr> args, int dst) {
        int p = g.exprs.operand(args.get(0));
        int n = g.regs.temp("SS");
        g.values.move(n, integer(args.get(1)), 1);
        code.loadConstant(n + 1, 1);
        g.calls.emitIntrinsic(Intrinsic.CHECK_UNSAFE_STRING, g.regs.temp("S"), p, n);
        g.values.move(dst, p, 1);
        g.values.move(dst + 1, n, 1);
    }

    // ---- panic and print

    private void panic(Expr.Call c) {
        int v = g.regs.temp("PP");
        g.exprs.to(c.args().getFirst(), Universe.EMPTY_INTERFACE, new Slots(v));
        g.line(c.pos());
        code.emit(Op.PANIC, v);
    }

    private void print(Expr.Call c, boolean line) {
        var types = new ArrayList<Type>();
        var slots = new ArrayList<Integer>();
        for (var a : c.args()) {
            types.add(printType(a));
            slots.add(g.exprs.operand(a, printType(a)));
        }
        printNative("printlock", 0, 0);
        for (int i = 0; i < types.size(); i++) {
            if (line && i > 0) {
                printNative("printsp", 0, 0);
            }
            print(types.get(i), slots.get(i));
        }
        if (line) {
            printNative("printnl", 0, 0);
        }
        printNative("printunlock", 0, 0);
    }

    /// Untyped constants print as int64 or float64.
    private Type printType(Expr e) {
        if (g.exprs.isNil(e)) {
            return Universe.UNSAFE_POINTER;
        }
        return Types.defaultType(g.typeOf(e));
    }

    private void print(Type t, int slot) {
        int n = g.shapes.of(t).slots();
        switch (t.underlying()) {
            case BasicType b -> {
                if (b.kind().isBoolean()) {
                    printNative("printbool", slot, n);
                } else if (b.kind().isUnsigned()) {
                    printNative("printuint", slot, n);
                } else if (b.kind().isInteger()) {
                    printNative("printint", slot, n);
                } else if (b.kind().isFloat()) {
                    printNative("printfloat", g.comparisons.asDouble(t, slot), n);
                } else if (b.kind().isComplex()) {
                    printComplex(t, slot);
                } else if (b.kind().isString()) {
                    printNative("printstring", slot, n);
                } else {
                    printNative("printpointer", slot, n);
                }
            }
            case SliceType _ -> printNative("printslice", slot, n);
            case InterfaceType i ->
                    printNative(i.methods().isEmpty() ? "printeface" : "printiface", slot, n);
            default -> printNative("printpointer", slot, n);
        }
    }

    private void printComplex(Type t, int slot) {
        var half = g.shapes.size(t) == 8 ? Universe.FLOAT32 : Universe.FLOAT64;
        int z = g.regs.temp("SS");
        g.values.move(z, g.comparisons.asDouble(half, slot), 1);
        g.values.move(z + 1, g.comparisons.asDouble(half, slot + 1), 1);
        printNative("printcomplex", z, 2);
    }

    private void printNative(String name, int slot, int n) {
        code.needOutgoing(3 + n);
        g.values.move(OUT + 2, slot, n);
        code.emit(Op.CALL_NATIVE, OUT, g.unit.nativeRef("runtime." + name));
    }
}
