package gobi.compiler.bytecode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Go functions without a body that are single instructions. `signature` is one letter a slot,
/// results first: `s` scalar, `p` pointer; the operands stand in b, b+1 ... if there is one source
/// group, else in b and c, c+1 (see `operands`).
///
/// For `s=ss` b and c are the two operands; for `s=psss`-like lists b is the first, and c, c+1, ...
/// the rest.
public enum Intrinsic {
    SQRT("s=s", "math.Sqrt", "math.sqrt"),
    ABS("s=s", "math.Abs"),
    FLOOR("s=s", "math.Floor", "math.floor"),
    CEIL("s=s", "math.Ceil", "math.ceil"),
    TRUNC("s=s", "math.Trunc", "math.trunc"),
    COPYSIGN("s=ss", "math.Copysign"),
    FMA("s=sss", "math.FMA"),
    /// The builtins min and max on float64: NaN wins, -0 is less than +0.
    MIN_F("s=ss"),
    MAX_F("s=ss"),
    FLOAT64_BITS("s=s", "math.Float64bits", "math.Float64frombits"),
    FLOAT32_BITS("s=s", "math.Float32bits", "math.Float32frombits"),
    LEADING_ZEROS64("s=s", "math/bits.LeadingZeros64"),
    TRAILING_ZEROS64("s=s", "math/bits.TrailingZeros64", "math/bits.TrailingZeros"),
    TRAILING_ZEROS32("s=s", "math/bits.TrailingZeros32"),
    LEN64("s=s", "math/bits.Len64", "math/bits.Len", "math/bits.Len32"),
    ONES_COUNT64("s=s", "math/bits.OnesCount64", "math/bits.OnesCount", "math/bits.OnesCount32"),
    ROTATE_LEFT64("s=ss", "math/bits.RotateLeft64", "math/bits.RotateLeft"),
    ROTATE_LEFT32("s=ss", "math/bits.RotateLeft32"),
    REVERSE_BYTES64("s=s", "math/bits.ReverseBytes64"),
    REVERSE_BYTES32("s=s", "math/bits.ReverseBytes32"),
    REVERSE64("s=s", "math/bits.Reverse64"),
    /// a = high, a+1 = low
    MUL64("ss=ss", "math/bits.Mul64"),
    LOAD32("s=p", "sync/atomic.LoadInt32"),
    LOADU32("s=p", "sync/atomic.LoadUint32"),
    LOAD64("s=p", "sync/atomic.LoadInt64", "sync/atomic.LoadUint64", "sync/atomic.LoadUintptr"),
    LOAD_PTR("p=p", "sync/atomic.LoadPointer"),
    STORE32("=ps", "sync/atomic.StoreInt32", "sync/atomic.StoreUint32"),
    STORE64("=ps", "sync/atomic.StoreInt64", "sync/atomic.StoreUint64", "sync/atomic.StoreUintptr"),
    STORE_PTR("=pp", "sync/atomic.StorePointer"),
    /// a = the new value
    ADD32("s=ps", "sync/atomic.AddInt32"),
    ADDU32("s=ps", "sync/atomic.AddUint32"),
    ADD64("s=ps", "sync/atomic.AddInt64", "sync/atomic.AddUint64", "sync/atomic.AddUintptr"),
    /// a = the old value
    SWAP32("s=ps", "sync/atomic.SwapInt32"),
    SWAPU32("s=ps", "sync/atomic.SwapUint32"),
    SWAP64("s=ps", "sync/atomic.SwapInt64", "sync/atomic.SwapUint64", "sync/atomic.SwapUintptr"),
    SWAP_PTR("p=pp", "sync/atomic.SwapPointer"),
    /// a = swapped; b address, c old, c+1 new
    CAS32("s=pss", "sync/atomic.CompareAndSwapInt32", "sync/atomic.CompareAndSwapUint32"),
    CAS64(
            "s=pss",
            "sync/atomic.CompareAndSwapInt64",
            "sync/atomic.CompareAndSwapUint64",
            "sync/atomic.CompareAndSwapUintptr"),
    CAS_PTR("s=ppp", "sync/atomic.CompareAndSwapPointer"),
    /// a = the old value
    AND32("s=ps", "sync/atomic.AndInt32"),
    ANDU32("s=ps", "sync/atomic.AndUint32"),
    AND64("s=ps", "sync/atomic.AndInt64", "sync/atomic.AndUint64", "sync/atomic.AndUintptr"),
    OR32("s=ps", "sync/atomic.OrInt32"),
    ORU32("s=ps", "sync/atomic.OrUint32"),
    OR64("s=ps", "sync/atomic.OrInt64", "sync/atomic.OrUint64", "sync/atomic.OrUintptr"),
    /// Checks of unsafe.Slice and unsafe.String: b pointer, c length, c+1 element size; panics as
    /// Go does.
    CHECK_UNSAFE_SLICE("=pss"),
    CHECK_UNSAFE_STRING("=pss"),
    /// a = the running function's caller-visible goroutine pointer identity; keeps b alive.
    KEEP_ALIVE("=p");

    private static final List<Intrinsic> ALL = List.of(values());
    private static final Map<String, Intrinsic> BY_FUNCTION = byFunction();

    private final String signature;
    private final List<String> functions;

    Intrinsic(String signature, String... functions) {
        this.signature = signature;
        this.functions = List.of(functions);
    }

    private static Map<String, Intrinsic> byFunction() {
        Map<String, Intrinsic> m = new HashMap<>();
        for (var i : ALL) {
            for (var f : i.functions) {
                m.put(f, i);
            }
        }
        return Map.copyOf(m);
    }

    /// The intrinsic with that number, or null.
    public static Intrinsic of(long code) {
        return code >= 0 && code < ALL.size() ? ALL.get((int) code) : null;
    }

    /// The intrinsic that a Go function is (`math.Sqrt`), or null.
    public static Intrinsic forFunction(String qualifiedName) {
        return BY_FUNCTION.get(qualifiedName);
    }

    public int code() {
        return ordinal();
    }

    /// Kinds of the result slots, for example `s`, `ss`, or empty.
    public String results() {
        return signature.substring(0, signature.indexOf('='));
    }

    /// Kinds of the operand slots: the first in b, the rest in c, c+1.
    public String operands() {
        return signature.substring(signature.indexOf('=') + 1);
    }
}
