package gobi.vm.gc;

/// When to collect, and how much allocating goroutines help: Go's GOGC and GOMEMLIMIT.
public final class Pacer {
    private static final long MIN_HEAP = 4L << 20;

    /// Without a limit.
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /// The part of the room between live heap and goal in which a collection may begin.
    private static final double EARLIEST = 0.7;

    private static final double LATEST = 0.95;

    private static final double MIN_WORK = 1000;

    /// A cycle is not worth while for less than this, and sweeping needs the room.
    private static final long MIN_ROOM = 1L << 20;

    private int percent;
    private long memoryLimit;
    private final CpuLimiter limiter = new CpuLimiter();

    /// Bytes allocated for each byte scanned, in the last cycles.
    private final double[] ratios = new double[4];

    private long learned;
    private long expectedScan;

    /// @param percent GOGC; negative for off
    public Pacer(int percent, long memoryLimit) {
        this.percent = percent;
        this.memoryLimit = memoryLimit;
    }

    /// With the settings as the environment variables GOGC and GOMEMLIMIT give them (null if
    /// unset).
    public static Pacer fromEnvironment(String gogc, String memoryLimit) {
        return new Pacer(percentOf(gogc), limitOf(memoryLimit));
    }

    private static int percentOf(String gogc) {
        if ("off".equals(gogc)) {
            return -1;
        }
        try {
            return gogc == null || gogc.isEmpty() ? 100 : Integer.parseInt(gogc);
        } catch (NumberFormatException e) {
            return 100;
        }
    }

    private static long limitOf(String text) {
        if (text == null || text.isEmpty() || text.equals("off")) {
            return NO_LIMIT;
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long unit =
                switch (text.substring(digits)) {
                    case "", "B" -> 1L;
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    case "TiB" -> 1L << 40;
                    default -> 0L;
                };
        if (unit == 0 || digits == 0 || digits > 12) {
            return NO_LIMIT;
        }
        return Long.parseLong(text.substring(0, digits)) * unit;
    }

    public synchronized int percent() {
        return percent;
    }

    /// The old setting.
    public synchronized int setPercent(int percent) {
        int old = this.percent;
        this.percent = Math.max(percent, -1);
        return old;
    }

    public synchronized long memoryLimit() {
        return memoryLimit;
    }

    /// The old setting.
    public synchronized long setMemoryLimit(long bytes) {
        long old = memoryLimit;
        memoryLimit = bytes;
        return old;
    }

    /// The heap size that the next collection aims to end at.
    public synchronized long goal(long live, long stacks, long globals) {
        long goal = Long.MAX_VALUE;
        if (percent >= 0) {
            long byRatio = live + (long) ((double) (live + stacks + globals) * percent / 100);
            goal = Math.max(Math.max(byRatio, live + MIN_ROOM), MIN_HEAP * percent / 100);
        }
        if (memoryLimit != NO_LIMIT) {
            // Collecting again at once would not help: leave a twentieth of the live heap in any
            // case.
            long room = Math.max(memoryLimit - stacks - globals, live + live / 20 + (1 << 16));
            goal = Math.min(goal, room);
        }
        return goal;
    }

    /// The heap size at which that collection has to begin, so that what goroutines allocate while
    /// it marks fits below the goal.
    public synchronized long trigger(long live, long goal) {
        if (goal == Long.MAX_VALUE) {
            return goal;
        }
        double room = goal - live;
        double runway = allocatedPerScanned() * expectedScan;
        double start = Math.clamp(room - runway, EARLIEST * room, LATEST * room);
        return live + (long) start;
    }

    private double allocatedPerScanned() {
        double most = 0;
        for (double r : ratios) {
            most = Math.max(most, r);
        }
        return most;
    }

    /// Learns from a cycle.
    ///
    /// @param allocated bytes allocated while it marked
    /// @param scanned bytes searched for pointers
    synchronized void learn(long allocated, long scanned) {
        ratios[(int) (learned++ % ratios.length)] = (double) allocated / Math.max(1, scanned);
        expectedScan = scanned;
    }

    /// How many bytes the next cycle is expected to scan.
    public synchronized long expectedScan() {
        return expectedScan;
    }

    /// How many bytes an allocating goroutine has to scan for each byte that it is given.
    ///
    /// @param live bytes allocated now
    /// @param heapAtStart bytes allocated when marking began: the most that may have to be scanned
    synchronized double assistRatio(long live, long scanned, long heapAtStart, long goal) {
        if (goal == Long.MAX_VALUE || limiter.isLimiting()) {
            return 0;
        }
        long expected = expectedScan;
        long end = goal;
        if (live >= goal || scanned >= expected) {
            // The estimates were wrong: scan the worst case before the heap is a tenth too large.
            expected = heapAtStart;
            end = goal + goal / 10;
        }
        double work = Math.max(MIN_WORK, expected - scanned);
        return work / Math.max(1, end - live);
    }

    /// The cap on the collector's share of the CPU.
    CpuLimiter limiter() {
        return limiter;
    }
}
