package gobi.vm.interp;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.LineTable;
import gobi.vm.code.Function;
import gobi.vm.code.UnitTables;

import java.util.BitSet;

/// The VM's own functions, each a single instruction outside of the instruction table.
public final class Stubs {
    static final int GOEXIT = 0xFF00;
    static final int PANIC_LOOP = 0xFF01;
    static final int PROGRAM_END = 0xFF02;

    /// Number of stubs: they take the first function ids.
    public static final int COUNT = 3;

    /// Frame size of stubs: nothing but the link.
    static final int FRAME = 2;

    /// Bottom of every goroutine.
    public final Function goexit = stub(0, "runtime.goexit", GOEXIT);

    /// The frame of a panic; its name is what Go's tracebacks show.
    public final Function panicLoop = stub(1, "panic", PANIC_LOOP);

    /// Bottom of the main goroutine.
    public final Function programEnd = stub(2, "runtime.main", PROGRAM_END);

    private static Function stub(int id, String name, int op) {
        var code =
                new FunctionCode(
                        name,
                        "runtime",
                        0,
                        FRAME,
                        0,
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
                        new long[] {op, op},
                        new long[0],
                        new int[0][],
                        new long[0],
                        new LineTable());
        var f = new Function(id, name);
        f.link(code, new UnitTables(0, 0, 0, 0, 0, 0));
        return f;
    }
}
