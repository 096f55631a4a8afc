package gobi.vm.map;

import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;
import gobi.vm.type.Equality;
import gobi.vm.type.Hashing;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import java.util.function.LongSupplier;

/// The operations on maps of one VM. `t` is the map type, `m` the map's word, nil allowed where Go
/// allows it. Addresses of keys and elements are valid until the map is next changed.
public final class GoMap {
    private static final long MAX_HINT = 1L << 31;

    private final Heap heap;
    private final TypeTable types;
    private final Hashing hashing;
    private final Lookup lookup;
    private final LongSupplier random;
    private final Layout header;

    /// @param random source of seeds and of the starts of iterations
    public GoMap(Heap heap, TypeTable types, LongSupplier random) {
        this.heap = heap;
        this.types = types;
        this.hashing = new Hashing(types);
        this.lookup = new Lookup(new Equality(types));
        this.random = random;
        header = Layout.of(heap, Header.SIZE, Header.POINTERS);
    }

    private MapLayout layout(RType t) {
        return t.mapLayout instanceof MapLayout l ? l : newLayout(t);
    }

    private MapLayout newLayout(RType t) {
        synchronized (t) {
            if (!(t.mapLayout instanceof MapLayout)) {
                t.mapLayout = new MapLayout(heap, t);
            }
            return (MapLayout) t.mapLayout;
        }
    }

    // --- making and measuring

    /// A new map with room for `hint` entries.
    public long make(MCache c, RType t, long hint) {
        long m = heap.allocate(c, header);
        Memory.storeLong(m + Header.SEED, random.getAsLong());
        if (hint > MapLayout.SLOTS) {
            long groups = (Math.min(hint, MAX_HINT) + 6) / 7;
            setGroups(c, layout(t), m, Long.highestOneBit(2 * groups - 1));
        }
        return m;
    }

    public long length(long m) {
        return m == 0 ? 0 : Memory.loadLong(m + Header.COUNT);
    }

    private static long capacity(long groups) {
        return groups == 1 ? MapLayout.SLOTS : groups * (MapLayout.SLOTS - 1);
    }

    /// Gives the map new empty groups; the count is left to the caller.
    private void setGroups(MCache c, MapLayout l, long m, long groups) {
        long fresh = heap.allocateArray(c, l.group, groups);
        Barriers.storePointer(m + Header.GROUPS, fresh, c.shader);
        Memory.storeLong(m + Header.MASK, groups - 1);
        Memory.storeLong(m + Header.GROWTH_LEFT, capacity(groups));
    }

    // --- lookup: the address of the element, or 0

    /// Key at an address.
    public long get(RType t, long m, long key) {
        MapLayout l = layout(t);
        if (length(m) == 0) {
            if (l.mayPanic) {
                hashing.hash(l.key, key, 0);
            }
            return 0;
        }
        checkRead(m);
        long place = lookup.any(l, m, key, hash(l, key, Memory.loadLong(m + Header.SEED)));
        return place == 0 ? 0 : elem(l, place);
    }

    /// Scalar key of 1 to 8 bytes in a slot.
    public long get64(RType t, long m, long key) {
        if (length(m) == 0) {
            return 0;
        }
        checkRead(m);
        MapLayout l = layout(t);
        long seed = Memory.loadLong(m + Header.SEED);
        long place =
                l.keyKind == MapLayout.WORD
                        ? Lookup.word(l, m, key, Hashing.hash64(key, seed))
                        : scalar(l, m, key, seed);
        return place == 0 ? 0 : elem(l, place);
    }

    private long scalar(MapLayout l, long m, long slot, long seed) {
        long key = Scalars.narrow(slot, l.keySize);
        long hash = scalarHash(l, key, seed);
        return switch (l.keyKind) {
            case MapLayout.WORD -> Lookup.word(l, m, key, hash);
            case MapLayout.NARROW -> Lookup.narrow(l, m, key, hash);
            case MapLayout.FLOAT -> Lookup.floating(l, m, Scalars.floating(key, l.keySize), hash);
            default -> throw new IllegalArgumentException("not a scalar key: " + l.key);
        };
    }

    /// The same hash as [Hashing#hash] computes for the key in memory.
    private static long scalarHash(MapLayout l, long key, long seed) {
        if (l.keyKind != MapLayout.NARROW) {
            return Lookup.hashScalar(l, key, seed);
        }
        return Hashing.hash64(key, seed);
    }

    public long getString(RType t, long m, long p, long n) {
        if (length(m) == 0) {
            return 0;
        }
        checkRead(m);
        MapLayout l = layout(t);
        long place =
                Lookup.string(
                        l, m, p, n, Hashing.hashBytes(p, n, Memory.loadLong(m + Header.SEED)));
        return place == 0 ? 0 : elem(l, place);
    }

    /// What a lookup yields for the element's address, or for none.
    public long elementOrZero(RType t, long element) {
        return element != 0 ? element : heap.zeroValue(t.elem.size);
    }

    private long elem(MapLayout l, long place) {
        if (l.elemSize == 0) {
            return heap.zeroBase;
        }
        long e = Groups.group(place) + l.elems + Groups.slotOf(place) * l.elemSize;
        return l.elemIndirect ? Memory.loadLong(e) : e;
    }

    private static long keySlot(MapLayout l, long place) {
        return Groups.group(place) + MapLayout.KEYS + Groups.slotOf(place) * l.keySize;
    }

    private long key(MapLayout l, long place) {
        if (l.keySize == 0) {
            return heap.zeroBase;
        }
        long k = keySlot(l, place);
        return l.keyIndirect ? Memory.loadLong(k) : k;
    }

    // --- assignment: the address of the element, inserted as zero if absent

    /// Key at an address.
    public long set(MCache c, RType t, long m, long key) {
        checkNotNil(m);
        MapLayout l = layout(t);
        long hash = hash(l, key, Memory.loadLong(m + Header.SEED));
        beginWrite(m);
        long place = hasGroups(m) ? lookup.any(l, m, key, hash) : 0;
        boolean fresh = place == 0;
        if (fresh) {
            place = insert(c, l, m, hash);
            if (l.keyIndirect) {
                Barriers.storePointer(keySlot(l, place), heap.allocate(c, l.key), c.shader);
            }
        }
        if (fresh || l.updatesKey) {
            Barriers.copy(l.key, key(l, place), key, c.shader);
        }
        return written(l, m, place);
    }

    public long set64(MCache c, RType t, long m, long slot) {
        checkNotNil(m);
        MapLayout l = layout(t);
        long seed = Memory.loadLong(m + Header.SEED);
        beginWrite(m);
        long key = Scalars.narrow(slot, l.keySize);
        long place = hasGroups(m) ? scalar(l, m, key, seed) : 0;
        if (place == 0) {
            place = insert(c, l, m, scalarHash(l, key, seed));
            storeScalar(c, l, keySlot(l, place), key);
        } else if (l.updatesKey) {
            storeScalar(c, l, keySlot(l, place), key);
        }
        return written(l, m, place);
    }

    private static void storeScalar(MCache c, MapLayout l, long p, long key) {
        if (l.key.pointerFree) {
            Scalars.store(p, l.keySize, key);
        } else {
            Barriers.storePointer(p, key, c.shader);
        }
    }

    public long setString(MCache c, RType t, long m, long p, long n) {
        checkNotNil(m);
        MapLayout l = layout(t);
        long hash = Hashing.hashBytes(p, n, Memory.loadLong(m + Header.SEED));
        beginWrite(m);
        long place = hasGroups(m) ? Lookup.string(l, m, p, n, hash) : 0;
        if (place == 0) {
            place = insert(c, l, m, hash);
        }
        // An equal string too: the old one may be part of something much larger.
        long k = keySlot(l, place);
        Barriers.storePointer(k, p, c.shader);
        Memory.storeLong(k + 8, n);
        return written(l, m, place);
    }

    private long written(MapLayout l, long m, long place) {
        endWrite(m);
        return elem(l, place);
    }

    private static void checkNotNil(long m) {
        if (m == 0) {
            throw Fault.of(Fault.Kind.NIL_MAP);
        }
    }

    private static boolean hasGroups(long m) {
        return Memory.loadLong(m + Header.GROUPS) != 0;
    }

    /// A slot for a key that is absent, marked full; the element is zero.
    private long insert(MCache c, MapLayout l, long m, long hash) {
        if (Memory.loadLong(m + Header.GROWTH_LEFT) == 0) {
            grow(c, l, m);
        }
        long place = freePlace(l, m, hash);
        if (Groups.control(place) == Groups.EMPTY) {
            Memory.storeLong(m + Header.GROWTH_LEFT, Memory.loadLong(m + Header.GROWTH_LEFT) - 1);
        }
        Groups.setControl(place, hash & 0x7F | 0x80);
        Memory.storeLong(m + Header.COUNT, Memory.loadLong(m + Header.COUNT) + 1);
        if (l.elemIndirect) {
            long e = Groups.group(place) + l.elems + Groups.slotOf(place) * l.elemSize;
            Barriers.storePointer(e, heap.allocate(c, l.elem), c.shader);
        }
        return place;
    }

    private static long freePlace(MapLayout l, long m, long hash) {
        long groups = Memory.loadLong(m + Header.GROUPS);
        long mask = Memory.loadLong(m + Header.MASK);
        long g = Groups.first(hash, mask);
        for (long step = 1; step <= mask + 1; step++) {
            long group = groups + g * l.groupSize;
            long free = Groups.free(Memory.loadLong(group));
            if (free != 0) {
                return group + Groups.slot(free);
            }
            g = g + step & mask;
        }
        // Only a program that writes without synchronisation gets here.
        throw Fault.of(Fault.Kind.FATAL, "concurrent map writes");
    }

    private void grow(MCache c, MapLayout l, long m) {
        long old = Memory.loadLong(m + Header.GROUPS);
        if (old == 0) {
            setGroups(c, l, m, 1);
            return;
        }
        long groups = Memory.loadLong(m + Header.MASK) + 1;
        long count = Memory.loadLong(m + Header.COUNT);
        setGroups(c, l, m, count > capacity(groups) / 2 ? 2 * groups : groups);
        long seed = Memory.loadLong(m + Header.SEED);
        for (long g = 0; g < groups; g++) {
            moveGroup(l, m, old + g * l.groupSize, seed);
        }
        Memory.storeLong(m + Header.GROWTH_LEFT, Memory.loadLong(m + Header.GROWTH_LEFT) - count);
    }

    private void moveGroup(MapLayout l, long m, long group, long seed) {
        long control = Memory.loadLong(group);
        for (long bits = control & Groups.HIGH_BITS; bits != 0; bits &= bits - 1) {
            long from = group + Groups.slot(bits);
            long hash = hash(l, key(l, from), seed);
            long to = freePlace(l, m, hash);
            Groups.setControl(to, hash & 0x7F | 0x80);
            moveSlot(keySlot(l, to), keySlot(l, from), l.keySize);
            long offset = l.elems + Groups.slotOf(from) * l.elemSize;
            moveSlot(
                    Groups.group(to) + l.elems + Groups.slotOf(to) * l.elemSize,
                    group + offset,
                    l.elemSize);
        }
    }

    /// Into groups that are new and hold nothing that a barrier would care for; the old ones keep
    /// their copy.
    private static void moveSlot(long dst, long src, long size) {
        if (size == 8) {
            Barriers.initialize(dst, Memory.loadLong(src));
        } else {
            Memory.copy(src, dst, size);
        }
    }

    /// Of a key in memory, the same however the key is given.
    private long hash(MapLayout l, long key, long seed) {
        return l.keyKind == MapLayout.NARROW
                ? Hashing.hash64(Scalars.load(key, l.keySize), seed)
                : hashing.hash(l.key, key, seed);
    }

    // --- deletion

    /// Key at an address.
    public void delete(MCache c, RType t, long m, long key) {
        MapLayout l = layout(t);
        if (length(m) == 0) {
            if (l.mayPanic) {
                hashing.hash(l.key, key, 0);
            }
            return;
        }
        long hash = hash(l, key, Memory.loadLong(m + Header.SEED));
        beginWrite(m);
        long place = lookup.any(l, m, key, hash);
        if (place != 0) {
            remove(c, l, m, place);
        }
        endWrite(m);
    }

    private static void remove(MCache c, MapLayout l, long m, long place) {
        long group = Groups.group(place);
        int i = Groups.slotOf(place);
        // No lookup goes beyond a group with an empty slot, nor beyond the only group.
        boolean empty =
                Groups.hasEmpty(Memory.loadLong(group)) || Memory.loadLong(m + Header.MASK) == 0;
        Groups.setControl(place, empty ? Groups.EMPTY : Groups.DELETED);
        if (empty) {
            Memory.storeLong(m + Header.GROWTH_LEFT, Memory.loadLong(m + Header.GROWTH_LEFT) + 1);
        }
        clearSlot(c, l.keyIndirect, l.key, keySlot(l, place));
        clearSlot(c, l.elemIndirect, l.elem, group + l.elems + i * l.elemSize);
        Memory.storeLong(m + Header.COUNT, Memory.loadLong(m + Header.COUNT) - 1);
    }

    private static void clearSlot(MCache c, boolean indirect, RType t, long p) {
        if (indirect) {
            Barriers.storePointer(p, 0, c.shader);
        } else {
            Barriers.clear(t, p, c.shader);
        }
    }

    public void clear(MCache c, RType t, long m) {
        if (m == 0 || !hasGroups(m)) {
            return;
        }
        beginWrite(m);
        MapLayout l = layout(t);
        long groups = Memory.loadLong(m + Header.MASK) + 1;
        Barriers.clearArray(l.group, Memory.loadLong(m + Header.GROUPS), groups, c.shader);
        Memory.storeLong(m + Header.COUNT, 0);
        Memory.storeLong(m + Header.GROWTH_LEFT, capacity(groups));
        Memory.storeLong(m + Header.CLEARS, Memory.loadLong(m + Header.CLEARS) + 1);
        endWrite(m);
    }

    // --- iteration

    private static final int IT_MAP = 0;
    private static final int IT_GROUPS = 8;
    private static final int IT_KEY = 16;
    private static final int IT_ELEM = 24;
    private static final int IT_MASK = 32;
    private static final int IT_FIRST_GROUP = 40;
    private static final int IT_POSITION = 48;
    private static final int IT_TYPE = 56;
    private static final int IT_CLEARS = 64;
    private static final int IT_FIRST_SLOT = 72;

    /// Starts an iteration with the iterator at address `it`.
    public void iterate(MCache c, RType t, long m, long it) {
        Shader s = c.shader;
        Barriers.storePointer(it + IT_MAP, m, s);
        Barriers.storePointer(it + IT_KEY, 0, s);
        Barriers.storePointer(it + IT_ELEM, 0, s);
        if (length(m) == 0) {
            Barriers.storePointer(it + IT_GROUPS, 0, s);
            return;
        }
        checkIteration(m);
        long start = random.getAsLong();
        long mask = Memory.loadLong(m + Header.MASK);
        Barriers.storePointer(it + IT_GROUPS, Memory.loadLong(m + Header.GROUPS), s);
        Memory.storeLong(it + IT_MASK, mask);
        Memory.storeLong(it + IT_FIRST_GROUP, start >>> 3 & mask);
        Memory.storeLong(it + IT_FIRST_SLOT, start & 7);
        Memory.storeLong(it + IT_POSITION, 0);
        Memory.storeLong(it + IT_TYPE, t.id);
        Memory.storeLong(it + IT_CLEARS, Memory.loadLong(m + Header.CLEARS));
    }

    /// r[a], r[a+1] = addresses of the next key and element; 0 at the end.
    public void next(MCache c, long it, long[] r, int a) {
        next(c, it);
        r[a] = key(it);
        r[a + 1] = element(it);
    }

    /// Address of the key that the iterator has come to, 0 at the end.
    public static long key(long it) {
        return Memory.loadLong(it + IT_KEY);
    }

    /// Address of the element that the iterator has come to.
    public static long element(long it) {
        return Memory.loadLong(it + IT_ELEM);
    }

    /// Address of the next key, 0 at the end; that of the element is in the fourth word of the
    /// iterator.
    public long next(MCache c, long it) {
        long groups = Memory.loadLong(it + IT_GROUPS);
        if (groups == 0) {
            return yieldEntry(it, 0, 0, c.shader);
        }
        long m = Memory.loadLong(it + IT_MAP);
        checkIteration(m);
        MapLayout l = layout(types.byId((int) Memory.loadLong(it + IT_TYPE)));
        boolean moved = Memory.loadLong(m + Header.GROUPS) != groups;
        long mask = Memory.loadLong(it + IT_MASK);
        long position = Memory.loadLong(it + IT_POSITION);
        long end = (mask + 1) * MapLayout.SLOTS;
        while (position < end) {
            long place = place(it, l, groups, mask, position);
            if ((position & 7) == 0
                    && (Memory.loadLong(Groups.group(place)) & Groups.HIGH_BITS) == 0) {
                position += MapLayout.SLOTS;
                continue;
            }
            position++;
            if (Groups.control(place) >= 0x80) {
                Memory.storeLong(it + IT_POSITION, position);
                long current = moved ? currentPlace(it, l, m, place) : place;
                if (current != 0) {
                    return yieldEntry(it, key(l, current), elem(l, current), c.shader);
                }
            }
        }
        Barriers.storePointer(it + IT_GROUPS, 0, c.shader);
        return yieldEntry(it, 0, 0, c.shader);
    }

    private static long place(long it, MapLayout l, long groups, long mask, long position) {
        long g = (position >> 3) + Memory.loadLong(it + IT_FIRST_GROUP) & mask;
        long slot = position + Memory.loadLong(it + IT_FIRST_SLOT) & 7;
        return groups + g * l.groupSize + slot;
    }

    /// Where an entry of the iterator's old groups is now, or 0.
    private long currentPlace(long it, MapLayout l, long m, long place) {
        long key = key(l, place);
        if (!l.key.reflexive && !lookup.equalsItself(l, key)) {
            return Memory.loadLong(it + IT_CLEARS) == Memory.loadLong(m + Header.CLEARS)
                    ? place
                    : 0;
        }
        return lookup.any(l, m, key, hash(l, key, Memory.loadLong(m + Header.SEED)));
    }

    private static long yieldEntry(long it, long key, long elem, Shader s) {
        Barriers.storePointer(it + IT_KEY, key, s);
        Barriers.storePointer(it + IT_ELEM, elem, s);
        return key;
    }

    // --- detection of races

    private static void checkRead(long m) {
        if (Memory.loadInt(m + Header.WRITING) != 0) {
            throw Fault.of(Fault.Kind.FATAL, "concurrent map read and map write");
        }
    }

    private static void checkIteration(long m) {
        if (Memory.loadInt(m + Header.WRITING) != 0) {
            throw Fault.of(Fault.Kind.FATAL, "concurrent map iteration and map write");
        }
    }

    private static void beginWrite(long m) {
        if (Memory.loadInt(m + Header.WRITING) != 0) {
            throw Fault.of(Fault.Kind.FATAL, "concurrent map writes");
        }
        Memory.storeInt(m + Header.WRITING, 1);
    }

    private static void endWrite(long m) {
        Memory.storeInt(m + Header.WRITING, 0);
    }
}
