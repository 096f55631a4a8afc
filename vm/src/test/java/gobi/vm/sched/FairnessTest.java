package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Who waits how many time slices of others. The goroutines end their slices themselves, as sysmon
/// would after 10 ms, so no time is measured. On one P only: of several, one whose thread the
/// system lets wait would see thousands of such short slices pass.
@Timeout(120)
class FairnessTest {
    private static final int GOROUTINES = 1_000;
    private static final int ROUNDS = 20;

    /// A fair wait is one round: every other goroutine runs once.
    private static final int MAX_ROUNDS = 3;

    private final AtomicLong slices = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLongArray last = new AtomicLongArray(GOROUTINES);

    private void noteTurn(int i) {
        long now = slices.get();
        longest.accumulateAndGet(now - last.getAndSet(i, now), Math::max);
    }

    private int endSlice(Goroutine g) {
        slices.incrementAndGet();
        g.processor.sliceOver = true;
        g.limit = Goroutine.POISON;
        return NEXT;
    }

    private boolean isOver() {
        return slices.get() >= (long) GOROUTINES * ROUNDS;
    }

    private FakeProgram.Step spinner(FakeProgram p, int i) {
        return g -> {
            noteTurn(i);
            return isOver() ? p.exit(0) : endSlice(g);
        };
    }

    /// Two that wake each other in turn, each time as the next to run, and so inherit the slice.
    private final class Pair {
        private final FakeProgram p;
        private final Goroutine[] waiting = new Goroutine[2];
        private int turns;

        Pair(FakeProgram p) {
            this.p = p;
        }

        void start() {
            p.go(member(0));
            p.go(member(1));
        }

        private FakeProgram.Step member(int i) {
            return g -> {
                if (++turns % 50 == 0) {
                    endSlice(g);
                }
                if (isOver()) {
                    return p.exit(0);
                }
                return pass(g, i);
            };
        }

        private synchronized int pass(Goroutine g, int i) {
            Goroutine other = waiting[1 - i];
            waiting[i] = g;
            p.scheduler.park(g, WaitReason.SEMACQUIRE);
            if (other != null) {
                waiting[1 - i] = null;
                p.scheduler.ready(other);
            }
            return PARKED;
        }
    }

    @Test
    void amongAThousandNoneWaitsMoreThanAFewRounds() {
        try (var p = new FakeProgram(1)) {
            int code =
                    p.run(g -> {
                        for (int i = 0; i < GOROUTINES; i++) {
                            p.go(spinner(p, i));
                        }
                        new Pair(p).start();
                        return DONE;
                    });
            assertEquals(0, code);
        }
        for (int i = 0; i < GOROUTINES; i++) {
            noteTurn(i);
        }
        assertTrue(
                longest.get() <= MAX_ROUNDS * GOROUTINES,
                () -> "somebody waited for " + longest + " slices");
    }
}
