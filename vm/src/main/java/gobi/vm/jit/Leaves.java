package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;

/// Leaf functions: they call nothing and need no frame while they run, so their entry neither makes
/// sure of room for one nor is a safepoint. Their callers' loops are. Only those without loops are
/// treated so: with loops the entry costs little, and HotSpot's code for fannkuch became slower by
/// a tenth without it.
final class Leaves {
    private Leaves() {}

    /// Whether code that is entered at the function's start comes to a safepoint there.
    static boolean stopsAtEntry(FlowGraph graph) {
        return graph.hasLoops() || !isLeaf(graph.f);
    }

    private static boolean isLeaf(FunctionCode f) {
        if (f.memorySize() != 0 || f.recoverPc() >= 0) {
            return false;
        }
        long[] code = f.code();
        for (int pc = 0; pc < code.length; pc = FlowGraph.next(code, pc)) {
            Op op = Instructions.op(code[pc]);
            if (op == Op.INTRINSIC ? !isPlain(Intrinsic.of(code[pc + 1])) : !isPlain(op)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Intrinsic i) {
        return i != Intrinsic.CHECK_UNSAFE_SLICE && i != Intrinsic.CHECK_UNSAFE_STRING;
    }

    /// Instructions that are written in full, without the frame.
    private static boolean isPlain(Op op) {
        return switch (op) {
            case DIV,
                    REM,
                    UDIV,
                    UREM,
                    CHECK_SHIFT,
                    SEXT8,
                    SEXT16,
                    SEXT32,
                    ZEXT8,
                    ZEXT16,
                    ZEXT32,
                    ADD_U32,
                    ADD_I32,
                    PTR_FROM_INT,
                    INT_FROM_PTR,
                    NIL_CHECK,
                    EQ,
                    NE,
                    LT,
                    LE,
                    ULT,
                    ULE,
                    EQ_STR,
                    COMPARE_STR,
                    ADD_F,
                    SUB_F,
                    MUL_F,
                    DIV_F,
                    NEG_F,
                    ADD_F32,
                    SUB_F32,
                    MUL_F32,
                    DIV_F32,
                    NEG_F32,
                    CONV_I_F,
                    CONV_U_F,
                    CONV_F_I,
                    CONV_F_U,
                    CONV_I_F32,
                    CONV_U_F32,
                    CONV_F32_F,
                    CONV_F_F32,
                    EQ_F,
                    NE_F,
                    LT_F,
                    LE_F,
                    LOAD8U,
                    LOAD8S,
                    LOAD16U,
                    LOAD16S,
                    LOAD32U,
                    LOAD32S,
                    LOAD64,
                    LOAD_PTR,
                    LOAD_STR,
                    LOAD_IFACE,
                    LOAD_SLICE,
                    STORE8,
                    STORE16,
                    STORE32,
                    STORE64,
                    STORE_PTR,
                    STORE_STR,
                    STORE_IFACE,
                    STORE_SLICE,
                    INDEX8U,
                    INDEX8S,
                    INDEX16U,
                    INDEX16S,
                    INDEX32U,
                    INDEX32S,
                    INDEX64,
                    INDEX_PTR,
                    SET_INDEX8,
                    SET_INDEX16,
                    SET_INDEX32,
                    SET_INDEX64,
                    SET_INDEX_PTR,
                    INDEX_ADDR,
                    ARRAY_ADDR,
                    CHECK_INDEX ->
                    true;
            default -> !Effects.mayThrow(op);
        };
    }
}
