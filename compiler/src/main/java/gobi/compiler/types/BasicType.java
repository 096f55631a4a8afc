package gobi.compiler.types;

/// Predeclared types and the untyped kinds. `byte` and `rune` are aliases with a spelling of their
/// own but are identical to `uint8` and `int32` (compare kinds).
public record BasicType(Kind kind, String name) implements Type {
    /// Kinds in the order of reflect.Kind where it has them (BOOL is 1 ... COMPLEX128 is 16, STRING
    /// is 24 there).
    public enum Kind {
        INVALID,
        BOOL,
        INT,
        INT8,
        INT16,
        INT32,
        INT64,
        UINT,
        UINT8,
        UINT16,
        UINT32,
        UINT64,
        UINTPTR,
        FLOAT32,
        FLOAT64,
        COMPLEX64,
        COMPLEX128,
        STRING,
        UNSAFE_POINTER,
        UNTYPED_BOOL,
        UNTYPED_INT,
        UNTYPED_RUNE,
        UNTYPED_FLOAT,
        UNTYPED_COMPLEX,
        UNTYPED_STRING,
        UNTYPED_NIL;

        public boolean isUntyped() {
            return compareTo(UNTYPED_BOOL) >= 0;
        }

        public boolean isInteger() {
            return compareTo(INT) >= 0 && compareTo(UINTPTR) <= 0
                    || this == UNTYPED_INT
                    || this == UNTYPED_RUNE;
        }

        public boolean isUnsigned() {
            return compareTo(UINT) >= 0 && compareTo(UINTPTR) <= 0;
        }

        public boolean isFloat() {
            return this == FLOAT32 || this == FLOAT64 || this == UNTYPED_FLOAT;
        }

        public boolean isComplex() {
            return this == COMPLEX64 || this == COMPLEX128 || this == UNTYPED_COMPLEX;
        }

        public boolean isString() {
            return this == STRING || this == UNTYPED_STRING;
        }

        public boolean isBoolean() {
            return this == BOOL || this == UNTYPED_BOOL;
        }
    }
}
