package gobi.compiler.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/// What the verifier refuses, one fault a test.
class VerifierTest {
    /// A function with results 1 (slot 2), parameters 2 (slots 3 scalar, 4 pointer), locals 5
    /// (pointer) and 6 (scalar).
    private static FunctionCode function(long... code) {
        var pointers = new BitSet();
        pointers.set(4, 6);
        return new FunctionCode(
                "main.f",
                "f.go",
                1,
                7,
                6,
                1,
                2,
                -1,
                pointers,
                false,
                5,
                6,
                0,
                new BitSet(),
                new int[0],
                -1,
                0,
                code,
                new long[] {8},
                new int[0][],
                new long[0],
                new LineTable(1));
    }

    private static Unit unit(FunctionCode f) {
        return new Unit(
                "main",
                List.of(),
                List.of(f),
                List.of("main.f"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new TypeDef.Basic("int", "int", 2)),
                List.of(),
                List.of(),
                "");
    }

    private static final long RETURN = Instructions.abc(Op.RETURN, 0, 0, 0);

    private static void accepted(long... code) throws DamagedFileException {
        UnitVerifier.verify(unit(function(code)));
    }

    private static void refused(String why, long... code) {
        var e =
                assertThrows(
                        DamagedFileException.class,
                        () -> UnitVerifier.verify(unit(function(code))));
        assertEquals(true, e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void acceptsPlainCode() throws DamagedFileException {
        accepted(
                Instructions.abc(Op.ADD, 2, 3, 6),
                Instructions.abc(Op.LOAD_PTR, 5, 4, 16),
                Instructions.ai(Op.CALL, 7, 0),
                RETURN);
    }

    @Test
    void refusesUnknownInstruction() {
        refused("unknown instruction", 0xFFF0L, RETURN);
    }

    @Test
    void refusesSlotsBeyondTheFrame() {
        refused("slot 99", Instructions.abc(Op.ADD, 99, 3, 6), RETURN);
    }

    @Test
    void refusesWritesToTheLink() {
        refused("slot 0", Instructions.abc(Op.ADD, 0, 3, 6), RETURN);
    }

    @Test
    void refusesScalarsInPointerSlots() {
        refused("wrong kind", Instructions.abc(Op.ADD, 5, 3, 6), RETURN);
        refused("different kinds", Instructions.abc(Op.MOVE, 5, 3, 0), RETURN);
    }

    @Test
    void refusesJumpsIntoExtensions() {
        refused(
                "jump",
                Instructions.ai(Op.JUMP, 0, 1),
                Instructions.abc(Op.INDEX_ADDR, 5, 5, 6),
                8,
                RETURN);
    }

    @Test
    void refusesRunningOffTheEnd() {
        refused("runs off", Instructions.abc(Op.ADD, 2, 3, 6));
    }

    @Test
    void refusesIndicesOutOfTables() {
        refused("constant", Instructions.ai(Op.LOAD_CONST, 6, 5), RETURN);
        refused("function", Instructions.ai(Op.CALL, 7, 3), RETURN);
        refused("type", Instructions.ai(Op.NEW, 5, 1), RETURN);
    }

    @Test
    void refusesTypesThatContainThemselves() {
        var f = function(RETURN);
        var field = new TypeDef.FieldDef("x", "", 0, "", false);
        var self = new TypeDef.Struct("struct", "struct", "", List.of(field), List.of(), List.of());
        var unit =
                new Unit(
                        "main",
                        List.of(),
                        List.of(f),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(self),
                        List.of(),
                        List.of(),
                        "");
        assertThrows(DamagedFileException.class, () -> UnitVerifier.verify(unit));
    }

    @Test
    void filesRoundTrip() throws IOException {
        var f = function(Instructions.abc(Op.ADD, 2, 3, 6), RETURN);
        var read = Bundle.read(Bundle.write(List.of(unit(f)))).getFirst();
        assertEquals(unit(f).types(), read.types());
        assertArrayEquals(f.code(), read.function("main.f").code());
        assertArrayEquals(f.lines().lines(), read.function("main.f").lines().lines());
        assertEquals(f.pointerSlots(), read.function("main.f").pointerSlots());
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] bytes = Bundle.write(List.of(unit(function(RETURN))));
        for (int i = 0; i < bytes.length; i++) {
            byte[] copy = bytes.clone();
            copy[i] ^= 0x40;
            assertThrows(DamagedFileException.class, () -> Bundle.read(copy), "byte " + i);
        }
    }
}
