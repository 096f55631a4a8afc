package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Goroutines pass tokens on through mail boxes and park where there is none; some tokens go
/// through a thread that is none of the scheduler's. A wake-up that is lost stops a token for ever,
/// and deadlock detection must see when all are gone, and not before.
class ParkingHammerTest {
    private static final int HOPS = 3_000;

    @Test
    void noWakeUpIsLost() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    /// Where one goroutine waits for tokens.
    private static final class Box {
        private final Round round;
        private int tokens;
        private Goroutine waiter;

        Box(Round round) {
            this.round = round;
        }

        /// True if there was a token, else `g` is parked.
        synchronized boolean take(Goroutine g) {
            if (tokens > 0) {
                tokens--;
                return true;
            }
            waiter = g;
            round.p.scheduler.park(g, WaitReason.SEMACQUIRE);
            return false;
        }

        void give() {
            Goroutine woken;
            synchronized (this) {
                woken = waiter;
                waiter = null;
                tokens += woken == null ? 1 : 0;
            }
            if (woken != null) {
                round.p.scheduler.ready(woken);
            }
        }
    }

    private static final class Round {
        final FakeProgram p;
        final Random random;
        final Box[] boxes;
        final int tokens;
        final AtomicInteger hops = new AtomicInteger();

        /// Tokens on their way through the foreign thread.
        final AtomicInteger travelling = new AtomicInteger();

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            boxes = new Box[2 + random.nextInt(12)];
            for (int i = 0; i < boxes.length; i++) {
                boxes[i] = new Box(this);
            }
            tokens = 1 + random.nextInt(2 * boxes.length);
        }

        void run() {
            var foreign = Thread.ofPlatform().daemon().start(this::forward);
            int code =
                    p.run(g -> {
                        for (Box box : boxes) {
                            p.go(walker(box, new Random(random.nextLong())));
                        }
                        for (int i = 0; i < tokens; i++) {
                            boxes[random.nextInt(boxes.length)].give();
                        }
                        return DONE;
                    });
            foreign.interrupt();
            // Tokens are dropped after the last hop; then all wait.
            assertEquals(2, code);
            assertEquals("deadlock without main", p.end, p.scheduler::describe);
            assertEquals(HOPS + tokens, hops.get());
            assertTrue(p.scheduler.goroutineCount() == boxes.length, p.states::toString);
        }

        FakeProgram.Step walker(Box box, Random mine) {
            return g -> {
                if (!g.resumed() && !box.take(g)) {
                    return PARKED;
                }
                if (hops.incrementAndGet() > HOPS) {
                    return NEXT; // the token is dropped
                }
                switch (mine.nextInt(20)) {
                    case 0 -> p.scheduler.yield(g);
                    case 1 -> p.scheduler.yieldToNext(g);
                    case 2 -> block(g, mine);
                    case 3 -> p.scheduler.setProcessors(1 + mine.nextInt(4));
                    case 4 -> {
                        p.scheduler.addExternalSource();
                        travelling.incrementAndGet();
                        return NEXT;
                    }
                    default -> {}
                }
                boxes[mine.nextInt(boxes.length)].give();
                return NEXT;
            };
        }

        private void block(Goroutine g, Random mine) {
            p.scheduler.enterBlocking(g);
            if (mine.nextInt(4) == 0) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(mine.nextInt(100)));
            }
            p.scheduler.exitBlocking(g);
        }

        /// The foreign thread's work.
        private void forward() {
            var mine = new Random(boxes.length);
            while (!Thread.interrupted()) {
                if (travelling.get() == 0) {
                    Thread.onSpinWait();
                    continue;
                }
                travelling.decrementAndGet();
                boxes[mine.nextInt(boxes.length)].give();
                p.scheduler.removeExternalSource();
            }
        }
    }
}
