package gobi.vm.interp;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.LineTable;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.code.FunctionTable;
import gobi.vm.code.UnitTables;
import gobi.vm.sched.Goroutine;

import java.util.BitSet;
import java.util.List;

/// The start of a program: a function that calls every package's initialiser, then main.main.
public final class ProgramStart {
    /// Of the comment in proc.go that says what the function does.
    private static final int LINE = 4;

    private final RuntimeContext context;
    private final List<Function> calls;

    /// `calls` in order; main.main last.
    public ProgramStart(RuntimeContext context, List<Function> calls) {
        this.context = context;
        this.calls = calls;
    }

    /// The main goroutine, ready to run.
    public Goroutine prepare(FunctionTable functions) {
        var tables = new UnitTables(calls.size(), 0, 0, 0, 0, 0);
        long[] code = new long[calls.size() + 1];
        for (int i = 0; i < calls.size(); i++) {
            tables.functions[i] = calls.get(i);
            code[i] = Instructions.ai(Op.CALL, Stubs.FRAME, i);
        }
        code[calls.size()] = Instructions.abc(Op.RETURN, 0, 0, 0);
        var start =
                new FunctionCode(
                        "runtime.main",
                        "$GOROOT/src/runtime/proc.go",
                        LINE,
                        Stubs.FRAME,
                        2,
                        0,
                        0,
                        -1,
                        new BitSet(),
                        false,
                        0,
                        0,
                        0,
                        new BitSet(),
                        new int[0],
                        -1,
                        0,
                        code,
                        new long[0],
                        new int[0][],
                        new long[0],
                        new LineTable(LINE));
        Function entry = functions.intern("runtime.main");
        entry.link(start, tables);
        Goroutine g = context.scheduler().create(null, null, 0);
        return RuntimeContext.prepare(g, context.stubs().programEnd, entry, 0);
    }
}
