package gobi.vm.fault;

/// A Go run-time panic or fatal error that the executing instruction causes. The interpreter turns
/// it into a call of the function `runtime.<helper>` on the faulting goroutine, with `a` and `b`
/// and `text` as arguments in the order that the kind names.
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Kinds, each with the Go function in package runtime that panics with the right value.
    public enum Kind {
        /// index a, length b
        INDEX("panicIndex", 0, 1),
        /// s[:a] with capacity b / length b; s[a:b]; three-index forms
        SLICE_HIGH_CAP("panicSliceAcap", 2, 2),
        SLICE_HIGH_LEN("panicSliceAlen", 1, 2),
        SLICE_LOW("panicSliceB", 3, 1),
        SLICE3_MAX_CAP("panicSlice3Acap", 5, 4),
        SLICE3_MAX_LEN("panicSlice3Alen", 4, 4),
        SLICE3_HIGH("panicSlice3B", 6, 2),
        SLICE3_LOW("panicSlice3C", 7, 1),
        /// slice length a, array length b
        SLICE_TO_ARRAY("panicSliceConvert"),
        DIVIDE("panicDivide"),
        SHIFT("panicShift"),
        /// address a
        NIL("panicMemory"),
        MAKE_SLICE_LEN("panicMakeSliceLen"),
        MAKE_SLICE_CAP("panicMakeSliceCap"),
        MAKE_CHAN("panicMakeChan"),
        GROW_SLICE("panicGrowSlice"),
        NIL_MAP("panicNilMap"),
        UNHASHABLE("panicUnhashable"),
        UNCOMPARABLE("panicUncomparable"),
        /// text: the whole message after "interface conversion: "
        TYPE_ASSERT("panicTypeAssertText"),
        SEND_CLOSED("panicSendClosed"),
        CLOSE_CLOSED("panicCloseClosed"),
        CLOSE_NIL("panicCloseNil"),
        UNSAFE_SLICE("panicUnsafeSlice"),
        UNSAFE_SLICE_NIL("panicUnsafeSliceNil"),
        UNSAFE_STRING("panicUnsafeString"),
        UNSAFE_STRING_NIL("panicUnsafeStringNil"),
        NIL_PANIC("panicNil"),
        /// a runtime.Error (plainError) with this text, without further arguments
        RUNTIME_ERROR("panicRuntimeError"),
        /// a panic with a plain string value
        STRING("panicString"),
        /// the goroutine's stack exceeds Go's limit: fatal
        STACK_OVERFLOW(""),
        /// not a panic: prints "fatal error: " + text and ends the program with status 2
        FATAL("");

        private final String helper;
        private final int bounds;
        private final int operand;

        Kind(String helper) {
            this(helper, -1, 0);
        }

        /// @param bounds the number of this kind in package runtime's boundsError
        /// @param operand which operand is out of bounds, as in
        ///   [gobi.compiler.bytecode.FunctionCode#isUnsigned]
        Kind(String helper, int bounds, int operand) {
            this.helper = helper;
            this.bounds = bounds;
            this.operand = operand;
        }

        public int bounds() {
            return bounds;
        }

        public int operand() {
            return operand;
        }

        public String helper() {
            return helper;
        }
    }

    private final Kind kind;
    private final long a;
    private final long b;

    public Fault(Kind kind, long a, long b, String text) {
        super(text, null, false, false);
        this.kind = kind;
        this.a = a;
        this.b = b;
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, 0, 0, null);
    }

    public static Fault of(Kind kind, long a, long b) {
        return new Fault(kind, a, b, null);
    }

    public static Fault of(Kind kind, String text) {
        return new Fault(kind, 0, 0, text);
    }

    public static Fault index(long index, long length) {
        return new Fault(Kind.INDEX, index, length, null);
    }

    public static Fault nil(long address) {
        return new Fault(Kind.NIL, address, 0, null);
    }

    public Kind kind() {
        return kind;
    }

    public long a() {
        return a;
    }

    public long b() {
        return b;
    }
}
