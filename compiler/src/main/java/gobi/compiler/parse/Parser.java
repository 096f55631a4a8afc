package gobi.compiler.parse;

import gobi.compiler.diag.Code;
import gobi.compiler.diag.Reporter;
import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.SourceUnit;
import gobi.grammar.GoParser;
import gobi.grammar.NestingException;
import gobi.grammar.SyntaxErrors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parses Go source files.
public final class Parser implements SyntaxErrors {
    /// How deep the rules of the grammar may nest. A pair of parentheses takes four levels, a block
    /// about three.
    static final int MAX_DEPTH = 4_000;

    /// What the stack of any thread that calls us is taken to bear.
    private static final int CALLER_DEPTH = 1_200;

    private static final long DEEP_STACK_BYTES = 64L << 20;

    private final SourceFile file;
    private final boolean importsOnly;
    private final List<Fault> faults = new ArrayList<>();

    /// An error before reporting; the parts are those of [SyntaxErrors].
    private record Fault(int offset, int seen, String text) {}

    private Parser(SourceFile file, boolean importsOnly) {
        this.file = file;
        this.importsOnly = importsOnly;
    }

    /// Parses a whole file. Errors go to `reporter`; the result holds whatever could be read.
    public static SourceUnit parse(SourceFile file, Reporter reporter) {
        return new Parser(file, false).run(reporter);
    }

    /// Parses the package clause and the imports only; the result has no other declarations.
    public static SourceUnit parseImports(SourceFile file, Reporter reporter) {
        return new Parser(file, true).run(reporter);
    }

    private SourceUnit run(Reporter reporter) {
        SourceUnit unit;
        try {
            unit = attempt(CALLER_DEPTH);
        } catch (NestingException e) {
            unit = runDeep();
        }
        reportAll(reporter);
        return unit;
    }

    /// Reports in the order of the text. Of syntax errors on one line in a row only the first that
    /// was noticed is told, as the others tend to follow from it.
    private void reportAll(Reporter reporter) {
        if (faults.isEmpty()) {
            return;
        }
        faults.sort(Comparator.comparingInt(Fault::seen));
        var kept = new ArrayList<Fault>();
        int line = 0;
        for (var fault : faults) {
            if (fault.text.startsWith("syntax error")) {
                int here = file.sourceLine(file.pos(fault.offset));
                if (here == line) {
                    continue;
                }
                line = here;
            }
            kept.add(fault);
        }
        kept.sort(Comparator.comparingInt(Fault::offset));
        for (var fault : kept) {
            reporter.error(file.pos(fault.offset), Code.SYNTAX_ERROR, fault.text);
        }
    }

    private SourceUnit attempt(int depthLimit) {
        faults.clear();
        var builder = new TreeBuilder(file);
        GoParser parser = GoParser.create(file.content(), this, depthLimit, builder);
        builder.attach(parser);
        if (importsOnly) {
            parser.stopAfterImports();
        }
        return builder.unit(parser.sourceFile());
    }

    /// For the grammar.
    @Override
    public void error(int offset, int seen, String text) {
        faults.add(new Fault(offset, seen, text));
    }

    /// Parses again on a stack that is sure to hold [#MAX_DEPTH] levels.
    private SourceUnit runDeep() {
        var deep = new DeepParse();
        var thread = new Thread(null, deep, "parser", DEEP_STACK_BYTES);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return deep.result();
    }

    private final class DeepParse implements Runnable {
        private SourceUnit unit;
        private Throwable failure;

        @Override
        public void run() {
            try {
                unit = attempt(MAX_DEPTH);
            } catch (NestingException e) {
                error(e.offset(), e.offset(), "syntax error: nested too deeply");
                unit = new TreeBuilder(file).emptyUnit();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        SourceUnit result() {
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            return unit;
        }
    }
}
