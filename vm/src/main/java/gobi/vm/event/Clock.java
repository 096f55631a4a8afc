package gobi.vm.event;

import gobi.vm.os.LinuxCalls;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// The time of events, on all threads the same: in units of 10 to 30 ns, since some moment before
/// it was first asked for.
///
/// Two events of a goroutine's switch can be 100 ns apart, of which [System#nanoTime] takes 25
/// each, 60 in some virtual machines. Where the kernel itself trusts the processor's time stamp
/// counter to run evenly and alike on all cores, that is read by an instruction in a page of our
/// own, which takes 12 or 20. It may be executed a few nanoseconds before what stands before it, so
/// the time of a later event can be the earlier one.
final class Clock {
    private static final Path SOURCE =
            Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private static final long CALIBRATION_NANOS = 2_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SHIFT = 5;

    /// rdtsc; shl rdx, 32; or rax, rdx; ret
    private static final byte[] READ_COUNTER = {
        0x0F, 0x31, 0x48, (byte) 0xC1, (byte) 0xE2, 32, 0x48, 0x09, (byte) 0xD0, (byte) 0xC3
    };

    private static final MethodHandle COUNTER = counter();

    /// Ticks of the counter in a second; 0 if it is not used.
    private static final double RATE = COUNTER == null ? 0 : rate();

    private static final long ORIGIN = RATE == 0 ? System.nanoTime() : ticks();

    private Clock() {}

    /// The time, in units.
    static long now() {
        return (RATE == 0 ? System.nanoTime() : ticks()) - ORIGIN >> SHIFT;
    }

    /// Units in a second.
    static long frequency() {
        return Math.round((RATE == 0 ? NANOS_PER_SECOND : RATE) / (1 << SHIFT));
    }

    static long units(long nanos) {
        return (long) (nanos * (frequency() / NANOS_PER_SECOND));
    }

    private static long ticks() {
        try {
            return (long) COUNTER.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// Null where it is not to be used.
    private static MethodHandle counter() {
        try {
            return isTrusted() ? link() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isTrusted() throws IOException {
        if (!System.getProperty("os.arch").equals("amd64") || !Files.isReadable(SOURCE)) {
            return false;
        }
        return switch (Files.readString(SOURCE).strip()) {
            case "tsc" -> true;
            // The host's clock, as the counter of a guest tells it; it is more than that only where
            // the counter stops or changes its pace.
            case "kvm-clock" -> isEven();
            default -> false;
        };
    }

    /// Whether the first processor says of its counter that it neither stops nor changes its pace.
    private static boolean isEven() throws IOException {
        try (var lines = Files.newBufferedReader(PROCESSORS)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("flags")) {
                line = lines.readLine();
            }
            return line != null && line.contains(" constant_tsc") && line.contains(" nonstop_tsc");
        }
    }

    /// The instructions above, callable; null if the system lets nobody make code.
    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        try {
            return Linker.nativeLinker()
                    .downcallHandle(
                            LinuxCalls.get().code(READ_COUNTER),
                            FunctionDescriptor.of(ValueLayout.JAVA_LONG),
                            Linker.Option.critical(false));
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    /// Compares the counter with the system's clock for two milliseconds, which makes an error of
    /// some ten microseconds in a second. 0 for a counter of another kind than they are.
    private static double rate() {
        long[] first = moment();
        while (System.nanoTime() - first[0] < CALIBRATION_NANOS) {
            Thread.onSpinWait();
        }
        long[] second = moment();
        double rate = NANOS_PER_SECOND * (second[1] - first[1]) / (second[0] - first[0]);
        return rate > 1e9 && rate < 1e10 ? rate : 0;
    }

    /// The system's time and the counter's at the same moment, or nearly.
    private static long[] moment() {
        long[] best = {0, 0};
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            long ticks = ticks();
            long took = System.nanoTime() - before;
            if (took < least) {
                least = took;
                best = new long[] {before + took / 2, ticks};
            }
        }
        return best;
    }
}
