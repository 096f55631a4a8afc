package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Hammer;
import gobi.vm.sched.WaitReason;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Goroutines take and give units of a few semaphores in every way: never are more units held than
/// there are, and at the end all are back and nobody waits.
class SemaphoresHammerTest {
    private static final int TURNS = 2_000;

    @Test
    void noUnitIsLostAndNoneIsMade() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    /// Each waits for its own semaphore and releases the next one's, so a wake-up that is lost is
    /// not made good by another.
    @Test
    void oneUnitGoesRound() {
        Hammer.programs((p, random) -> {
            var semaphores = new Semaphores(p.scheduler);
            int n = 2 + random.nextInt(3);
            long[] ring = new long[n];
            for (int i = 0; i < n; i++) {
                ring[i] = p.heap.allocateStatic(8, 8);
            }
            Memory.storeInt(ring[0], 1);
            var left = new AtomicInteger(n * TURNS);
            int code =
                    p.run(g -> {
                        for (int i = 0; i < n; i++) {
                            p.go(relay(p, semaphores, ring[i], ring[(i + 1) % n], left));
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + " " + left + "\n" + p.states);
        });
    }

    private static FakeProgram.Step relay(
            FakeProgram p, Semaphores semaphores, long mine, long next, AtomicInteger left) {
        return g -> {
            if (g.resumed()) {
                semaphores.finish(g);
            } else if (!semaphores.acquire(g, mine, false, WaitReason.SEMACQUIRE)) {
                return PARKED;
            }
            if (left.decrementAndGet() == 0) {
                return p.exit(0);
            }
            semaphores.release(g, next, false);
            return NEXT;
        };
    }

    private static final class Round {
        final FakeProgram p;
        final Random random;
        final Semaphores semaphores;
        final long[] addresses;
        final int[] units;
        final AtomicIntegerArray held;
        final int workers;
        final AtomicInteger working;

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            semaphores = new Semaphores(p.scheduler);
            int n = 1 + random.nextInt(4);
            addresses = new long[n];
            units = new int[n];
            held = new AtomicIntegerArray(n);
            for (int i = 0; i < n; i++) {
                addresses[i] = p.heap.allocateStatic(8, 8);
                units[i] = 1 + random.nextInt(1 + random.nextInt(4));
                Memory.storeInt(addresses[i], units[i]);
            }
            workers = 2 + random.nextInt(10);
            working = new AtomicInteger(workers);
        }

        void run() {
            int code =
                    p.run(g -> {
                        for (int i = 0; i < workers; i++) {
                            p.go(new Worker(new Random(random.nextLong())));
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + "\n" + p.states);
            for (int i = 0; i < units.length; i++) {
                assertEquals(units[i], Memory.loadInt(addresses[i]));
            }
            assertEquals(0, semaphores.waiting());
        }

        final class Worker implements FakeProgram.Step {
            final Random mine;
            int turns;
            int at;
            boolean holds;

            Worker(Random mine) {
                this.mine = mine;
            }

            @Override
            public int step(Goroutine g) {
                if (g.resumed()) {
                    semaphores.finish(g);
                    return acquired(g);
                }
                if (holds) {
                    return release(g);
                }
                if (turns++ == TURNS) {
                    return working.decrementAndGet() == 0 ? p.exit(0) : DONE;
                }
                at = mine.nextInt(units.length);
                return semaphores.acquire(
                                g, addresses[at], mine.nextInt(4) == 0, WaitReason.SEMACQUIRE)
                        ? acquired(g)
                        : PARKED;
            }

            private int acquired(Goroutine g) {
                int n = held.incrementAndGet(at);
                assertTrue(n <= units[at], () -> n + " units of " + units[at]);
                holds = true;
                if (mine.nextInt(20) == 0) {
                    p.scheduler.yield(g);
                }
                return NEXT;
            }

            private int release(Goroutine g) {
                holds = false;
                held.decrementAndGet(at);
                semaphores.release(g, addresses[at], mine.nextInt(4) == 0);
                return NEXT;
            }
        }
    }
}
