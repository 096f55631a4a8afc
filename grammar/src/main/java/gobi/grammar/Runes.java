package gobi.grammar;

/// Characters as Go's messages show them.
final class Runes {
    private Runes() {}

    /// As Go's verb `%#U`: `U+0040 '@'`, without the character where it is not printable.
    static String describe(int c) {
        var hex = new StringBuilder(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
        while (hex.length() < 4) {
            hex.insert(0, '0');
        }
        hex.insert(0, "U+");
        if (isPrintable(c)) {
            hex.append(" '").appendCodePoint(c).append('\'');
        }
        return hex.toString();
    }

    /// As Go's verb `%q`.
    static String quote(int c) {
        return switch (c) {
            case 7 -> "'\\a'";
            case 8 -> "'\\b'";
            case 12 -> "'\\f'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 11 -> "'\\v'";
            case '\\' -> "'\\\\'";
            case '\'' -> "'\\''";
            default -> isPrintable(c) ? "'" + Character.toString(c) + "'" : escape(c);
        };
    }

    private static String escape(int c) {
        if (c < ' ' || c == 0x7F) {
            return String.format("'\\x%02x'", c);
        }
        return String.format(c > 0xFFFF ? "'\\U%08x'" : "'\\u%04x'", c);
    }

    private static boolean isPrintable(int c) {
        if (!Character.isValidCodePoint(c)) {
            return false;
        }
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
}
