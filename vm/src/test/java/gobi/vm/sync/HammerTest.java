package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Hammer;
import gobi.vm.sched.WaitReason;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// All of it at once, in many short programs: tokens travel between goroutines through channels,
/// selects and semaphores, while others sleep, block in natives, stop the world, ask for
/// collections, and change the number of Ps. Each program must end by itself with every token
/// accounted for.
class HammerTest {
    private static final int ROUNDS = 300;

    @Test
    void nothingIsLostAndNothingHangs() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    private static final class Round {
        final Random random;
        final FakeProgram p;
        final Channels channels;
        final Semaphores semaphores;
        final long[] chans = new long[4];
        final long semaphore;
        final AtomicInteger workers;
        final AtomicLong sent = new AtomicLong();
        final AtomicLong received = new AtomicLong();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger holders = new AtomicInteger();

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            channels = new Channels(p.heap, p.scheduler);
            semaphores = new Semaphores(p.scheduler);
            MCache cache = p.heap.newCache();
            Layout pair = Layout.of(p.heap, 16, 2);
            for (int i = 0; i < chans.length; i++) {
                chans[i] = channels.makeOf(cache, pair, random.nextInt(3));
            }
            semaphore = p.heap.allocateStatic(8, 8);
            Memory.storeInt(semaphore, 1);
            workers = new AtomicInteger(8);
            p.scheduler.collectWith(began -> assertEquals(0, inside.get()));
        }

        void run() {
            int code =
                    p.run(g -> {
                        for (int i = 0; i < 8; i++) {
                            p.go(new Worker(new Random(random.nextLong())));
                        }
                        for (int i = 0; i < 3; i++) {
                            p.go(new Sink());
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + "\n" + p.states);
            assertEquals(sent.get(), received.get());
            assertEquals(1, Memory.loadInt(semaphore));
        }

        /// Receives from all channels until they are closed and empty.
        final class Sink implements FakeProgram.Step {
            final long[] r = new long[8];
            int open = 4;

            Sink() {
                for (int i = 0; i < 4; i++) {
                    r[2 * i] = chans[i];
                    r[2 * i + 1] = p.heap.allocateStatic(16, 8);
                }
            }

            @Override
            public int step(Goroutine g) {
                int chosen =
                        g.resumed()
                                ? channels.finishSelect(g)
                                : channels.select(g, r, 0, 0, 4, false);
                if (chosen == Channels.PARKED) {
                    return PARKED;
                }
                long value = Memory.loadLong(r[2 * chosen + 1]);
                if (g.wakeOk) {
                    assertEquals(value * 3, Memory.loadLong(r[2 * chosen + 1] + 8));
                    received.addAndGet(value);
                    return NEXT;
                }
                r[2 * chosen] = 0;
                if (--open > 0) {
                    return NEXT;
                }
                return workers.decrementAndGet() == -3 ? p.exit(0) : DONE;
            }
        }

        final class Worker implements FakeProgram.Step {
            final Random mine;
            final long address = p.heap.allocateStatic(16, 8);
            final long[] r = new long[4];
            int rounds;
            int parkedIn = -1;

            Worker(Random mine) {
                this.mine = mine;
            }

            @Override
            public int step(Goroutine g) {
                if (g.resumed()) {
                    finish(g);
                    return NEXT;
                }
                if (rounds++ == ROUNDS) {
                    if (workers.decrementAndGet() == 0) {
                        for (long ch : chans) {
                            channels.close(g, ch);
                        }
                    }
                    return DONE;
                }
                inside.incrementAndGet();
                inside.decrementAndGet();
                parkedIn = mine.nextInt(100);
                return act(g, parkedIn);
            }

            private int act(Goroutine g, int what) {
                if (what < 40) {
                    prepare();
                    return channels.send(g, chans[what & 3], address) ? NEXT : PARKED;
                } else if (what < 60) {
                    prepare();
                    r[0] = chans[what & 3];
                    r[1] = address;
                    r[2] = chans[what + 1 & 3];
                    r[3] = address;
                    return channels.select(g, r, 0, 2, 2, false) == Channels.PARKED ? PARKED : NEXT;
                } else if (what < 80) {
                    if (!semaphores.acquire(g, semaphore, (what & 1) != 0, WaitReason.SEMACQUIRE)) {
                        return PARKED;
                    }
                    critical(g);
                } else if (what < 84) {
                    return p.scheduler.sleep(g, mine.nextInt(200_000)) ? NEXT : PARKED;
                } else if (what < 92) {
                    p.scheduler.enterBlocking(g);
                    if (what == 84) {
                        java.util.concurrent.locks.LockSupport.parkNanos(mine.nextInt(300_000));
                    }
                    p.scheduler.exitBlocking(g);
                } else if (what < 94) {
                    p.scheduler.yield(g);
                } else if (what < 96) {
                    p.scheduler.requestCollection();
                } else if (what == 96) {
                    p.scheduler.setProcessors(1 + mine.nextInt(5));
                } else if (what == 97) {
                    p.scheduler.stopTheWorld("hammer");
                    assertEquals(0, inside.get());
                    p.scheduler.startTheWorld();
                }
                return NEXT;
            }

            private void prepare() {
                long value = mine.nextInt(1000);
                Memory.storeLong(address, value);
                Memory.storeLong(address + 8, value * 3);
                sent.addAndGet(value);
            }

            private void finish(Goroutine g) {
                if (parkedIn < 40) {
                    channels.finishSend(g);
                } else if (parkedIn < 60) {
                    channels.finishSelect(g);
                } else if (parkedIn < 80) {
                    semaphores.finish(g);
                    critical(g);
                }
            }

            private void critical(Goroutine g) {
                assertEquals(1, holders.incrementAndGet());
                holders.decrementAndGet();
                semaphores.release(g, semaphore, (rounds & 7) == 0);
            }
        }
    }
}
