package gobi.compiler.bytecode;

/// What an operand of an instruction is. Slots are checked by the verifier against the kinds of the
/// frame's slots.
public enum Operand {
    NONE(0, false),
    /// Destination slots, by kind of each word.
    DST_S(16, true, false),
    DST_P(16, true, true),
    /// Either kind.
    DST_X(16, true),
    DST_STR(16, true, true, false),
    DST_SLICE(16, true, true, false, false),
    DST_IFACE(16, true, true, true),
    DST_PS(16, true, true, false),
    DST_PP(16, true, true, true),
    DST_SS(16, true, false, false),
    DST_IFACE_OK(16, true, true, true, false),
    /// Source slots.
    SRC_S(16, false, false),
    SRC_P(16, false, true),
    SRC_X(16, false),
    SRC_STR(16, false, true, false),
    SRC_SLICE(16, false, true, false, false),
    SRC_IFACE(16, false, true, true),
    SRC_SS(16, false, false, false),
    /// An address: a P slot, or slot 1 (the frame's memory).
    BASE(16, false),
    /// First slot of the outgoing area of a call.
    OUT(16, false),
    /// Immediates.
    IMM16(16, false),
    UIMM16(16, false),
    IMM32(32, false),
    /// Branch offsets.
    JUMP16(16, false),
    JUMP32(32, false),
    /// Indices into the function's constants and the unit's tables.
    CONST32(32, false),
    STRING32(32, false),
    GLOBAL32(32, false),
    FUNC32(32, false),
    TYPE32(32, false),
    ITAB32(32, false),
    NATIVE32(32, false),
    /// In the extension word.
    X_TYPE(64, false),
    X_FUNC_TYPE(64, false),
    X_IMM(64, false),
    X_SLICE(64, false),
    X_ARRAY(64, false),
    X_INTRINSIC(64, false);

    private final int bits;
    private final boolean written;
    private final boolean[] pointers;

    Operand(int bits, boolean written, boolean... pointers) {
        this.bits = bits;
        this.written = written;
        this.pointers = pointers;
    }

    /// Width in the instruction: 16, 32 (operands b and c), 64 (extension word), 0 for none.
    public int bits() {
        return bits;
    }

    /// Whether the instruction writes these slots.
    public boolean written() {
        return written;
    }

    /// The kind of each adjacent slot, true for P; empty where either kind will do or where it is
    /// no slot.
    public boolean[] pointers() {
        return pointers.clone();
    }

    /// The number of adjacent slots; 1 where either kind will do, though some instructions take
    /// more.
    int width() {
        return isSlot() ? Math.max(1, pointers.length) : 0;
    }

    public boolean isSlot() {
        return ordinal() >= DST_S.ordinal() && ordinal() <= BASE.ordinal();
    }
}
