package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// strconv: decimal digits of floats, exactly.
final class StrconvNatives implements NativeSet {
    @Override
    public Native find(String name) {
        return switch (name) {
            case "shortest" -> (g, r, b) -> shortest(r, b);
            case "rounded" -> (g, r, b) -> rounded(r, b);
            case "decimal" -> (g, r, b) -> decimal(r, b);
            default -> null;
        };
    }

    /// `Double.toString` gives the shortest digits (JDK 19 and later) except that it writes at least two.
    private static int shortest(long[] r, int b) {
        double f = Double.longBitsToDouble(r[b + 4]);
        String text = r[b + 5] == 32 ? Float.toString((float) f) : Double.toString(f);
        int exponent = 0;
        int e = text.indexOf('E');
        String mantissa = text;
        if (e >= 0) {
            exponent = Integer.parseInt(text.substring(e + 1));
            mantissa = text.substring(0, e);
        }
        int point = mantissa.indexOf('.');
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        exponent -= mantissa.length() - point - 1;
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
            exponent++;
        }
        long value = Long.parseLong(digits.substring(0, end));
        if (value >= 10 && value < 100 && r[b + 5] == 64) {
            long one = shorter(f, value, exponent);
            if (one >= 0) {
                value = one;
                exponent++;
            }
        }
        r[b + 2] = value;
        r[b + 3] = exponent;
        return Native.DONE;
    }

    /// Java writes two digits (4.9E-324) where one would do (5e-324): the one-digit form if it reads back the same, or -1.
    private static long shorter(double f, long twoDigits, int exponent) {
        long rounded = (twoDigits + 5) / 10;
        boolean same = new BigDecimal(java.math.BigInteger.valueOf(rounded), -exponent - 1).doubleValue() == f;
        return same ? rounded : -1;
    }

    private static int rounded(long[] r, int b) {
        long dst = r[b + 4];
        var value = new BigDecimal(Double.longBitsToDouble(r[b + 7]));
        boolean significant = r[b + 8] != 0;
        int places = (int) Math.min(r[b + 9], 2000);
        BigDecimal cut;
        if (significant) {
            cut = places == 0 ? value : value.round(new MathContext(places, RoundingMode.HALF_EVEN));
        } else {
            cut = value.setScale(places, RoundingMode.HALF_EVEN);
        }
        if (cut.signum() == 0 || significant && places == 0) {
            r[b + 2] = 0;
            r[b + 3] = 0;
            return Native.DONE;
        }
        cut = cut.stripTrailingZeros();
        String digits = cut.unscaledValue().toString();
        for (int i = 0; i < digits.length(); i++) {
            Memory.storeByte(dst + i, (byte) digits.charAt(i));
        }
        r[b + 2] = digits.length();
        r[b + 3] = digits.length() - cut.scale();
        return Native.DONE;
    }

    private static int decimal(long[] r, int b) {
        String s = Memory.readString(r[b + 3], r[b + 4]);
        double value;
        if (r[b + 5] == 32) {
            // A float32 argument is held as float64: Go's conversion in the caller is exact.
            value = Float.parseFloat(s);
        } else {
            value = Double.parseDouble(s);
        }
        r[b + 2] = Double.doubleToRawLongBits(value);
        return Native.DONE;
    }
}
