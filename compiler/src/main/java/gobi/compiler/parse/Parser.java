package gobi.compiler.parse;

import gobi.compiler.diag.Reporter;
import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.SourceUnit;
import gobi.grammar.GoParser;
import gobi.grammar.NestingException;

/// Parses Go source files.
public final class Parser {
    /// How deep the rules of the grammar may nest. A pair of parentheses takes four levels, a block
    /// about three.
    static final int MAX_DEPTH = 4_000;

    /// What the stack of any thread that calls us is taken to bear.
    private static final int CALLER_DEPTH = 1_200;

    private static final long DEEP_STACK_BYTES = 64L << 20;

    private final SourceFile file;
    private final boolean importsOnly;
    private final Faults faults = new Faults();

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
        faults.report(file, reporter);
        return unit;
    }

    private SourceUnit attempt(int depthLimit) {
        faults.clear();
        var builder = new TreeBuilder(file, faults);
        GoParser parser = GoParser.create(file.content(), faults, depthLimit, builder);
        builder.attach(parser);
        if (importsOnly) {
            parser.stopAfterImports();
        }
        return builder.unit(parser.sourceFile());
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
                faults.error(e.offset(), e.offset(), "syntax error: nested too deeply");
                unit = new TreeBuilder(file, faults).emptyUnit();
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
