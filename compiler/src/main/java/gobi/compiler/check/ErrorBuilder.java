package gobi.compiler.check;

import gobi.compiler.diag.Code;

/// An error with further lines, each with a position of its own.
final class ErrorBuilder {
    private final Checker c;
    private final Code code;
    private final StringBuilder text = new StringBuilder();
    private int pos;
    private boolean empty = true;

    ErrorBuilder(Checker c, Code code) {
        this.c = c;
        this.code = code;
    }

    boolean isEmpty() {
        return empty;
    }

    int pos() {
        return pos;
    }

    String text() {
        return text.toString();
    }

    /// Adds a line; `at` 0 leaves out the position (of lines after the first).
    ErrorBuilder add(int at, String line) {
        if (empty) {
            pos = at;
            empty = false;
        } else {
            text.append("\n\t");
            if (at != 0) {
                text.append(c.describe(at)).append(": ");
            }
        }
        text.append(line);
        return this;
    }

    void report() {
        c.error(pos, code, text.toString());
    }
}
