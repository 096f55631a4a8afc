package gobi.vm.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The threads that compile, the JVM's and ours, from the system's point of view.
///
/// They sleep until there is a method to compile, and Linux lets a thread that wakes up take the
/// CPU from the one that woke it, as it has been used little. So a thread that stops the world and
/// calls some method for the two hundredth time would lose its CPU in the middle of it, for as long
/// as that method takes to compile, even if another CPU idles.
public final class CompilerThreads {
    /// Our own; what the JVM's are called begins with the compiler and is cut off by the system.
    public static final String JIT = "gobi-jit";

    private static final String JVM = " CompilerThre";
    private static final int SCHED_BATCH = 3;

    private CompilerThreads() {}

    /// Has them wait for their turn when they wake up; their share of the CPUs stays as it is.
    /// Threads that they start later inherit that. Nothing changes where the system is another one.
    public static void waitForTheirTurn() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"));
                var arena = Arena.ofConfined()) {
            var linux = LinuxCalls.get();
            MemorySegment parameters = arena.allocate(8); // struct sched_param: priority 0
            MemorySegment set = linux.find("sched_setscheduler");
            for (Path thread : threads) {
                if (compiles(thread)) {
                    long id = Long.parseLong(thread.getFileName().toString());
                    linux.call(set, id, SCHED_BATCH, parameters.address());
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Another system, or one that does not show its threads: they stay as they are.
        }
    }

    private static boolean compiles(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm")).strip();
            return name.endsWith(JVM) || name.equals(JIT);
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}
