package gobi.compiler.load;

import java.util.Set;

/// Build constraints: `//go:build` lines and file names, for linux/amd64 and Go 1.23.
public final class BuildConstraint {
    private static final Set<String> SYSTEMS =
            Set.of(
                    "aix",
                    "android",
                    "darwin",
                    "dragonfly",
                    "freebsd",
                    "hurd",
                    "illumos",
                    "ios",
                    "js",
                    "linux",
                    "nacl",
                    "netbsd",
                    "openbsd",
                    "plan9",
                    "solaris",
                    "wasip1",
                    "windows",
                    "zos");
    private static final Set<String> ARCHITECTURES =
            Set.of(
                    "386",
                    "amd64",
                    "amd64p32",
                    "arm",
                    "arm64",
                    "armbe",
                    "arm64be",
                    "loong64",
                    "mips",
                    "mips64",
                    "mips64le",
                    "mips64p32",
                    "mips64p32le",
                    "mipsle",
                    "ppc",
                    "ppc64",
                    "ppc64le",
                    "riscv",
                    "riscv64",
                    "s390",
                    "s390x",
                    "sparc",
                    "sparc64",
                    "wasm");
    private static final Set<String> TRUE_TAGS = Set.of("linux", "amd64", "unix", "gc");
    private static final int MINOR = 23;

    private final String text;
    private int at;

    private BuildConstraint(String text) {
        this.text = text;
    }

    /// Whether a file of this name belongs to the build: `x_windows.go`, `x_arm64.go` do not.
    public static boolean nameMatches(String fileName) {
        String base =
                fileName.endsWith(".go") ? fileName.substring(0, fileName.length() - 3) : fileName;
        int first = base.indexOf('_');
        if (first < 0) {
            return true;
        }
        String[] parts = base.substring(first + 1).split("_");
        String last = parts[parts.length - 1];
        if (parts.length >= 2
                && SYSTEMS.contains(parts[parts.length - 2])
                && ARCHITECTURES.contains(last)) {
            return last.equals("amd64") && parts[parts.length - 2].equals("linux");
        }
        if (SYSTEMS.contains(last)) {
            return last.equals("linux");
        }
        return !ARCHITECTURES.contains(last) || last.equals("amd64");
    }

    /// Whether the `//go:build` line in the file's head, if there is one, is satisfied.
    public static boolean contentMatches(String source) {
        String line = constraintLine(source);
        return line == null || evaluate(line);
    }

    /// The expression of the `//go:build` line before the package clause, or null.
    public static String constraintLine(String source) {
        int i = 0;
        boolean inComment = false;
        while (i < source.length()) {
            int end = source.indexOf('\n', i);
            end = end < 0 ? source.length() : end;
            String line = source.substring(i, end).strip();
            if (inComment) {
                inComment = !line.contains("*/");
            } else if (line.startsWith("//go:build ")) {
                return line.substring("//go:build ".length());
            } else if (line.startsWith("/*")) {
                inComment = !line.contains("*/");
            } else if (!line.isEmpty() && !line.startsWith("//") && !line.startsWith("#!")) {
                return null;
            }
            i = end + 1;
        }
        return null;
    }

    /// Evaluates `linux && (amd64 || !cgo)`; a malformed expression is false.
    public static boolean evaluate(String expression) {
        var parser = new BuildConstraint(expression);
        boolean result = parser.or();
        return result && parser.peek() == 0;
    }

    private boolean or() {
        boolean v = and();
        while (accept("||")) {
            v |= and();
        }
        return v;
    }

    private boolean and() {
        boolean v = not();
        while (accept("&&")) {
            v &= not();
        }
        return v;
    }

    private boolean not() {
        if (accept("!")) {
            return !not();
        }
        if (accept("(")) {
            boolean v = or();
            accept(")");
            return v;
        }
        return tag(word());
    }

    private static boolean tag(String tag) {
        if (tag.startsWith("go1.")) {
            try {
                return Integer.parseInt(tag.substring(4)) <= MINOR;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return TRUE_TAGS.contains(tag);
    }

    private String word() {
        peek();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "._".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean accept(String token) {
        peek();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }
}
