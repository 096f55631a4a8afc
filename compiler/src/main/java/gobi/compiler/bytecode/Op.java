package gobi.compiler.bytecode;

import static gobi.compiler.bytecode.Operand.*;

import java.util.List;
import java.util.Locale;

/// The instruction set: the one table from which everything else is derived, or against which it is
/// checked.
///
/// Notation: `a`, `b`, `c` are slots, `i` an immediate, `x` the extension word, `[p]` memory at
/// address p, `a..` adjacent slots. Names: operation, then type or width where it matters (`8S`
/// signed byte, `F` float64, `F32`), then `I` for an immediate operand. Operands are listed in the
/// order a, b, c, then the extension word.
public enum Op {
    // --- moves and constants
    /// a = b (same kind)
    MOVE(DST_X, SRC_X),
    /// a.. = b.., two slots of pairwise the same kinds
    MOVE2(DST_X, SRC_X),
    /// a.. = b.., three slots
    MOVE3(DST_X, SRC_X),
    /// a = i
    LOAD_I(DST_S, IMM32),
    /// a = constants[i]
    LOAD_CONST(DST_S, CONST32),
    /// a = 0 (either kind: nil, false, 0)
    ZERO(DST_X),
    /// a .. a+i-1 = 0
    ZERO_N(DST_X, IMM32),
    /// a = address of string constant, a+1 = its length
    LOAD_STRING(DST_STR, STRING32),
    /// a = address of global
    LOAD_GLOBAL(DST_P, GLOBAL32),
    /// a = static closure of function
    LOAD_FUNC(DST_P, FUNC32),
    /// a = type descriptor
    LOAD_TYPE(DST_P, TYPE32),
    /// a = itab
    LOAD_ITAB(DST_P, ITAB32),

    // --- 64-bit integers
    ADD(DST_S, SRC_S, SRC_S),
    SUB(DST_S, SRC_S, SRC_S),
    MUL(DST_S, SRC_S, SRC_S),
    /// signed; panics on zero
    DIV(DST_S, SRC_S, SRC_S),
    REM(DST_S, SRC_S, SRC_S),
    /// unsigned; panics on zero
    UDIV(DST_S, SRC_S, SRC_S),
    UREM(DST_S, SRC_S, SRC_S),
    AND(DST_S, SRC_S, SRC_S),
    OR(DST_S, SRC_S, SRC_S),
    XOR(DST_S, SRC_S, SRC_S),
    /// a = b &^ c
    AND_NOT(DST_S, SRC_S, SRC_S),
    /// a = c < 64 unsigned ? b << c : 0
    SHL(DST_S, SRC_S, SRC_S),
    /// arithmetic; counts of 64 and more fill with the sign
    SHR(DST_S, SRC_S, SRC_S),
    /// logical; counts of 64 and more give 0
    USHR(DST_S, SRC_S, SRC_S),
    /// panics if a (a signed shift count) is negative
    CHECK_SHIFT(SRC_S),
    ADD_I(DST_S, SRC_S, IMM16),
    MUL_I(DST_S, SRC_S, IMM16),
    AND_I(DST_S, SRC_S, IMM16),
    /// shift counts 0..63
    SHL_I(DST_S, SRC_S, IMM16),
    SHR_I(DST_S, SRC_S, IMM16),
    USHR_I(DST_S, SRC_S, IMM16),
    NEG(DST_S, SRC_S),
    /// bitwise complement
    NOT(DST_S, SRC_S),
    /// a = 1 - b
    NOT_BOOL(DST_S, SRC_S),
    /// sign- and zero-extension of the low bits, after arithmetic on narrower types
    SEXT8(DST_S, SRC_S),
    SEXT16(DST_S, SRC_S),
    SEXT32(DST_S, SRC_S),
    ZEXT8(DST_S, SRC_S),
    ZEXT16(DST_S, SRC_S),
    ZEXT32(DST_S, SRC_S),
    /// 32-bit arithmetic fused with the extension: uint32 then int32
    ADD_U32(DST_S, SRC_S, SRC_S),
    ADD_I32(DST_S, SRC_S, SRC_S),

    // --- floats
    ADD_F(DST_S, SRC_S, SRC_S),
    SUB_F(DST_S, SRC_S, SRC_S),
    MUL_F(DST_S, SRC_S, SRC_S),
    DIV_F(DST_S, SRC_S, SRC_S),
    NEG_F(DST_S, SRC_S),
    ADD_F32(DST_S, SRC_S, SRC_S),
    SUB_F32(DST_S, SRC_S, SRC_S),
    MUL_F32(DST_S, SRC_S, SRC_S),
    DIV_F32(DST_S, SRC_S, SRC_S),
    NEG_F32(DST_S, SRC_S),
    /// int64 to float64
    CONV_I_F(DST_S, SRC_S),
    /// uint64 to float64
    CONV_U_F(DST_S, SRC_S),
    /// float64 to int64 as amd64 does: out of range gives the minimum
    CONV_F_I(DST_S, SRC_S),
    /// float64 to uint64 as gc on amd64 does
    CONV_F_U(DST_S, SRC_S),
    CONV_F_F32(DST_S, SRC_S),
    CONV_F32_F(DST_S, SRC_S),
    /// int64, uint64 to float32, rounded once
    CONV_I_F32(DST_S, SRC_S),
    CONV_U_F32(DST_S, SRC_S),

    // --- comparisons giving 0 or 1 (EQ and NE take either kind)
    EQ(DST_S, SRC_X, SRC_X),
    NE(DST_S, SRC_X, SRC_X),
    LT(DST_S, SRC_S, SRC_S),
    LE(DST_S, SRC_S, SRC_S),
    ULT(DST_S, SRC_S, SRC_S),
    ULE(DST_S, SRC_S, SRC_S),
    EQ_F(DST_S, SRC_S, SRC_S),
    NE_F(DST_S, SRC_S, SRC_S),
    LT_F(DST_S, SRC_S, SRC_S),
    LE_F(DST_S, SRC_S, SRC_S),
    EQ_STR(DST_S, SRC_STR, SRC_STR),
    /// a = -1, 0, 1
    COMPARE_STR(DST_S, SRC_STR, SRC_STR),
    /// interfaces of the same static form; panics on uncomparable dynamic types
    EQ_IFACE(DST_S, SRC_IFACE, SRC_IFACE, X_TYPE),
    /// a = values of type x at addresses b and c are equal (may panic as above)
    EQ_MEM(DST_S, BASE, BASE, X_TYPE),

    // --- branches (every taken branch is a safepoint)
    JUMP(NONE, JUMP32),
    JUMP_TRUE(SRC_S, JUMP32),
    JUMP_FALSE(SRC_S, JUMP32),
    /// if a is nil / not nil
    JUMP_NIL(SRC_P, JUMP32),
    JUMP_NOT_NIL(SRC_P, JUMP32),
    JUMP_EQ(SRC_X, SRC_X, JUMP16),
    JUMP_NE(SRC_X, SRC_X, JUMP16),
    JUMP_LT(SRC_S, SRC_S, JUMP16),
    JUMP_LE(SRC_S, SRC_S, JUMP16),
    JUMP_ULT(SRC_S, SRC_S, JUMP16),
    JUMP_ULE(SRC_S, SRC_S, JUMP16),
    JUMP_EQ_I(SRC_S, IMM16, JUMP16),
    JUMP_NE_I(SRC_S, IMM16, JUMP16),
    JUMP_LT_I(SRC_S, IMM16, JUMP16),
    JUMP_LE_I(SRC_S, IMM16, JUMP16),
    JUMP_GT_I(SRC_S, IMM16, JUMP16),
    JUMP_GE_I(SRC_S, IMM16, JUMP16),
    /// floats; not taken when unordered
    JUMP_LT_F(SRC_S, SRC_S, JUMP16),
    JUMP_LE_F(SRC_S, SRC_S, JUMP16),
    /// dense switch: jump by table i of the function's switch tables: (low, default, targets...),
    /// all relative
    SWITCH(SRC_S, IMM32),

    // --- memory: a = [b + i]; a nil or wild address panics
    LOAD8U(DST_S, BASE, IMM16),
    LOAD8S(DST_S, BASE, IMM16),
    LOAD16U(DST_S, BASE, IMM16),
    LOAD16S(DST_S, BASE, IMM16),
    LOAD32U(DST_S, BASE, IMM16),
    LOAD32S(DST_S, BASE, IMM16),
    LOAD64(DST_S, BASE, IMM16),
    LOAD_PTR(DST_P, BASE, IMM16),
    LOAD_STR(DST_STR, BASE, IMM16),
    LOAD_SLICE(DST_SLICE, BASE, IMM16),
    LOAD_IFACE(DST_IFACE, BASE, IMM16),
    // --- [a + i] = b
    STORE8(BASE, SRC_S, IMM16),
    STORE16(BASE, SRC_S, IMM16),
    STORE32(BASE, SRC_S, IMM16),
    STORE64(BASE, SRC_S, IMM16),
    /// with write barrier, as are the next three
    STORE_PTR(BASE, SRC_P, IMM16),
    STORE_STR(BASE, SRC_STR, IMM16),
    STORE_SLICE(BASE, SRC_SLICE, IMM16),
    STORE_IFACE(BASE, SRC_IFACE, IMM16),
    /// a = b + i, no check
    LEA(DST_P, BASE, IMM16),
    /// a = b + c, no check
    ADD_PTR(DST_P, BASE, SRC_S),
    /// uintptr to unsafe.Pointer and back
    PTR_FROM_INT(DST_P, SRC_S),
    INT_FROM_PTR(DST_S, BASE),
    /// panics if a is nil (or wild)
    NIL_CHECK(BASE),
    /// [a] = [b], one value of type x; the ranges may overlap; with write barriers
    COPY_MEM(BASE, BASE, NONE, X_TYPE),
    /// [a] = zero value of type x
    CLEAR_MEM(BASE, NONE, NONE, X_TYPE),

    // --- slices, strings, arrays: index c (signed, checked against the length)
    INDEX8U(DST_S, SRC_STR, SRC_S),
    INDEX8S(DST_S, SRC_STR, SRC_S),
    INDEX16U(DST_S, SRC_STR, SRC_S),
    INDEX16S(DST_S, SRC_STR, SRC_S),
    INDEX32U(DST_S, SRC_STR, SRC_S),
    INDEX32S(DST_S, SRC_STR, SRC_S),
    INDEX64(DST_S, SRC_STR, SRC_S),
    INDEX_PTR(DST_P, SRC_STR, SRC_S),
    /// slice a, index b, value c
    SET_INDEX8(SRC_STR, SRC_S, SRC_S),
    SET_INDEX16(SRC_STR, SRC_S, SRC_S),
    SET_INDEX32(SRC_STR, SRC_S, SRC_S),
    SET_INDEX64(SRC_STR, SRC_S, SRC_S),
    SET_INDEX_PTR(SRC_STR, SRC_S, SRC_P),
    /// a = address of element c of the slice b; x = element size
    INDEX_ADDR(DST_P, SRC_STR, SRC_S, X_IMM),
    /// a = address of element c of the array at b; x = length << 32 | element size; checks nil and
    /// bounds. Larger arrays: CHECK_INDEX, MUL, ADD_PTR
    ARRAY_ADDR(DST_P, BASE, SRC_S, X_ARRAY),
    /// panics unless 0 <= a < b
    CHECK_INDEX(SRC_S, SRC_S),
    /// a.. = b[lo:hi:max]; x = lo | hi << 16 | max << 32 (slots, 0xFFFF absent); c = unused;
    /// element type in the function's constants at index x >>> 48 (its size)
    SLICE_SLICE(DST_SLICE, SRC_SLICE, NONE, X_SLICE),
    /// of a string
    SLICE_STR(DST_STR, SRC_STR, NONE, X_SLICE),
    /// of the array at address b; its length in slot c
    SLICE_ARRAY(DST_SLICE, BASE, SRC_S, X_SLICE),
    /// a = slice to array pointer: panics unless len(b) >= x; a = b's pointer
    SLICE_TO_ARRAY(DST_P, SRC_SLICE, NONE, X_IMM),
    /// a.. = make([]x, b, c)
    MAKE_SLICE(DST_SLICE, SRC_S, SRC_S, X_TYPE),
    /// a.. = b with c more elements of type x: grown if needed; the new elements are zero
    GROW_SLICE(DST_SLICE, SRC_SLICE, SRC_S, X_TYPE),
    /// a.. = append(b, c), element type x; by element width
    APPEND8(DST_SLICE, SRC_SLICE, SRC_S, X_TYPE),
    APPEND32(DST_SLICE, SRC_SLICE, SRC_S, X_TYPE),
    APPEND64(DST_SLICE, SRC_SLICE, SRC_S, X_TYPE),
    APPEND_PTR(DST_SLICE, SRC_SLICE, SRC_P, X_TYPE),
    APPEND_STR(DST_SLICE, SRC_SLICE, SRC_STR, X_TYPE),
    /// a.. = append(b, c...) with a slice c of the same element type x; for append([]byte,
    /// string...) x is a byte type and only ptr and len of c are read
    APPEND_SLICE(DST_SLICE, SRC_SLICE, SRC_STR, X_TYPE),
    /// a = copy(b, c), element type x; c may be a string
    COPY_SLICE(DST_S, SRC_STR, SRC_STR, X_TYPE),
    /// clear(a): elements of type x
    CLEAR_SLICE(SRC_STR, NONE, NONE, X_TYPE),
    /// a.. = b + c
    CONCAT(DST_STR, SRC_STR, SRC_STR),
    /// a.. = concatenation of the c strings at b, b+2, ...
    CONCAT_N(DST_STR, SRC_STR, UIMM16),
    STR_FROM_BYTES(DST_STR, SRC_SLICE),
    BYTES_FROM_STR(DST_SLICE, SRC_STR),
    STR_FROM_RUNES(DST_STR, SRC_SLICE),
    RUNES_FROM_STR(DST_SLICE, SRC_STR),
    STR_FROM_RUNE(DST_STR, SRC_S),
    /// a = rune of the string b at byte index c, a+1 = index of the next rune
    DECODE_RUNE(DST_SS, SRC_STR, SRC_S),

    // --- allocation
    /// a = new zeroed object of type
    NEW(DST_P, TYPE32),
    /// a = new object of closure type x, word 0 = id of function (b, c)
    NEW_CLOSURE(DST_P, FUNC32, NONE, X_TYPE),
    /// a = address of a boxed scalar b of type x (stored in the type's size; small values need no
    /// allocation)
    BOX(DST_P, SRC_S, NONE, X_TYPE),
    /// a = address of a boxed string b
    BOX_STR(DST_P, SRC_STR),

    // --- interfaces
    /// a = dynamic type of the non-empty interface b (nil if b is nil)
    TYPE_OF(DST_P, SRC_IFACE),
    /// a.. = b.. converted to interface type x, where b is of any interface type: word 0 looked up
    /// anew, nil stays nil. b's word 0 is a type descriptor if c is 0, an itab if c is 1
    CONVERT_IFACE(DST_IFACE, SRC_IFACE, UIMM16, X_TYPE),
    /// the same as assertion: panics if nil or not implemented
    ASSERT_IFACE(DST_IFACE, SRC_IFACE, UIMM16, X_TYPE),
    /// the same, a+2 = ok
    ASSERT_IFACE_OK(DST_IFACE_OK, SRC_IFACE, UIMM16, X_TYPE),
    /// panics: interface b (form c) is not of concrete type x
    PANIC_ASSERT(SRC_IFACE, UIMM16, NONE, X_TYPE),

    // --- calls
    CALL(OUT, FUNC32),
    /// closure in b
    CALL_CLOSURE(OUT, SRC_P),
    /// method c (index in the interface's sorted methods) of the interface b
    CALL_IFACE(OUT, SRC_IFACE, UIMM16),
    CALL_NATIVE(OUT, NATIVE32),
    RETURN(),
    /// starts a goroutine that calls the func() a
    GO(SRC_P),
    DEFER(SRC_P),
    RUN_DEFERS(),
    /// panics with interface a (empty form)
    PANIC(SRC_IFACE),
    RECOVER(DST_IFACE),

    // --- maps: x = the map type. The key is a slot pair/slot or at an address. Results point into
    // the map: use at once
    MAKE_MAP(DST_P, SRC_S, NONE, X_TYPE),
    /// a = address of the element, or of a zero value; a+1 = found. Key: at address c
    MAP_GET(DST_PS, SRC_P, BASE, X_TYPE),
    /// integer and pointer-free scalar keys of 1 to 8 bytes in slot c
    MAP_GET64(DST_PS, SRC_P, SRC_S, X_TYPE),
    MAP_GET_STR(DST_PS, SRC_P, SRC_STR, X_TYPE),
    /// a = address of the element to store to, inserted if absent
    MAP_SET(DST_P, SRC_P, BASE, X_TYPE),
    MAP_SET64(DST_P, SRC_P, SRC_S, X_TYPE),
    MAP_SET_STR(DST_P, SRC_P, SRC_STR, X_TYPE),
    /// map a, key at address b
    MAP_DELETE(SRC_P, BASE, NONE, X_TYPE),
    MAP_LEN(DST_S, SRC_P),
    MAP_CLEAR(SRC_P, NONE, NONE, X_TYPE),
    /// starts iteration of map b with the iterator at address a ([FunctionCode#MAP_ITER_SIZE] bytes
    /// of frame memory)
    MAP_ITER(BASE, SRC_P, NONE, X_TYPE),
    /// a = address of the next key or nil at the end, a+1 = address of its element; iterator at b
    MAP_NEXT(DST_PP, BASE),

    // --- channels: values travel through memory
    MAKE_CHAN(DST_P, SRC_S, NONE, X_TYPE),
    /// chan a, value at address b
    SEND(SRC_P, BASE),
    /// a = ok, from chan b to address c
    RECV(DST_S, SRC_P, BASE),
    CLOSE(SRC_P),
    CHAN_LEN(DST_S, SRC_P),
    CHAN_CAP(DST_S, SRC_P),
    /// a = index of the chosen case (-1 default), a+1 = ok; c cases as P pairs (chan, address) from
    /// slot b, sends first; x = number of sends | has-default << 32
    SELECT(DST_SS, SRC_X, UIMM16, X_IMM),

    // --- intrinsics
    /// a = intrinsic x of b and c; see [Intrinsic] for the operands of each
    INTRINSIC(DST_X, SRC_X, SRC_X, X_INTRINSIC);

    private static final List<Op> ALL = List.of(values());

    private final Operand a;
    private final Operand b;
    private final Operand c;
    private final Operand x;

    Op(Operand... operands) {
        Operand[] abcx = {NONE, NONE, NONE, NONE};
        for (int i = 0; i < operands.length; i++) {
            abcx[i] = operands[i];
        }
        a = abcx[0];
        b = abcx[1];
        c = abcx[2];
        x = abcx[3];
    }

    /// The op with that code, or null.
    public static Op of(int code) {
        return code >= 0 && code < ALL.size() ? ALL.get(code) : null;
    }

    /// Number in the instruction word.
    public int code() {
        return ordinal();
    }

    public String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Operand a() {
        return a;
    }

    public Operand b() {
        return b;
    }

    public Operand c() {
        return c;
    }

    public Operand x() {
        return x;
    }

    public boolean hasExtension() {
        return x != NONE;
    }

    /// Whether the goroutine may be stopped, blocked or descheduled at this instruction.
    public boolean isSafepoint() {
        return switch (this) {
            case CALL,
                    CALL_CLOSURE,
                    CALL_IFACE,
                    CALL_NATIVE,
                    RUN_DEFERS,
                    SEND,
                    RECV,
                    SELECT,
                    PANIC,
                    GO ->
                    true;
            default -> isBranch();
        };
    }

    public boolean isBranch() {
        return b == JUMP32 || c == JUMP16 || this == SWITCH;
    }
}
