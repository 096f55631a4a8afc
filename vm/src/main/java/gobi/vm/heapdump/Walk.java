package gobi.vm.heapdump;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.SizeClasses;
import gobi.vm.heap.Span;
import gobi.vm.map.EntryPlace;
import gobi.vm.memory.Memory;
import gobi.vm.type.Kind;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Writes every object that can be reached from those it is given, once.
final class Walk {
    private final Heap heap;
    private final TypeTable types;
    private final HprofWriter out;
    private final Classes classes;
    private final References references;

    /// By span a bit for each slot whose object has been reached.
    private final Map<Span, long[]> reached = new IdentityHashMap<>();

    private long[] grey = new long[1024];
    private int[] greyHints = new int[1024];
    private int greyCount;
    private final List<Hint> hints = new ArrayList<>(List.of(Hint.NONE));
    private final Map<Hint, Integer> hintNumbers = new HashMap<>(Map.of(Hint.NONE, 0));

    /// Map types by the number of the layout of their groups.
    private final Map<Integer, RType> maps = new HashMap<>();

    /// Objects without pointers of which nothing is known yet.
    private final List<Long> untyped = new ArrayList<>();

    Walk(Heap heap, TypeTable types, HprofWriter out, Classes classes) {
        this.heap = heap;
        this.types = types;
        this.out = out;
        this.classes = classes;
        references = new References(types);
        for (int i = 1; i < heap.layoutLimit(); i++) {
            if (heap.layout(i) instanceof RType t && t.kind == Kind.MAP) {
                maps.put(EntryPlace.groupLayout(t), t);
            }
        }
    }

    /// Takes note of what the pointer refers to; returns its id, 0 if it is no object.
    long reach(long pointer, Hint hint) {
        long base = heap.objectBase(pointer);
        if (base == 0) {
            return 0;
        }
        Span span = heap.spanOf(base);
        if (hint.type() == null && span.isNoscan()) {
            untyped.add(base);
        } else {
            reach(span, base, hint);
        }
        return base;
    }

    private void reach(Span span, long base, Hint hint) {
        long[] bits = reached.computeIfAbsent(span, s -> new long[s.slots + 63 >> 6]);
        int slot = span.slotOf(base);
        if ((bits[slot >> 6] >>> slot & 1) == 0) {
            bits[slot >> 6] |= 1L << slot;
            push(base, hint);
        }
    }

    private void push(long base, Hint hint) {
        if (greyCount == grey.length) {
            grey = Arrays.copyOf(grey, 2 * greyCount);
            greyHints = Arrays.copyOf(greyHints, 2 * greyCount);
        }
        grey[greyCount] = base;
        greyHints[greyCount++] =
                hintNumbers.computeIfAbsent(
                        hint,
                        h -> {
                            hints.add(h);
                            return hints.size() - 1;
                        });
    }

    /// Writes what has been reached, of whatever type.
    void finish() throws IOException {
        drain();
        for (long base : untyped) {
            reach(heap.spanOf(base), base, Hint.NONE);
        }
        drain();
    }

    /// Writes what has been reached and all behind it, but what may yet turn out to have a type.
    void drain() throws IOException {
        while (greyCount > 0) {
            greyCount--;
            object(grey[greyCount], hints.get(greyHints[greyCount]));
        }
    }

    private void object(long base, Hint hint) throws IOException {
        Span span = heap.spanOf(base);
        Layout layout = heap.layoutOf(span, span.slotOf(base));
        long size = span.slotSize;
        if (layout == null) {
            flat(base, size, hint);
        } else if (layout.id == heap.stringLayout.id) {
            typed(base, size, types.string());
        } else if (layout instanceof RType t) {
            typed(base, size, t);
        } else {
            structure(base, size, layout, hint);
        }
    }

    // ---- objects without pointers

    private void flat(long base, long size, Hint hint) throws IOException {
        RType t = hint.part() == Hint.Part.VALUE ? elementOf(hint.type()) : null;
        if (t != null && t.kind == Kind.STRUCT && t.pointerFree && t.size <= size && t.size > 0) {
            typed(base, size, t);
            return;
        }
        BasicType basic = t == null ? BasicType.BYTE : scalar(t);
        out.primitiveArray(
                base,
                basic,
                size / basic.size,
                (target, from, to) -> copy(target, base, basic, from, to));
    }

    private static BasicType scalar(RType t) {
        BasicType basic =
                switch (t.kind) {
                    case Kind.COMPLEX64 -> BasicType.FLOAT;
                    case Kind.COMPLEX128 -> BasicType.DOUBLE;
                    default -> BasicType.of(t);
                };
        return basic == BasicType.OBJECT ? BasicType.BYTE : basic;
    }

    private static RType elementOf(RType t) {
        RType e = t;
        while (e != null && e.kind == Kind.ARRAY) {
            e = e.elem;
        }
        return e;
    }

    private static void copy(Bytes target, long base, BasicType type, long from, long to) {
        for (long i = from; i < to; i++) {
            target.value(type, load(base + i * type.size, type));
        }
    }

    private static long load(long address, BasicType type) {
        return switch (type.size) {
            case 1 -> Memory.loadByte(address);
            case 2 -> Memory.loadShort(address);
            case 4 -> Memory.loadInt(address);
            default -> Memory.loadLong(address);
        };
    }

    // ---- objects of Go types

    private void typed(long base, long size, RType layout) throws IOException {
        RType t = elementOf(layout);
        if (Fields.fit(t) && isSingle(t, size)) {
            instance(base, classes.of(t), t);
        } else {
            words(base, size, classes.arrayOf(t.display), layout, Hint.value(t));
        }
    }

    private static boolean isSingle(RType t, long size) {
        return t.size == size
                || t.size > 0
                        && t.size <= SizeClasses.MAX_SMALL
                        && SizeClasses.roundUp(t.size) == size;
    }

    private void instance(long base, Classes.Instances type, RType t) throws IOException {
        Bytes target = out.instance(base, type.id(), type.bytes());
        for (Field f : type.fields()) {
            target.value(f.type(), value(base, f, t));
        }
    }

    private long value(long base, Field f, RType t) {
        long address = base + f.offset();
        return f.type() == BasicType.OBJECT
                ? reach(Memory.loadLong(address), references.of(t, f.offset(), address))
                : load(address, f.type());
    }

    /// The static fields of a variable; a large one becomes an array with the variable's address.
    List<HprofWriter.Static> statics(String name, long address, RType t) throws IOException {
        if (!Fields.fit(t)) {
            RType e = elementOf(t);
            words(address, t.size, classes.arrayOf(e.display), t, Hint.value(t));
            return List.of(new HprofWriter.Static(name, BasicType.OBJECT, address));
        }
        List<HprofWriter.Static> list = new ArrayList<>();
        for (Field f : Fields.of(t, name, 0)) {
            list.add(new HprofWriter.Static(f.name(), f.type(), value(address, f, t)));
        }
        return list;
    }

    // ---- structures of the VM

    private void structure(long base, long size, Layout layout, Hint hint) throws IOException {
        RType map = maps.get(layout.id);
        if (map != null) {
            words(base, size, classes.arrayOf(map.display + " entries"), layout, entries(map));
        } else if (hint.part() == Hint.Part.HEADER) {
            header(base, size, layout, hint.type().display, hint.type());
        } else {
            unnamed(base, size, layout);
        }
    }

    private static Hint entries(RType map) {
        return new Hint(map, Hint.Part.ENTRIES);
    }

    /// Only stacks refer to it. A map's entries tell its type.
    private void unnamed(long base, long size, Layout layout) throws IOException {
        long behind = heap.objectBase(Memory.loadLong(base + 8L * firstPointer(layout)));
        Span span = heap.spanOf(behind);
        Layout parts = behind == 0 ? null : heap.layoutOf(span, span.slotOf(behind));
        RType map = parts == null ? null : maps.get(parts.id);
        header(base, size, layout, map == null ? "channel or empty map" : map.display, map);
    }

    private static int firstPointer(Layout layout) {
        return Long.numberOfTrailingZeros(layout.pointerWords[0]);
    }

    private void header(long base, long size, Layout layout, String name, RType t)
            throws IOException {
        boolean map = t != null && t.kind == Kind.MAP;
        Hint behind = t == null ? Hint.NONE : map ? entries(t) : Hint.value(t.elem);
        int word = firstPointer(layout);
        var field = new Field(map ? "entries" : "buffer", BasicType.OBJECT, 8L * word);
        var type = classes.header(name, size, List.of(field));
        out.instance(base, type.id(), type.bytes())
                .id(reach(Memory.loadLong(base + field.offset()), behind));
    }

    // ---- word by word

    private void words(long base, long size, long type, Layout layout, Hint hint)
            throws IOException {
        out.objectArray(
                base,
                type,
                size + 7 >> 3,
                (target, from, to) -> {
                    for (long i = from; i < to; i++) {
                        target.id(word(base, 8 * i, layout, hint));
                    }
                });
    }

    private long word(long base, long offset, Layout layout, Hint hint) {
        long inCell = offset % layout.cellSize;
        if (layout.pointerFree || !layout.isPointer((int) (inCell >> 3))) {
            return 0;
        }
        long address = base + offset;
        return reach(Memory.loadLong(address), reference(layout, inCell, address, hint));
    }

    private Hint reference(Layout layout, long offset, long address, Hint hint) {
        if (layout instanceof RType t) {
            return references.of(t, offset, address);
        }
        return hint.part() == Hint.Part.ENTRIES
                ? references.ofEntry(hint.type(), offset, address)
                : Hint.NONE;
    }
}
