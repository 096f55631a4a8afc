package gobi.compiler.constant;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// A constant value. An unknown value stands where an error was reported.
public sealed interface Constant {
    record Unknown() implements Constant {}

    record Bool(boolean value) implements Constant {}

    /// The bytes of a string constant, which need not be valid UTF-8. Do not modify the array.
    record Str(byte[] bytes) implements Constant {
        public static Str of(String s) {
            return new Str(s.getBytes(StandardCharsets.UTF_8));
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Str s && java.util.Arrays.equals(bytes, s.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// Integers and runes.
    record Int(BigInteger value) implements Constant {
        public static Int of(long v) {
            return new Int(BigInteger.valueOf(v));
        }
    }

    /// A rational number `num / den` in lowest terms with a positive denominator: what stays exact.
    record Rat(BigInteger num, BigInteger den) implements Constant {}

    /// A binary float `mantissa * 2^exponent` rounded to 512 bits of mantissa: what grew too long
    /// for a rational.
    record Float(BigInteger mantissa, int exponent) implements Constant {
        public BigDecimal toBigDecimal() {
            return exponent >= 0
                    ? new BigDecimal(mantissa.shiftLeft(exponent))
                    : new BigDecimal(mantissa)
                            .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
        }
    }

    /// Both parts are [Int], [Rat] or [Float].
    record Complex(Constant re, Constant im) implements Constant {}
}
