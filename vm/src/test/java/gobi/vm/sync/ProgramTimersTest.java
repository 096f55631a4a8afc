package gobi.vm.sync;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.heap.Layout;
import gobi.vm.memory.Memory;
import gobi.vm.sched.FakeProgram;
import gobi.vm.sched.Goroutine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class ProgramTimersTest {
    private static final long MILLI = 1_000_000;

    /// A program with one timer object at `t` and its channel.
    private static final class Program implements AutoCloseable {
        final FakeProgram fake;
        final Channels channels;
        final ProgramTimers timers;
        final List<Long> called = new ArrayList<>();
        final long t;
        final long ch;
        final long address;

        Program(int processors) {
            fake = new FakeProgram(processors);
            channels = new Channels(fake.heap, fake.scheduler);
            timers =
                    new ProgramTimers(
                            fake.scheduler,
                            channels,
                            f -> {
                                called.add(f);
                                fake.go(g -> fake.exit(77));
                            });
            t = fake.heap.allocateStatic(48, 8);
            ch = channels.makeOf(fake.heap.newCache(), Layout.of(fake.heap, 24, 4), 1);
            address = fake.heap.allocateStatic(24, 8);
            Memory.storeLong(t + 16, ch);
        }

        void set(long delay, long period) {
            Memory.storeLong(t, fake.scheduler.now() + delay);
            Memory.storeLong(t + 8, period);
        }

        int recv(Goroutine g) {
            return g.resumed() ? channels.finishRecv(g) : channels.recv(g, ch, address);
        }

        @Override
        public void close() {
            fake.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sendsTheTimeAndCountsAsUnbuffered(int processors) {
        try (var p = new Program(processors)) {
            var started = new long[1];
            p.fake.run(g -> {
                if (started[0] == 0) {
                    started[0] = p.fake.scheduler.now();
                    p.set(20 * MILLI, 0);
                    p.timers.start(p.t);
                    assertEquals(0, p.channels.capacity(p.ch));
                }
                return p.recv(g) < 0 ? PARKED : p.fake.exit(0);
            });
            long waited = p.fake.scheduler.now() - started[0];
            assertTrue(waited >= 20 * MILLI && waited < 500 * MILLI, "waited " + waited);
            assertEquals(1, Memory.loadLong(p.address) >>> 63);
            assertTrue((Memory.loadLong(p.address) & (1 << 30) - 1) < 1_000_000_000);
            assertTrue(Memory.loadLong(p.address + 8) >= started[0] + 20 * MILLI);
            assertEquals(0, p.timers.active());
        }
    }

    @Test
    void stopAndResetLeaveNoStaleValue() {
        try (var p = new Program(2)) {
            var step = new AtomicInteger();
            p.fake.run(g -> {
                switch (step.getAndIncrement()) {
                    case 0 -> {
                        p.set(MILLI, 0);
                        p.timers.start(p.t);
                        return p.fake.scheduler.sleep(g, 30 * MILLI) ? NEXT : PARKED;
                    }
                    case 1 -> {
                        assertTrue(g.resumed());
                        assertEquals(1, Memory.loadLong(p.ch + Channels.COUNT));
                        assertEquals(0, p.channels.length(p.ch));
                        assertTrue(p.timers.reset(p.t, p.fake.scheduler.now() + MILLI, 0));
                        return p.fake.scheduler.sleep(g, 30 * MILLI) ? NEXT : PARKED;
                    }
                    case 2 -> {
                        assertTrue(g.resumed());
                        assertTrue(p.timers.stop(p.t));
                        assertFalse(p.timers.stop(p.t));
                        assertEquals(0, Memory.loadLong(p.ch + Channels.COUNT));
                        p.set(3600_000 * MILLI, 0);
                        p.timers.start(p.t);
                        assertTrue(p.timers.stop(p.t));
                        return p.fake.exit(0);
                    }
                    default -> throw new IllegalStateException();
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void tickerTicksUntilStopped(int processors) {
        try (var p = new Program(processors)) {
            var ticks = new int[1];
            var start = p.fake.scheduler.now();
            p.fake.run(g -> {
                if (ticks[0] == 0) {
                    p.set(2 * MILLI, 2 * MILLI);
                    p.timers.start(p.t);
                    ticks[0] = 1;
                }
                if (p.recv(g) < 0) {
                    return PARKED;
                }
                return ++ticks[0] > 10 ? p.fake.exit(0) : NEXT;
            });
            assertTrue(p.fake.scheduler.now() - start >= 20 * MILLI);
            assertEquals(1, p.timers.active());
        }
    }

    @Test
    void functionRunsInAGoroutine() {
        try (var p = new Program(2)) {
            Memory.storeLong(p.t + 16, 0);
            Memory.storeLong(p.t + 24, 4711);
            int code =
                    p.fake.run(g -> {
                        p.set(5 * MILLI, 0);
                        p.timers.start(p.t);
                        return DONE;
                    });
            assertEquals(77, code);
            assertEquals(List.of(4711L), p.called);
        }
    }

    @Test
    void timerThatNobodyWaitsForIsNoHope() {
        try (var p = new Program(2)) {
            long start = System.nanoTime();
            p.fake.run(g -> {
                p.set(3600_000 * MILLI, 0);
                p.timers.start(p.t);
                return p.channels.recv(g, 0, 0) < 0 ? PARKED : DONE;
            });
            assertEquals("deadlock", p.fake.end);
            assertTrue(System.nanoTime() - start < 5000 * MILLI);
        }
    }

    @Test
    void timersOfDeadChannelsAreForgotten() {
        try (var p = new Program(1)) {
            p.set(3600_000 * MILLI, 0);
            p.timers.start(p.t);
            p.timers.dropDead(a -> false);
            assertEquals(1, p.timers.active());
            p.timers.dropDead(a -> a == p.ch);
            assertEquals(0, p.timers.active());
            assertFalse(p.timers.stop(p.t));
        }
    }
}
