package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.heap.Layout;
import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Hammer;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Everybody selects among channels in both directions, some of them nil or the same twice, with
/// and without a default: a select does exactly what it says it did, once. At the end sinks receive
/// what is left until the channels are closed.
class SelectHammerTest {
    private static final int EACH = 1_000;
    private static final int CASES = 5;

    @Test
    void everySelectDoesOneThing() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    private static final class Round {
        final FakeProgram p;
        final Random random;
        final Channels channels;
        final long[] chans;
        final int workers;
        final AtomicInteger working;
        final AtomicInteger sinking = new AtomicInteger(3);

        /// By value: 1 sent, 2 received, 3 both.
        final AtomicIntegerArray books;

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            channels = new Channels(p.heap, p.scheduler);
            chans = new long[2 + random.nextInt(3)];
            var layout = Layout.of(p.heap, 16, 0);
            var cache = p.heap.newCache();
            for (int i = 0; i < chans.length; i++) {
                chans[i] = channels.makeOf(cache, layout, random.nextInt(3));
            }
            workers = 1 + random.nextInt(7);
            working = new AtomicInteger(workers);
            books = new AtomicIntegerArray(workers * EACH);
        }

        void run() {
            int code =
                    p.run(g -> {
                        for (int i = 0; i < workers; i++) {
                            p.go(new Worker(i, new Random(random.nextLong())));
                        }
                        for (int i = sinking.get(); i > 0; i--) {
                            p.go(new Sink());
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + "\n" + p.states);
            for (int i = 0; i < books.length(); i++) {
                int entry = books.get(i);
                assertEquals(0, entry == 3 ? 0 : entry, "value " + i);
            }
            for (long ch : chans) {
                assertEquals(0, Memory.loadInt(ch + Channels.QUEUES));
            }
        }

        private void enter(int value, int what) {
            assertEquals(0, books.getAndAdd(value, what) & what, () -> "value " + value);
        }

        private void received(long address) {
            int value = (int) Memory.loadLong(address);
            assertEquals(~value, Memory.loadLong(address + 8));
            enter(value, 2);
        }

        private long[] cases(int n) {
            long[] r = new long[2 * n];
            for (int i = 0; i < n; i++) {
                r[2 * i + 1] = p.heap.allocateStatic(16, 8);
            }
            return r;
        }

        final class Worker implements FakeProgram.Step {
            final Random mine;
            final long[] r = cases(CASES);
            final int first;
            int value;
            int sends;

            Worker(int number, Random mine) {
                this.mine = mine;
                first = number * EACH;
                value = first;
            }

            @Override
            public int step(Goroutine g) {
                int chosen = g.resumed() ? channels.finishSelect(g) : begin(g);
                if (chosen == Channels.PARKED) {
                    return PARKED;
                }
                if (chosen >= sends) {
                    received(r[2 * chosen + 1]);
                } else if (chosen >= 0) {
                    enter(value, 1);
                }
                value++;
                if (value < first + EACH) {
                    return NEXT;
                }
                if (working.decrementAndGet() == 0) {
                    for (long ch : chans) {
                        channels.close(g, ch);
                    }
                }
                return DONE;
            }

            private int begin(Goroutine g) {
                int n = 2 + mine.nextInt(CASES - 1);
                // The sinks are there for those who send; a receive alone might wait for ever.
                sends = 1 + mine.nextInt(n);
                for (int i = 0; i < n; i++) {
                    boolean nil = i > 0 && mine.nextInt(6) == 0;
                    r[2 * i] = nil ? 0 : chans[mine.nextInt(chans.length)];
                    Memory.storeLong(r[2 * i + 1], value);
                    Memory.storeLong(r[2 * i + 1] + 8, ~value);
                }
                boolean hasDefault = mine.nextInt(5) == 0;
                int now = channels.selectNow(g, r, 0, sends, n, hasDefault);
                return now != Channels.PARKED
                        ? now
                        : channels.select(g, r, 0, sends, n, hasDefault);
            }
        }

        final class Sink implements FakeProgram.Step {
            final long[] r = cases(chans.length);
            int open = chans.length;

            Sink() {
                for (int i = 0; i < open; i++) {
                    r[2 * i] = chans[i];
                }
            }

            @Override
            public int step(Goroutine g) {
                int chosen =
                        g.resumed()
                                ? channels.finishSelect(g)
                                : channels.selectNow(g, r, 0, 0, chans.length, false);
                if (chosen == Channels.PARKED) {
                    chosen = channels.select(g, r, 0, 0, chans.length, false);
                }
                if (chosen == Channels.PARKED) {
                    return PARKED;
                }
                if (g.wakeOk) {
                    received(r[2 * chosen + 1]);
                    return NEXT;
                }
                r[2 * chosen] = 0;
                if (--open > 0) {
                    return NEXT;
                }
                return sinking.decrementAndGet() == 0 ? p.exit(0) : DONE;
            }
        }
    }
}
