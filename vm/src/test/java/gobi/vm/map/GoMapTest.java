package gobi.vm.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.fault.Fault;
import gobi.vm.gc.Collector;
import gobi.vm.gc.HeapVerifier;
import gobi.vm.gc.Pacer;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Boxing;
import gobi.vm.ops.Strings;
import gobi.vm.type.Kind;
import gobi.vm.type.RField;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class GoMapTest {
    private final AddressSpace space = new AddressSpace();
    private final Heap heap = new Heap(space, () -> {});
    private final TypeTable types = new TypeTable(heap);
    private final MCache cache = heap.newCache();
    private final Random random = new Random(3);
    private final GoMap maps = new GoMap(heap, types, random::nextLong);
    private final RType integer = types.basic("int", Kind.INT);
    private final RType string = types.basic("string", Kind.STRING);
    private final RType float64 = types.basic("float64", Kind.FLOAT64);
    private final long scratch = space.allocateStack(2048);
    private final long iterator = scratch + 1024;

    @AfterEach
    void close() {
        space.close();
    }

    /// How the model's keys, longs, are written as keys of a Go type at the scratch address.
    private interface Keys {
        RType type();

        void write(long key, long address);

        long read(long address);
    }

    private Keys keys(String kind) {
        return switch (kind) {
            case "int" -> keys(integer, k -> Memory.storeLong(scratch, k), Memory::loadLong);
            case "uint8" ->
                    keys(
                            types.basic("uint8", Kind.UINT8),
                            k -> Memory.storeByte(scratch, (byte) k),
                            a -> Memory.loadByte(a) & 0xFF);
            case "int16" ->
                    keys(
                            types.basic("int16", Kind.INT16),
                            k -> Memory.storeShort(scratch, (short) k),
                            a -> Memory.loadShort(a));
            case "float64" ->
                    keys(
                            float64,
                            k -> Memory.storeDouble(scratch, k),
                            a -> (long) Memory.loadDouble(a));
            case "float32" ->
                    keys(
                            types.basic("float32", Kind.FLOAT32),
                            k -> Memory.storeFloat(scratch, k),
                            a -> (long) Memory.loadFloat(a));
            case "string" -> keys(string, k -> writeString(k, scratch), a -> readString(a));
            case "struct" ->
                    keys(
                            types.structOf(
                                    new RField[] {
                                        new RField("S", "", string, 0, "", false),
                                        new RField("F", "", float64, 0, "", false)
                                    }),
                            k -> {
                                writeString(k, scratch);
                                Memory.storeDouble(scratch + 16, k);
                            },
                            a -> readString(a));
            case "any" ->
                    keys(any(), this::writeInterface, a -> Memory.loadLong(Memory.loadLong(a + 8)));
            case "big" ->
                    keys(
                            types.arrayOf(integer, 40),
                            k -> Memory.storeLong(scratch + 8 * 39, k),
                            a -> Memory.loadLong(a + 8 * 39));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private RType any() {
        return types.resolve(TestUnits.of(TestUnits.EMPTY_INTERFACE), 0, name -> 0);
    }

    private void writeInterface(long k) {
        Memory.storeLong(scratch, integer.address);
        Memory.storeLong(scratch + 8, Boxing.box(heap, cache, integer, k));
    }

    private void writeString(long k, long address) {
        long[] r = new long[2];
        Strings.fromJava(
                heap, cache, r, 0, k % 3 == 0 ? "key" + k : "a rather long key, number " + k);
        Memory.storeLong(address, r[0]);
        Memory.storeLong(address + 8, r[1]);
    }

    private static long readString(long a) {
        String s = Memory.readString(Memory.loadLong(a), Memory.loadLong(a + 8));
        return Long.parseLong(s.replaceAll("[^0-9-]", ""));
    }

    private Keys keys(
            RType type,
            java.util.function.LongConsumer write,
            java.util.function.LongUnaryOperator read) {
        return new Keys() {
            @Override
            public RType type() {
                return type;
            }

            @Override
            public void write(long key, long address) {
                write.accept(key);
            }

            @Override
            public long read(long address) {
                return read.applyAsLong(address);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int", "uint8", "int16", "float64", "float32", "string", "struct", "any", "big"
            })
    void behavesAsHashMap(String kind) {
        Keys keys = keys(kind);
        for (RType elem : List.of(integer, types.arrayOf(integer, 30))) {
            RType t = types.mapOf(keys.type(), elem);
            for (int range : new int[] {6, 20, 200}) {
                randomOperations(keys, t, range, 4000);
            }
        }
        heap.flushAll();
        new HeapVerifier(heap).verifyAllocated();
    }

    private void randomOperations(Keys keys, RType t, int range, int operations) {
        long m = maps.make(cache, t, random.nextInt(4) == 0 ? range : 0);
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < operations; i++) {
            long k = random.nextInt(range);
            keys.write(k, scratch);
            switch (random.nextInt(random.nextInt(10) == 0 ? 100 : 9)) {
                case 0, 1, 2 -> {
                    long e = maps.set(cache, t, m, scratch);
                    assertEquals(model.getOrDefault(k, 0L), Memory.loadLong(e));
                    Memory.storeLong(e, i);
                    model.put(k, (long) i);
                }
                case 3, 4, 5 -> {
                    maps.delete(cache, t, m, scratch);
                    model.remove(k);
                }
                case 99 -> {
                    maps.clear(cache, t, m);
                    model.clear();
                }
                default -> {
                    long e = maps.get(t, m, scratch);
                    assertEquals(model.get(k), e == 0 ? null : Memory.loadLong(e));
                }
            }
            assertEquals(model.size(), maps.length(m));
            if (i % 50 == 0) {
                assertEquals(model, contents(keys, t, m));
            }
        }
    }

    private Map<Long, Long> contents(Keys keys, RType t, long m) {
        Map<Long, Long> seen = new HashMap<>();
        long[] r = new long[2];
        maps.iterate(cache, t, m, iterator);
        for (maps.next(cache, iterator, r, 0); r[0] != 0; maps.next(cache, iterator, r, 0)) {
            assertEquals(null, seen.put(keys.read(r[0]), Memory.loadLong(r[1])));
        }
        return seen;
    }

    @Test
    void slotKeysAndMemoryKeysAreTheSame() {
        for (String kind : List.of("int", "uint8", "int16", "float64", "float32")) {
            Keys keys = keys(kind);
            RType t = types.mapOf(keys.type(), integer);
            long m = maps.make(cache, t, 0);
            for (int i = 0; i < 100; i++) {
                keys.write(i, scratch);
                Memory.storeLong(maps.set(cache, t, m, scratch), i);
                long slot =
                        kind.equals("float64")
                                ? Double.doubleToRawLongBits(i)
                                : kind.equals("float32") ? Float.floatToRawIntBits(i) : i;
                assertEquals(i, Memory.loadLong(maps.get64(t, m, slot)));
                assertEquals(i, Memory.loadLong(maps.set64(cache, t, m, slot)));
            }
            assertEquals(100, maps.length(m));
        }
        RType int16 = types.basic("int16", Kind.INT16);
        RType t = types.mapOf(int16, integer);
        long m = maps.make(cache, t, 0);
        Memory.storeLong(maps.set64(cache, t, m, -5), 7);
        Memory.storeShort(scratch, (short) -5);
        assertEquals(7, Memory.loadLong(maps.get(t, m, scratch)));
    }

    @Test
    void stringKeys() {
        RType t = types.mapOf(string, integer);
        long m = maps.make(cache, t, 0);
        long[] r = new long[2];
        for (int i = 0; i < 1000; i++) {
            Strings.fromJava(heap, cache, r, 0, "k" + i);
            Memory.storeLong(maps.setString(cache, t, m, r[0], r[1]), i);
        }
        for (int i = 0; i < 1000; i++) {
            Strings.fromJava(heap, cache, r, 0, "k" + i);
            assertEquals(i, Memory.loadLong(maps.getString(t, m, r[0], r[1])));
        }
        assertEquals(
                99,
                Memory.loadLong(maps.getString(t, m, r[0], r[1] - 1)),
                "a prefix is another key");
        assertEquals(0, maps.getString(t, m, r[0], 0));
    }

    /// The rules of the specification, with insertions, growth, deletions and clears in the middle.
    @Test
    void iterationUnderMutation() {
        Keys keys = keys("int");
        RType t = types.mapOf(integer, integer);
        for (int round = 0; round < 300; round++) {
            long m = maps.make(cache, t, 0);
            Set<Long> present = new HashSet<>();
            for (int i = 0; i < random.nextInt(60) + 1; i++) {
                put(t, m, i);
                present.add((long) i);
            }
            Set<Long> untouched = new HashSet<>(present);
            Set<Long> seen = new HashSet<>();
            long next = 1000;
            long[] r = new long[2];
            maps.iterate(cache, t, m, iterator);
            for (maps.next(cache, iterator, r, 0); r[0] != 0; maps.next(cache, iterator, r, 0)) {
                long k = keys.read(r[0]);
                assertTrue(present.contains(k), "a deleted entry was seen");
                assertTrue(seen.add(k), "an entry was seen twice");
                assertEquals(k * 10, Memory.loadLong(r[1]));
                for (int i = random.nextInt(5); i > 0 && next < 1400; i--) {
                    put(t, m, next);
                    present.add(next++);
                }
                if (random.nextInt(3) == 0) {
                    long victim = random.nextInt(60);
                    Memory.storeLong(scratch, victim);
                    maps.delete(cache, t, m, scratch);
                    present.remove(victim);
                    untouched.remove(victim);
                }
                if (random.nextInt(400) == 0) {
                    maps.clear(cache, t, m);
                    present.clear();
                    untouched.clear();
                }
            }
            assertTrue(seen.containsAll(untouched), "an entry was missed");
        }
    }

    private void put(RType t, long m, long k) {
        Memory.storeLong(maps.set64(cache, t, m, k), k * 10);
    }

    @Test
    void nanKeys() {
        RType t = types.mapOf(float64, integer);
        long m = maps.make(cache, t, 0);
        for (int i = 0; i < 50; i++) {
            Memory.storeLong(maps.set64(cache, t, m, Double.doubleToRawLongBits(Double.NaN)), i);
        }
        assertEquals(50, maps.length(m));
        assertEquals(0, maps.get64(t, m, Double.doubleToRawLongBits(Double.NaN)));
        Set<Long> seen = new HashSet<>();
        long[] r = new long[2];
        maps.iterate(cache, t, m, iterator);
        for (maps.next(cache, iterator, r, 0); r[0] != 0; maps.next(cache, iterator, r, 0)) {
            seen.add(Memory.loadLong(r[1]));
            for (int i = 0; i < 10 && maps.length(m) < 200; i++) {
                Memory.storeLong(maps.set64(cache, t, m, Double.doubleToRawLongBits(i)), 1000 + i);
            }
        }
        for (long i = 0; i < 50; i++) {
            assertTrue(seen.contains(i));
        }
        maps.clear(cache, t, m);
        assertEquals(0, maps.length(m));
    }

    @Test
    void zerosAreOneKeyAndTheLastIsKept() {
        RType t = types.mapOf(float64, integer);
        long m = maps.make(cache, t, 0);
        maps.set64(cache, t, m, Double.doubleToRawLongBits(0.0));
        maps.set64(cache, t, m, Double.doubleToRawLongBits(-0.0));
        assertEquals(1, maps.length(m));
        maps.iterate(cache, t, m, iterator);
        assertEquals(Double.doubleToRawLongBits(-0.0), Memory.loadLong(maps.next(cache, iterator)));
    }

    @Test
    void nilMapsAndBadKeys() {
        RType t = types.mapOf(integer, integer);
        assertEquals(0, maps.length(0));
        assertEquals(0, maps.get64(t, 0, 1));
        maps.delete(cache, t, 0, scratch);
        maps.clear(cache, t, 0);
        maps.iterate(cache, t, 0, iterator);
        assertEquals(0, maps.next(cache, iterator));
        assertEquals(
                Fault.Kind.NIL_MAP,
                assertThrows(Fault.class, () -> maps.set64(cache, t, 0, 1)).kind());
        RType any = types.mapOf(any(), integer);
        long m = maps.make(cache, any, 0);
        Memory.storeLong(scratch, types.sliceOf(integer).address);
        Memory.storeLong(scratch + 8, scratch + 64);
        var fault = assertThrows(Fault.class, () -> maps.get(any, m, scratch));
        assertEquals(Fault.Kind.UNHASHABLE, fault.kind());
        assertEquals("[]int", fault.getMessage());
        assertThrows(Fault.class, () -> maps.get(any, 0, scratch));
        assertThrows(Fault.class, () -> maps.set(cache, any, m, scratch));
        Memory.storeLong(scratch, 0);
        assertNotEquals(0, maps.set(cache, any, m, scratch), "nil is a fine key");
    }

    @Test
    void emptyElements() {
        RType t = types.mapOf(integer, types.structOf(new RField[0]));
        long m = maps.make(cache, t, 100);
        for (int i = 0; i < 500; i++) {
            assertEquals(heap.zeroBase, maps.set64(cache, t, m, i));
        }
        assertEquals(500, maps.length(m));
        assertEquals(0, maps.get64(t, m, 500));
        assertEquals(heap.zeroBase, maps.get64(t, m, 499));
    }

    @Test
    void mapsSurviveCollections() {
        var collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT), true);
        RType t = types.mapOf(string, types.pointerTo(integer));
        long m = maps.make(cache, t, 0);
        long[] r = new long[2];
        for (int i = 0; i < 20_000; i++) {
            Strings.fromJava(heap, cache, r, 0, "key " + i % 5000);
            long e = maps.setString(cache, t, m, r[0], r[1]);
            long p = heap.allocate(cache, integer);
            Memory.storeLong(p, i);
            Memory.storeLong(e, p);
            if (i % 2500 == 0) {
                collector.collect(List.of(v -> v.root(m)), false, 1);
            }
        }
        for (int i = 15_000; i < 20_000; i++) {
            Strings.fromJava(heap, cache, r, 0, "key " + i % 5000);
            assertEquals(i, Memory.loadLong(Memory.loadLong(maps.getString(t, m, r[0], r[1]))));
        }
        assertEquals(5000, maps.length(m));
        assertFalse(collector.recentCycles().isEmpty());
    }
}
