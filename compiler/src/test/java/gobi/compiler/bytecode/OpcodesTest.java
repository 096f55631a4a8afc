package gobi.compiler.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The generated numbers are those of the table.
class OpcodesTest {
    @Test
    void numbersFollowTheTable() throws ReflectiveOperationException {
        for (Op op : Op.values()) {
            assertEquals(op.code(), Opcodes.class.getField(op.name()).getInt(null), op.name());
        }
        assertEquals(Op.values().length, Opcodes.class.getFields().length);
    }

    @Test
    void operandsFitTheirPlaces() {
        for (Op op : Op.values()) {
            int bits = op.a().bits() + op.b().bits() + op.c().bits();
            assertEquals(true, op.a().bits() <= 16 && bits <= 48 && op.c().bits() <= 16, op.name());
        }
    }
}
