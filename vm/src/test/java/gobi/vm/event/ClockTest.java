package gobi.vm.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void runsAsTheSystemsClockDoes() throws InterruptedException {
        Clock.now();
        long before = System.nanoTime();
        long first = Clock.now();
        long after = System.nanoTime();
        Thread.sleep(60);
        long beforeSecond = System.nanoTime();
        long units = Clock.now() - first;
        long afterSecond = System.nanoTime();
        double nanos = units * 1e9 / Clock.frequency();
        assertTrue(nanos >= (beforeSecond - after) * 0.999 - 100, nanos + " ns");
        assertTrue(nanos <= (afterSecond - before) * 1.001 + 100, nanos + " ns");
    }

    @Test
    void convertsToItsUnits() {
        assertEquals(Clock.frequency(), Clock.units(1_000_000_000), Clock.frequency() * 1e-6);
        assertEquals(0, Clock.units(0));
    }
}
