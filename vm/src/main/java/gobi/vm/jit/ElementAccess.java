package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;

/// An instruction on an element of a slice or string.
///
/// @param slice slot of the pointer, with the length behind it
/// @param index slot of the index
/// @param size bytes of an element
record ElementAccess(int slice, int index, long size) {
    /// That of the instruction at pc, or null if it is another one.
    static ElementAccess at(long[] code, int pc) {
        long w = code[pc];
        return switch (Instructions.op(w)) {
            case INDEX8U, INDEX8S -> read(w, 1);
            case INDEX16U, INDEX16S -> read(w, 2);
            case INDEX32U, INDEX32S -> read(w, 4);
            case INDEX64, INDEX_PTR -> read(w, 8);
            case SET_INDEX8 -> write(w, 1);
            case SET_INDEX16 -> write(w, 2);
            case SET_INDEX32 -> write(w, 4);
            case SET_INDEX64, SET_INDEX_PTR -> write(w, 8);
            case INDEX_ADDR -> read(w, code[pc + 1]);
            default -> null;
        };
    }

    private static ElementAccess read(long w, long size) {
        return new ElementAccess(Instructions.b(w), Instructions.c(w), size);
    }

    private static ElementAccess write(long w, long size) {
        return new ElementAccess(Instructions.a(w), Instructions.b(w), size);
    }
}
