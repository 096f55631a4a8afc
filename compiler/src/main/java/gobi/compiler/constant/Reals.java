package gobi.compiler.constant;

import gobi.compiler.constant.Constant.Float;
import gobi.compiler.constant.Constant.Int;
import gobi.compiler.constant.Constant.Rat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Real constants: exact rationals while they are short, floats of 512 bits beyond.
final class Reals {
    /// Bits of mantissa of a [Float].
    static final int PRECISION = 512;

    /// Numerators and denominators with more bits become a [Float].
    private static final int MAX_EXACT_BITS = 4096;

    /// Decimal exponents beyond are computed in floats.
    private static final int MAX_EXACT_POWER = 20_000;

    /// Precision of intermediate results there.
    private static final int WORKING_BITS = 1024;

    private Reals() {}

    /// `num / den` in normal form; `den` is not zero.
    static Constant ratio(BigInteger num, BigInteger den) {
        if (den.signum() < 0) {
            num = num.negate();
            den = den.negate();
        }
        var g = num.gcd(den);
        if (!g.equals(BigInteger.ONE)) {
            num = num.divide(g);
            den = den.divide(g);
        }
        if (num.bitLength() > MAX_EXACT_BITS || den.bitLength() > MAX_EXACT_BITS) {
            return divide(num, 0, den, 0);
        }
        return den.equals(BigInteger.ONE) ? new Int(num) : new Rat(num, den);
    }

    /// `mantissa * 2^exponent` rounded to the precision, as an [Int] or [Rat] where those are
    /// short.
    static Constant binary(BigInteger mantissa, int exponent) {
        if (mantissa.signum() == 0) {
            return new Int(BigInteger.ZERO);
        }
        int excess = mantissa.bitLength() - PRECISION;
        if (excess > 0) {
            mantissa = roundShift(mantissa, excess);
            exponent += excess;
        }
        int zeros = mantissa.getLowestSetBit();
        if (zeros > 0) {
            mantissa = mantissa.shiftRight(zeros);
            exponent += zeros;
        }
        if (exponent >= 0 && (long) exponent + mantissa.bitLength() <= MAX_EXACT_BITS) {
            return new Int(mantissa.shiftLeft(exponent));
        }
        if (exponent < 0 && exponent > -MAX_EXACT_BITS) {
            return new Rat(mantissa, BigInteger.ONE.shiftLeft(-exponent));
        }
        return new Float(mantissa, exponent);
    }

    /// Shifts right by `n > 0` bits, rounding to nearest, ties to even.
    static BigInteger roundShift(BigInteger v, int n) {
        boolean negative = v.signum() < 0;
        var a = v.abs();
        var q = a.shiftRight(n);
        boolean half = a.testBit(n - 1);
        if (half && (q.testBit(0) || a.getLowestSetBit() < n - 1)) {
            q = q.add(BigInteger.ONE);
        }
        return negative ? q.negate() : q;
    }

    private static Constant divide(BigInteger num, int numExp, BigInteger den, int denExp) {
        int shift = Math.max(0, PRECISION + 4 - (num.bitLength() - den.bitLength()));
        var qr = num.shiftLeft(shift).divideAndRemainder(den);
        var q = qr[0].shiftLeft(1);
        if (qr[1].signum() != 0) {
            q =
                    q.signum() < 0 || num.signum() < 0
                            ? q.subtract(BigInteger.ONE)
                            : q.add(BigInteger.ONE);
        }
        return scaled(q, (long) numExp - denExp - shift - 1);
    }

    private static boolean isFloat(Constant c) {
        return c instanceof Float;
    }

    static BigInteger num(Constant c) {
        return switch (c) {
            case Int i -> i.value();
            case Rat r -> r.num();
            default -> throw new IllegalArgumentException("not a rational constant");
        };
    }

    static BigInteger den(Constant c) {
        return c instanceof Rat r ? r.den() : BigInteger.ONE;
    }

    /// The value as a float, whatever its present form.
    private static Float asFloat(Constant c) {
        return switch (c) {
            case Float f -> f;
            case Int i -> new Float(i.value(), 0);
            case Rat r ->
                    switch (divide(r.num(), 0, r.den(), 0)) {
                        case Float f -> f;
                        case Int i -> new Float(i.value(), 0);
                        case Rat q -> new Float(q.num(), 1 - q.den().bitLength());
                        default -> throw new IllegalStateException();
                    };
            default -> throw new IllegalArgumentException("not a real constant");
        };
    }

    static Constant add(Constant x, Constant y) {
        if (isFloat(x) || isFloat(y)) {
            var a = asFloat(x);
            var b = asFloat(y);
            if (a.mantissa().signum() == 0) {
                return y;
            }
            if (b.mantissa().signum() == 0) {
                return x;
            }
            long gap = magnitude(a) - magnitude(b);
            if (gap > 2L * PRECISION) {
                return x;
            }
            if (-gap > 2L * PRECISION) {
                return y;
            }
            int e = Math.min(a.exponent(), b.exponent());
            return binary(
                    a.mantissa()
                            .shiftLeft(a.exponent() - e)
                            .add(b.mantissa().shiftLeft(b.exponent() - e)),
                    e);
        }
        return ratio(num(x).multiply(den(y)).add(num(y).multiply(den(x))), den(x).multiply(den(y)));
    }

    static Constant mul(Constant x, Constant y) {
        if (isFloat(x) || isFloat(y)) {
            var a = asFloat(x);
            var b = asFloat(y);
            return scaled(a.mantissa().multiply(b.mantissa()), (long) a.exponent() + b.exponent());
        }
        return ratio(num(x).multiply(num(y)), den(x).multiply(den(y)));
    }

    static Constant quo(Constant x, Constant y) {
        if (isFloat(x) || isFloat(y)) {
            var a = asFloat(x);
            var b = asFloat(y);
            return divide(a.mantissa(), a.exponent(), b.mantissa(), b.exponent());
        }
        return ratio(num(x).multiply(den(y)), den(x).multiply(num(y)));
    }

    static Constant negate(Constant x) {
        return switch (x) {
            case Int i -> new Int(i.value().negate());
            case Rat r -> new Rat(r.num().negate(), r.den());
            case Float f -> new Float(f.mantissa().negate(), f.exponent());
            default -> throw new IllegalArgumentException("not a real constant");
        };
    }

    static int sign(Constant x) {
        return switch (x) {
            case Int i -> i.value().signum();
            case Rat r -> r.num().signum();
            case Float f -> f.mantissa().signum();
            default -> throw new IllegalArgumentException("not a real constant");
        };
    }

    static int compare(Constant x, Constant y) {
        if (x instanceof Int a && y instanceof Int b) {
            return a.value().compareTo(b.value());
        }
        return sign(add(x, negate(y)));
    }

    private static long magnitude(Float f) {
        return (long) f.mantissa().bitLength() + f.exponent();
    }

    /// Floor of the binary logarithm, plus one; used to keep away from needless big shifts.
    static long log2(Constant x) {
        return switch (x) {
            case Int i -> i.value().abs().bitLength();
            case Rat r -> (long) r.num().abs().bitLength() - r.den().bitLength();
            case Float f -> (long) f.mantissa().abs().bitLength() + f.exponent();
            default -> 0;
        };
    }

    /// The nearest double, an infinity where it overflows.
    static double toDouble(Constant x) {
        return round(x, 53, -1074, 1024);
    }

    /// The nearest float (as a double), an infinity where it overflows.
    static double toFloat(Constant x) {
        return round(x, 24, -149, 128);
    }

    private static double round(Constant x, int bits, int lowest, int limit) {
        if (x instanceof Rat r) {
            int shift = Math.max(0, bits + 8 - (r.num().abs().bitLength() - r.den().bitLength()));
            var qr = r.num().abs().shiftLeft(shift).divideAndRemainder(r.den());
            var q = qr[0].shiftLeft(1);
            if (qr[1].signum() != 0) {
                q = q.add(BigInteger.ONE);
            }
            return roundBinary(
                    r.num().signum() < 0 ? q.negate() : q, -shift - 1, bits, lowest, limit);
        }
        var f = asFloat(x);
        return roundBinary(f.mantissa(), f.exponent(), bits, lowest, limit);
    }

    private static double roundBinary(BigInteger m, int exp, int bits, int lowest, int limit) {
        if (m.signum() == 0) {
            return 0;
        }
        boolean negative = m.signum() < 0;
        var a = m.abs();
        long top = (long) a.bitLength() + exp;
        if (top > limit) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        int lsb = (int) Math.max(top - bits, lowest);
        long drop = (long) lsb - exp;
        if (drop > a.bitLength() + 1) {
            return negative ? -0.0 : 0;
        }
        if (drop > 0) {
            a = roundShift(a, (int) drop);
        } else {
            a = a.shiftLeft((int) -drop);
        }
        if (a.bitLength() + lsb > limit) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double d = Math.scalb((double) a.longValueExact(), lsb);
        return negative ? -d : d;
    }

    /// The exact value of a finite double.
    static Constant ofDouble(double d) {
        if (d == 0) {
            return new Int(BigInteger.ZERO);
        }
        long bits = Double.doubleToRawLongBits(d);
        int e = (int) (bits >>> 52 & 0x7ff);
        long m = bits & (1L << 52) - 1;
        if (e == 0) {
            e = 1;
        } else {
            m |= 1L << 52;
        }
        return binary(BigInteger.valueOf(bits < 0 ? -m : m), e - 1075);
    }

    /// The integer value, or null where there is a fraction (or the number is absurdly long).
    static BigInteger toInteger(Constant x) {
        return switch (x) {
            case Int i -> i.value();
            case Float f when f.exponent() >= 0 && f.exponent() < 100_000 ->
                    f.mantissa().shiftLeft(f.exponent());
            default -> null;
        };
    }

    /// `mantissa * 10^exp10`.
    static Constant decimal(BigInteger mantissa, int exp10) {
        if (mantissa.signum() == 0) {
            return new Int(BigInteger.ZERO);
        }
        if (Math.abs((long) exp10) > MAX_EXACT_POWER) {
            return hugeDecimal(mantissa, exp10);
        }
        var p = BigInteger.TEN.pow(Math.abs(exp10));
        return exp10 >= 0 ? ratio(mantissa.multiply(p), BigInteger.ONE) : ratio(mantissa, p);
    }

    /// `mantissa * 10^exp10` by repeated squaring of rounded floats.
    private static Constant hugeDecimal(BigInteger mantissa, int exp10) {
        var power = BigInteger.ONE;
        long powerExp = 0;
        var base = BigInteger.TEN;
        long baseExp = 0;
        for (long n = Math.abs((long) exp10); n > 0; n >>= 1) {
            if ((n & 1) != 0) {
                power = power.multiply(base);
                powerExp += baseExp;
                int cut = Math.max(0, power.bitLength() - WORKING_BITS);
                power = power.shiftRight(cut);
                powerExp += cut;
            }
            base = base.multiply(base);
            baseExp *= 2;
            int cut = Math.max(0, base.bitLength() - WORKING_BITS);
            base = base.shiftRight(cut);
            baseExp += cut;
        }
        if (exp10 > 0) {
            return scaled(mantissa.multiply(power), powerExp);
        }
        int shift = WORKING_BITS + power.bitLength();
        return scaled(mantissa.shiftLeft(shift).divide(power), -powerExp - shift);
    }

    /// As [#binary], unknown where the exponent is beyond all limits, zero where it is below.
    private static Constant scaled(BigInteger mantissa, long exponent) {
        long top = exponent + mantissa.bitLength();
        if (top >= Integer.MAX_VALUE) {
            return new Constant.Unknown();
        }
        return top <= Integer.MIN_VALUE + 2000L
                ? new Int(BigInteger.ZERO)
                : binary(mantissa, (int) exponent);
    }

    /// As gc shows it in messages.
    static String print(Constant x) {
        return x instanceof Int i ? i.value().toString() : printFloat(x);
    }

    static String printFloat(Constant x) {
        if (sign(x) == 0) {
            return "0";
        }
        double d = toDouble(x);
        if (!Double.isInfinite(d) && d != 0) {
            var s = general(new BigDecimal(d).round(new MathContext(6, RoundingMode.HALF_EVEN)));
            if (s.indexOf('.') < 0 && toInteger(x) == null) {
                s = general(new BigDecimal(Double.toString(d)));
            }
            return s;
        }
        return printHuge(x);
    }

    private static String printHuge(Constant x) {
        var f = asFloat(x);
        long exp = (long) f.mantissa().bitLength() + f.exponent();
        double m = roundBinary(f.mantissa(), -f.mantissa().bitLength(), 53, -1074, 1024);
        double d = exp * (Math.log(2) / Math.log(10));
        long e = (long) d;
        m *= Math.pow(10, d - e);
        double am = Math.abs(m);
        if (am < 1 - 0.5e-6) {
            m *= 10;
            e--;
        } else if (am >= 10) {
            m /= 10;
            e++;
        }
        return general(new BigDecimal(m).round(new MathContext(6, RoundingMode.HALF_EVEN)))
                + "e"
                + (e < 0 ? "" : "+")
                + e;
    }

    /// Go's `%g` for at most six significant digits or the shortest ones.
    private static String general(BigDecimal v) {
        v = v.stripTrailingZeros();
        var digits = v.unscaledValue().abs().toString();
        int exp = digits.length() - v.scale() - 1;
        var sb = new StringBuilder(v.signum() < 0 ? "-" : "");
        int limit = 6;
        if (exp < -4 || exp >= Math.max(limit, digits.length() > limit ? 21 : limit)) {
            sb.append(digits.charAt(0));
            if (digits.length() > 1) {
                sb.append('.').append(digits, 1, digits.length());
            }
            sb.append(exp < 0 ? "e-" : "e+");
            int a = Math.abs(exp);
            if (a < 10) {
                sb.append('0');
            }
            return sb.append(a).toString();
        }
        return sb.append(v.abs().toPlainString()).toString();
    }
}
