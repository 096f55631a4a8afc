package gobi.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapOptions;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class CollectorTest {
    private final AddressSpace space = new AddressSpace();
    private final AtomicInteger wanted = new AtomicInteger();
    private final Heap heap = new Heap(space, wanted::incrementAndGet);
    private final Collector collector = new Collector(heap, new Pacer(100, Pacer.NO_LIMIT), true);
    private final MCache cache = heap.newCache();
    private final List<Long> roots = new ArrayList<>();

    @AfterEach
    void close() {
        heap.close();
        space.close();
    }

    private GcCycle collect() {
        var cycle = collector.collect(List.of(v -> roots.forEach(v::root)), true, 1);
        heap.finishSweep();
        return cycle;
    }

    /// An object of the model: where its pointers are, and what they and its other words hold.
    private record Node(long address, Layout layout, long count, Map<Long, Long> words) {}

    private static boolean isPointer(Node n, long word) {
        return n.layout.isPointer((int) (word % (n.layout.cellSize / 8)));
    }

    @Test
    void randomGraphsSurviveExactly() {
        var random = new Random(7);
        Layout[] layouts = {
            Layout.of(heap, 8, 1),
            Layout.of(heap, 16, 2),
            Layout.of(heap, 24, 5),
            Layout.of(heap, 32, 0),
            Layout.of(heap, 104, 0b1010010010001L),
            Layout.of(heap, 1600, 1, 0, 0, 1L << 7),
            Layout.of(heap, 40000, random.longs(40000 / 8 / 64).toArray()),
        };
        Map<Long, Node> model = new HashMap<>();
        for (int round = 0; round < 25; round++) {
            for (int i = 0; i < 3000; i++) {
                addNode(model, layouts, random);
            }
            roots.replaceAll(r -> random.nextInt(3) == 0 ? pick(model, random) : r);
            while (roots.size() < 40) {
                roots.add(pick(model, random));
            }
            Set<Long> reachable = reachable(model);
            var before = heap.stats();
            var cycle = collect();
            model.keySet().retainAll(reachable);
            check(model);
            var after = heap.stats();
            assertEquals(model.size(), after.heapObjects());
            assertEquals(cycle.heapMarked(), after.live());
            assertEquals(before.totalAlloc(), after.totalAlloc());
            new HeapVerifier(heap).verifyAllocated();
        }
        roots.clear();
        collect();
        assertEquals(0, heap.stats().heapObjects());
        assertEquals(0, heap.stats().heapInuse());
    }

    private void addNode(Map<Long, Node> model, Layout[] layouts, Random random) {
        Layout t = layouts[random.nextInt(100) == 0 ? 6 : random.nextInt(6)];
        long count =
                t.size > 100 || random.nextInt(4) > 0
                        ? 1
                        : 1 + random.nextInt(random.nextInt(20) == 0 ? 9000 : 30);
        long address = count == 1 ? heap.allocate(cache, t) : heap.allocateArray(cache, t, count);
        long words = count * t.size / 8;
        assertEquals(0, Memory.loadLong(address));
        assertEquals(0, Memory.loadLong(address + words * 8 - 8));
        var node = new Node(address, t, count, new HashMap<>());
        assertNull(model.put(address, node), "an object in use was handed out again");
        for (int i = 0; i < 6; i++) {
            long word = random.nextLong(words);
            long value = pick(model, random);
            if (isPointer(node, word)) {
                value += random.nextInt(8);
            }
            Memory.storeLong(address + 8 * word, value);
            node.words.put(word, value);
        }
    }

    private static long pick(Map<Long, Node> model, Random random) {
        // Recent objects mostly: HashMap order is as good as any.
        int skip = random.nextInt(Math.min(50, model.size()));
        for (long a : model.keySet()) {
            if (skip-- == 0) {
                return a;
            }
        }
        return 0;
    }

    private Set<Long> reachable(Map<Long, Node> model) {
        Set<Long> seen = new HashSet<>();
        var todo = new ArrayList<>(roots);
        while (!todo.isEmpty()) {
            long a = todo.removeLast();
            Node n = model.get(a);
            if (n != null && seen.add(a)) {
                n.words.forEach((word, value) -> {
                    if (isPointer(n, word)) {
                        todo.add(value & -8);
                    }
                });
            }
        }
        return seen;
    }

    private static void check(Map<Long, Node> model) {
        for (var n : model.values()) {
            n.words.forEach(
                    (word, value) -> assertEquals(value, Memory.loadLong(n.address + 8 * word)));
        }
    }

    @Test
    void longListsNeedNoJavaStack() {
        Layout t = Layout.of(heap, 16, 1);
        long head = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long p = heap.allocate(cache, t);
            Memory.storeLong(p, head);
            Memory.storeLong(p + 8, i);
            head = p;
        }
        roots.add(head);
        collect();
        assertEquals(1_000_000, heap.stats().heapObjects());
    }

    @Test
    void freedMemoryIsUsedAgain() {
        Layout t = Layout.of(heap, 64, 1);
        long most = 0;
        for (int i = 0; i < 50; i++) {
            for (int k = 0; k < 10_000; k++) {
                heap.allocate(cache, t);
            }
            heap.allocateBytes(cache, 3 << 20);
            collect();
            most = Math.max(most, heap.stats().heapSys());
        }
        assertEquals(64L << 20, most);
        heap.scavenge();
        assertEquals(heap.stats().heapIdle(), heap.stats().heapReleased());
    }

    @Test
    void freePagesBeyondWhatIsExpectedGoBack() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            heap.allocateBytes(cache, 1 << 20);
        }
        collect();
        assertEquals(0, resident() - (40 << 20) >> 20);
        heap.expect(10 << 20);
        awaitResident(11 << 20);
        heap.expect(0);
        awaitResident(0);
        long p = heap.allocateBytes(cache, 30 << 20);
        assertEquals(0, Memory.loadLong(p + (29 << 20)));
        heap.close();
        collect();
        heap.expect(0);
        assertTrue(resident() >= 30 << 20, "pages were given back after the end");
    }

    private long resident() {
        var stats = heap.stats();
        return stats.heapSys() - stats.heapReleased();
    }

    /// Returns when so much is left; more than a step less would be too little.
    private void awaitResident(long bytes) throws InterruptedException {
        while (resident() > bytes) {
            Thread.sleep(1);
        }
        assertTrue(resident() > bytes - (512 << 10), "too much was given back");
    }

    @Test
    void objectsAboveAnArenaHaveTheirOwn() {
        long p = heap.allocateArray(cache, Layout.of(heap, 8, 1), 20 << 20);
        long inner = heap.allocateBytes(cache, 100);
        Memory.storeLong(p + (160 << 20) - 8, inner);
        roots.add(p + (100 << 20));
        collect();
        assertEquals(2, heap.stats().heapObjects());
        assertEquals(p, heap.objectBase(p + (159 << 20)));
        roots.clear();
        collect();
        assertEquals(0, heap.objectBase(p));
    }

    @Test
    void forgedPointersAreHarmless() {
        long p = heap.allocate(cache, Layout.of(heap, 24, 1));
        roots.addAll(
                List.of(
                        1L,
                        -1L,
                        Memory.BASE - 1,
                        p + 24,
                        p + 4096,
                        p + 8190,
                        Memory.BASE + Memory.SIZE - 1));
        collect();
        assertEquals(0, heap.stats().heapObjects());
    }

    @Test
    void collectionIsWantedAtTheGoal() {
        while (wanted.get() == 0) {
            heap.allocateBytes(cache, 1000);
        }
        assertEquals(4 << 20, collector.goal());
        assertTrue(heap.trigger() < collector.goal(), "there is time to mark");
        assertEquals(heap.trigger(), heap.stats().heapAlloc(), 1 << 16);
        assertTrue(heap.collectionWanted());
        collect();
        assertFalse(heap.collectionWanted());
    }

    @Test
    void globalsAreRoots() {
        Layout t = Layout.of(heap, 16, 2);
        long g = heap.allocateGlobal("main.g", t);
        Memory.storeLong(g, heap.allocateBytes(cache, 8));
        Memory.storeLong(g + 8, heap.allocateBytes(cache, 8));
        collect();
        assertEquals(1, heap.stats().heapObjects());
    }

    @Test
    void finalizersRunForReferrersFirstAndOnce() {
        Layout t = Layout.of(heap, 16, 1);
        long a = heap.allocate(cache, t);
        long b = heap.allocate(cache, t);
        Memory.storeLong(a, b);
        var finalizers = collector.finalizers();
        assertTrue(finalizers.set(a, 0, 0, 0));
        assertTrue(finalizers.set(b, 0, 0, 0));
        assertFalse(finalizers.set(b, 0, 0, 0));
        roots.add(a);
        collect();
        assertNull(finalizers.poll(null));
        roots.clear();
        collect();
        assertEquals(a, finalizers.poll(null).object());
        assertNull(finalizers.poll(null));
        assertEquals(b, Memory.loadLong(a));
        collect();
        assertEquals(b, finalizers.poll(null).object());
        collect();
        assertEquals(0, heap.stats().heapObjects());
    }

    @Test
    void cleanupsRunWhenNoFinalizerRevivesTheObject() {
        long a = heap.allocateBytes(cache, 32);
        var finalizers = collector.finalizers();
        long handle = collector.weakHandles().handle(a);
        finalizers.addCleanup(a, 0);
        finalizers.addCleanup(a + 8, 0);
        finalizers.removeCleanup(finalizers.addCleanup(a, 0));
        assertTrue(finalizers.set(a, 0, 0, 0));
        collect();
        assertEquals(0, collector.weakHandles().get(handle, null));
        assertEquals(new Finalizers.Finalizer(a, 0, 0, 0), finalizers.poll(null));
        assertNull(finalizers.poll(null));
        collect();
        assertEquals(new Finalizers.Cleanup(a, 0), finalizers.poll(null));
        assertEquals(new Finalizers.Cleanup(a + 8, 0), finalizers.poll(null));
        assertNull(finalizers.poll(null));
    }

    @Test
    void weakHandlesReadNilAfterwards() {
        long a = heap.allocateBytes(cache, 32);
        long handle = collector.weakHandles().handle(a);
        assertEquals(handle, collector.weakHandles().handle(a));
        roots.add(a);
        collect();
        assertEquals(a, collector.weakHandles().get(handle, null));
        roots.clear();
        collect();
        assertEquals(0, collector.weakHandles().get(handle, null));
    }

    @Test
    void aLimitIsGosOutOfMemory() {
        var small = new Heap(space, () -> {}, new HeapOptions(1 << 20, false, false));
        var c = small.newCache();
        var fault = assertThrows(Fault.class, () -> small.allocateBytes(c, 2 << 20));
        assertEquals(Fault.Kind.FATAL, fault.kind());
        assertThrows(Fault.class, () -> small.allocateBytes(c, 1L << 50));
        assertNotEquals(0, small.allocateBytes(c, 1000));
    }

    @Test
    void pacerFollowsGogcAndTheLimit() {
        var pacer = Pacer.fromEnvironment("50", "10MiB");
        assertEquals(2 << 20, pacer.goal(0, 0, 0));
        assertEquals(6_000_000, pacer.goal(4_000_000, 0, 0));
        assertEquals(10 << 20, pacer.goal(9_000_000, 0, 0));
        assertEquals(Long.MAX_VALUE, Pacer.fromEnvironment("off", null).goal(1, 1, 1));
    }
}
