package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.heap.Layout;
import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Hammer;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Senders and receivers at a few channels of all sizes: each value arrives once and whole, and
/// what one sender sent over a channel reaches each receiver in that order. When the senders are
/// done, the channels are closed; then everybody ends.
class ChannelsHammerTest {
    private static final int EACH = 2_000;

    @Test
    void everyValueArrivesOnceAndInOrder() {
        Hammer.programs((p, random) -> new Round(p, random).run());
    }

    private static final class Round {
        final FakeProgram p;
        final Random random;
        final Channels channels;
        final long[] chans;
        final int senders;
        final int receivers;
        final AtomicInteger sending;
        final AtomicInteger receiving;
        final AtomicIntegerArray arrived;

        Round(FakeProgram p, Random random) {
            this.p = p;
            this.random = random;
            channels = new Channels(p.heap, p.scheduler);
            chans = new long[1 + random.nextInt(3)];
            var layout = Layout.of(p.heap, 16, 0);
            var cache = p.heap.newCache();
            for (int i = 0; i < chans.length; i++) {
                chans[i] = channels.makeOf(cache, layout, random.nextInt(1 + random.nextInt(20)));
            }
            senders = 1 + random.nextInt(6);
            receivers = chans.length * (1 + random.nextInt(4));
            sending = new AtomicInteger(senders);
            receiving = new AtomicInteger(receivers);
            arrived = new AtomicIntegerArray(senders * EACH);
        }

        void run() {
            int code =
                    p.run(g -> {
                        for (int i = 0; i < Math.max(senders, receivers); i++) {
                            if (i < senders) {
                                p.go(new Sender(i, new Random(random.nextLong())));
                            }
                            if (i < receivers) {
                                p.go(new Receiver(chans[i % chans.length]));
                            }
                        }
                        return DONE;
                    });
            assertEquals(0, code, () -> p.end + "\n" + p.states);
            for (int i = 0; i < arrived.length(); i++) {
                assertEquals(1, arrived.get(i), "value " + i);
            }
            for (long ch : chans) {
                assertEquals(0, Memory.loadInt(ch + Channels.QUEUES));
            }
        }

        final class Sender implements FakeProgram.Step {
            final Random mine;
            final long address = p.heap.allocateStatic(16, 8);
            final int end;
            int next;

            Sender(int number, Random mine) {
                this.mine = mine;
                next = number * EACH;
                end = next + EACH;
            }

            @Override
            public int step(Goroutine g) {
                if (g.resumed()) {
                    channels.finishSend(g);
                    next++;
                }
                if (next == end) {
                    if (sending.decrementAndGet() == 0) {
                        for (long ch : chans) {
                            channels.close(g, ch);
                        }
                    }
                    return DONE;
                }
                Memory.storeLong(address, next);
                Memory.storeLong(address + 8, ~next);
                if (mine.nextInt(30) == 0) {
                    p.scheduler.yield(g);
                }
                long ch = chans[mine.nextInt(chans.length)];
                boolean now = mine.nextBoolean() && channels.sendNow(g, ch, address);
                if (!now && !channels.send(g, ch, address)) {
                    return PARKED;
                }
                next++;
                return NEXT;
            }
        }

        final class Receiver implements FakeProgram.Step {
            final long ch;
            final long address = p.heap.allocateStatic(16, 8);
            final int[] last = new int[senders];

            Receiver(long ch) {
                this.ch = ch;
            }

            @Override
            public int step(Goroutine g) {
                int ok = g.resumed() ? channels.finishRecv(g) : channels.recvNow(g, ch, address);
                if (ok == Channels.PARKED) {
                    ok = channels.recv(g, ch, address);
                }
                if (ok < 0) {
                    return PARKED;
                }
                int value = (int) Memory.loadLong(address);
                if (ok == 0) {
                    assertEquals(0, value);
                    return receiving.decrementAndGet() == 0 ? p.exit(0) : DONE;
                }
                assertEquals(~value, Memory.loadLong(address + 8));
                arrived.incrementAndGet(value);
                int sender = value / EACH;
                int place = 1 + value % EACH;
                assertTrue(place > last[sender], () -> place + " after " + last[sender]);
                last[sender] = place;
                return NEXT;
            }
        }
    }
}
