package gobi.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GcTraceTest {
    @Test
    void lineIsGos() {
        long mb = 1 << 20;
        var c =
                new GcCycle(
                        17, true, 0, 64_000, 1_000_000, 3_000, 150_000, 58_000, 0, 2, 14 * mb,
                        15 * mb, 7 * mb, 15 * mb, 14 * mb, 0, 0, 0, 0, 0);
        assertEquals(
                "gc 17 @1.044s 6%: 0.064+1.0+0.003 ms clock, 0.12+0.15/0.058/0+0.006 ms cpu, "
                        + "14->15->7 MB, 15 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)\n",
                GcTrace.line(c, 1_044_900_000L, 6));
    }

    @Test
    void millisecondsHaveTwoDigits() {
        assertEquals("0", GcTrace.millis(999));
        assertEquals("0.003", GcTrace.millis(3_000));
        assertEquals("0.064", GcTrace.millis(64_999));
        assertEquals("0.39", GcTrace.millis(390_000));
        assertEquals("9.9", GcTrace.millis(9_999_999));
        assertEquals("10", GcTrace.millis(10_000_000));
    }

    @Test
    void optionsComeFromTheEnvironment() {
        assertEquals(
                new GcOptions(true, true, false, true, true),
                GcOptions.parse(
                        "gctrace=2,gcpacertrace=1,x,gccheckmark=0,clobberfree=1,gcstoptheworld=1"));
        assertEquals(new GcOptions(false, false, false, false, false), GcOptions.parse(null));
    }
}
