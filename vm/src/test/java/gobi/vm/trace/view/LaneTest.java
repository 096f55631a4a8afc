package gobi.vm.trace.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Stretches that are merged still say which functions ran, and how long.
class LaneTest {
    private final Lane lane = new Lane();
    private long now;

    private void run(long nanos, long goroutine, int function) {
        lane.add(now, now + nanos, goroutine, function);
        now += nanos + 10;
    }

    private int longestAt(long time) {
        int i = 0;
        while (lane.end(i) < time) {
            i++;
        }
        return lane.function(i, 0);
    }

    @Test
    void aFewRunsStayApart() {
        run(100, 1, 4);
        run(50, 2, 5);
        assertEquals(2, lane.size());
        assertEquals(5, lane.function(1, 0));
        assertEquals(50, lane.time(1, 0));
        assertEquals(-1, lane.function(1, 1));
    }

    @Test
    void phasesOfManyRunsAreTold() {
        for (int i = 0; i < 100_000; i++) {
            run(60, 1, 7);
            run(40, 2, 8);
        }
        long change = now;
        for (int i = 0; i < 100_000; i++) {
            run(100, 3 + i % 500, 9);
        }
        assertTrue(lane.size() <= 40_000);
        assertEquals(7, longestAt(change / 2));
        assertEquals(9, longestAt((change + now) / 2));
        assertEquals(lane.busy(), timeOfAll());
    }

    @Test
    void whatIsTooMuchIsCountedTogether() {
        for (int i = 0; i < 100_000; i++) {
            run(1000 + i % 7, i, i % 7);
        }
        assertEquals(lane.busy(), timeOfAll());
    }

    private long timeOfAll() {
        long sum = 0;
        for (int i = 0; i < lane.size(); i++) {
            sum += lane.rest(i);
            for (int rank = 0; rank < Lane.FUNCTIONS; rank++) {
                sum += lane.time(i, rank);
                assertTrue(rank == 0 || lane.time(i, rank) <= lane.time(i, rank - 1));
            }
        }
        return sum;
    }
}
