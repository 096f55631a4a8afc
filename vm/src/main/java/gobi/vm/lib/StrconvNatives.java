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

    /// `Double.toString` gives the shortest digits (JDK 19 and later) except that it writes at
    /// least two.
    private static int shortest(long[] r, int b) {
        double f = Double.longBitsToDouble(r[b + 4]);
        boolean single = r[b + 5] == 32;
        BigDecimal d =
                new BigDecimal(single ? Float.toString((float) f) : Double.toString(f))
                        .stripTrailingZeros();
        if (d.precision() == 2) {
            BigDecimal one =
                    new BigDecimal(f)
                            .round(new MathContext(1, RoundingMode.HALF_EVEN))
                            .stripTrailingZeros();
            boolean same = single ? one.floatValue() == (float) f : one.doubleValue() == f;
            d = same ? one : d;
        }
        r[b + 2] = d.unscaledValue().longValue();
        r[b + 3] = -d.scale();
        return Native.DONE;
    }

    private static int rounded(long[] r, int b) {
        long dst = r[b + 4];
        var value = new BigDecimal(Double.longBitsToDouble(r[b + 7]));
        boolean significant = r[b + 8] != 0;
        int places = (int) Math.min(r[b + 9], 2000);
        BigDecimal cut;
        if (significant) {
            cut =
                    places == 0
                            ? value
                            : value.round(new MathContext(places, RoundingMode.HALF_EVEN));
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
        r[b + 3] = (long) digits.length() - cut.scale();
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
