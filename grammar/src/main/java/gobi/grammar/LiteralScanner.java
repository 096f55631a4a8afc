package gobi.grammar;

/// Cuts literals and words their errors. Each method starts at the first character of a literal and
/// stops behind it.
final class LiteralScanner {
    private static final int DIGIT_SEEN = 1;
    private static final int SEPARATOR_SEEN = 2;

    private final byte[] source;
    private final SourceCursor cursor;
    private final ErrorLog errors;

    /// Whether the literal being cut is free of errors so far.
    private boolean ok;

    /// Offset of the first digit that the base does not have, or -1.
    private int invalidDigit;

    LiteralScanner(byte[] source, SourceCursor cursor, ErrorLog errors) {
        this.source = source;
        this.cursor = cursor;
        this.errors = errors;
    }

    private GoToken token(int type, int start) {
        var token = GoToken.of(source, type, start, cursor.offset());
        if (!ok) {
            token.markMalformed();
        }
        return token;
    }

    private void fail(int offset, String text) {
        errors.error(offset, text);
        ok = false;
    }

    private void failOnce(int offset, String text) {
        if (ok) {
            fail(offset, text);
        }
    }

    // Numbers

    /// A number; `start` is that of its dot when `afterDot`.
    GoToken number(int start, boolean afterDot) {
        ok = true;
        invalidDigit = -1;
        int base = 10;
        char prefix = 0;
        int seen = 0;
        boolean dot = afterDot;
        if (!afterDot) {
            if (cursor.current() == '0') {
                cursor.advance();
                prefix = prefix();
                base = baseOf(prefix);
                seen = prefix == '0' ? DIGIT_SEEN : 0;
            }
            seen |= digits(base);
            if (cursor.current() == '.') {
                if (prefix == 'o' || prefix == 'b') {
                    fail(cursor.offset(), "invalid radix point in " + baseName(base) + " literal");
                }
                cursor.advance();
                dot = true;
            }
        }
        if (dot) {
            seen |= digits(base);
        }
        if ((seen & DIGIT_SEEN) == 0) {
            failOnce(cursor.offset(), baseName(base) + " literal has no digits");
        }
        int e = lower(cursor.current());
        boolean exponent = e == 'e' || e == 'p';
        if (exponent) {
            seen = exponent(prefix, e) | seen & SEPARATOR_SEEN;
        } else if (prefix == 'x' && dot) {
            failOnce(cursor.offset(), "hexadecimal mantissa requires a 'p' exponent");
        }
        return endNumber(start, base, dot || exponent, (seen & SEPARATOR_SEEN) != 0);
    }

    private GoToken endNumber(int start, int base, boolean isFloat, boolean separated) {
        boolean imaginary = cursor.current() == 'i';
        if (imaginary) {
            cursor.advance();
        }
        if (!isFloat && !imaginary && invalidDigit >= 0) {
            failOnce(
                    invalidDigit,
                    "invalid digit "
                            + Runes.quote(source[invalidDigit])
                            + " in "
                            + baseName(base)
                            + " literal");
        }
        if (separated && ok) {
            int bad = misplacedSeparator(start, cursor.offset());
            if (bad >= 0) {
                fail(bad, "'_' must separate successive digits");
            }
        }
        return token(imaginary ? GoLexer.IMAG : isFloat ? GoLexer.FLOAT : GoLexer.INT, start);
    }

    private char prefix() {
        int c = lower(cursor.current());
        if (c == 'x' || c == 'o' || c == 'b') {
            cursor.advance();
            return (char) c;
        }
        return '0';
    }

    private static int baseOf(char prefix) {
        return switch (prefix) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 8;
        };
    }

    private static String baseName(int base) {
        return switch (base) {
            case 2 -> "binary";
            case 8 -> "octal";
            case 10 -> "decimal";
            default -> "hexadecimal";
        };
    }

    private int exponent(char prefix, int e) {
        if (e == 'e' && prefix != 0 && prefix != '0') {
            failOnce(
                    cursor.offset(),
                    Runes.quote(cursor.current()) + " exponent requires decimal mantissa");
        } else if (e == 'p' && prefix != 'x') {
            failOnce(
                    cursor.offset(),
                    Runes.quote(cursor.current()) + " exponent requires hexadecimal mantissa");
        }
        cursor.advance();
        if (cursor.current() == '+' || cursor.current() == '-') {
            cursor.advance();
        }
        int seen = digits(10);
        if ((seen & DIGIT_SEEN) == 0) {
            failOnce(cursor.offset(), "exponent has no digits");
        }
        return seen;
    }

    private int digits(int base) {
        int seen = 0;
        while (true) {
            int c = cursor.current();
            if (c == '_') {
                seen |= SEPARATOR_SEEN;
            } else if (isDecimal(c)) {
                seen |= DIGIT_SEEN;
                if (c - '0' >= base && invalidDigit < 0) {
                    invalidDigit = cursor.offset();
                }
            } else if (base == 16 && isHex(c)) {
                seen |= DIGIT_SEEN;
            } else {
                return seen;
            }
            cursor.advance();
        }
    }

    /// The offset of the first underscore that does not stand between digits (a prefix counts as
    /// one), or -1.
    private int misplacedSeparator(int start, int end) {
        int second = end - start >= 2 && source[start] == '0' ? lower(source[start + 1]) : 0;
        boolean prefixed = second == 'x' || second == 'o' || second == 'b';
        boolean afterDigit = prefixed;
        boolean afterSeparator = false;
        for (int i = prefixed ? start + 2 : start; i < end; i++) {
            int c = source[i];
            if (c == '_') {
                if (!afterDigit) {
                    return i;
                }
                afterDigit = false;
                afterSeparator = true;
                continue;
            }
            afterDigit = isDigit(c, second == 'x');
            if (afterSeparator && !afterDigit) {
                return i - 1;
            }
            afterSeparator = false;
        }
        return afterSeparator ? end - 1 : -1;
    }

    private static boolean isDigit(int c, boolean hex) {
        return isDecimal(c) || hex && isHex(c);
    }

    static boolean isDecimal(int c) {
        return '0' <= c && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDecimal(c) || 'a' <= lower(c) && lower(c) <= 'f';
    }

    private static int lower(int c) {
        return c | 0x20;
    }

    // Text

    GoToken rune(int start) {
        ok = true;
        cursor.advance();
        for (int n = 0; ; n++) {
            int c = cursor.current();
            if (c == '\'') {
                if (n == 0) {
                    failOnce(cursor.offset(), "empty rune literal or unescaped '");
                } else if (n > 1) {
                    failOnce(start, "more than one character in rune literal");
                }
                cursor.advance();
                break;
            }
            if (c == '\n') {
                failOnce(cursor.offset(), "newline in rune literal");
                break;
            }
            if (c == SourceCursor.END) {
                failOnce(start, "rune literal not terminated");
                break;
            }
            cursor.advance();
            if (c == '\\') {
                escape('\'');
            }
        }
        return token(GoLexer.CHAR, start);
    }

    GoToken string(int start) {
        ok = true;
        cursor.advance();
        while (true) {
            int c = cursor.current();
            if (c == '"') {
                cursor.advance();
                break;
            }
            if (c == '\n') {
                fail(cursor.offset(), "newline in string");
                break;
            }
            if (c == SourceCursor.END) {
                fail(start, "string not terminated");
                break;
            }
            cursor.advance();
            if (c == '\\') {
                escape('"');
            }
        }
        return token(GoLexer.STRING, start);
    }

    GoToken rawString(int start) {
        ok = true;
        cursor.advance();
        while (cursor.current() != '`') {
            if (cursor.current() == SourceCursor.END) {
                fail(start, "string not terminated");
                return token(GoLexer.STRING, start);
            }
            cursor.advance();
        }
        cursor.advance();
        return token(GoLexer.STRING, start);
    }

    /// What follows a backslash. At the end of the file the caller reports.
    private void escape(int quote) {
        int c = cursor.current();
        switch (c) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\' -> cursor.advance();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> codePoint(3, 8);
            case 'x' -> prefixedCodePoint(2);
            case 'u' -> prefixedCodePoint(4);
            case 'U' -> prefixedCodePoint(8);
            case SourceCursor.END -> {}
            default -> {
                if (c == quote) {
                    cursor.advance();
                } else {
                    fail(cursor.offset(), "unknown escape");
                }
            }
        }
    }

    private void prefixedCodePoint(int digits) {
        cursor.advance();
        codePoint(digits, 16);
    }

    private void codePoint(int digits, int base) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int c = cursor.current();
            if (c == SourceCursor.END) {
                return;
            }
            int digit = Character.digit(c < 0x80 ? c : 0, base);
            if (digit < 0) {
                fail(
                        cursor.offset(),
                        "invalid character "
                                + Runes.quote(c)
                                + " in "
                                + baseName(base)
                                + " escape");
                return;
            }
            value = value * base + digit;
            cursor.advance();
        }
        if (base == 8 && value > 255) {
            fail(cursor.offset(), "octal escape value " + value + " > 255");
        } else if (value > Character.MAX_CODE_POINT || value >= 0xD800 && value < 0xE000) {
            fail(
                    cursor.offset(),
                    "escape is invalid Unicode code point " + Runes.describe((int) value));
        }
    }
}
