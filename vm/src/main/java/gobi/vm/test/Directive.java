package gobi.vm.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first line of a test program that says how to test it, as in `// errorcheck -lang=go1.17`.
///
/// @param kind what to do
/// @param flags words that begin with `-`, less those that are fields here
/// @param args the words after the flags: more files of the program, then its arguments
/// @param wantError whether compilation must fail
/// @param wantAuto whether errors without a place count (`ERRORAUTO`)
/// @param singleFiles whether each file of the folder is a package of its own
/// @param seconds the test's own time limit; 0 for none
/// @param experiment experiments of Go's that it turns on; empty for none
record Directive(
        Kind kind,
        List<String> flags,
        List<String> args,
        boolean wantError,
        boolean wantAuto,
        boolean singleFiles,
        int seconds,
        String experiment) {
    private static final Map<String, Kind> WORDS =
            Stream.of(Kind.values())
                    .filter(k -> k != Kind.GOLDEN)
                    .collect(Collectors.toUnmodifiableMap(Kind::word, k -> k));

    /// That of a program without one.
    static final Directive NONE =
            new Directive(Kind.GOLDEN, List.of(), List.of(), false, false, false, 0, "");

    /// Whether the directive is just its word, and the test one file.
    boolean isPlain() {
        return flags.isEmpty()
                && args.isEmpty()
                && experiment.isEmpty()
                && seconds == 0
                && !kind.usesFolder();
    }

    /// The value of the flag `-name=value`, or null.
    String flag(String name) {
        for (String flag : flags) {
            if (flag.startsWith(name + "=")) {
                return flag.substring(name.length() + 1);
            }
        }
        return null;
    }

    /// The directive in the text of a file, or null if there is none. It stands in the first line
    /// that is neither empty nor a build constraint.
    ///
    /// @throws DirectiveException if it begins like a directive but makes no sense
    static Directive find(String source) {
        int from = 0;
        while (from < source.length()) {
            int end = source.indexOf('\n', from);
            end = end < 0 ? source.length() : end;
            String line = source.substring(from, end).strip();
            if (!line.isEmpty()
                    && !line.startsWith("//go:build ")
                    && !line.startsWith("// +build ")) {
                return line.startsWith("//") ? parse(line.substring(2).strip()) : null;
            }
            from = end + 1;
        }
        return null;
    }

    /// The directive that these words make; null if the first is none that we know.
    static Directive parse(String text) {
        String first = text.split("\\s", 2)[0];
        boolean auto = first.equals("errorcheckwithauto");
        String word = auto ? "errorcheck" : first.equals("cmpout") ? "run" : first;
        Kind kind = WORDS.get(word);
        return kind == null ? null : new Reader(kind, auto, split(text)).read();
    }

    /// Splits at white space; quotes group and vanish, a backslash takes the next character as it
    /// is.
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                inWord = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new DirectiveException("unclosed quote in the directive: " + text);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /// Sorts a directive's words.
    private static final class Reader {
        private final Kind kind;
        private final boolean auto;
        private final List<String> words;
        private final List<String> flags = new ArrayList<>();
        private final List<String> experiments = new ArrayList<>();
        private int next = 1;
        private boolean wantError;
        private boolean singleFiles;
        private int seconds;

        Reader(Kind kind, boolean auto, List<String> words) {
            this.kind = kind;
            this.auto = auto;
            this.words = words;
            this.wantError = kind.checksErrors() && kind != Kind.ERRORCHECKANDRUNDIR;
        }

        Directive read() {
            while (next < words.size() && words.get(next).startsWith("-")) {
                flag(words.get(next++));
            }
            return new Directive(
                    kind,
                    List.copyOf(flags),
                    List.copyOf(words.subList(next, words.size())),
                    wantError,
                    auto,
                    singleFiles,
                    seconds,
                    String.join(",", experiments));
        }

        private void flag(String flag) {
            switch (flag) {
                case "-0" -> wantError = false;
                case "-1" -> wantError = true;
                case "-s" -> singleFiles = true;
                case "-t" -> seconds = seconds(value(flag));
                case "-goexperiment" -> experiments.add(value(flag));
                case "-godebug" -> flags.add(flag + "=" + value(flag));
                default -> flags.add(flag);
            }
        }

        private String value(String flag) {
            if (next == words.size()) {
                throw new DirectiveException("the directive's " + flag + " needs a value");
            }
            return words.get(next++);
        }

        private static int seconds(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new DirectiveException(
                        "the directive's -t needs a number of seconds, not " + text, e);
            }
        }
    }
}
