package gobi.vm.type;

/// Kind numbers as reflect has them.
public final class Kind {
    public static final int BOOL = 1;
    public static final int INT = 2;
    public static final int INT8 = 3;
    public static final int INT16 = 4;
    public static final int INT32 = 5;
    public static final int INT64 = 6;
    public static final int UINT = 7;
    public static final int UINT8 = 8;
    public static final int UINT16 = 9;
    public static final int UINT32 = 10;
    public static final int UINT64 = 11;
    public static final int UINTPTR = 12;
    public static final int FLOAT32 = 13;
    public static final int FLOAT64 = 14;
    public static final int COMPLEX64 = 15;
    public static final int COMPLEX128 = 16;
    public static final int ARRAY = 17;
    public static final int CHAN = 18;
    public static final int FUNC = 19;
    public static final int INTERFACE = 20;
    public static final int MAP = 21;
    public static final int POINTER = 22;
    public static final int SLICE = 23;
    public static final int STRING = 24;
    public static final int STRUCT = 25;
    public static final int UNSAFE_POINTER = 26;

    private Kind() {}

    /// Size of a value of a predeclared type.
    static int basicSize(int kind) {
        return switch (kind) {
            case BOOL, INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT32 -> 4;
            case INT, INT64, UINT, UINT64, UINTPTR, FLOAT64, COMPLEX64, UNSAFE_POINTER -> 8;
            case COMPLEX128, STRING -> 16;
            default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    static int basicAlign(int kind) {
        return kind == COMPLEX64 ? 4 : Math.min(8, basicSize(kind));
    }
}
