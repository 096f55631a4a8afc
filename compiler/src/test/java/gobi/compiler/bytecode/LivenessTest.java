package gobi.compiler.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.BitSet;

/// Live slots and objects by pc. Frames: parameter 2 (pointer), locals 3 and 4 (pointers), 5
/// (scalar); memory of two objects, at 0 with pointer words 0 and 1, at 16 with word 2.
class LivenessTest {
    private static final int OUT = 6;
    private static final long RETURN = Instructions.abc(Op.RETURN, 0, 0, 0);
    private static final long CALL = Instructions.ai(Op.CALL, OUT, 0);

    private static Liveness liveness(int recoverPc, long... code) {
        var pointers = new BitSet();
        pointers.set(2, 5);
        var words = new BitSet();
        words.set(0, 3);
        var f =
                new FunctionCode(
                        "main.f",
                        "f.go",
                        1,
                        OUT,
                        4,
                        0,
                        1,
                        -1,
                        pointers,
                        false,
                        3,
                        5,
                        32,
                        words,
                        new int[] {0, 16},
                        recoverPc,
                        0,
                        code,
                        new long[0],
                        new int[0][],
                        new long[0],
                        new LineTable());
        return new Liveness(f, type -> type == 0 ? 16 : 8);
    }

    private static void live(Liveness l, int pc, String slots, String objects) {
        assertEquals(slots, BitSet.valueOf(l.at(pc).slots()).toString(), "slots at " + pc);
        assertEquals(objects, BitSet.valueOf(l.at(pc).objects()).toString(), "objects at " + pc);
    }

    @Test
    void slotsDieAtTheirLastUseAndWhenOverwritten() {
        var l =
                liveness(
                        -1,
                        Instructions.abc(Op.MOVE, 3, 2, 0),
                        CALL,
                        Instructions.abc(Op.STORE_PTR, 3, 2, 0),
                        CALL,
                        Instructions.abc(Op.ZERO, 3, 0, 0),
                        CALL,
                        Instructions.abc(Op.NIL_CHECK, 3, 0, 0),
                        RETURN);
        live(l, 0, "{2}", "{}");
        live(l, 1, "{2, 3}", "{}");
        live(l, 3, "{}", "{}");
        live(l, 5, "{3}", "{}");
    }

    @Test
    void loopsKeepWhatTheNextRoundReads() {
        var l =
                liveness(
                        -1,
                        Instructions.abc(Op.LOAD_PTR, 4, 3, 0),
                        CALL,
                        Instructions.abc(Op.LOAD_PTR, 3, 3, 8),
                        Instructions.ai(Op.JUMP_NOT_NIL, 3, -4),
                        RETURN);
        live(l, 1, "{3}", "{}");
        live(l, 4, "{}", "{}");
    }

    @Test
    void aPanicMayLeadToTheRecoveryAddressFromAnywhere() {
        var l = liveness(2, CALL, RETURN, Instructions.abc(Op.NIL_CHECK, 2, 0, 0), RETURN);
        live(l, 0, "{2}", "{}");
        live(l, 1, "{2}", "{}");
    }

    @Test
    void objectsLiveWhileNamedAndDieWhenWhollyOverwritten() {
        var l =
                liveness(
                        -1,
                        CALL,
                        Instructions.abc(Op.LEA, 3, 1, 0),
                        Instructions.abc(Op.CLEAR_MEM, 3, 0, 0),
                        0,
                        CALL,
                        Instructions.abc(Op.STORE_PTR, 1, 2, 16),
                        Instructions.abc(Op.LOAD_PTR, 4, 1, 8),
                        CALL,
                        Instructions.abc(Op.LOAD_PTR, 4, 1, 16),
                        RETURN);
        live(l, 0, "{2}", "{}");
        live(l, 4, "{2}", "{0}");
        live(l, 7, "{}", "{1}");
    }

    @Test
    void partlyOverwrittenObjectsStay() {
        var l =
                liveness(
                        -1,
                        CALL,
                        Instructions.abc(Op.STORE_PTR, 1, 2, 0),
                        Instructions.abc(Op.LEA, 3, 1, 0),
                        Instructions.abc(Op.NIL_CHECK, 3, 0, 0),
                        RETURN);
        live(l, 0, "{2}", "{0}");
    }

    @Test
    void argumentsAndResultsOfNativesAreSlotsToo() {
        var l =
                liveness(
                        -1,
                        Instructions.abc(Op.MOVE, OUT + 3, 2, 0),
                        Instructions.ai(Op.CALL_NATIVE, OUT, 0),
                        Instructions.abc(Op.MOVE, 4, OUT + 2, 0),
                        Instructions.abc(Op.NIL_CHECK, 4, 0, 0),
                        RETURN);
        live(l, 1, "{9}", "{}");
        live(l, 2, "{8}", "{}");
    }

    @Test
    void nothingIsLiveWhereNoInstructionStarts() {
        var l =
                liveness(
                        -1,
                        Instructions.abc(Op.CLEAR_MEM, 2, 0, 0),
                        0,
                        Instructions.abc(Op.NIL_CHECK, 2, 0, 0),
                        RETURN);
        live(l, 0, "{2}", "{}");
        live(l, 1, "{}", "{}");
    }
}
