package gobi.vm.test;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Go's regular expressions as java.util.regex patterns.
///
/// Both languages agree on most of what tests use. The differences that are bridged here: in Go `.`
/// excludes only the line feed and `$` means the very end; `{` that begins no repetition, and `[`
/// and `&&` inside a class, are ordinary characters; groups are named with `(?P<name>`; POSIX
/// classes stand inside brackets (`[[:alpha:]]`); scripts are `\p{Greek}`; `\s` has no vertical
/// tab, `\v` is one, and `\z` is the only end anchor that needs no translation. A pattern that Go
/// takes in time linear in the text may need more here.
final class GoRegexp {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private GoRegexp(String text) {
        this.text = text;
    }

    /// @throws DirectiveException if the expression is malformed
    static Pattern compile(String regexp) {
        try {
            return Pattern.compile(new GoRegexp(regexp).translate(), Pattern.UNIX_LINES);
        } catch (PatternSyntaxException | IndexOutOfBoundsException e) {
            throw new DirectiveException(
                    "malformed regular expression \"" + regexp + "\": " + e.getMessage(), e);
        }
    }

    private String translate() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> bracket();
                case '$' -> out.append(multiline() ? "$" : "\\z");
                case '{' -> out.append(isRepetition() ? "{" : "\\{");
                case '(' -> group();
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /// Whether flags turn on `m`, under which `$` is the end of a line; rough, but a pattern has
    /// flags at its head or not at all.
    private boolean multiline() {
        return text.startsWith("(?")
                && text.substring(0, Math.max(0, text.indexOf(')'))).matches("\\(\\?[a-z]*m[a-z]*");
    }

    private boolean isRepetition() {
        int i = at;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ',')) {
            i++;
        }
        return i > at && text.charAt(at) != ',' && i < text.length() && text.charAt(i) == '}';
    }

    private void group() {
        out.append('(');
        if (text.startsWith("?P<", at)) {
            out.append("?<");
            at += "?P<".length();
        }
    }

    /// After a backslash.
    private void escape(boolean inClass) {
        char c = text.charAt(at++);
        switch (c) {
            case 's' -> out.append(inClass ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]");
            case 'S' -> out.append(inClass ? "\\S" : "[^\\t\\n\\f\\r ]");
            case 'v' -> out.append("\\x0B");
            case 'C' -> out.append("(?s:.)");
            case 'p', 'P' -> property(c);
            case 'Q' -> quoted();
            default -> out.append('\\').append(c);
        }
    }

    private void quoted() {
        int end = text.indexOf("\\E", at);
        out.append(Pattern.quote(text.substring(at, end < 0 ? text.length() : end)));
        at = end < 0 ? text.length() : end + 2;
    }

    /// `\pL`, `\p{Greek}`, `\p{^Lu}`: a long name is a script.
    private void property(char letter) {
        String name;
        if (text.charAt(at) == '{') {
            int end = text.indexOf('}', at);
            name = text.substring(at + 1, end);
            at = end + 1;
        } else {
            name = text.substring(at, ++at);
        }
        boolean negated = name.startsWith("^");
        name = negated ? name.substring(1) : name;
        char sign = negated ? (letter == 'p' ? 'P' : 'p') : letter;
        out.append('\\')
                .append(sign)
                .append('{')
                .append(name.length() > 2 ? "Is" : "")
                .append(name)
                .append('}');
    }

    /// After the `[` of a class.
    private void bracket() {
        out.append('[');
        if (text.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        if (text.charAt(at) == ']') {
            out.append("\\]");
            at++;
        }
        while (text.charAt(at) != ']') {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> escape(true);
                case '[' -> posix();
                case '&' -> out.append("\\&");
                default -> out.append(c);
            }
        }
        out.append(']');
        at++;
    }

    private void posix() {
        int end = text.startsWith(":", at) ? text.indexOf(":]", at) : -1;
        if (end < 0) {
            out.append("\\[");
            return;
        }
        String name = text.substring(at + 1, end);
        boolean negated = name.startsWith("^");
        out.append(negated ? "\\P{" : "\\p{")
                .append(property(negated ? name.substring(1) : name))
                .append('}');
        at = end + 2;
    }

    private static String property(String posix) {
        return switch (posix) {
            case "alnum",
                    "alpha",
                    "ascii",
                    "blank",
                    "cntrl",
                    "digit",
                    "graph",
                    "lower",
                    "print",
                    "punct",
                    "space",
                    "upper" ->
                    posix.equals("ascii")
                            ? "ASCII"
                            : Character.toUpperCase(posix.charAt(0)) + posix.substring(1);
            case "xdigit" -> "XDigit";
            default -> throw new PatternSyntaxException("no such class", "[:" + posix + ":]", 0);
        };
    }
}
