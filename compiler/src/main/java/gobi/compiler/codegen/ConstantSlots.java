package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.BasicType.Kind;
import gobi.compiler.types.Type;

/// Puts constants into slots. Inside loops a constant keeps a slot of its own, loaded at the
/// function's entry.
final class ConstantSlots {
    private final FunctionGen g;

    ConstantSlots(FunctionGen g) {
        this.g = g;
    }

    /// A slot that holds a 64-bit constant; not to be written.
    int slot(long value) {
        if (g.inLoop()) {
            int hoisted = g.code.hoistedConstant(value);
            if (hoisted >= 0) {
                return hoisted;
            }
        }
        int t = g.regs.temp("S");
        g.code.loadConstant(t, value);
        return t;
    }

    static boolean fits16(long v) {
        return v == (short) v;
    }

    /// The bits of a constant of a type that takes one scalar slot.
    static long bits(Constant c, Type type) {
        var kind = kind(type);
        if (kind.isBoolean()) {
            return ((Constant.Bool) c).value() ? 1 : 0;
        }
        if (kind == Kind.FLOAT32) {
            return Float.floatToRawIntBits(positive(Constants.floatValue(c))) & 0xFFFFFFFFL;
        }
        if (kind.isFloat()) {
            return Double.doubleToRawLongBits(Constants.doubleValue(c) + 0.0);
        }
        return narrow(Constants.longValue(Constants.toInt(c)), kind);
    }

    /// Constants have no negative zero.
    private static float positive(float f) {
        return f + 0f;
    }

    private static long narrow(long v, Kind kind) {
        return switch (kind) {
            case INT8 -> (byte) v;
            case INT16 -> (short) v;
            case INT32, UNTYPED_RUNE -> (int) v;
            case UINT8 -> v & 0xFF;
            case UINT16 -> v & 0xFFFF;
            case UINT32 -> v & 0xFFFFFFFFL;
            default -> v;
        };
    }

    static Kind kind(Type t) {
        return t.underlying() instanceof BasicType b ? b.kind() : Kind.INVALID;
    }

    /// Whether a constant of that type is a single scalar.
    static boolean isScalar(Type t) {
        var k = kind(t);
        return k.isInteger() || k.isFloat() || k.isBoolean();
    }

    /// A slot (or slots) with the constant.
    int operand(Constant c, Type t) {
        if (isScalar(t)) {
            return slot(bits(c, t));
        }
        int dst = g.values.temp(t);
        toSlots(c, t, dst);
        return dst;
    }

    void toSlots(Constant c, Type t, int dst) {
        var kind = kind(t);
        if (kind.isString()) {
            string(((Constant.Str) c).bytes(), dst);
        } else if (kind.isComplex()) {
            var z = Constants.toComplex(c);
            var half =
                    kind == Kind.COMPLEX64
                            ? gobi.compiler.types.Universe.FLOAT32
                            : gobi.compiler.types.Universe.FLOAT64;
            g.code.loadConstant(dst, bits(Constants.real(z), half));
            g.code.loadConstant(dst + 1, bits(Constants.imag(z), half));
        } else if (kind == Kind.UNSAFE_POINTER) {
            int t0 = slot(Constants.longValue(Constants.toInt(c)));
            g.code.emit(Op.PTR_FROM_INT, dst, t0);
        } else {
            g.code.loadConstant(dst, bits(c, t));
        }
    }

    void string(byte[] bytes, int dst) {
        if (bytes.length == 0) {
            g.values.zeroSlots(dst, 2);
        } else {
            g.code.emit(Op.LOAD_STRING, dst, g.unit.string(bytes));
        }
    }

    void to(Constant c, Type t, Place dest) {
        switch (dest) {
            case Slots s -> toSlots(c, t, s.slot());
            case Mem m -> g.values.store(m, g.shapes.of(t), operand(c, t));
        }
    }

    static boolean isZero(Constant c) {
        return switch (c) {
            case Constant.Bool b -> !b.value();
            case Constant.Str s -> s.bytes().length == 0;
            case Constant.Unknown _ -> false;
            case Constant n -> Constants.sign(n) == 0;
        };
    }
}
