package gobi.grammar;

/// The reading position in the bytes of a source file, and the character there.
///
/// Bytes that no Go source may hold (NUL, a byte-order mark after the start, bad UTF-8) are
/// reported and skipped over, so nobody else sees them.
final class SourceCursor {
    static final int END = -1;

    private static final int BOM = 0xFEFF;

    private final byte[] source;
    private final ErrorLog errors;

    /// Offset of the current character.
    private int at;

    /// Offset behind it.
    private int next;

    private int current;

    SourceCursor(byte[] source, ErrorLog errors) {
        this.source = source;
        this.errors = errors;
        if (source.length >= 2 && source[0] == '#' && source[1] == '!') {
            skipLine();
        }
        advance();
    }

    private void skipLine() {
        while (next < source.length && source[next] != '\n') {
            next++;
        }
    }

    /// The current character, or [#END].
    int current() {
        return current;
    }

    /// The byte offset of the current character.
    int offset() {
        return at;
    }

    /// The byte behind the current character, without moving; 0 at the end.
    int peekByte() {
        return next < source.length ? source[next] : 0;
    }

    /// The second byte behind the current character.
    int peekSecondByte() {
        return next + 1 < source.length ? source[next + 1] : 0;
    }

    /// Moves to the next character.
    void advance() {
        at = next;
        if (next < source.length) {
            byte b = source[next];
            if (b > 0) {
                next++;
                current = b;
                return;
            }
        }
        advanceSlowly();
    }

    /// Moves behind the ASCII letters, digits and underscores from here on.
    void advanceWord() {
        int i = at;
        while (i < source.length && isWordByte(source[i])) {
            i++;
        }
        next = i;
        advance();
    }

    /// As [#advanceWord], where the current character need not be such a letter.
    void advanceWordIfAny() {
        if (current >= 0 && isWordByte(current)) {
            advanceWord();
        }
    }

    private static boolean isWordByte(int b) {
        return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_';
    }

    /// Moves to the end of the line, or of the file.
    void advanceToLineEnd() {
        while (current != '\n' && current != END) {
            advance();
        }
    }

    private void advanceSlowly() {
        while (true) {
            at = next;
            if (next >= source.length) {
                current = END;
                return;
            }
            int b = source[next];
            if (b > 0) {
                next++;
                current = b;
                return;
            }
            if (b == 0) {
                next++;
                errors.error(at, "invalid NUL character");
                continue;
            }
            current = decode();
            if (current < 0) {
                next = at + 1;
                errors.error(at, "invalid UTF-8 encoding");
            } else if (current != BOM) {
                return;
            } else if (at > 0) {
                errors.error(at, "invalid BOM in the middle of the file");
            }
        }
    }

    /// Decodes the multi-byte character at `next` and moves `next` behind it; negative if it is
    /// malformed.
    private int decode() {
        int lead = source[next] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || next + length > source.length) {
            return -1;
        }
        int c = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int b = source[next + i];
            if ((b & 0xC0) != 0x80) {
                return -1;
            }
            c = c << 6 | b & 0x3F;
        }
        boolean overlong = length == 3 && c < 0x800 || length == 4 && c < 0x10000;
        if (overlong || c > Character.MAX_CODE_POINT || c >= 0xD800 && c <= 0xDFFF) {
            return -1;
        }
        next += length;
        return c;
    }
}
