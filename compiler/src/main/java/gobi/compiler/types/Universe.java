package gobi.compiler.types;

import gobi.compiler.constant.Constants;
import gobi.compiler.types.BasicType.Kind;

import java.util.List;

/// The predeclared names, and package unsafe.
///
/// All of it is immutable once built: every compilation shares it.
public final class Universe {
    public static final BasicType INVALID = new BasicType(Kind.INVALID, "invalid type");
    public static final BasicType BOOL = new BasicType(Kind.BOOL, "bool");
    public static final BasicType INT = new BasicType(Kind.INT, "int");
    public static final BasicType INT8 = new BasicType(Kind.INT8, "int8");
    public static final BasicType INT16 = new BasicType(Kind.INT16, "int16");
    public static final BasicType INT32 = new BasicType(Kind.INT32, "int32");
    public static final BasicType INT64 = new BasicType(Kind.INT64, "int64");
    public static final BasicType UINT = new BasicType(Kind.UINT, "uint");
    public static final BasicType UINT8 = new BasicType(Kind.UINT8, "uint8");
    public static final BasicType UINT16 = new BasicType(Kind.UINT16, "uint16");
    public static final BasicType UINT32 = new BasicType(Kind.UINT32, "uint32");
    public static final BasicType UINT64 = new BasicType(Kind.UINT64, "uint64");
    public static final BasicType UINTPTR = new BasicType(Kind.UINTPTR, "uintptr");
    public static final BasicType FLOAT32 = new BasicType(Kind.FLOAT32, "float32");
    public static final BasicType FLOAT64 = new BasicType(Kind.FLOAT64, "float64");
    public static final BasicType COMPLEX64 = new BasicType(Kind.COMPLEX64, "complex64");
    public static final BasicType COMPLEX128 = new BasicType(Kind.COMPLEX128, "complex128");
    public static final BasicType STRING = new BasicType(Kind.STRING, "string");
    public static final BasicType UNSAFE_POINTER =
            new BasicType(Kind.UNSAFE_POINTER, "unsafe.Pointer");
    public static final BasicType BYTE = new BasicType(Kind.UINT8, "byte");
    public static final BasicType RUNE = new BasicType(Kind.INT32, "rune");
    public static final BasicType UNTYPED_BOOL = new BasicType(Kind.UNTYPED_BOOL, "untyped bool");
    public static final BasicType UNTYPED_INT = new BasicType(Kind.UNTYPED_INT, "untyped int");
    public static final BasicType UNTYPED_RUNE = new BasicType(Kind.UNTYPED_RUNE, "untyped rune");
    public static final BasicType UNTYPED_FLOAT =
            new BasicType(Kind.UNTYPED_FLOAT, "untyped float");
    public static final BasicType UNTYPED_COMPLEX =
            new BasicType(Kind.UNTYPED_COMPLEX, "untyped complex");
    public static final BasicType UNTYPED_STRING =
            new BasicType(Kind.UNTYPED_STRING, "untyped string");
    public static final BasicType UNTYPED_NIL = new BasicType(Kind.UNTYPED_NIL, "untyped nil");

    /// `interface{}`.
    public static final InterfaceType EMPTY_INTERFACE = newInterface(List.of(), false);

    public static final Scope SCOPE = new Scope(null);
    public static final Package UNSAFE = new Package("unsafe", "unsafe", SCOPE);

    public static final AliasType ANY;
    public static final NamedType ERROR;
    public static final NamedType COMPARABLE;
    public static final Const IOTA = new Const(0, null, "iota", UNTYPED_INT, Constants.ZERO);

    static {
        for (var b :
                List.of(
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
                        BYTE,
                        RUNE)) {
            SCOPE.insert(new TypeName(0, null, b.name(), b));
        }
        ANY = declareAny();
        ERROR = declareError();
        COMPARABLE = declareComparable();
        SCOPE.insert(new Const(0, null, "true", UNTYPED_BOOL, Constants.bool(true)));
        SCOPE.insert(new Const(0, null, "false", UNTYPED_BOOL, Constants.bool(false)));
        SCOPE.insert(IOTA);
        SCOPE.insert(new Nil(UNTYPED_NIL));
        for (var id : Builtin.Id.values()) {
            var name = spelling(id);
            if (id.name().startsWith("UNSAFE_")) {
                UNSAFE.scope().insert(new Builtin(UNSAFE, name, id));
            } else {
                SCOPE.insert(new Builtin(null, name, id));
            }
        }
        UNSAFE.scope().insert(new TypeName(0, UNSAFE, "Pointer", UNSAFE_POINTER));
    }

    private Universe() {}

    private static String spelling(Builtin.Id id) {
        return switch (id) {
            case UNSAFE_ADD -> "Add";
            case UNSAFE_ALIGNOF -> "Alignof";
            case UNSAFE_OFFSETOF -> "Offsetof";
            case UNSAFE_SIZEOF -> "Sizeof";
            case UNSAFE_SLICE -> "Slice";
            case UNSAFE_SLICE_DATA -> "SliceData";
            case UNSAFE_STRING -> "String";
            case UNSAFE_STRING_DATA -> "StringData";
            default -> id.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static InterfaceType newInterface(List<Func> methods, boolean comparable) {
        var t = new InterfaceType(methods, List.of(), false);
        t.completeWith(() -> InterfaceType.TypeSet.of(methods, null, comparable));
        t.typeSet();
        return t;
    }

    private static AliasType declareAny() {
        var name = new TypeName(0, null, "any", null);
        var t = new AliasType(name, EMPTY_INTERFACE);
        name.setType(t);
        SCOPE.insert(name);
        return t;
    }

    private static NamedType declareError() {
        var name = new TypeName(0, null, "error", null);
        var t = new NamedType(name);
        name.setType(t);
        var recv = new Var(0, null, "", t, Var.Kind.RECV, false);
        var result = new Var(0, null, "", STRING, Var.Kind.RESULT, false);
        var sig =
                new Signature(
                        recv,
                        List.of(),
                        List.of(),
                        TupleType.EMPTY,
                        new TupleType(List.of(result)),
                        false);
        t.setUnderlying(newInterface(List.of(new Func(0, null, "Error", sig, null)), false));
        SCOPE.insert(name);
        return t;
    }

    private static NamedType declareComparable() {
        var name = new TypeName(0, null, "comparable", null);
        var t = new NamedType(name);
        name.setType(t);
        t.setUnderlying(newInterface(List.of(), true));
        SCOPE.insert(name);
        return t;
    }

    /// The type of an untyped or basic kind in its usual spelling.
    public static BasicType basic(Kind kind) {
        return switch (kind) {
            case INVALID -> INVALID;
            case BOOL -> BOOL;
            case INT -> INT;
            case INT8 -> INT8;
            case INT16 -> INT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT -> UINT;
            case UINT8 -> UINT8;
            case UINT16 -> UINT16;
            case UINT32 -> UINT32;
            case UINT64 -> UINT64;
            case UINTPTR -> UINTPTR;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case COMPLEX64 -> COMPLEX64;
            case COMPLEX128 -> COMPLEX128;
            case STRING -> STRING;
            case UNSAFE_POINTER -> UNSAFE_POINTER;
            case UNTYPED_BOOL -> UNTYPED_BOOL;
            case UNTYPED_INT -> UNTYPED_INT;
            case UNTYPED_RUNE -> UNTYPED_RUNE;
            case UNTYPED_FLOAT -> UNTYPED_FLOAT;
            case UNTYPED_COMPLEX -> UNTYPED_COMPLEX;
            case UNTYPED_STRING -> UNTYPED_STRING;
            case UNTYPED_NIL -> UNTYPED_NIL;
        };
    }
}
