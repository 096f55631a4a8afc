package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.WaitReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class SemaphoresTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void excludesAndLosesNoUnit(int processors) {
        for (boolean handoff : new boolean[] {false, true}) {
            try (var p = new FakeProgram(processors)) {
                var semaphores = new Semaphores(p.scheduler);
                int locks = 3;
                int n = 12;
                int rounds = 5_000;
                long base = p.heap.allocateStatic(64, 8);
                int[] counters = new int[locks];
                for (int i = 0; i < locks; i++) {
                    Memory.storeInt(base + 4L * i, 1);
                }
                var left = new AtomicInteger(n);
                p.run(g -> {
                    for (int i = 0; i < n; i++) {
                        p.go(worker(p, semaphores, base, counters, rounds, left, handoff));
                    }
                    return DONE;
                });
                int total = 0;
                for (int i = 0; i < locks; i++) {
                    total += counters[i];
                    assertEquals(1, Memory.loadInt(base + 4L * i));
                }
                assertEquals(n * rounds, total);
                assertEquals(0, semaphores.waiting());
            }
        }
    }

    private static FakeProgram.Step worker(
            FakeProgram p,
            Semaphores s,
            long base,
            int[] counters,
            int rounds,
            AtomicInteger left,
            boolean handoff) {
        var done = new int[1];
        var lock = new int[] {-1};
        return g -> {
            if (lock[0] >= 0 && !g.resumed()) {
                // Holds the lock: the counter is plain.
                counters[lock[0]]++;
                s.release(g, base + 4L * lock[0], handoff);
                lock[0] = -1;
                if (++done[0] == rounds) {
                    return left.decrementAndGet() == 0 ? p.exit(0) : DONE;
                }
                return NEXT;
            }
            if (lock[0] >= 0) {
                s.finish(g);
                return NEXT;
            }
            int i = ThreadLocalRandom.current().nextInt(counters.length);
            lock[0] = i;
            return s.acquire(g, base + 4L * i, i == 1, WaitReason.SEMACQUIRE) ? NEXT : PARKED;
        };
    }

    @Test
    void queueIsFirstInFirstOutUnlessLifo() {
        try (var p = new FakeProgram(1)) {
            var semaphores = new Semaphores(p.scheduler);
            long address = p.heap.allocateStatic(8, 8);
            List<Integer> order = new ArrayList<>();
            var made = new int[1];
            var released = new int[1];
            p.run(g -> {
                // One after the other: each waits before the next is made, and has run before the
                // next is released.
                int waiting = semaphores.waiting();
                if (made[0] < 4 && waiting == made[0]) {
                    int id = made[0]++;
                    p.go(h -> {
                        if (h.resumed()) {
                            semaphores.finish(h);
                            order.add(id);
                            return DONE;
                        }
                        return semaphores.acquire(h, address, id == 2, WaitReason.MUTEX_LOCK)
                                ? DONE
                                : PARKED;
                    });
                } else if (order.size() == 4) {
                    return p.exit(0);
                } else if (made[0] == 4
                        && waiting + released[0] == 4
                        && order.size() == released[0]) {
                    released[0]++;
                    semaphores.release(g, address, false);
                }
                p.scheduler.yield(g);
                return NEXT;
            });
            assertEquals(List.of(2, 0, 1, 3), order);
        }
    }

    @Test
    void tableSurvivesRandomUse() {
        var table = new LongTable<Long>();
        var model = new java.util.HashMap<Long, Long>();
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < 300_000; i++) {
            long key = 1 + random.nextLong(500);
            switch (random.nextInt(3)) {
                case 0 -> {
                    table.put(key, (long) i);
                    model.put(key, (long) i);
                }
                case 1 -> assertEquals(model.remove(key), table.remove(key));
                default -> assertEquals(model.get(key), table.get(key));
            }
            assertEquals(model.size(), table.size());
        }
    }
}
