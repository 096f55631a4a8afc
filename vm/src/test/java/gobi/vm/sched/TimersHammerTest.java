package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Goroutines start, stop and change timers that all of them share, and sleep, while Ps come and
/// go. Each start is answered by one expiry or one stop, nothing happens early, and of a P's timers
/// the first comes first.
class TimersHammerTest {
    private static final int OPERATIONS = 500;

    /// One in so many operations changes the number of Ps.
    private static final int RESIZING = 300;

    private static final long LONGEST = TimeUnit.MICROSECONDS.toNanos(300);

    @Test
    void everyTimerExpiresOnceInOrderAndNotEarly() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    private static final class Round {
        final FakeProgram p;
        final Random random;
        final Timers timers;
        final Counting[] shared;

        /// One in so many operations is a sleep.
        final int sleepiness;

        final AtomicInteger workers;

        /// With one that is far away, whoever waits for it must be told of earlier ones.
        final Timer far;

        final AtomicInteger faults = new AtomicInteger();

        final AtomicInteger started = new AtomicInteger();
        final AtomicInteger stopped = new AtomicInteger();
        final AtomicInteger expired = new AtomicInteger();

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            timers = p.scheduler.timers();
            // With few timers and much sleep all threads rest again and again.
            boolean calm = random.nextBoolean();
            sleepiness = calm ? 2 : 50;
            shared = new Counting[1 + random.nextInt(calm ? 2 : 200)];
            for (int i = 0; i < shared.length; i++) {
                shared[i] = new Counting();
            }
            workers = new AtomicInteger(1 + random.nextInt(6));
            far = random.nextBoolean() ? new Counting() : null;
        }

        /// Counts its expiries; a few start themselves again.
        final class Counting extends Timer {
            private volatile int again;

            @Override
            protected long expire(long now) {
                if (now < when() || home.next() < when()) {
                    faults.incrementAndGet();
                }
                int left = again;
                if (left > 0) {
                    again = left - 1;
                    return now + 1 + ThreadLocalRandom.current().nextInt(1000);
                }
                expired.incrementAndGet();
                return NEVER;
            }

            /// Stops it or starts it, perhaps both.
            synchronized void change(Random mine) {
                if (timers.remove(this)) {
                    stopped.incrementAndGet();
                }
                if (mine.nextInt(3) > 0) {
                    again = mine.nextInt(5) == 0 ? mine.nextInt(4) : 0;
                    started.incrementAndGet();
                    timers.add(this, p.scheduler.now() + mine.nextLong(LONGEST));
                }
            }
        }

        void run() {
            int n = workers.get();
            int code =
                    p.run(g -> {
                        if (far != null) {
                            startFar();
                        }
                        for (int i = 0; i < n; i++) {
                            p.go(new Worker(new Random(random.nextLong())));
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + "\n" + p.states);
            assertEquals(0, faults.get());
            assertEquals(started.get(), stopped.get() + expired.get());
        }

        private void startFar() {
            timers.add(far, p.scheduler.now() + TimeUnit.HOURS.toNanos(1));
        }

        /// Changes timers at random and sleeps now and then; the last to finish waits until all
        /// timers have expired.
        final class Worker implements FakeProgram.Step {
            final Random mine;
            int left = OPERATIONS;
            long until;

            Worker(Random mine) {
                this.mine = mine;
            }

            @Override
            public int step(Goroutine g) {
                if (g.resumed() && p.scheduler.now() < until) {
                    faults.incrementAndGet();
                }
                if (left == 0) {
                    return workers.decrementAndGet() > 0 ? DONE : await(g);
                }
                if (left < 0) {
                    return await(g);
                }
                left--;
                if (mine.nextInt(RESIZING) == 0) {
                    p.scheduler.setProcessors(1 + mine.nextInt(4));
                }
                if (mine.nextInt(sleepiness) == 0) {
                    return sleep(g);
                }
                shared[mine.nextInt(shared.length)].change(mine);
                return NEXT;
            }

            private int await(Goroutine g) {
                left = -1;
                return timers.active().size() == (far == null ? 0 : 1) ? p.exit(0) : sleep(g);
            }

            private int sleep(Goroutine g) {
                long nanos = 1 + mine.nextLong(LONGEST);
                until = p.scheduler.now() + nanos;
                p.scheduler.sleep(g, nanos);
                return PARKED;
            }
        }
    }
}
