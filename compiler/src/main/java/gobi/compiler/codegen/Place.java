package gobi.compiler.codegen;

/// Where a value is. Values of memory shape are always in memory.
sealed interface Place {
    /// In adjacent slots from `slot`. Slots of the outgoing area ([FunctionBuilder#OUT] and above)
    /// are valid only until the next call or branch.
    record Slots(int slot) implements Place {}

    /// In memory at the address in slot `base` plus `offset`. Base 1 is the frame's own memory.
    record Mem(int base, long offset) implements Place {
        Mem plus(long n) {
            return n == 0 ? this : new Mem(base, offset + n);
        }

        boolean isInFrame() {
            return base == FRAME;
        }
    }

    /// The slot with the address of the frame's memory.
    int FRAME = 1;
}
