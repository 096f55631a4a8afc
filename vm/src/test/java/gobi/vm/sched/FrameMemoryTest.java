package gobi.vm.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

class FrameMemoryTest {
    private final AddressSpace space = new AddressSpace();
    private final FrameMemories atHand = new FrameMemories(space);

    @AfterEach
    void close() {
        space.close();
    }

    private record Frame(long base, int size, long value) {
        void write() {
            for (int i = 0; i < size; i += 8) {
                Memory.storeLong(base + i, value + i);
            }
        }

        void check() {
            for (int i = 0; i < size; i += 8) {
                assertEquals(value + i, Memory.loadLong(base + i));
            }
        }
    }

    @Test
    void framesKeepWhatTheyHold() {
        var random = new Random(1);
        FrameMemory m = atHand.take();
        Deque<Frame> frames = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            if (!frames.isEmpty() && random.nextInt(100) < 45 + i / 1000) {
                Frame f = frames.pop();
                f.check();
                m.popTo(f.base);
            } else {
                int size = 8 * (1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 8));
                var f = new Frame(m.push(size), size, random.nextLong());
                for (int at = 0; at < size; at += 8) {
                    assertEquals(0, Memory.loadLong(f.base + at));
                }
                f.write();
                frames.push(f);
            }
            if (!frames.isEmpty()) {
                assertTrue(m.lowest() <= frames.peek().base);
                assertTrue(m.highest() >= frames.peek().base + frames.peek().size);
                frames.peek().check();
            }
            if (random.nextInt(10) == 0) {
                m.trim();
            }
            assertEquals(frames.isEmpty(), m.isEmpty());
        }
        m.popTo(0);
        assertTrue(m.isEmpty());
        m.rest();
        m.free();
        assertEquals(0, space.stackBytes());
    }

    @Test
    void aMarkIsGoodForTheMemoryThatComesNext() {
        FrameMemory m = atHand.take();
        m.push(16);
        m.popTo(0);
        long none = m.top();
        atHand.give(m);
        FrameMemory other = new FrameMemory(space);
        other.push(16);
        other.push(4000);
        other.popTo(none);
        assertTrue(other.isEmpty());
    }

    @Test
    void littleIsKept() {
        FrameMemory m = atHand.take();
        long deep = m.push(1 << 20);
        m.popTo(deep);
        m.popTo(0);
        assertTrue(space.stackBytes() >= 1 << 20);
        atHand.give(m);
        assertEquals(128, space.stackBytes());
        assertEquals(m, atHand.take());
        m.push(16);
        m.push(200);
        m.popTo(m.lowest());
        atHand.give(m);
        long kept = space.stackBytes();
        FrameMemory again = atHand.take();
        again.push(16);
        again.push(200);
        assertEquals(kept, space.stackBytes());
    }

    @Test
    void aGoroutineThatWaitsKeepsOnlyWhatItsFramesUse() {
        try (var p = new FakeProgram(1)) {
            long[] high = new long[3];
            int code =
                    p.run(g -> {
                        g.pushMemory(100);
                        g.popMemory(0);
                        high[0] = g.memoryHigh();
                        g.setWaiting(WaitReason.SLEEP);
                        high[1] = g.memoryHigh();
                        long base = g.pushMemory(100);
                        Memory.storeLong(base, 42);
                        g.setWaiting(WaitReason.SLEEP);
                        high[2] = Memory.loadLong(base);
                        return p.exit(0);
                    });
            assertEquals(0, code);
            assertNotEquals(0, high[0]);
            assertEquals(0, high[1]);
            assertEquals(42, high[2]);
        }
    }
}
