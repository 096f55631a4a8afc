package gobi.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GcTraceTest {
    @Test
    void lineIsGos() {
        long mb = 1 << 20;
        var c =
                new GcCycle(
                        17, true, 0, 900_000, 130_000, 14 * mb, 7 * mb, 15 * mb, 14 * mb, 0, 0, 0);
        assertEquals(
                "gc 17 @1.044s 6%: 0+0+1.0 ms clock, 0+0/0/0+2.0 ms cpu, 14->14->7 MB, "
                        + "15 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)\n",
                GcTrace.line(c, 1_044_900_000L, 6, 2));
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
                new GcOptions(true, false, true),
                GcOptions.parse("gctrace=2,x,gccheckmark=0,clobberfree=1"));
        assertEquals(new GcOptions(false, false, false), GcOptions.parse(null));
    }
}
