package gobi.compiler.types;

/// Sizes, alignments and field offsets as gc lays types out on amd64.
public final class Sizes {
    private static final int WORD = 8;

    private Sizes() {}

    /// Size in bytes; -1 where the type is larger than the address space.
    public static long sizeOf(Type type) {
        return switch (type.underlying()) {
            case BasicType b -> basic(b.kind());
            case PointerType _, MapType _, ChanType _, Signature _ -> WORD;
            case SliceType _ -> 3 * WORD;
            case InterfaceType _ -> 2 * WORD;
            case ArrayType a -> array(a);
            case StructType s -> struct(s);
            case TupleType _, UnionType _, NamedType _, AliasType _, TypeParam _ ->
                    throw new IllegalArgumentException("type without size");
        };
    }

    private static long basic(BasicType.Kind kind) {
        return switch (kind) {
            case BOOL, INT8, UINT8, UNTYPED_BOOL -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT32, UNTYPED_RUNE -> 4;
            case INT, UINT, INT64, UINT64, UINTPTR, FLOAT64, COMPLEX64, UNSAFE_POINTER -> WORD;
            case UNTYPED_INT, UNTYPED_FLOAT, UNTYPED_NIL -> WORD;
            case COMPLEX128, STRING, UNTYPED_COMPLEX, UNTYPED_STRING -> 2 * WORD;
            case INVALID -> 0;
        };
    }

    private static long array(ArrayType a) {
        if (a.length() <= 0) {
            return 0;
        }
        long e = sizeOf(a.elem());
        if (e < 0) {
            return -1;
        }
        return e != 0 && a.length() > Long.MAX_VALUE / e ? -1 : e * a.length();
    }

    private static long struct(StructType s) {
        int n = s.fields().size();
        if (n == 0) {
            return 0;
        }
        var offsets = offsetsOf(s);
        long last = sizeOf(s.fields().get(n - 1).type());
        long end = offsets[n - 1];
        if (last < 0 || end < 0 || end + last < 0) {
            return -1;
        }
        // A trailing field of no size gets a byte, so that its address stays inside the object.
        if (last == 0 && end > 0) {
            last = 1;
        }
        return align(end + last, alignOf(s));
    }

    public static int alignOf(Type type) {
        return switch (type.underlying()) {
            case ArrayType a -> alignOf(a.elem());
            case StructType s -> {
                int max = 1;
                for (var f : s.fields()) {
                    max = Math.max(max, alignOf(f.type()));
                }
                yield isAlign64(type) ? WORD : max;
            }
            case BasicType b ->
                    switch (b.kind()) {
                        case COMPLEX64 -> 4;
                        case COMPLEX128, STRING, UNTYPED_STRING, UNTYPED_COMPLEX -> WORD;
                        default -> (int) Math.max(1, basic(b.kind()));
                    };
            default -> WORD;
        };
    }

    /// `sync/atomic.align64` asks for eight bytes, which amd64 has anyway for its neighbours.
    private static boolean isAlign64(Type type) {
        return Types.asNamed(type) instanceof NamedType n
                && n.obj().name().equals("align64")
                && n.obj().pkg() != null
                && (n.obj().pkg().path().equals("sync/atomic")
                        || n.obj().pkg().path().equals("internal/runtime/atomic"));
    }

    /// Offsets of the fields; negative where they overflow.
    public static long[] offsetsOf(StructType s) {
        var result = new long[s.fields().size()];
        long at = 0;
        for (int i = 0; i < result.length; i++) {
            var t = s.fields().get(i).type();
            if (at >= 0) {
                at = align(at, alignOf(t));
            }
            result[i] = at;
            long size = sizeOf(t);
            at = at < 0 || size < 0 || at + size < 0 ? -1 : at + size;
        }
        return result;
    }

    public static long align(long n, long alignment) {
        long r = n + alignment - 1 & -alignment;
        return n >= 0 && r < 0 ? -1 : r;
    }
}
