package gobi.compiler.check;

import gobi.compiler.diag.Diagnostic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Runs the checker over programs with `// run`, `// compile` and `// errorcheck` directives and
/// counts: valid programs accepted; programs all of whose `ERROR` lines matched.
///
/// Arguments: the directory of the standard library's packages, then files or directories; `-v`
/// lists the failures.
public final class TestDirectory {
    private static final Pattern MARK = Pattern.compile("// (?:GC_)?ERROR (.*)$");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|`([^`]*)`");
    private static final Pattern LINE = Pattern.compile("LINE([+-]\\d+)?");

    /// One for all programs, so that a package of the library is checked once.
    private final SourceTree tree;

    private final boolean verbose;
    private int valid;
    private int accepted;
    private int skipped;
    private int wrong;
    private int rejected;
    private int matched;
    private int exact;

    private TestDirectory(Path std, boolean verbose) {
        this.tree = new SourceTree(std);
        this.verbose = verbose;
    }

    public static void main(String[] args) throws IOException {
        var list = new ArrayList<>(List.of(args));
        boolean verbose = list.remove("-v");
        var run = new TestDirectory(Path.of(list.removeFirst()), verbose);
        for (var a : list) {
            try (var files = Files.walk(Path.of(a), 3)) {
                for (var f : files.filter(p -> p.toString().endsWith(".go")).sorted().toList()) {
                    if (!f.toString().contains(".dir/")) {
                        run.file(f);
                    }
                }
            }
        }
        System.out.printf(
                "valid: %d accepted of %d (%d skipped for missing packages)%n",
                run.accepted, run.valid, run.skipped);
        System.out.printf(
                "errorcheck: %d rejected, %d all lines matched, %d exact, of %d%n",
                run.rejected, run.matched, run.exact, run.wrong);
    }

    private void file(Path f) throws IOException {
        var text = new String(Files.readAllBytes(f), java.nio.charset.StandardCharsets.UTF_8);
        var first =
                text.lines()
                        .filter(l -> l.startsWith("// ") && !l.startsWith("// +build"))
                        .findFirst()
                        .orElse("");
        if (text.contains("//go:build") && !buildable(text)) {
            return;
        }
        switch (first.strip()) {
            case "// run", "// compile", "// build" -> valid(f);
            case "// errorcheck" -> errorCheck(f, text);
            default -> {}
        }
    }

    private static boolean buildable(String text) {
        var line = text.lines().filter(l -> l.startsWith("//go:build")).findFirst().orElse("");
        return !line.contains("ignore") && !line.contains("cgo") && !line.contains("js")
                || line.contains("!")
                || line.contains("linux");
    }

    private List<Diagnostic> check(Path f) {
        var found = new ArrayList<Diagnostic>();
        try {
            tree.check("main", List.of(f), found::add);
        } catch (RuntimeException | StackOverflowError e) {
            if (verbose) {
                System.out.println("CRASH " + f + ": " + e);
                e.printStackTrace(System.out);
            }
            found.add(new Diagnostic(0, null, "crash: " + e));
        }
        return found;
    }

    private void valid(Path f) {
        var found = check(f);
        for (var d : found) {
            if (d.text().startsWith("could not import")) {
                skipped++;
                return;
            }
        }
        valid++;
        if (found.isEmpty()) {
            accepted++;
        } else if (verbose) {
            System.out.println("REFUSED " + f);
            for (var d : found) {
                System.out.println("    " + tree.files().describe(d.pos()) + ": " + d.text());
            }
        }
    }

    private void errorCheck(Path f, String text) {
        var found = check(f);
        wrong++;
        if (!found.isEmpty()) {
            rejected++;
        }
        var left = new ArrayList<>(found);
        boolean all = true;
        var problems = new ArrayList<String>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var m = MARK.matcher(lines.get(i));
            if (!m.find()) {
                continue;
            }
            var onLine = new ArrayList<Diagnostic>();
            for (var d : left) {
                if (line(d) == i + 1) {
                    onLine.add(d);
                }
            }
            left.removeAll(onLine);
            var q = QUOTED.matcher(m.group(1));
            while (q.find()) {
                var re = q.group(1) != null ? q.group(1) : q.group(2);
                int at = i + 1;
                var r =
                        LINE.matcher(re)
                                .replaceAll(k -> f.getFileName() + ":" + (at + offset(k.group(1))));
                var p = Pattern.compile(r.replaceAll("(?<!\\\\)[{}]", "\\\\$0"));
                if (!onLine.removeIf(d -> p.matcher(d.text()).find())) {
                    all = false;
                    problems.add((i + 1) + ": missing " + re);
                }
            }
            for (var d : onLine) {
                left.add(d);
            }
        }
        for (var d : left) {
            problems.add(line(d) + ": unexpected " + d.text());
        }
        if (all) {
            matched++;
        }
        if (all && left.isEmpty()) {
            exact++;
        }
        if (verbose && !problems.isEmpty()) {
            System.out.println((all ? "EXTRA " : "UNMATCHED ") + f);
            for (var p : problems) {
                System.out.println("    " + p);
            }
        }
    }

    private static int offset(String s) {
        return s == null ? 0 : Integer.parseInt(s);
    }

    private int line(Diagnostic d) {
        var f = tree.files().file(d.pos());
        return f == null ? 0 : f.line(d.pos());
    }
}
