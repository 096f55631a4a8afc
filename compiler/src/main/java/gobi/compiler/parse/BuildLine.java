package gobi.compiler.parse;

import java.util.regex.Pattern;

/// Finds the language version that a `//go:build` line implies.
///
/// The line is a boolean expression over tags with `!`, `&&`, `||` and parentheses. It implies
/// version N if it can only hold where the tag `goN` does: for `&&` the higher version of both
/// sides, for `||` the lower one, for `!` and for other tags none.
final class BuildLine {
    private static final Pattern VERSION_TAG = Pattern.compile("go1(\\.(0|[1-9][0-9]{0,5}))?");

    private final String text;
    private int at;
    private boolean malformed;

    private BuildLine(String text) {
        this.text = text;
    }

    /// The version (`go1.21`), or null if the expression implies none or is malformed.
    static String goVersion(String expression) {
        var line = new BuildLine(expression);
        int minor = line.or(0);
        line.skipBlanks();
        if (line.malformed || line.at < expression.length() || minor < 0) {
            return null;
        }
        return minor == 0 ? "go1" : "go1." + minor;
    }

    private int or(int depth) {
        int version = and(depth);
        while (accept("||")) {
            version = Math.min(version, and(depth));
        }
        return version;
    }

    private int and(int depth) {
        int version = not(depth);
        while (accept("&&")) {
            version = Math.max(version, not(depth));
        }
        return version;
    }

    private int not(int depth) {
        boolean negated = false;
        while (accept("!")) {
            negated = true;
        }
        int version = atom(depth);
        return negated ? -1 : version;
    }

    private int atom(int depth) {
        if (accept("(")) {
            if (depth > 100) {
                malformed = true;
                return -1;
            }
            int version = or(depth + 1);
            malformed |= !accept(")");
            return version;
        }
        skipBlanks();
        int start = at;
        while (at < text.length() && isTagChar(text.charAt(at))) {
            at++;
        }
        malformed |= at == start;
        return minorVersion(text.substring(start, at));
    }

    private static boolean isTagChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private static int minorVersion(String tag) {
        var match = VERSION_TAG.matcher(tag);
        if (!match.matches()) {
            return -1;
        }
        return match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    }

    private boolean accept(String operator) {
        skipBlanks();
        if (!text.startsWith(operator, at)) {
            return false;
        }
        at += operator.length();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
