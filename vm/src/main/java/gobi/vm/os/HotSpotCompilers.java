package gobi.vm.os;

import jdk.test.whitebox.WhiteBox;

import java.lang.reflect.Method;

/// HotSpot's compilers on demand: what is known to be hot need not be run in HotSpot's interpreter
/// until HotSpot sees that too.
///
/// HotSpot offers that to its own tests, with the flag WhiteBoxAPI. Where it does not, nothing is
/// compiled on demand, and programs take longer to become fast.
public final class HotSpotCompilers {
    /// What becomes of a method.
    public enum Code {
        /// Made quickly, and never to be replaced.
        PLAIN(1),
        /// Made quickly, with counters from which HotSpot optimizes it later.
        PROFILED(3);

        private final int level;

        Code(int level) {
            this.level = level;
        }
    }

    private static final int FROM_START = -1;

    private final WhiteBox door;

    private HotSpotCompilers(WhiteBox door) {
        this.door = door;
    }

    /// The compilers, of which there is one set in a process.
    public static HotSpotCompilers get() {
        return Process.COMPILERS;
    }

    private static final class Process {
        static final HotSpotCompilers COMPILERS = new HotSpotCompilers(door());
    }

    /// Null if there is none.
    private static WhiteBox door() {
        try {
            var door = new WhiteBox();
            door.getMethodCompilationLevel0(Object.class.getMethod("hashCode"), false);
            return door;
        } catch (ReflectiveOperationException | LinkageError e) {
            return null; // another JVM, or it was not started for this
        }
    }

    /// Asks for code of a method; false if it cannot be had.
    public boolean request(Method m, Code code) {
        return door != null && door.enqueueMethodForCompilation0(m, code.level, FROM_START);
    }

    /// Whether there is such code of the method, or better.
    public boolean has(Method m, Code code) {
        return door != null && door.getMethodCompilationLevel0(m, false) >= code.level;
    }
}
