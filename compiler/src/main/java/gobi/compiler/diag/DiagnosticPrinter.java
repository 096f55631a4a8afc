package gobi.compiler.diag;

import gobi.compiler.source.FileSet;

import java.util.ArrayList;
import java.util.List;

/// Collects diagnostics and prints them as gc does: sorted by position, equal ones on a line once,
/// ten at most.
public final class DiagnosticPrinter implements Reporter {
    private static final int LIMIT = 10;
    private final FileSet files;
    private final List<Diagnostic> kept = new ArrayList<>();
    private String lastSyntaxLine = "";
    private String lastOther = "";
    private final int limit;
    private boolean tooMany;
    private boolean any;

    public DiagnosticPrinter(FileSet files) {
        this(files, LIMIT);
    }

    /// `limit` diagnostics are kept at most.
    public DiagnosticPrinter(FileSet files, int limit) {
        this.files = files;
        this.limit = limit;
    }

    @Override
    public void report(Diagnostic d) {
        any = true;
        if (tooMany) {
            return;
        }
        var line = line(d.pos());
        if (d.text().startsWith("syntax error")) {
            if (line.equals(lastSyntaxLine)) {
                return;
            }
            lastSyntaxLine = line;
        } else {
            var key = line + ' ' + d.text();
            if (key.equals(lastOther)) {
                return;
            }
            lastOther = key;
        }
        kept.add(d);
        if (kept.size() >= limit) {
            tooMany = true;
        }
    }

    private String line(int pos) {
        var f = files.file(pos);
        return f == null ? "-" : f.name() + ":" + f.sourceLine(pos);
    }

    public boolean hasErrors() {
        return any;
    }

    /// What to print, in order.
    public List<Diagnostic> sorted() {
        var list = new ArrayList<>(kept);
        list.sort((a, b) -> Integer.compare(a.pos(), b.pos()));
        return list;
    }

    /// The lines as gc prints them, each ended by a newline.
    public String text() {
        var sb = new StringBuilder();
        String previous = null;
        for (var d : sorted()) {
            var s = place(d.pos()) + d.text();
            if (!s.equals(previous)) {
                sb.append(s).append('\n');
            }
            previous = s;
        }
        if (tooMany) {
            sb.append(place(kept.getLast().pos())).append("too many errors\n");
        }
        return sb.toString();
    }

    /// Position 0 is that of faults of the whole program.
    private String place(int pos) {
        return pos == 0 ? "" : files.describe(pos) + ": ";
    }
}
