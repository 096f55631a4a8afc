package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Goroutines start, stop and change timers that all of them share, and sleep. Each start is
/// answered by one expiry or one stop, nothing happens early, and what is due at the same time
/// expires in order.
class TimersHammerTest {
    private static final int OPERATIONS = 500;
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

        // guarded by the timers' lock
        int started;
        int stopped;
        int expired;
        long turn;
        long lastOfTurn;

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
            int again;

            @Override
            protected long expire(long now) {
                if (now < when() || turn == now && when() < lastOfTurn) {
                    faults.incrementAndGet();
                }
                turn = now;
                lastOfTurn = when();
                if (again > 0) {
                    again--;
                    return now + 1 + random.nextInt(1000);
                }
                expired++;
                return NEVER;
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
            assertEquals(started, stopped + expired);
        }

        private void startFar() {
            timers.lock();
            try {
                timers.add(far, p.scheduler.now() + TimeUnit.HOURS.toNanos(1));
            } finally {
                timers.unlock();
            }
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
                if (mine.nextInt(sleepiness) == 0) {
                    return sleep(g);
                }
                change(shared[mine.nextInt(shared.length)]);
                return NEXT;
            }

            private int await(Goroutine g) {
                left = -1;
                return timers.count() == (far == null ? 0 : 1) ? p.exit(0) : sleep(g);
            }

            private int sleep(Goroutine g) {
                long nanos = 1 + mine.nextLong(LONGEST);
                until = p.scheduler.now() + nanos;
                p.scheduler.sleep(g, nanos);
                return PARKED;
            }

            private void change(Counting t) {
                timers.lock();
                try {
                    if (timers.remove(t)) {
                        stopped++;
                    }
                    if (mine.nextInt(3) > 0) {
                        t.again = mine.nextInt(5) == 0 ? mine.nextInt(4) : 0;
                        timers.add(t, p.scheduler.now() + mine.nextLong(LONGEST));
                        started++;
                    }
                } finally {
                    timers.unlock();
                }
            }
        }
    }
}
