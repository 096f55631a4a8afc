package gobi.vm.interp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Number formats of the builtins print and println.
public final class PrintFormat {
    private PrintFormat() {}

    /// `+1.500000e+000`, `NaN`, `+Inf`.
    public static String floating(double v) {
        if (Double.isNaN(v)) {
            return "NaN";
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "+Inf" : "-Inf";
        }
        String sign = v < 0 || v == 0 && 1 / v < 0 ? "-" : "+";
        if (v == 0) {
            return sign + "0.000000e+000";
        }
        var d = new BigDecimal(Math.abs(v)).round(new MathContext(7, RoundingMode.HALF_UP));
        int exponent = d.precision() - d.scale() - 1;
        String digits = d.unscaledValue().toString();
        digits = (digits + "000000").substring(0, 7);
        return "%s%c.%se%c%03d"
                .formatted(
                        sign,
                        digits.charAt(0),
                        digits.substring(1),
                        exponent < 0 ? '-' : '+',
                        Math.abs(exponent));
    }

    /// `(+1.000000e+000+2.000000e+000i)`.
    public static String complex(double re, double im) {
        return "(" + floating(re) + floating(im) + "i)";
    }
}
