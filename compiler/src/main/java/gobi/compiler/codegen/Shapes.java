package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Shape.Part;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Sizes;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Shapes, sizes and pointer maps of types, computed once each.
final class Shapes {
    private final Map<Type, Shape> shapes = new IdentityHashMap<>();
    private final Map<StructType, long[]> offsets = new IdentityHashMap<>();
    private final Map<StructType, int[]> slotOffsets = new IdentityHashMap<>();
    private final Map<Type, Boolean> pointerFree = new IdentityHashMap<>();

    Shape of(Type t) {
        var s = shapes.get(t);
        if (s == null) {
            s = compute(t);
            shapes.put(t, s);
        }
        return s;
    }

    long size(Type t) {
        return of(t).size();
    }

    long[] offsets(StructType s) {
        return offsets.computeIfAbsent(s, Sizes::offsetsOf);
    }

    /// The first slot of each field within a spread struct.
    int[] slotOffsets(StructType s) {
        return slotOffsets.computeIfAbsent(
                s,
                t -> {
                    var r = new int[t.fields().size()];
                    int at = 0;
                    for (int i = 0; i < r.length; i++) {
                        r[i] = at;
                        at += of(t.fields().get(i).type()).slots();
                    }
                    return r;
                });
    }

    private Shape compute(Type t) {
        if (gobi.compiler.types.Types.isTypeParam(t)) {
            throw new IllegalArgumentException("type parameter left");
        }
        long size = Sizes.sizeOf(t);
        if (size < 0) {
            throw new CodegenException(0, "type too large");
        }
        int align = Sizes.alignOf(t);
        return switch (t.underlying()) {
            case BasicType b -> basic(b.kind(), size, align);
            case PointerType _, MapType _, ChanType _, Signature _ ->
                    single("P", Op.LOAD_PTR, Op.STORE_PTR, size, align);
            case SliceType _ -> single("PSS", Op.LOAD_SLICE, Op.STORE_SLICE, size, align);
            case InterfaceType _ -> single("PP", Op.LOAD_IFACE, Op.STORE_IFACE, size, align);
            case StructType s -> struct(s, size, align);
            case ArrayType _ -> new Shape(true, "P", List.of(), size, align);
            default ->
                    throw new IllegalArgumentException("no shape: " + t.getClass().getSimpleName());
        };
    }

    private static Shape single(String kinds, Op load, Op store, long size, int align) {
        return new Shape(
                false, kinds, List.of(new Part(load, store, 0, kinds.length(), 0)), size, align);
    }

    private static Shape basic(BasicType.Kind kind, long size, int align) {
        return switch (kind) {
            case BOOL, UNTYPED_BOOL, UINT8 -> single("S", Op.LOAD8U, Op.STORE8, size, align);
            case INT8 -> single("S", Op.LOAD8S, Op.STORE8, size, align);
            case INT16 -> single("S", Op.LOAD16S, Op.STORE16, size, align);
            case UINT16 -> single("S", Op.LOAD16U, Op.STORE16, size, align);
            case INT32, UNTYPED_RUNE -> single("S", Op.LOAD32S, Op.STORE32, size, align);
            case UINT32, FLOAT32 -> single("S", Op.LOAD32U, Op.STORE32, size, align);
            case INT, INT64, UINT, UINT64, UINTPTR, FLOAT64, UNTYPED_INT, UNTYPED_FLOAT ->
                    single("S", Op.LOAD64, Op.STORE64, size, align);
            case STRING, UNTYPED_STRING -> single("PS", Op.LOAD_STR, Op.STORE_STR, size, align);
            case UNSAFE_POINTER, UNTYPED_NIL -> single("P", Op.LOAD_PTR, Op.STORE_PTR, size, align);
            case COMPLEX64 -> complex(Op.LOAD32U, Op.STORE32, 4, size, align);
            case COMPLEX128, UNTYPED_COMPLEX -> complex(Op.LOAD64, Op.STORE64, 8, size, align);
            case INVALID -> throw new IllegalArgumentException("invalid type");
        };
    }

    private static Shape complex(Op load, Op store, long half, long size, int align) {
        return new Shape(
                false,
                "SS",
                List.of(new Part(load, store, 0, 1, 0), new Part(load, store, 1, 1, half)),
                size,
                align);
    }

    private Shape struct(StructType s, long size, int align) {
        var kinds = new StringBuilder();
        var parts = new ArrayList<Part>();
        long[] at = offsets(s);
        for (int i = 0; i < at.length; i++) {
            var f = of(s.fields().get(i).type());
            if (f.memory() || kinds.length() + f.slots() > FunctionCode.MAX_SPREAD) {
                return new Shape(true, "P", List.of(), size, align);
            }
            for (var p : f.parts()) {
                parts.add(
                        new Part(
                                p.load(),
                                p.store(),
                                p.slot() + kinds.length(),
                                p.count(),
                                p.offset() + at[i]));
            }
            kinds.append(f.kinds());
        }
        return new Shape(false, kinds.toString(), List.copyOf(parts), size, align);
    }

    /// Whether values of the type hold no pointers.
    boolean pointerFree(Type t) {
        var r = pointerFree.get(t);
        if (r == null) {
            r =
                    switch (t.underlying()) {
                        case BasicType b -> basic(b.kind(), 0, 1).kinds().indexOf('P') < 0;
                        case ArrayType a -> a.length() == 0 || pointerFree(a.elem());
                        case StructType s ->
                                s.fields().stream().allMatch(f -> pointerFree(f.type()));
                        default -> false;
                    };
            pointerFree.put(t, r);
        }
        return r;
    }

    /// Marks the pointer words of a value at byte offset `at`.
    void markPointers(Type t, long at, BitSet words) {
        if (pointerFree(t)) {
            return;
        }
        switch (t.underlying()) {
            case ArrayType a -> {
                long step = size(a.elem());
                for (long i = 0; i < a.length(); i++) {
                    markPointers(a.elem(), at + i * step, words);
                }
            }
            case StructType s -> {
                long[] offsets = offsets(s);
                for (int i = 0; i < offsets.length; i++) {
                    markPointers(s.fields().get(i).type(), at + offsets[i], words);
                }
            }
            case InterfaceType _ -> words.set((int) (at / 8), (int) (at / 8) + 2);
            default -> words.set((int) (at / 8));
        }
    }

    /// Whether an interface holds values of the type directly in its data word.
    boolean isDirect(Type t) {
        return switch (t.underlying()) {
            case PointerType _, MapType _, ChanType _, Signature _ -> true;
            case BasicType b -> b.kind() == BasicType.Kind.UNSAFE_POINTER;
            case StructType s -> s.fields().size() == 1 && isDirect(s.fields().getFirst().type());
            case ArrayType a -> a.length() == 1 && isDirect(a.elem());
            default -> false;
        };
    }
}
