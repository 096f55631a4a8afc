package gobi.vm.gc;

/// When to collect: Go's GOGC and GOMEMLIMIT.
public final class Pacer {
    private static final long MIN_HEAP = 4L << 20;

    /// Without a limit.
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private int percent;
    private long memoryLimit;

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

    /// The heap size at which the next collection is due.
    public synchronized long goal(long live, long stacks, long globals) {
        long goal = Long.MAX_VALUE;
        if (percent >= 0) {
            long byRatio = live + (long) ((double) (live + stacks + globals) * percent / 100);
            goal = Math.max(byRatio, MIN_HEAP * percent / 100);
        }
        if (memoryLimit != NO_LIMIT) {
            // Collecting again at once would not help: leave a twentieth of the live heap in any
            // case.
            long room = Math.max(memoryLimit - stacks - globals, live + live / 20 + (1 << 16));
            goal = Math.min(goal, room);
        }
        return goal;
    }
}
