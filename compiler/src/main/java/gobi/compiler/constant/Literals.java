package gobi.compiler.constant;

import gobi.compiler.constant.Constant.Complex;
import gobi.compiler.constant.Constant.Int;
import gobi.compiler.constant.Constant.Str;
import gobi.compiler.constant.Constant.Unknown;
import gobi.compiler.syntax.Expr.LitKind;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Values of literals, from their spelling.
final class Literals {
    private static final int MAX_DECIMAL_EXPONENT = 1_000_000_000;

    private Literals() {}

    static Constant value(LitKind kind, String text) {
        try {
            return switch (kind) {
                case INT -> new Int(integer(clean(text)));
                case FLOAT -> real(clean(text));
                case IMAG -> imaginary(clean(text.substring(0, text.length() - 1)));
                case CHAR -> Int.of(character(text));
                case STRING -> new Str(string(text));
            };
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return new Unknown();
        }
    }

    private static String clean(String text) {
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    private static int radix(String s) {
        if (s.length() < 2 || s.charAt(0) != '0') {
            return 10;
        }
        return switch (s.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            default -> 0;
        };
    }

    private static BigInteger integer(String s) {
        int r = radix(s);
        if (r == 10) {
            return s.length() < 18 ? BigInteger.valueOf(Long.parseLong(s)) : new BigInteger(s);
        }
        return r == 0 ? new BigInteger(s, 8) : new BigInteger(s.substring(2), r);
    }

    private static Constant imaginary(String s) {
        boolean integral =
                s.indexOf('.') < 0 && radix(s) != 16 && s.indexOf('e') < 0 && s.indexOf('E') < 0;
        Constant im;
        if (integral) {
            // "0123i" is decimal for the sake of old programs.
            im = new Int(radix(s) == 0 ? new BigInteger(s) : integer(s));
        } else if (radix(s) == 16 && s.indexOf('p') < 0 && s.indexOf('P') < 0) {
            im = new Int(integer(s));
        } else {
            im = real(s);
        }
        return new Complex(Int.of(0), im);
    }

    private static Constant real(String s) {
        return radix(s) == 16 ? hexadecimal(s.substring(2)) : decimal(s);
    }

    private static Constant decimal(String s) {
        int e = Math.max(s.indexOf('e'), s.indexOf('E'));
        var digits = e < 0 ? s : s.substring(0, e);
        long exp =
                e < 0
                        ? 0
                        : Long.parseLong(
                                s.charAt(e + 1) == '+' ? s.substring(e + 2) : s.substring(e + 1));
        int dot = digits.indexOf('.');
        if (dot >= 0) {
            exp -= digits.length() - dot - 1;
            digits = digits.substring(0, dot) + digits.substring(dot + 1);
        }
        var m = new BigInteger(digits);
        if (m.signum() != 0 && Math.abs(exp) > MAX_DECIMAL_EXPONENT) {
            return new Unknown();
        }
        return Reals.decimal(m, m.signum() == 0 ? 0 : (int) exp);
    }

    private static Constant hexadecimal(String s) {
        int p = Math.max(s.indexOf('p'), s.indexOf('P'));
        var digits = s.substring(0, p);
        int exp =
                Integer.parseInt(s.charAt(p + 1) == '+' ? s.substring(p + 2) : s.substring(p + 1));
        int dot = digits.indexOf('.');
        if (dot >= 0) {
            exp -= 4 * (digits.length() - dot - 1);
            digits = digits.substring(0, dot) + digits.substring(dot + 1);
        }
        return Reals.binary(new BigInteger(digits, 16), exp);
    }

    private static int character(String text) {
        var body = text.substring(1, text.length() - 1);
        if (body.charAt(0) != '\\') {
            return body.codePointAt(0);
        }
        char c = body.charAt(1);
        return switch (c) {
            case 'x', 'u', 'U' -> Integer.parseUnsignedInt(body.substring(2), 16);
            default ->
                    c >= '0' && c <= '7' ? Integer.parseInt(body.substring(1), 8) : simpleEscape(c);
        };
    }

    private static int simpleEscape(char c) {
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> 8;
            case 'f' -> 12;
            case 'n' -> 10;
            case 'r' -> 13;
            case 't' -> 9;
            case 'v' -> 11;
            case '\\', '\'', '"' -> c;
            default -> throw new NumberFormatException("escape");
        };
    }

    private static byte[] string(String text) {
        var body = text.substring(1, text.length() - 1);
        if (text.charAt(0) == '`') {
            return (body.indexOf('\r') < 0 ? body : body.replace("\r", ""))
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (body.indexOf('\\') < 0) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        var out = new ByteArrayOutputStream(body.length());
        int from = 0;
        int i;
        while ((i = body.indexOf('\\', from)) >= 0) {
            out.writeBytes(body.substring(from, i).getBytes(StandardCharsets.UTF_8));
            from = escape(body, i + 1, out);
        }
        out.writeBytes(body.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static int escape(String s, int i, ByteArrayOutputStream out) {
        char c = s.charAt(i);
        switch (c) {
            case 'x' -> {
                out.write(Integer.parseInt(s.substring(i + 1, i + 3), 16));
                return i + 3;
            }
            case 'u', 'U' -> {
                int end = i + (c == 'u' ? 5 : 9);
                int r = Integer.parseUnsignedInt(s.substring(i + 1, end), 16);
                out.writeBytes(Character.toString(r).getBytes(StandardCharsets.UTF_8));
                return end;
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    out.write(Integer.parseInt(s.substring(i, i + 3), 8));
                    return i + 3;
                }
                out.write(simpleEscape(c));
                return i + 1;
            }
        }
    }
}
