package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;

import java.util.List;

/// How the values of a type are held in slots.
///
/// @param memory a memory value: the slot holds the value's address
/// @param kinds one letter a slot: `P` pointer, `S` scalar
/// @param parts how to load and store the value piece by piece; empty for memory values
record Shape(boolean memory, String kinds, List<Part> parts, long size, int align) {
    /// `count` adjacent slots from `slot`, moved by one instruction to or from `offset`.
    record Part(Op load, Op store, int slot, int count, long offset) {}

    int slots() {
        return kinds.length();
    }

    boolean isSinglePointer() {
        return !memory && kinds.equals("P");
    }

    boolean isSingleScalar() {
        return !memory && kinds.equals("S");
    }

    /// One piece: a scalar, a pointer, a string, a slice or an interface.
    boolean isSimple() {
        return !memory && parts.size() == 1;
    }
}
