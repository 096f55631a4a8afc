package gobi.vm.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;

@Timeout(60)
class RunQueueTest {
    private static Goroutine goroutine(int id) {
        return new Goroutine(id, 0, null, 0);
    }

    @Test
    void ringIsFirstInFirstOutAndNextComesApart() {
        var q = new RunQueue();
        var a = goroutine(1);
        var b = goroutine(2);
        var c = goroutine(3);
        assertTrue(q.put(a));
        assertTrue(q.put(b));
        assertNull(q.putNext(c));
        assertSame(c, q.putNext(a));
        assertSame(a, q.takeNext());
        assertNull(q.takeNext());
        assertSame(a, q.take());
        assertSame(b, q.take());
        assertTrue(q.isEmpty());
    }

    @Test
    void thiefTakesTheOlderHalf() {
        var q = new RunQueue();
        for (int i = 0; i < 5; i++) {
            q.put(goroutine(i));
        }
        var thief = new RunQueue();
        assertEquals(2, thief.stealFrom(q, false).id);
        assertEquals(0, thief.take().id);
        assertEquals(1, thief.take().id);
        assertEquals(3, q.take().id);
    }

    @Test
    void fullRingGivesUpItsOlderHalf() {
        var q = new RunQueue();
        int n = 0;
        while (q.put(goroutine(n))) {
            n++;
        }
        assertEquals(RunQueue.SIZE, n);
        int taken = 0;
        for (Goroutine g = q.takeHalf(); g != null; g = g.schedLink) {
            assertEquals(taken++, g.id);
        }
        assertEquals(RunQueue.SIZE / 2, taken);
        assertEquals(taken, q.take().id);
    }

    @Test
    void everyGoroutineIsTakenOnceUnderTheft() throws InterruptedException {
        int n = 400_000;
        var seen = new AtomicIntegerArray(n);
        var q = new RunQueue();
        var done = new AtomicBoolean();
        List<Thread> thieves = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            thieves.add(Thread.ofPlatform().start(() -> stealUntil(done, q, seen)));
        }
        for (int i = 0; i < n; ) {
            var g = goroutine(i);
            if (i % 3 == 0) {
                Goroutine displaced = q.putNext(g);
                i++;
                if (displaced != null && !q.put(displaced)) {
                    seen.incrementAndGet((int) displaced.id);
                }
            } else if (q.put(g)) {
                i++;
            } else {
                for (Goroutine h = q.takeHalf(); h != null; h = h.schedLink) {
                    seen.incrementAndGet((int) h.id);
                }
            }
            if (i % 5 == 0) {
                count(q.take(), seen);
            }
            if (i % 11 == 0) {
                count(q.takeNext(), seen);
            }
        }
        done.set(true);
        for (Thread t : thieves) {
            t.join();
        }
        while (!q.isEmpty()) {
            count(q.takeNext(), seen);
            count(q.take(), seen);
        }
        for (int i = 0; i < n; i++) {
            assertEquals(1, seen.get(i), "goroutine " + i);
        }
    }

    private static void stealUntil(AtomicBoolean done, RunQueue victim, AtomicIntegerArray seen) {
        var mine = new RunQueue();
        while (!done.get() || !victim.isEmpty()) {
            count(mine.stealFrom(victim, true), seen);
            for (Goroutine g = mine.take(); g != null; g = mine.take()) {
                count(g, seen);
            }
        }
    }

    private static void count(Goroutine g, AtomicIntegerArray seen) {
        if (g != null) {
            seen.incrementAndGet((int) g.id);
        }
    }
}
