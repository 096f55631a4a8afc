package gobi.vm.map;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.type.Kind;
import gobi.vm.type.RType;

/// What the table of one map type looks like.
final class MapLayout {
    /// How keys are compared.
    static final int WORD = 0;

    static final int NARROW = 1;
    static final int FLOAT = 2;
    static final int STRING = 3;
    static final int GENERIC = 4;

    static final int SLOTS = 8;
    static final int KEYS = 8;

    /// Larger keys and elements are kept by address.
    private static final long MAX_INLINE = 128;

    final RType key;
    final RType elem;
    final int keyKind;

    /// Sizes of slots.
    final long keySize;

    final long elemSize;
    final boolean keyIndirect;
    final boolean elemIndirect;

    /// Offset of the elements in a group.
    final long elems;

    final long groupSize;
    final Layout group;

    /// Whether an assignment to an existing entry stores the key too: equal keys may differ.
    final boolean updatesKey;

    /// Whether hashing a key may panic.
    final boolean mayPanic;

    MapLayout(Heap heap, RType map) {
        key = map.key;
        elem = map.elem;
        keyIndirect = key.size > MAX_INLINE;
        elemIndirect = elem.size > MAX_INLINE;
        keySize = keyIndirect ? 8 : key.size;
        elemSize = elemIndirect ? 8 : elem.size;
        keyKind = keyKind(key);
        elems = KEYS + SLOTS * keySize;
        groupSize = elems + SLOTS * elemSize;
        group = Layout.of(heap, groupSize, pointers());
        updatesKey = !key.plain;
        mayPanic = holdsInterface(key);
    }

    private static int keyKind(RType key) {
        return switch (key.kind) {
            case Kind.STRING -> STRING;
            case Kind.FLOAT32, Kind.FLOAT64 -> FLOAT;
            case Kind.STRUCT, Kind.ARRAY, Kind.INTERFACE, Kind.COMPLEX64, Kind.COMPLEX128 ->
                    GENERIC;
            default -> key.size == 8 ? WORD : NARROW;
        };
    }

    private static boolean holdsInterface(RType t) {
        return switch (t.kind) {
            case Kind.INTERFACE -> true;
            case Kind.ARRAY -> holdsInterface(t.elem);
            case Kind.STRUCT -> {
                boolean holds = false;
                for (var f : t.fields) {
                    holds |= holdsInterface(f.type());
                }
                yield holds;
            }
            default -> false;
        };
    }

    private long[] pointers() {
        long[] bits = new long[(int) (groupSize / 8 + 63 >> 6)];
        for (int i = 0; i < SLOTS; i++) {
            mark(bits, key, keyIndirect, KEYS + i * keySize);
            mark(bits, elem, elemIndirect, elems + i * elemSize);
        }
        return bits;
    }

    private static void mark(long[] bits, RType t, boolean indirect, long offset) {
        int at = (int) (offset >> 3);
        if (indirect) {
            bits[at >> 6] |= 1L << at;
            return;
        }
        if (t.pointerFree) {
            return;
        }
        int cellWords = (int) (t.cellSize >> 3);
        for (int i = 0; i < t.size >> 3; i++) {
            if (t.isPointer(i % cellWords)) {
                bits[at + i >> 6] |= 1L << at + i;
            }
        }
    }
}
