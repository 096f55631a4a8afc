package gobi.vm.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.gc.GcCycle;

import org.junit.jupiter.api.Test;

import java.util.List;

class PacerTraceTest {
    private static final long MB = 1 << 20;

    private static GcCycle cycle(long allocated) {
        return new GcCycle(
                1,
                false,
                0,
                10_000,
                1_000_000,
                10_000,
                100_000,
                500_000,
                400_000,
                2,
                10 * MB,
                10 * MB + allocated,
                8 * MB,
                12 * MB,
                12 * MB,
                0,
                1000,
                4_001_000,
                500,
                3_000_000);
    }

    @Test
    void endIsGos() {
        // 30 % of two CPUs collected, 20 % more did idly: 1 MB * (0.3 + 0.2) / (work * 0.7)
        assertEquals(
                "pacer: 30% CPU (25 exp.) for 4000000+500+1000 B work (3000000 B exp.) "
                        + "in 10485760 B -> 13631488 B (∆goal 1048576, cons/mark +1.871755e-001)\n",
                PacerTrace.end(List.of(cycle(MB), cycle(3 * MB))));
    }

    @Test
    void nothingIsExpectedOfTheFirst() {
        String line = PacerTrace.end(List.of(cycle(MB)));
        assertEquals("cons/mark +0.000000e+000)\n", line.substring(line.indexOf("cons")));
    }
}
