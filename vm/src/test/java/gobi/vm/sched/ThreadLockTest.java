package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(120)
class ThreadLockTest {
    private static final int ROUNDS = 3000;

    /// Threads that belong to one goroutine just now.
    private final Set<Thread> taken = ConcurrentHashMap.newKeySet();

    private final AtomicReference<Goroutine> parked = new AtomicReference<>();
    private final AtomicInteger intruders = new AtomicInteger();
    private final AtomicInteger strays = new AtomicInteger();
    private final AtomicInteger locksLeft = new AtomicInteger();

    /// Locks itself to its thread, leaves running code in all ways, unlocks itself at the end or
    /// not.
    private FakeProgram.Step locked(FakeProgram p, boolean unlocks, Set<Thread> ended) {
        var mine = new Thread[1];
        var rounds = new int[1];
        return g -> {
            Thread now = Thread.currentThread();
            if (mine[0] == null) {
                p.scheduler.lockThread(g);
                mine[0] = now;
                taken.add(now);
            } else if (mine[0] != now) {
                strays.incrementAndGet();
            }
            if (g.resumed()) {
                return NEXT;
            }
            if (rounds[0]++ == ROUNDS) {
                taken.remove(now);
                if (unlocks) {
                    p.scheduler.unlockThread(g);
                } else {
                    ended.add(now);
                }
                locksLeft.decrementAndGet();
                return DONE;
            }
            return leave(p, g, rounds[0]);
        };
    }

    private int leave(FakeProgram p, Goroutine g, int round) {
        switch (round % 4) {
            case 0 -> {
                p.scheduler.park(g, WaitReason.CHAN_RECEIVE);
                Goroutine other = parked.getAndSet(g);
                if (other != null) {
                    p.scheduler.ready(other);
                }
                return PARKED;
            }
            case 1 -> p.scheduler.yield(g);
            case 2 -> p.scheduler.yieldToNext(g);
            default -> {
                p.scheduler.enterBlocking(g);
                Thread.onSpinWait();
                p.scheduler.exitBlocking(g);
            }
        }
        return NEXT;
    }

    /// Wakes whoever is parked, and looks that it runs on nobody's thread.
    private int common(FakeProgram p, Goroutine g) {
        if (taken.contains(Thread.currentThread())) {
            intruders.incrementAndGet();
        }
        Goroutine other = parked.getAndSet(null);
        if (other != null) {
            p.scheduler.ready(other);
        }
        p.scheduler.yield(g);
        return NEXT;
    }

    private void run(int processors, boolean unlocks, boolean resizes) throws InterruptedException {
        Set<Thread> ended = ConcurrentHashMap.newKeySet();
        try (var p = new FakeProgram(processors)) {
            var started = new boolean[1];
            locksLeft.set(3);
            int code =
                    p.run(g -> {
                        if (!started[0]) {
                            started[0] = true;
                            for (int i = 0; i < 3; i++) {
                                p.go(locked(p, unlocks, ended));
                                p.go(h -> common(p, h));
                            }
                        }
                        if (resizes && ThreadLocalRandom.current().nextInt(50) == 0) {
                            p.scheduler.setProcessors(1 + ThreadLocalRandom.current().nextInt(4));
                        }
                        return locksLeft.get() == 0 ? p.exit(5) : common(p, g);
                    });
            assertEquals(5, code);
        }
        assertEquals(0, strays.get());
        assertEquals(0, intruders.get());
        assertEquals(unlocks ? 0 : 3, ended.size());
        for (Thread t : ended) {
            t.join();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void threadEndsWithItsGoroutine(int processors) throws InterruptedException {
        run(processors, false, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void unlockedThreadGoesOn(int processors) throws InterruptedException {
        run(processors, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whileTheNumberOfProcessorsChanges(int processors) throws InterruptedException {
        run(processors, false, true);
    }

    @Test
    void threadEndsWhileTheProgramGoesOn() {
        try (var p = new FakeProgram(2)) {
            var thread = new AtomicReference<Thread>();
            FakeProgram.Step locked =
                    g -> {
                        p.scheduler.lockThread(g);
                        thread.set(Thread.currentThread());
                        return DONE;
                    };
            var started = new boolean[1];
            int code =
                    p.run(g -> {
                        // Not before the main goroutine is there: ended, it would be a deadlock.
                        if (!started[0]) {
                            started[0] = true;
                            p.go(locked);
                        }
                        Thread t = thread.get();
                        p.scheduler.yield(g);
                        return t == null || t.isAlive() ? NEXT : p.exit(6);
                    });
            assertEquals(6, code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sleepEndsInTimeThoughNobodyElseIsThere(int processors) {
        try (var p = new FakeProgram(processors)) {
            var sleeps = new int[1];
            long start = System.nanoTime();
            int code =
                    p.run(g -> {
                        if (g.resumed()) {
                            return NEXT;
                        }
                        if (sleeps[0] == 0) {
                            p.scheduler.lockThread(g);
                        }
                        if (sleeps[0]++ == 20) {
                            return p.exit(4);
                        }
                        p.scheduler.sleep(g, TimeUnit.MILLISECONDS.toNanos(1));
                        return PARKED;
                    });
            assertEquals(4, code);
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20));
        }
    }

    @Test
    void locksNest() {
        try (var p = new FakeProgram(2)) {
            p.run(g -> {
                p.scheduler.unlockThread(g);
                p.scheduler.lockThread(g);
                p.scheduler.lockThread(g);
                p.scheduler.unlockThread(g);
                assertTrue(g.isLockedToThread());
                p.scheduler.unlockThread(g);
                assertFalse(g.isLockedToThread());
                return p.exit(0);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void deadlockIsFound(int processors) {
        for (int round = 0; round < 50; round++) {
            try (var p = new FakeProgram(processors)) {
                FakeProgram.Step park =
                        g -> {
                            p.scheduler.lockThread(g);
                            p.scheduler.park(g, WaitReason.CHAN_RECEIVE);
                            return PARKED;
                        };
                p.go(park);
                p.go(park);
                assertEquals(2, p.run(park));
                assertEquals("deadlock", p.end);
            }
        }
    }

    @Test
    void tooManyThreadsEndTheProgram() {
        try (var p = new FakeProgram(2)) {
            var asked = new boolean[1];
            int code =
                    p.run(g -> {
                        if (!asked[0]) {
                            asked[0] = true;
                            assertEquals(10_000, p.scheduler.setMaxThreads(1));
                        }
                        p.scheduler.yield(g);
                        return NEXT;
                    });
            assertEquals(2, code);
            assertEquals(
                    "runtime: program exceeds 1-thread limit\nfatal error: thread exhaustion",
                    p.end);
        }
    }
}
