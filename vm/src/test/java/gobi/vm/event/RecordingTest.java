package gobi.vm.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// What is written is what can be read: numbers of all sizes, over many buffers and threads.
class RecordingTest {
    private static final long[] NUMBERS = {
        0, 1, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, Integer.MAX_VALUE
    };

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Recording recording =
            new Recording(1, (bytes, n) -> file.write(bytes, 0, n), frame -> null, true);

    /// One event as text.
    private static String text(EventKind kind, long... fields) {
        var b = new StringBuilder(kind.title);
        for (long f : fields) {
            b.append(' ').append(f);
        }
        return b.toString();
    }

    @Test
    void usualAndUnusualNumbersAreWrittenAlike() {
        EventBuffer b = recording.newBuffer();
        List<String> wanted = new ArrayList<>();
        for (long g : NUMBERS) {
            for (long n : NUMBERS) {
                int stack = (int) Math.min(g, n);
                b.writeUnblock(g, n, stack);
                wanted.add(text(EventKind.GO_UNBLOCK, g, n, stack));
                b.writeStart(g, n);
                wanted.add(text(EventKind.GO_START, g, n));
                b.writeLeave(EventKind.GO_BLOCK, g, (int) n);
                wanted.add(text(EventKind.GO_BLOCK, g, n));
                b.writeStart(n, g);
                wanted.add(text(EventKind.GO_START, n, g));
                b.write(EventKind.LOG, g, n, stack, g);
                wanted.add(text(EventKind.LOG, g, n, stack, g));
            }
        }
        recording.finish();
        assertEquals(wanted, eventsOf(b.thread));
    }

    @Test
    void threadsWriteManyBuffers() throws InterruptedException {
        int each = 200_000;
        List<Thread> threads = new ArrayList<>();
        List<EventBuffer> buffers = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            EventBuffer b = recording.newBuffer();
            buffers.add(b);
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; i < each; i++) {
                                    b.writeUnblock(b.thread, i, i);
                                }
                            }));
        }
        for (Thread t : threads) {
            t.join();
        }
        recording.finish();
        for (EventBuffer b : buffers) {
            List<String> events = eventsOf(b.thread);
            assertEquals(each, events.size());
            for (int i = 0; i < each; i += 997) {
                assertEquals(text(EventKind.GO_UNBLOCK, b.thread, i, i), events.get(i));
            }
        }
    }

    @Test
    void aSnapshotHoldsAllUpToThen() {
        EventBuffer b = recording.newBuffer();
        for (int i = 0; i < 20_000; i++) {
            b.writeUnblock(1, i, 0);
        }
        var tail = new ByteArrayOutputStream();
        int[] before = {0};
        recording.snapshot((bytes, n) -> tail.write(bytes, 0, n), () -> before[0] = file.size());
        assertEquals(before[0], file.size());
        file.writeBytes(tail.toByteArray());
        assertEquals(20_000, eventsOf(b.thread).size());
    }

    @Test
    void generationsHaveTheirOwnNumbers() {
        EventBuffer b = recording.newBuffer();
        recording.string("first");
        int one = recording.string("second");
        b.write(EventKind.GO_LABEL, one);
        assertTrue(recording.hasEvents());
        recording.renew(2);
        assertFalse(recording.hasEvents());
        assertTrue(recording.isRenewed());
        int two = recording.string("second");
        b.write(EventKind.GO_LABEL, two);
        recording.finish();
        assertEquals(
                List.of(text(EventKind.GO_LABEL, one), text(EventKind.GO_LABEL, two)),
                eventsOf(b.thread));
        assertEquals(1, two);
        assertEquals(2, generation);
    }

    /// Stretches of running so short that a wake-up in one has the time of the stretch's end.
    private void runShortly(EventBuffer b) {
        for (int i = 0; i < 200; i++) {
            b.writeStart(1, i);
            b.writeUnblock(2, i, 0);
            b.writeLeave(EventKind.GO_BLOCK, 1, 0);
        }
    }

    @Test
    void shortStretchesHaveOneTime() {
        EventBuffer b = recording.newBuffer();
        runShortly(b);
        recording.finish();
        eventsOf(b.thread);
        int same = 0;
        for (int i = 0; i < times.size(); i += 3) {
            same += times.get(i + 1).equals(times.get(i + 2)) ? 1 : 0;
        }
        assertTrue(same > 50, "of 200 stretches " + same + " have one");
    }

    @Test
    void aWakeUpIsNotTakenForAsLateAsTheEndOfALongStretch() throws InterruptedException {
        EventBuffer b = recording.newBuffer();
        runShortly(b);
        b.writeStart(1, 200);
        recording.tick();
        b.writeUnblock(2, 200, 0);
        Thread.sleep(20);
        b.writeLeave(EventKind.GO_BLOCK, 1, 0);
        recording.finish();
        eventsOf(b.thread);
        long rest = times.getLast() - times.get(times.size() - 2);
        assertTrue(rest >= Clock.units(15_000_000), rest + " units after it");
    }

    @Test
    void aWakeUpWithoutANextEventIsWritten() {
        EventBuffer b = recording.newBuffer();
        runShortly(b);
        b.writeStart(1, 200);
        b.writeUnblock(2, 200, 0);
        recording.finish();
        assertEquals(text(EventKind.GO_UNBLOCK, 2, 200, 0), eventsOf(b.thread).getLast());
    }

    @Test
    void thinnedEventsStandForAll() {
        var thinning = new Thinning();
        int n = 1_000_000;
        int sum = 0;
        int recorded = 0;
        for (int i = 0; i < n; i++) {
            int count = thinning.next();
            sum += count;
            recorded += count > 0 ? 1 : 0;
        }
        assertTrue(n - sum >= 0 && n - sum < 1000, "they stand for " + sum);
        assertTrue(recorded > 1000 && recorded < 20_000, recorded + " are recorded");
    }

    // --- a reader

    private final List<Long> times = new ArrayList<>();
    private long timeOfLast;
    private byte[] bytes;
    private int at;
    private long generation;

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private List<String> eventsOf(long thread) {
        bytes = file.toByteArray();
        at = 16;
        List<String> events = new ArrayList<>();
        while (at < bytes.length) {
            assertEquals(1, bytes[at++]);
            long before = generation;
            generation = number();
            assertTrue(generation == before || generation == before + 1);
            boolean wanted = number() == thread;
            timeOfLast = number();
            int end = (int) number();
            assertTrue(end <= 65536);
            end += at;
            while (wanted && at < end) {
                events.add(event());
            }
            at = end;
        }
        return events;
    }

    private String event() {
        int kind = bytes[at++];
        long time = number();
        assertTrue(time >= 0, "time ran backwards");
        timeOfLast += time;
        times.add(timeOfLast);
        for (EventKind k : EventKind.values()) {
            if (k.number == kind) {
                return text(k, k.fields.stream().mapToLong(f -> number()).toArray());
            }
        }
        throw new AssertionError("kind " + kind);
    }
}
