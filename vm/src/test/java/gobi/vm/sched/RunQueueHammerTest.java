package gobi.vm.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// One owner and several thieves at a run queue: each goroutine is taken once, and those that went
/// straight to the ring come out of it in their order.
class RunQueueHammerTest {
    private static final int GOROUTINES = 20_000;

    @Test
    void everyGoroutineIsTakenOnceAndInOrder() {
        Hammer.rounds(random -> {
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                new Round(random).run(threads);
            }
        });
    }

    private static final class Round {
        final Random random;
        final RunQueue queue = new RunQueue();
        final AtomicIntegerArray taken = new AtomicIntegerArray(GOROUTINES);

        /// Whether no goroutine is made the next one, so that all keep their order.
        final boolean ordered;

        volatile boolean done;

        Round(Random random) {
            this.random = random;
            ordered = random.nextBoolean();
        }

        void run(ExecutorService threads) throws Exception {
            List<Future<?>> thieves = new ArrayList<>();
            for (int t = random.nextInt(4); t > 0; t--) {
                var mine = new Random(random.nextLong());
                thieves.add(threads.submit(() -> steal(mine)));
            }
            var own = new Taker();
            try {
                fill(own);
            } finally {
                done = true;
            }
            for (Future<?> thief : thieves) {
                thief.get();
            }
            empty(own);
            assertTrue(queue.isEmpty());
            for (int i = 0; i < GOROUTINES; i++) {
                assertEquals(1, taken.get(i), "goroutine " + i);
            }
        }

        private void fill(Taker own) {
            // Some owners only add, so that the ring is full whenever the thieves are slow.
            boolean floods = random.nextInt(3) == 0;
            int burst = 1 + random.nextInt(300);
            int next = 0;
            while (next < GOROUTINES) {
                for (int i = random.nextInt(burst); i >= 0 && next < GOROUTINES; i--) {
                    add(new Goroutine(next++, 0, null, 0), own);
                }
                if (floods) {
                    continue;
                }
                for (int i = random.nextInt(burst); i > 0; i--) {
                    own.took(random.nextInt(4) == 0 ? queue.takeNext() : queue.take());
                }
                if (random.nextInt(8) == 0) {
                    empty(own);
                }
            }
        }

        private void empty(Taker own) {
            own.took(queue.takeNext());
            for (Goroutine g = queue.take(); g != null; g = queue.take()) {
                own.took(g);
            }
        }

        private void add(Goroutine fresh, Taker own) {
            Goroutine g = fresh;
            if (!ordered && random.nextInt(3) == 0) {
                g = queue.putNext(g);
            }
            while (g != null && !queue.put(g)) {
                for (Goroutine h = queue.takeHalf(); h != null; h = h.schedLink) {
                    own.took(h);
                }
            }
        }

        private void steal(Random mine) {
            var queueOfThief = new RunQueue();
            var taker = new Taker();
            var late = new Taker();
            while (!done || !queue.isEmpty()) {
                Goroutine g = queueOfThief.stealFrom(queue, mine.nextBoolean());
                // The newest of the half is run first.
                late.took(g);
                for (Goroutine h = queueOfThief.take(); h != null; h = queueOfThief.take()) {
                    assertTrue(!ordered || h.id < g.id);
                    taker.took(h);
                }
                assertNull(queueOfThief.takeNext());
            }
        }

        /// Who takes goroutines out at one place.
        private final class Taker {
            private long last = -1;

            void took(Goroutine g) {
                if (g != null) {
                    assertEquals(1, taken.incrementAndGet((int) g.id), "goroutine " + g.id);
                    assertTrue(!ordered || g.id > last, g.id + " after " + last);
                    last = g.id;
                }
            }
        }
    }
}
