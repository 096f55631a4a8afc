package gobi.grammar;

/// Tells Go's keywords from names.
///
/// By hand rather than by a map: no table to build at start-up and no string to make for each word.
final class Keywords {
    private final byte[] source;

    Keywords(byte[] source) {
        this.source = source;
    }

    /// The token type of the word at `start`.
    int typeOf(int start, int end) {
        int length = end - start;
        if (length < 2 || length > 11) {
            return GoLexer.NAME;
        }
        return switch (source[start]) {
            case 'b' -> is("break", GoLexer.BREAK, start, length);
            case 'c' -> startingWithC(start, length);
            case 'd' ->
                    length == 5
                            ? is("defer", GoLexer.DEFER, start, length)
                            : is("default", GoLexer.DEFAULT, start, length);
            case 'e' -> is("else", GoLexer.ELSE, start, length);
            case 'f' -> startingWithF(start, length);
            case 'g' ->
                    length == 2
                            ? is("go", GoLexer.GO, start, length)
                            : is("goto", GoLexer.GOTO, start, length);
            case 'i' -> startingWithI(start, length);
            case 'm' -> is("map", GoLexer.MAP, start, length);
            case 'p' -> is("package", GoLexer.PACKAGE, start, length);
            case 'r' ->
                    length == 5
                            ? is("range", GoLexer.RANGE, start, length)
                            : is("return", GoLexer.RETURN, start, length);
            case 's' -> startingWithS(start, length);
            case 't' -> is("type", GoLexer.TYPE, start, length);
            case 'v' -> is("var", GoLexer.VAR, start, length);
            default -> GoLexer.NAME;
        };
    }

    private int startingWithC(int start, int length) {
        return switch (length) {
            case 4 ->
                    source[start + 1] == 'a'
                            ? is("case", GoLexer.CASE, start, length)
                            : is("chan", GoLexer.CHAN, start, length);
            case 5 -> is("const", GoLexer.CONST, start, length);
            default -> is("continue", GoLexer.CONTINUE, start, length);
        };
    }

    private int startingWithF(int start, int length) {
        return switch (length) {
            case 3 -> is("for", GoLexer.FOR, start, length);
            case 4 -> is("func", GoLexer.FUNC, start, length);
            default -> is("fallthrough", GoLexer.FALLTHROUGH, start, length);
        };
    }

    private int startingWithI(int start, int length) {
        return switch (length) {
            case 2 -> is("if", GoLexer.IF, start, length);
            case 6 -> is("import", GoLexer.IMPORT, start, length);
            default -> is("interface", GoLexer.INTERFACE, start, length);
        };
    }

    private int startingWithS(int start, int length) {
        if (length != 6) {
            return GoLexer.NAME;
        }
        return switch (source[start + 1]) {
            case 'e' -> is("select", GoLexer.SELECT, start, length);
            case 't' -> is("struct", GoLexer.STRUCT, start, length);
            default -> is("switch", GoLexer.SWITCH, start, length);
        };
    }

    private int is(String word, int type, int start, int length) {
        if (length != word.length()) {
            return GoLexer.NAME;
        }
        for (int i = 1; i < length; i++) {
            if (source[start + i] != word.charAt(i)) {
                return GoLexer.NAME;
            }
        }
        return type;
    }
}
