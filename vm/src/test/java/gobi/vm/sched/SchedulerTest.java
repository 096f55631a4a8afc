package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Uninterruptibles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class SchedulerTest {
    /// Starts two children until the depth is 0, then counts; the last one ends the program.
    private static FakeProgram.Step tree(FakeProgram p, int depth, AtomicInteger left) {
        return g -> {
            if (depth == 0) {
                return left.decrementAndGet() == 0 ? p.exit(7) : DONE;
            }
            p.go(tree(p, depth - 1, left));
            p.go(tree(p, depth - 1, left));
            return DONE;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void runsEveryGoroutineOnce(int processors) {
        for (int round = 0; round < 5; round++) {
            try (var p = new FakeProgram(processors)) {
                var left = new AtomicInteger(1 << 14);
                assertEquals(7, p.run(tree(p, 14, left)));
                assertEquals(0, left.get());
            }
        }
    }

    @Test
    void severalSchedulersSideBySide() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        var ok = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try (var p = new FakeProgram(2)) {
                                    if (p.run(tree(p, 10, new AtomicInteger(1 << 10))) == 7) {
                                        ok.incrementAndGet();
                                    }
                                }
                            }));
        }
        for (Thread t : threads) {
            t.join();
        }
        assertEquals(4, ok.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void endlessLoopStarvesNobody(int processors) {
        try (var p = new FakeProgram(processors)) {
            var turns = new AtomicInteger();
            int code =
                    p.run(g -> {
                        if (turns.get() == 0) {
                            for (int i = 0; i < 6; i++) {
                                p.go(h -> NEXT);
                            }
                            turns.set(1);
                        }
                        if (turns.incrementAndGet() > 4) {
                            return p.exit(3);
                        }
                        p.scheduler.yield(g);
                        return NEXT;
                    });
            assertEquals(3, code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void deadlockIsFound(int processors) {
        for (int round = 0; round < 50; round++) {
            try (var p = new FakeProgram(processors)) {
                var started = new boolean[1];
                int code =
                        p.run(g -> {
                            if (!started[0]) {
                                started[0] = true;
                                for (int i = 0; i < 5; i++) {
                                    p.go(h -> park(p, h));
                                }
                            }
                            return park(p, g);
                        });
                assertEquals(2, code);
                assertEquals("deadlock", p.end);
                assertEquals(6, p.scheduler.goroutineCount());
            }
        }
    }

    @Test
    void deadlockAfterMainIsGone() {
        try (var p = new FakeProgram(2)) {
            assertEquals(2, p.run(g -> DONE));
            assertEquals("deadlock without main", p.end);
        }
    }

    private static int park(FakeProgram p, Goroutine g) {
        p.scheduler.park(g, WaitReason.SEMACQUIRE);
        return PARKED;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sleepersWakeAndNotEarly(int processors) {
        try (var p = new FakeProgram(processors)) {
            var left = new AtomicInteger(50);
            var early = new AtomicInteger();
            p.run(g -> {
                for (int i = 0; i < 50; i++) {
                    long nanos = ThreadLocalRandom.current().nextLong(30_000_000);
                    var due = new long[1];
                    p.go(h -> {
                        if (!h.resumed()) {
                            due[0] = p.scheduler.now() + nanos;
                            return p.scheduler.sleep(h, nanos) ? NEXT : PARKED;
                        }
                        early.addAndGet(p.scheduler.now() < due[0] ? 1 : 0);
                        return left.decrementAndGet() == 0 ? p.exit(0) : DONE;
                    });
                }
                return DONE;
            });
            assertEquals(0, early.get());
            assertEquals(0, left.get());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void worldStopsWholly(int processors) {
        try (var p = new FakeProgram(processors)) {
            var inside = new AtomicInteger();
            var violations = new AtomicInteger();
            var stops = new AtomicInteger();
            p.scheduler.collectWith(began -> violations.addAndGet(inside.get() != 0 ? 1 : 0));
            p.run(g -> {
                for (int i = 0; i < 6; i++) {
                    p.go(h -> busy(inside));
                }
                for (int i = 0; i < 2; i++) {
                    p.go(h -> blockingBusy(p, h, inside));
                }
                for (int i = 0; i < 3; i++) {
                    p.go(h -> stopper(p, stops, inside, violations));
                }
                p.go(h -> {
                    p.scheduler.requestCollection();
                    return NEXT;
                });
                return DONE;
            });
            assertEquals(0, violations.get());
            assertTrue(p.scheduler.collections() > 0);
        }
    }

    private static int busy(AtomicInteger inside) {
        inside.incrementAndGet();
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
        inside.decrementAndGet();
        return NEXT;
    }

    private static int blockingBusy(FakeProgram p, Goroutine h, AtomicInteger inside) {
        p.scheduler.enterBlocking(h);
        if (ThreadLocalRandom.current().nextInt(20) == 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(300_000);
        }
        p.scheduler.exitBlocking(h);
        return busy(inside);
    }

    private static int stopper(
            FakeProgram p, AtomicInteger stops, AtomicInteger inside, AtomicInteger violations) {
        p.scheduler.stopTheWorld("test");
        violations.addAndGet(inside.get() != 0 ? 1 : 0);
        int n = stops.incrementAndGet();
        p.scheduler.startTheWorld();
        return n > 500 && p.scheduler.collections() > 0 ? p.exit(0) : NEXT;
    }

    @Test
    void foreignThreadStopsTheWorld() throws InterruptedException {
        try (var p = new FakeProgram(2)) {
            var inside = new AtomicInteger();
            var violations = new AtomicInteger();
            var beats = new AtomicInteger();
            var outside =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (beats.get() == 0) {
                                    Thread.onSpinWait();
                                }
                                for (int i = 0; i < 200; i++) {
                                    p.scheduler.stopTheWorld("test");
                                    violations.addAndGet(inside.get() != 0 ? 1 : 0);
                                    p.scheduler.startTheWorld();
                                }
                                p.scheduler.exit(0);
                            });
            p.run(g -> {
                for (int i = 0; i < 4; i++) {
                    p.go(h -> busy(inside));
                }
                beats.set(1);
                return DONE;
            });
            outside.join();
            assertEquals(0, violations.get());
        }
    }

    @Test
    void processorsChangeWhileAllRuns() {
        try (var p = new FakeProgram(2)) {
            var inside = new AtomicInteger();
            var changes = new AtomicInteger();
            var beats = new AtomicInteger();
            int code =
                    p.run(g -> {
                        for (int i = 0; i < 10; i++) {
                            p.go(h -> {
                                beats.incrementAndGet();
                                p.scheduler.yield(h);
                                return busy(inside);
                            });
                            p.go(h -> {
                                if (ThreadLocalRandom.current().nextInt(50) == 0) {
                                    p.scheduler.yield(h);
                                }
                                return blockingBusy(p, h, inside);
                            });
                        }
                        p.go(h -> {
                            p.scheduler.setProcessors(1 + ThreadLocalRandom.current().nextInt(6));
                            p.scheduler.yield(h);
                            return changes.incrementAndGet() == 400 ? p.exit(4) : NEXT;
                        });
                        return DONE;
                    });
            assertEquals(4, code);
            assertTrue(beats.get() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void blockingNativesLetOthersRun(int processors) {
        try (var p = new FakeProgram(processors)) {
            var beats = new AtomicInteger();
            var blocked = new AtomicInteger();
            int code =
                    p.run(g -> {
                        for (int i = 0; i < 8; i++) {
                            p.go(h -> {
                                p.scheduler.enterBlocking(h);
                                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                                p.scheduler.exitBlocking(h);
                                return blocked.incrementAndGet() == 8 ? p.exit(5) : DONE;
                            });
                        }
                        p.go(h -> {
                            beats.incrementAndGet();
                            p.scheduler.yield(h);
                            return NEXT;
                        });
                        return DONE;
                    });
            assertEquals(5, code);
            assertTrue(beats.get() > 1000, "beats " + beats.get());
        }
    }

    @Test
    void blockingForEverDoesNotHoldUpTheEnd() {
        try (var p = new FakeProgram(2)) {
            var hasEnded = new CountDownLatch(1);
            int code =
                    p.run(g -> {
                        p.go(h -> {
                            p.scheduler.enterBlocking(h);
                            Uninterruptibles.awaitUninterruptibly(hasEnded);
                            p.scheduler.exitBlocking(h);
                            return NEXT;
                        });
                        p.go(h -> NEXT);
                        p.go(h ->
                                p.scheduler.sleep(h, 50_000_000) || h.resumed()
                                        ? p.exit(6)
                                        : PARKED);
                        return DONE;
                    });
            assertEquals(6, code);
            hasEnded.countDown();
        }
    }

    @Test
    void collectionHappensBeforeTheCallerGoesOn() {
        try (var p = new FakeProgram(2)) {
            var rounds = new AtomicInteger();
            var before = new long[] {-1};
            int code =
                    p.run(g -> {
                        if (before[0] >= 0 && p.scheduler.collections() <= before[0]) {
                            return p.exit(1);
                        }
                        before[0] = p.scheduler.collections();
                        p.scheduler.requestCollection();
                        return rounds.incrementAndGet() == 1000 ? p.exit(0) : NEXT;
                    });
            assertEquals(0, code);
        }
    }

    @Test
    void failureOfAThreadEndsTheProgram() {
        try (var p = new FakeProgram(2)) {
            var broken = new IllegalStateException("broken");
            assertEquals(
                    2,
                    p.scheduler.run(
                            p.make(g -> {
                                throw broken;
                            })));
            assertEquals(broken, p.failure.get());
        }
    }
}
