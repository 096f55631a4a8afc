package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;

/// One instruction with virtual slots and labels; see [FunctionBuilder].
final class Insn {
    final Op op;
    int a;
    int b;
    int c;
    long x;
    SourceLine at = SourceLine.NONE;

    /// Branch target.
    Label target;

    /// Slots lo, hi, max (-1 absent) and the element size of the slicing instructions.
    int[] slice;

    /// Which of the index or the bounds are of unsigned types, see FunctionCode.
    int unsignedBounds;

    /// SWITCH: the lowest value, the default and the targets.
    int low;

    Label[] table;

    Insn(Op op, int a, int b, int c, long x) {
        this.op = op;
        this.a = a;
        this.b = b;
        this.c = c;
        this.x = x;
    }
}
