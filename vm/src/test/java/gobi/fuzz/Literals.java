package gobi.fuzz;

import java.math.BigInteger;

/// Literals of the basic types, the values where things go wrong among them.
final class Literals {
    private static final int SMALL = 20;
    private static final int DOUBLE = 64;

    private final Dice dice;

    Literals(Dice dice) {
        this.dice = dice;
    }

    /// A constant expression of the type.
    String of(GoType type, GoType.Basic b) {
        return switch (b.group()) {
            case SIGNED, UNSIGNED -> type.text() + "(" + integer(b) + ")";
            case FLOAT -> type.text() + "(" + real(b) + ")";
            case COMPLEX -> type.text() + "(complex(" + real(b) + ", " + real(b) + "))";
            case STRING -> type.text() + "(" + string() + ")";
            case BOOL -> type.text() + "(" + dice.of("true", "false") + ")";
        };
    }

    /// The digits of an integer that fits.
    String integer(GoType.Basic b) {
        BigInteger max =
                BigInteger.ONE
                        .shiftLeft(b.group() == GoType.Group.SIGNED ? b.bits() - 1 : b.bits())
                        .subtract(BigInteger.ONE);
        BigInteger min =
                b.group() == GoType.Group.SIGNED
                        ? max.negate().subtract(BigInteger.ONE)
                        : BigInteger.ZERO;
        BigInteger v =
                switch (dice.weighted(6, 1, 1, 2, 2)) {
                    case 0 -> BigInteger.valueOf(dice.below(SMALL));
                    case 1 -> max;
                    case 2 -> min;
                    case 3 -> BigInteger.ONE.shiftLeft(dice.below(b.bits()));
                    default -> new BigInteger(Long.toUnsignedString(dice.bits()));
                };
        return v.subtract(min).mod(max.subtract(min).add(BigInteger.ONE)).add(min).toString();
    }

    private String real(GoType.Basic b) {
        String text =
                dice.of(
                        "0",
                        "1",
                        "-1",
                        "0.5",
                        "-2.25",
                        "3.75",
                        "1e10",
                        "-7e-3",
                        "123456.789",
                        "1e300",
                        "255.5",
                        "0x1p-20");
        return text.equals("1e300") && b.bits() < DOUBLE ? "1e30" : text;
    }

    private String string() {
        return dice.of(
                "\"\"",
                "\"a\"",
                "\"hello\"",
                "\"h\\u00e9llo\"",
                "\"\\u4e16\\u754c\"",
                "\"\\xff\\xfe\"",
                "`raw\\n`",
                "\"a longer string of bytes\"",
                "\"z\\x00y\"");
    }

    /// The `i`th of some keys that differ.
    static String key(GoType type, GoType.Basic b, int i) {
        String text =
                switch (b.group()) {
                    case SIGNED, UNSIGNED -> String.valueOf(i * 5);
                    case FLOAT -> i + ".5";
                    case COMPLEX -> "complex(" + i + ", 1)";
                    case STRING -> "\"k" + i + "\"";
                    case BOOL -> i % 2 == 0 ? "false" : "true";
                };
        return type.text() + "(" + text + ")";
    }
}
