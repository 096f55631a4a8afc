package gobi.compiler.parse;

import gobi.compiler.diag.Code;
import gobi.compiler.diag.Reporter;
import gobi.compiler.source.SourceFile;
import gobi.grammar.SyntaxErrors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with a file, as far as parsing tells.
final class Faults implements SyntaxErrors {
    private static final String SYNTAX_ERROR = "syntax error";

    private final List<Fault> list = new ArrayList<>();

    /// `offset` and `seen` as in [SyntaxErrors].
    private record Fault(int offset, int seen, Code code, String text) {}

    void clear() {
        list.clear();
    }

    /// For the grammar.
    @Override
    public void error(int offset, int seen, String text) {
        add(offset, seen, Code.SYNTAX_ERROR, text);
    }

    void add(int offset, int seen, Code code, String text) {
        list.add(new Fault(offset, seen, code, text));
    }

    /// Whether anything was noticed between the two offsets that makes the tree there doubtful.
    boolean anyOfSyntax(int from, int to) {
        for (var fault : list) {
            if (fault.code == Code.SYNTAX_ERROR && fault.seen >= from && fault.seen <= to) {
                return true;
            }
        }
        return false;
    }

    /// Reports in the order in which a parser notices. Of syntax errors on one line in a row only
    /// the first is told, as the others tend to follow from it.
    void report(SourceFile file, Reporter reporter) {
        if (list.isEmpty()) {
            return;
        }
        list.sort(Comparator.comparingInt(Fault::seen));
        int line = 0;
        for (var fault : list) {
            if (fault.text.startsWith(SYNTAX_ERROR)) {
                int here = file.sourceLine(file.pos(fault.offset));
                if (here == line) {
                    continue;
                }
                line = here;
            }
            reporter.error(file.pos(fault.offset), fault.code, fault.text);
        }
    }
}
