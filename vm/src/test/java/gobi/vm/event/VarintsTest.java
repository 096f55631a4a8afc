package gobi.vm.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class VarintsTest {
    @Test
    void bothWaysAgree() {
        for (int bits = 0; bits <= 64; bits++) {
            long power = bits == 64 ? 0 : 1L << bits;
            for (long value : new long[] {power - 1, power, power + 1, ~power}) {
                agree(value);
            }
        }
    }

    private static void agree(long value) {
        byte[] slow = new byte[24];
        byte[] fast = new byte[24];
        int n = Varints.put(slow, 3, value);
        assertEquals(n, Varints.putFast(fast, 3, value), () -> "length of " + value);
        assertArrayEquals(Arrays.copyOf(slow, n), Arrays.copyOf(fast, n), () -> "" + value);
    }
}
