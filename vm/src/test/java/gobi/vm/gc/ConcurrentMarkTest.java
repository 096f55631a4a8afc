package gobi.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapOptions;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.heap.Shader;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Marking beside a mutator, without the interpreter: a graph is built, changed and dropped at
/// random while other threads mark it, and compared with a model of it after each cycle. The same
/// with each part of the scheme left out, which must be found out.
///
/// `-Dgobi.mark.seed` repeats a failure, `-Dgobi.mark.rounds` looks longer.
class ConcurrentMarkTest {
    private static final long SEED = Long.getLong("gobi.mark.seed", 42);
    private static final int ROUNDS = Integer.getInteger("gobi.mark.rounds", 40);

    /// Cycles after which a scheme without one of its parts must have failed.
    private static final int PATIENCE = 400;

    private static final int MARKERS = 2;
    private static final int SLOTS = 64;
    private static final int FIELDS = 3;
    private static final int STAMP = 8 * FIELDS;
    private static final int OBJECTS = 20_000;
    private static final int OPERATIONS = 4_000;

    /// What may be left out.
    private enum Part {
        DELETION_BARRIER,
        STACK_VISIT,
        BLACK_ALLOCATION
    }

    private final AddressSpace space = new AddressSpace();
    private final Heap heap =
            new Heap(space, () -> {}, new HeapOptions(Long.MAX_VALUE, false, true));
    private final Collector collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT), true);
    private final MCache cache = heap.newCache();
    private final List<MCache> markerCaches = List.of(heap.newCache(), heap.newCache());
    private final ExecutorService threads = Executors.newFixedThreadPool(MARKERS);
    private final Layout node = Layout.of(heap, STAMP + 8, (1L << FIELDS) - 1);
    private final Random random = new Random(SEED);

    /// The mutator's stack.
    private final long[] slots = new long[SLOTS];

    private final Map<Long, Long> stamps = new HashMap<>();
    private Part missing;
    private long lastStamp;

    @AfterEach
    void close() {
        threads.shutdownNow();
        space.close();
    }

    @Test
    void nothingReachableIsLost() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            cycle();
        }
        assertEquals(ROUNDS, collector.cycles());
    }

    @Test
    void withoutDeletionBarrierObjectsAreLost() {
        assertFails(Part.DELETION_BARRIER);
    }

    @Test
    void withoutVisitingTheStackFirstObjectsAreLost() {
        assertFails(Part.STACK_VISIT);
    }

    @Test
    void withoutBlackAllocationObjectsAreLost() {
        assertFails(Part.BLACK_ALLOCATION);
    }

    private void assertFails(Part part) {
        missing = part;
        boolean failed = false;
        for (int i = 0; i < PATIENCE && !failed; i++) {
            try {
                cycle();
            } catch (IllegalStateException | AssertionError e) {
                failed = true;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        assertTrue(failed, "it goes well without " + part);
    }

    private void cycle() throws Exception {
        fill();
        mutate(OPERATIONS);
        RootSource stack = this::visitStack;
        collector.begin(() -> List.of(stack), false, System.nanoTime());
        if (missing != Part.STACK_VISIT) {
            collector.visit(cache, stack);
        }
        if (missing == Part.BLACK_ALLOCATION) {
            heap.phase().marking = false;
        }
        do {
            List<Future<?>> marking = new ArrayList<>();
            for (MCache c : markerCaches) {
                marking.add(threads.submit(() -> collector.work(c, () -> false)));
            }
            while (!collector.isDone()) {
                mutate(1);
            }
            mutate(random.nextInt(OPERATIONS));
            for (var f : marking) {
                f.get();
            }
        } while (!finishes());
        collector.record(0, 0, System.nanoTime(), 1);
        heap.finishSweep();
        compare();
    }

    private boolean finishes() {
        heap.phase().marking = true;
        return collector.tryFinish();
    }

    private synchronized void visitStack(RootVisitor v) {
        for (long s : slots) {
            v.root(s);
        }
    }

    // --- the mutator

    private void fill() {
        while (stamps.size() < OBJECTS) {
            allocate(random.nextInt(SLOTS));
        }
    }

    private void mutate(int operations) {
        for (int i = 0; i < operations; i++) {
            int a = random.nextInt(SLOTS);
            int b = random.nextInt(SLOTS);
            switch (random.nextInt(8)) {
                case 0 -> allocate(a);
                case 1 -> slots[a] = slots[b];
                case 2 -> move(a, b);
                case 3 -> move(a, a);
                case 4 -> store(slots[a], slots[b]);
                default -> walk(a);
            }
        }
    }

    /// Puts a new object into a slot, in front of what was there.
    private void allocate(int slot) {
        long p = heap.allocate(cache, node);
        Barriers.initialize(p, slots[slot]);
        Memory.storeLong(p + STAMP, ++lastStamp);
        stamps.put(p, lastStamp);
        slots[slot] = p;
    }

    /// Takes a pointer out of an object into a slot, so that nothing else may lead there.
    private void move(int from, int to) {
        long p = slots[from];
        if (p != 0) {
            long field = field(p);
            slots[to] = Memory.loadLong(field);
            Barriers.storePointer(field, 0, shader());
        }
    }

    private void store(long object, long value) {
        if (object != 0) {
            Barriers.storePointer(field(object), value, shader());
        }
    }

    /// Goes on to a successor.
    private void walk(int slot) {
        long p = slots[slot];
        if (p != 0) {
            long next = Memory.loadLong(field(p));
            if (next != 0) {
                slots[slot] = next;
            }
        }
    }

    private long field(long object) {
        return object + 8L * random.nextInt(FIELDS);
    }

    private Shader shader() {
        return missing == Part.DELETION_BARRIER ? null : cache.shader;
    }

    // --- the model

    /// All that can be reached has kept its stamp; what cannot is forgotten.
    private void compare() {
        Map<Long, Long> reached = new HashMap<>();
        List<Long> todo = new ArrayList<>();
        for (long s : slots) {
            todo.add(s);
        }
        while (!todo.isEmpty()) {
            long p = todo.removeLast();
            Long stamp = p == 0 || reached.containsKey(p) ? null : stamps.get(p);
            if (stamp == null) {
                assertTrue(p == 0 || reached.containsKey(p), "seed " + SEED);
                continue;
            }
            assertEquals(stamp, Memory.loadLong(p + STAMP), () -> "seed " + SEED);
            reached.put(p, stamp);
            for (int i = 0; i < FIELDS; i++) {
                todo.add(Memory.loadLong(p + 8L * i));
            }
        }
        stamps.clear();
        stamps.putAll(reached);
    }
}
