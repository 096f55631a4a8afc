package gobi.vm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.fault.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class MemoryTest {
    private final AddressSpace space = new AddressSpace();

    @AfterEach
    void close() {
        space.close();
    }

    @Test
    void addressesOutsideOfTheReservationAreNilFaults() {
        for (long a :
                new long[] {
                    0, 8, 4096, Memory.BASE - 8, Memory.BASE + Memory.SIZE, -1, Long.MIN_VALUE
                }) {
            var fault = assertThrows(Fault.class, () -> Memory.loadLong(a));
            assertEquals(Fault.Kind.NIL, fault.kind());
            assertEquals(a, fault.a());
            assertThrows(Fault.class, () -> Memory.storeByte(a, (byte) 1));
            assertThrows(Fault.class, () -> Memory.check(a));
        }
    }

    @Test
    void areasMustLieInTheReservation() {
        long a = space.allocateStack(64);
        assertThrows(Fault.class, () -> Memory.clear(a + 8, Memory.SIZE));
        assertThrows(Fault.class, () -> Memory.copy(a, a, -1));
        assertThrows(Fault.class, () -> Memory.copy(0, a, 1));
        Memory.copy(0, 0, 0);
    }

    @Test
    void copyHandlesOverlap() {
        long a = space.allocateStack(4096);
        var random = new Random(1);
        byte[] model = new byte[1024];
        random.nextBytes(model);
        Memory.writeBytes(a, model);
        for (int i = 0; i < 2000; i++) {
            int n = random.nextInt(3) == 0 ? random.nextInt(300) : 8 * random.nextInt(9);
            int from = random.nextInt(1024 - n + 1);
            int to = Math.clamp(from + random.nextInt(65) - 32, 0, 1024 - n);
            System.arraycopy(model, from, model, to, n);
            Memory.copy(a + from, a + to, n);
        }
        assertArrayEquals(model, Memory.readBytes(a, 1024));
    }

    @Test
    void compareEqualAndIndexOfAgreeWithArrays() {
        long a = space.allocateStack(4096);
        var random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            byte[] x = new byte[random.nextInt(40)];
            random.nextBytes(x);
            byte[] y = x.clone();
            if (y.length > 0 && random.nextBoolean()) {
                y[random.nextInt(y.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Memory.writeBytes(a, x);
            Memory.writeBytes(a + 1003, y);
            assertEquals(
                    Integer.signum(Arrays.compareUnsigned(x, y)),
                    Integer.signum(Memory.compare(a, a + 1003, x.length)));
            assertEquals(Arrays.equals(x, y), Memory.equal(a, a + 1003, x.length));
            byte wanted = (byte) random.nextInt(256);
            int index = -1;
            for (int k = x.length - 1; k >= 0; k--) {
                index = x[k] == wanted ? k : index;
            }
            assertEquals(index, Memory.indexOf(a, x.length, wanted));
        }
    }

    @Test
    void chunksAreReusedAndDistinct() {
        long a = space.allocateStack(2048);
        long b = space.allocateStack(2048);
        assertTrue(Math.abs(a - b) >= 2048);
        space.freeStack(a, 2048);
        assertEquals(a, space.allocateStack(2000));
        assertEquals(4096, space.stackBytes());
        long huge = space.allocateStack(200 << 20);
        Memory.storeLong(huge + (200 << 20) - 8, 1);
        space.freeStack(huge, 200 << 20);
        assertEquals(4096, space.stackBytes());
    }

    @Test
    void arenasComeBackZeroed() {
        long a = space.reserveArenas(1);
        Memory.live(a, 8);
        Memory.storeLong(a, 42);
        space.releaseArenas(a, 1);
        long b = space.reserveArenas(1);
        Memory.live(b, 8);
        assertEquals(a, b);
        assertEquals(0, Memory.loadLong(b));
    }

    @Test
    void checkedModeFindsUseAfterFree() {
        assumeTrue(Memory.CHECKED);
        long a = space.allocateStack(2048);
        Memory.storeLong(a, 1);
        space.freeStack(a, 2048);
        assertThrows(IllegalStateException.class, () -> Memory.loadLong(a));
    }
}
