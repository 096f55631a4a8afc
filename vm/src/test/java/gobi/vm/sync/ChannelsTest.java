package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.fault.Fault;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;
import gobi.vm.sched.WaitReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(120)
class ChannelsTest {
    /// A program with channels of 24-byte elements: the value, its complement, and a pointer word.
    private static final class Program implements AutoCloseable {
        final FakeProgram fake;
        final Channels channels;
        final MCache cache;
        final Layout triple;
        final Layout empty;

        Program(int processors) {
            fake = new FakeProgram(processors);
            channels = new Channels(fake.heap, fake.scheduler);
            cache = fake.heap.newCache();
            triple = Layout.of(fake.heap, 24, 4);
            empty = Layout.of(fake.heap, 0);
        }

        long make(long size) {
            return channels.makeOf(cache, triple, size);
        }

        long memory(int bytes) {
            return fake.heap.allocateStatic(bytes, 8);
        }

        @Override
        public void close() {
            fake.close();
        }
    }

    private static void put(long address, long value) {
        Memory.storeLong(address, value);
        Memory.storeLong(address + 8, ~value);
        Memory.storeLong(address + 16, value * 16);
    }

    private static long take(long address) {
        long value = Memory.loadLong(address);
        assertEquals(~value, Memory.loadLong(address + 8));
        assertEquals(value * 16, Memory.loadLong(address + 16));
        return value;
    }

    /// Sends from, from + 1, ... to - 1, then counts down and perhaps closes.
    private static FakeProgram.Step sender(
            Program p, long ch, long from, long to, AtomicInteger senders) {
        long address = p.memory(24);
        var next = new long[] {from};
        return g -> {
            if (g.resumed()) {
                p.channels.finishSend(g);
                next[0]++;
                return NEXT;
            }
            if (next[0] == to) {
                if (senders.decrementAndGet() == 0) {
                    p.channels.close(g, ch);
                }
                return DONE;
            }
            put(address, next[0]);
            boolean now = next[0] % 2 == 0 && p.channels.sendNow(g, ch, address);
            if (!now && !p.channels.send(g, ch, address)) {
                return PARKED;
            }
            next[0]++;
            return NEXT;
        };
    }

    private static FakeProgram.Step receiver(
            Program p, long ch, AtomicLong sum, AtomicInteger receivers) {
        long address = p.memory(24);
        return g -> {
            int ok = g.resumed() ? p.channels.finishRecv(g) : p.channels.recvNow(g, ch, address);
            if (ok == Channels.PARKED) {
                ok = p.channels.recv(g, ch, address);
            }
            if (ok < 0) {
                return PARKED;
            }
            if (ok == 0) {
                assertEquals(0, Memory.loadLong(address));
                return receivers.decrementAndGet() == 0 ? p.fake.exit(0) : DONE;
            }
            sum.addAndGet(take(address));
            return NEXT;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyValueArrivesOnce(int processors) {
        for (int size : new int[] {0, 1, 7, 100}) {
            try (var p = new Program(processors)) {
                long ch = p.make(size);
                int n = 6;
                int each = 20_000;
                var sum = new AtomicLong();
                var senders = new AtomicInteger(n);
                var receivers = new AtomicInteger(n);
                p.fake.run(g -> {
                    for (int i = 0; i < n; i++) {
                        p.fake.go(sender(p, ch, (long) i * each, (long) (i + 1) * each, senders));
                        p.fake.go(receiver(p, ch, sum, receivers));
                    }
                    return DONE;
                });
                long total = (long) n * each;
                assertEquals(total * (total - 1) / 2, sum.get());
                assertEquals(0, Memory.loadInt(ch + Channels.QUEUES));
            }
        }
    }

    /// Passes values from any channel to any other by selects with both directions.
    private static FakeProgram.Step mixer(
            Program p,
            long[] chans,
            int rounds,
            AtomicInteger left,
            AtomicLong sent,
            AtomicLong got) {
        int k = chans.length;
        long[] r = new long[4 * k];
        var done = new int[1];
        for (int i = 0; i < 2 * k; i++) {
            r[2 * i] = chans[i % k];
            r[2 * i + 1] = p.memory(24);
        }
        return g -> {
            int chosen;
            if (g.resumed()) {
                chosen = p.channels.finishSelect(g);
            } else {
                for (int i = 0; i < k; i++) {
                    put(r[2 * i + 1], ThreadLocalRandom.current().nextLong(1000));
                }
                chosen = p.channels.select(g, r, 0, k, 2 * k, false);
                if (chosen == Channels.PARKED) {
                    return PARKED;
                }
            }
            (chosen < k ? sent : got).addAndGet(take(r[2 * chosen + 1]));
            if (++done[0] < rounds) {
                return NEXT;
            }
            return left.decrementAndGet() == 0 ? p.fake.exit(0) : DONE;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void selectsInBothDirectionsLoseNothing(int processors) {
        for (int round = 0; round < 5; round++) {
            try (var p = new Program(processors)) {
                long[] chans = {p.make(0), p.make(1), p.make(3), p.make(0)};
                var left = new AtomicInteger(8);
                var sent = new AtomicLong();
                var got = new AtomicLong();
                p.fake.run(g -> {
                    for (int i = 0; i < 8; i++) {
                        p.fake.go(mixer(p, chans, 10_000, left, sent, got));
                    }
                    return DONE;
                });
                // At the end some may wait for partners that have left: a deadlock, with balanced
                // books.
                for (long ch : chans) {
                    long n = Memory.loadLong(ch + Channels.COUNT);
                    long at = Memory.loadLong(ch + Channels.RECV_INDEX);
                    for (int i = 0; i < n; i++) {
                        long cap = Memory.loadLong(ch + Channels.CAPACITY);
                        got.addAndGet(
                                take(Memory.loadLong(ch + Channels.BUFFER) + (at + i) % cap * 24));
                    }
                }
                assertTrue(left.get() < 8);
                assertEquals(sent.get(), got.get());
            }
        }
    }

    /// Waits at the channel, every other time with a select, as the next of those that wait; must
    /// receive the number of its place.
    private static FakeProgram.Step inLine(
            Program p, long ch, long other, AtomicInteger places, AtomicInteger left) {
        long address = p.memory(24);
        long[] cases = {other, p.memory(24), ch, address};
        var place = new int[1];
        return g -> {
            boolean selects = place[0] % 2 == 1;
            if (!g.resumed()) {
                place[0] = places.getAndIncrement();
                boolean waits =
                        place[0] % 2 == 1
                                ? p.channels.select(g, cases, 0, 0, 2, false) == Channels.PARKED
                                : p.channels.recv(g, ch, address) < 0;
                assertTrue(waits);
                return PARKED;
            }
            // The index of the case, or that there was a value.
            assertEquals(1, selects ? p.channels.finishSelect(g) : p.channels.finishRecv(g));
            assertEquals(place[0], take(address));
            return left.decrementAndGet() == 0 ? p.fake.exit(0) : DONE;
        };
    }

    @Test
    void whoWaitsLongestIsServedFirst() {
        try (var p = new Program(1)) {
            long ch = p.make(0);
            long other = p.make(0);
            int n = 7;
            var places = new AtomicInteger();
            var left = new AtomicInteger(n);
            var begun = new boolean[1];
            int code =
                    p.fake.run(g -> {
                        if (!begun[0]) {
                            begun[0] = true;
                            for (int i = 0; i < n; i++) {
                                p.fake.go(inLine(p, ch, other, places, left));
                            }
                        }
                        if (places.get() < n) {
                            p.fake.scheduler.yield(g);
                            return NEXT;
                        }
                        long address = p.memory(24);
                        for (int i = 0; i < n; i++) {
                            put(address, i);
                            assertTrue(p.channels.send(g, ch, address));
                        }
                        return DONE;
                    });
            assertEquals(0, code);
        }
    }

    @Test
    void selectIsFair() {
        try (var p = new Program(1)) {
            long a = p.make(0);
            long b = p.make(0);
            long[] r = {a, 0, b, 0};
            var count = new int[2];
            p.fake.run(g -> {
                if (Memory.loadInt(a + Channels.CLOSED) == 0) {
                    p.channels.close(g, a);
                    p.channels.close(g, b);
                }
                for (int i = 0; i < 10_000; i++) {
                    count[p.channels.select(g, r, 0, 0, 2, false)]++;
                }
                return p.fake.exit(0);
            });
            assertTrue(Math.abs(count[0] - count[1]) < 1000, count[0] + " and " + count[1]);
        }
    }

    @Test
    void defaultIsChosenWhenNothingIsReady() {
        try (var p = new Program(2)) {
            long ch = p.make(1);
            long address = p.memory(24);
            List<Integer> seen = new ArrayList<>();
            p.fake.run(g -> {
                long[] recv = {ch, address, 0, 0};
                seen.add(p.channels.select(g, recv, 0, 0, 1, true));
                seen.add(p.channels.select(g, recv, 0, 0, 2, true));
                put(address, 5);
                seen.add(p.channels.select(g, recv, 0, 1, 1, true));
                seen.add(p.channels.select(g, recv, 0, 1, 1, true));
                seen.add(p.channels.select(g, recv, 0, 0, 2, true));
                seen.add(p.channels.select(g, new long[0], 0, 0, 0, true));
                return p.fake.exit(0);
            });
            assertEquals(List.of(-1, -1, 0, -1, 0, -1), seen);
        }
    }

    @Test
    void whatWouldWaitOrFailIsNotBegun() {
        try (var p = new Program(2)) {
            long ch = p.make(1);
            long other = p.make(0);
            long address = p.memory(24);
            long[] recv = {ch, address, other, address};
            List<Object> seen = new ArrayList<>();
            p.fake.run(g -> {
                seen.add(p.channels.recvNow(g, ch, address));
                seen.add(p.channels.recvNow(g, 0, address));
                seen.add(p.channels.selectNow(g, recv, 0, 0, 2, false));
                seen.add(p.channels.selectNow(g, recv, 0, 0, 2, true));
                put(address, 7);
                seen.add(p.channels.sendNow(g, ch, address));
                seen.add(p.channels.sendNow(g, ch, address));
                seen.add(p.channels.sendNow(g, 0, address));
                put(address, 8);
                seen.add(p.channels.selectNow(g, recv, 0, 0, 2, false));
                seen.add(take(address));
                seen.add(p.channels.length(ch));
                seen.add(p.channels.selectNow(g, recv, 0, 1, 1, false));
                seen.add(p.channels.recvNow(g, ch, address));
                p.channels.close(g, ch);
                seen.add(p.channels.sendNow(g, ch, address));
                seen.add(p.channels.recvNow(g, ch, address));
                return p.fake.exit(0);
            });
            int waits = Channels.PARKED;
            assertEquals(
                    List.of(waits, waits, waits, -1, true, false, false, 0, 7L, 0L, 0, 1, false, 0),
                    seen);
        }
    }

    @Test
    void closingWakesAllAndPanicsAreGos() {
        try (var p = new Program(2)) {
            long ch = p.make(0);
            long full = p.make(0);
            long address = p.memory(24);
            var woken = new AtomicInteger();
            var panics = new AtomicInteger();
            int code =
                    p.fake.run(g -> {
                        for (int i = 0; i < 20; i++) {
                            p.fake.go(receiver(p, ch, new AtomicLong(), new AtomicInteger(-100)));
                            p.fake.go(h -> {
                                if (h.resumed()) {
                                    woken.incrementAndGet();
                                    var f =
                                            assertThrows(
                                                    Fault.class, () -> p.channels.finishSend(h));
                                    assertEquals(Fault.Kind.SEND_CLOSED, f.kind());
                                    return panics.incrementAndGet() == 20 ? p.fake.exit(9) : DONE;
                                }
                                return p.channels.send(h, full, address) ? DONE : PARKED;
                            });
                        }
                        p.fake.go(h -> closeLater(p, h, ch, full));
                        return DONE;
                    });
            assertEquals(9, code);
            assertEquals(20, woken.get());
        }
    }

    private static int closeLater(Program p, Goroutine h, long ch, long full) {
        if (!h.resumed()) {
            return p.fake.scheduler.sleep(h, 20_000_000) ? DONE : PARKED;
        }
        p.channels.close(h, ch);
        p.channels.close(h, full);
        assertEquals(
                Fault.Kind.CLOSE_CLOSED,
                assertThrows(Fault.class, () -> p.channels.close(h, ch)).kind());
        assertEquals(
                Fault.Kind.CLOSE_NIL,
                assertThrows(Fault.class, () -> p.channels.close(h, 0)).kind());
        assertEquals(
                Fault.Kind.SEND_CLOSED,
                assertThrows(Fault.class, () -> p.channels.send(h, ch, 0)).kind());
        long[] r = {ch, 0, full, 0};
        assertEquals(
                Fault.Kind.SEND_CLOSED,
                assertThrows(Fault.class, () -> p.channels.select(h, r, 0, 2, 2, false)).kind());
        assertEquals(Fault.Kind.MAKE_CHAN, assertThrows(Fault.class, () -> p.make(-1)).kind());
        assertEquals(
                Fault.Kind.MAKE_CHAN, assertThrows(Fault.class, () -> p.make(1L << 45)).kind());
        return DONE;
    }

    @Test
    void nilChannelsBlockForEverWithTheirReasons() {
        try (var p = new Program(2)) {
            p.fake.run(g -> {
                p.fake.go(h -> p.channels.send(h, 0, 0) ? DONE : PARKED);
                p.fake.go(h -> p.channels.recv(h, 0, 0) >= 0 ? DONE : PARKED);
                p.fake.go(h ->
                        p.channels.select(h, new long[4], 0, 1, 2, false) >= 0 ? DONE : PARKED);
                return p.channels.select(g, new long[0], 0, 0, 0, false) >= 0 ? DONE : PARKED;
            });
            assertEquals("deadlock", p.fake.end);
            List<WaitReason> reasons = new ArrayList<>();
            for (Goroutine g : p.fake.scheduler.allGoroutines()) {
                assertEquals(GoroutineStatus.WAITING, g.status);
                reasons.add(g.waitReason);
            }
            assertEquals(
                    List.of(
                            WaitReason.SELECT_NO_CASES,
                            WaitReason.CHAN_SEND_NIL,
                            WaitReason.CHAN_RECEIVE_NIL,
                            WaitReason.SELECT),
                    reasons);
        }
    }

    @Test
    void emptyElementsAndHugeCapacities() {
        try (var p = new Program(1)) {
            long ch = p.channels.makeOf(p.cache, p.empty, 1L << 60);
            p.fake.run(g -> {
                for (int i = 0; i < 1000; i++) {
                    assertTrue(p.channels.send(g, ch, 0));
                }
                assertEquals(1000, p.channels.length(ch));
                assertEquals(1, p.channels.recv(g, ch, 0));
                assertEquals(1L << 60, p.channels.capacity(ch));
                return p.fake.exit(0);
            });
            assertEquals(999, p.channels.length(ch));
        }
    }

    @Test
    void waitQueuesAreGivenBack() {
        try (var p = new Program(1)) {
            var round = new int[1];
            p.fake.run(g -> {
                // One channel after the other, so the same few queues must serve.
                if (g.resumed()) {
                    p.channels.finishRecv(g);
                }
                if (round[0]++ == 5000) {
                    return p.fake.exit(0);
                }
                long ch = p.make(0);
                p.fake.go(sender(p, ch, 1, 2, new AtomicInteger(2)));
                return p.channels.recv(g, ch, 0) < 0 ? PARKED : NEXT;
            });
            assertTrue(
                    p.channels.queueTable().made() <= 64, "made " + p.channels.queueTable().made());
        }
    }
}
