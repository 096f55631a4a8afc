package gobi.vm.heapdump;

import gobi.vm.type.Kind;
import gobi.vm.type.RType;

/// The types of fields and elements in the file.
public enum BasicType {
    OBJECT(2, 8, ""),
    BOOLEAN(4, 1, "[Z"),
    CHAR(5, 2, "[C"),
    FLOAT(6, 4, "[F"),
    DOUBLE(7, 8, "[D"),
    BYTE(8, 1, "[B"),
    SHORT(9, 2, "[S"),
    INT(10, 4, "[I"),
    LONG(11, 8, "[J");

    public final int code;

    /// In bytes.
    public final int size;

    /// Name of the class of arrays.
    final String arrays;

    BasicType(int code, int size, String arrays) {
        this.code = code;
        this.size = size;
        this.arrays = arrays;
    }

    /// The type with that number in a file, or null.
    public static BasicType of(int code) {
        for (BasicType t : values()) {
            if (t.code == code) {
                return t;
            }
        }
        return null;
    }

    /// What stands for a scalar of that Go type; [#OBJECT] if it is none.
    static BasicType of(RType t) {
        return switch (t.kind) {
            case Kind.BOOL -> BOOLEAN;
            case Kind.INT8, Kind.UINT8 -> BYTE;
            case Kind.INT16, Kind.UINT16 -> SHORT;
            case Kind.INT32, Kind.UINT32 -> INT;
            case Kind.INT, Kind.UINT, Kind.INT64, Kind.UINT64, Kind.UINTPTR -> LONG;
            case Kind.FLOAT32 -> FLOAT;
            case Kind.FLOAT64 -> DOUBLE;
            default -> OBJECT;
        };
    }
}
