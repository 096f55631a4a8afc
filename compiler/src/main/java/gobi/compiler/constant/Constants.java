package gobi.compiler.constant;

import gobi.compiler.constant.Constant.Bool;
import gobi.compiler.constant.Constant.Complex;
import gobi.compiler.constant.Constant.Float;
import gobi.compiler.constant.Constant.Int;
import gobi.compiler.constant.Constant.Rat;
import gobi.compiler.constant.Constant.Str;
import gobi.compiler.constant.Constant.Unknown;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr.LitKind;
import gobi.compiler.syntax.UnaryOp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Exact arithmetic on [Constant] values. Operations on an unknown value give an unknown value.
public final class Constants {
    public static final Constant UNKNOWN = new Unknown();
    public static final Int ZERO = Int.of(0);
    private static final int MAX_SHOWN_STRING = 72;

    private Constants() {}

    /// The value of a literal; unknown when malformed.
    public static Constant literal(LitKind kind, String text) {
        return Literals.value(kind, text);
    }

    public static Constant bool(boolean b) {
        return new Bool(b);
    }

    public static Constant of(double d) {
        return Reals.ofDouble(d);
    }

    public static boolean isUnknown(Constant c) {
        return c instanceof Unknown;
    }

    public static boolean isNumeric(Constant c) {
        return c instanceof Int || c instanceof Rat || c instanceof Float || c instanceof Complex;
    }

    private static boolean isReal(Constant c) {
        return c instanceof Int || c instanceof Rat || c instanceof Float;
    }

    public static Constant real(Constant c) {
        return c instanceof Complex z ? z.re() : c;
    }

    public static Constant imag(Constant c) {
        return c instanceof Complex z ? z.im() : c instanceof Unknown ? c : ZERO;
    }

    public static Constant complex(Constant re, Constant im) {
        return isReal(re) && isReal(im) ? new Complex(re, im) : UNKNOWN;
    }

    /// The value as an [Int] where it is integral, else unknown.
    public static Constant toInt(Constant c) {
        return switch (c) {
            case Int i -> i;
            case Complex z when Reals.sign(z.im()) == 0 -> toInt(z.re());
            case Float f when Reals.toInteger(f) != null -> new Int(Reals.toInteger(f));
            case Bool _, Str _, Unknown _, Rat _, Float _, Complex _ -> UNKNOWN;
        };
    }

    /// The value as a real number where it has no imaginary part, else unknown.
    public static Constant toReal(Constant c) {
        return switch (c) {
            case Int _, Rat _, Float _ -> c;
            case Complex z when Reals.sign(z.im()) == 0 -> z.re();
            case Complex _, Bool _, Str _, Unknown _ -> UNKNOWN;
        };
    }

    /// The value as a complex number, else unknown.
    public static Constant toComplex(Constant c) {
        return switch (c) {
            case Int _, Rat _, Float _ -> new Complex(c, ZERO);
            case Complex _ -> c;
            case Bool _, Str _, Unknown _ -> UNKNOWN;
        };
    }

    /// -1, 0, 1; for complex values 0 exactly when zero; 1 for values that are not numbers.
    public static int sign(Constant c) {
        return switch (c) {
            case Int _, Rat _, Float _ -> Reals.sign(c);
            case Complex z -> Reals.sign(z.re()) | Reals.sign(z.im());
            case Bool _, Str _, Unknown _ -> 1;
        };
    }

    /// Number of bits of the absolute value of an integer.
    public static int bitLength(Constant c) {
        return c instanceof Int i ? i.value().abs().bitLength() : 0;
    }

    public static boolean fitsLong(Constant c) {
        return c instanceof Int i && i.value().bitLength() < 64;
    }

    public static long longValue(Constant c) {
        return ((Int) c).value().longValue();
    }

    /// The nearest double of a real value (infinite where it overflows).
    public static double doubleValue(Constant c) {
        return Reals.toDouble(toReal(c));
    }

    /// The nearest float of a real value (infinite where it overflows).
    public static float floatValue(Constant c) {
        return (float) Reals.toFloat(toReal(c));
    }

    /// A real value rounded to float64, or null where it overflows.
    public static Constant roundToFloat64(Constant c) {
        double d = Reals.toDouble(c);
        return Double.isInfinite(d) ? null : Reals.ofDouble(d);
    }

    /// A real value rounded to float32, or null where it overflows.
    public static Constant roundToFloat32(Constant c) {
        double d = Reals.toFloat(c);
        return Double.isInfinite(d) ? null : Reals.ofDouble(d);
    }

    public static boolean equal(Constant x, Constant y) {
        return compare(x, BinaryOp.EQL, y);
    }

    /// `op x`; `unsignedBits` is the operand's size for `^` on unsigned types, else 0.
    public static Constant unary(UnaryOp op, Constant x, int unsignedBits) {
        return switch (op) {
            case PLUS -> isNumeric(x) ? x : UNKNOWN;
            case NEG -> negate(x);
            case NOT -> x instanceof Bool b ? new Bool(!b.value()) : UNKNOWN;
            case XOR -> complement(x, unsignedBits);
            case ADDR, RECV, TILDE -> UNKNOWN;
        };
    }

    private static Constant negate(Constant x) {
        return switch (x) {
            case Int _, Rat _, Float _ -> Reals.negate(x);
            case Complex z -> new Complex(Reals.negate(z.re()), Reals.negate(z.im()));
            case Bool _, Str _, Unknown _ -> UNKNOWN;
        };
    }

    private static Constant complement(Constant x, int unsignedBits) {
        if (!(x instanceof Int i)) {
            return UNKNOWN;
        }
        var v = i.value().not();
        if (unsignedBits > 0) {
            v = v.and(BigInteger.ONE.shiftLeft(unsignedBits).subtract(BigInteger.ONE));
        }
        return new Int(v);
    }

    /// `x op y` for all operators but comparisons and shifts. `integral` asks for Go's integer
    /// division. The divisor is not zero.
    public static Constant binary(Constant x, BinaryOp op, Constant y, boolean integral) {
        if (x instanceof Unknown || y instanceof Unknown) {
            return UNKNOWN;
        }
        if (x instanceof Bool a && y instanceof Bool b) {
            return new Bool(op == BinaryOp.LAND ? a.value() && b.value() : a.value() || b.value());
        }
        if (x instanceof Str a && y instanceof Str b) {
            var r = Arrays.copyOf(a.bytes(), a.bytes().length + b.bytes().length);
            System.arraycopy(b.bytes(), 0, r, a.bytes().length, b.bytes().length);
            return new Str(r);
        }
        if (x instanceof Complex || y instanceof Complex) {
            return complexOp((Complex) toComplex(x), op, (Complex) toComplex(y));
        }
        if (x instanceof Int a && y instanceof Int b && (op != BinaryOp.QUO || integral)) {
            return new Int(integerOp(a.value(), op, b.value()));
        }
        return realOp(x, op, y);
    }

    private static BigInteger integerOp(BigInteger a, BinaryOp op, BigInteger b) {
        return switch (op) {
            case ADD -> a.add(b);
            case SUB -> a.subtract(b);
            case MUL -> a.multiply(b);
            case QUO -> a.divide(b);
            case REM -> a.remainder(b);
            case AND -> a.and(b);
            case OR -> a.or(b);
            case XOR -> a.xor(b);
            case AND_NOT -> a.andNot(b);
            case LOR, LAND, EQL, NEQ, LSS, LEQ, GTR, GEQ, SHL, SHR ->
                    throw new IllegalArgumentException(op.text());
        };
    }

    private static Constant realOp(Constant x, BinaryOp op, Constant y) {
        return switch (op) {
            case ADD -> Reals.add(x, y);
            case SUB -> Reals.add(x, Reals.negate(y));
            case MUL -> Reals.mul(x, y);
            case QUO -> Reals.quo(x, y);
            default -> UNKNOWN;
        };
    }

    private static Constant complexOp(Complex x, BinaryOp op, Complex y) {
        var a = x.re();
        var b = x.im();
        var c = y.re();
        var d = y.im();
        return switch (op) {
            case ADD -> new Complex(Reals.add(a, c), Reals.add(b, d));
            case SUB -> new Complex(Reals.add(a, Reals.negate(c)), Reals.add(b, Reals.negate(d)));
            case MUL ->
                    new Complex(
                            Reals.add(Reals.mul(a, c), Reals.negate(Reals.mul(b, d))),
                            Reals.add(Reals.mul(b, c), Reals.mul(a, d)));
            case QUO -> {
                var n = squareOfModulus(y);
                if (isUnknown(n) || Reals.sign(n) == 0) {
                    yield UNKNOWN;
                }
                yield new Complex(
                        Reals.quo(Reals.add(Reals.mul(a, c), Reals.mul(b, d)), n),
                        Reals.quo(Reals.add(Reals.mul(b, c), Reals.negate(Reals.mul(a, d))), n));
            }
            default -> UNKNOWN;
        };
    }

    /// Zero where a complex divisor is so small that dividing by it is impossible.
    public static boolean isZeroDivisor(Constant c) {
        return switch (c) {
            case Int _, Rat _, Float _ -> Reals.sign(c) == 0;
            case Complex z -> {
                var n = squareOfModulus(z);
                yield !isUnknown(n) && Reals.sign(n) == 0;
            }
            case Bool _, Str _, Unknown _ -> false;
        };
    }

    private static Constant squareOfModulus(Complex z) {
        var a = Reals.mul(z.re(), z.re());
        var b = Reals.mul(z.im(), z.im());
        return isUnknown(a) || isUnknown(b) ? UNKNOWN : Reals.add(a, b);
    }

    /// `x << n` or `x >> n` of an integer.
    public static Constant shift(Constant x, BinaryOp op, int n) {
        if (!(x instanceof Int i)) {
            return UNKNOWN;
        }
        return new Int(op == BinaryOp.SHL ? i.value().shiftLeft(n) : i.value().shiftRight(n));
    }

    public static boolean compare(Constant x, BinaryOp op, Constant y) {
        if (x instanceof Unknown || y instanceof Unknown) {
            return false;
        }
        if (x instanceof Complex || y instanceof Complex) {
            boolean same =
                    Reals.compare(real(x), real(y)) == 0 && Reals.compare(imag(x), imag(y)) == 0;
            return same == (op == BinaryOp.EQL);
        }
        int c;
        if (x instanceof Bool a && y instanceof Bool b) {
            c = Boolean.compare(a.value(), b.value());
        } else if (x instanceof Str a && y instanceof Str b) {
            c = Arrays.compareUnsigned(a.bytes(), b.bytes());
        } else {
            c = Reals.compare(x, y);
        }
        return switch (op) {
            case EQL -> c == 0;
            case NEQ -> c != 0;
            case LSS -> c < 0;
            case LEQ -> c <= 0;
            case GTR -> c > 0;
            case GEQ -> c >= 0;
            default -> throw new IllegalArgumentException(op.text());
        };
    }

    /// As gc shows the value in messages.
    public static String print(Constant c) {
        return switch (c) {
            case Unknown _ -> "unknown";
            case Bool b -> Boolean.toString(b.value());
            case Str s -> printString(s);
            case Int _, Rat _, Float _ -> Reals.print(c);
            case Complex z -> "(" + Reals.print(z.re()) + " + " + Reals.print(z.im()) + "i)";
        };
    }

    /// As [#print], an integer in the way of floats.
    public static String printFloat(Constant c) {
        return c instanceof Int ? Reals.printFloat(c) : print(c);
    }

    private static String printString(Str s) {
        var q = quote(s.bytes());
        if (q.codePointCount(0, q.length()) <= MAX_SHOWN_STRING) {
            return q;
        }
        return q.substring(0, q.offsetByCodePoints(0, MAX_SHOWN_STRING - 3)) + "...";
    }

    /// A Go string literal with these bytes.
    public static String quote(byte[] bytes) {
        var sb = new StringBuilder("\"");
        int i = 0;
        while (i < bytes.length) {
            int n = sequenceLength(bytes, i);
            if (n == 0) {
                sb.append(String.format("\\x%02x", bytes[i] & 0xff));
                i++;
                continue;
            }
            quote(new String(bytes, i, n, StandardCharsets.UTF_8).codePointAt(0), sb);
            i += n;
        }
        return sb.append('"').toString();
    }

    private static void quote(int c, StringBuilder sb) {
        switch (c) {
            case '"' -> sb.append("\\\"");
            case '\\' -> sb.append("\\\\");
            case 7 -> sb.append("\\a");
            case 8 -> sb.append("\\b");
            case 12 -> sb.append("\\f");
            case 10 -> sb.append("\\n");
            case 13 -> sb.append("\\r");
            case 9 -> sb.append("\\t");
            case 11 -> sb.append("\\v");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    sb.append(String.format("\\x%02x", c));
                } else if (printable(c)) {
                    sb.appendCodePoint(c);
                } else {
                    sb.append(
                            c < 0x10000
                                    ? String.format("\\u%04x", c)
                                    : String.format("\\U%08x", c));
                }
            }
        }
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /// Length of the well-formed UTF-8 sequence at `i`, or 0.
    private static int sequenceLength(byte[] b, int i) {
        int c = b[i] & 0xff;
        if (c < 0x80) {
            return 1;
        }
        int n =
                c >= 0xf0 && c < 0xf5
                        ? 4
                        : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc2 && c < 0xe0 ? 2 : 0;
        if (n == 0 || i + n > b.length) {
            return 0;
        }
        int v = c & 0xff >> n + 1;
        for (int k = 1; k < n; k++) {
            if ((b[i + k] & 0xc0) != 0x80) {
                return 0;
            }
            v = v << 6 | b[i + k] & 0x3f;
        }
        boolean bad =
                n == 3 && (v < 0x800 || v >= 0xd800 && v < 0xe000)
                        || n == 4 && (v < 0x10000 || v > 0x10ffff);
        return bad ? 0 : n;
    }
}
