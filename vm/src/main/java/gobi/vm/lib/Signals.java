package gobi.vm.lib;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Sends signals to processes: through the C library where there is one to link, else as far as
/// Java can.
public final class Signals {
    private static final int ESRCH = 3;
    private static final int SIGABRT = 6;

    private Signals() {}

    /// Ends this process so that the system may keep its image. Returns if that is not possible.
    public static void abort() {
        kill(ProcessHandle.current().pid(), SIGABRT);
    }

    /// Returns an error number.
    @SuppressWarnings("restricted") // the launcher grants native access
    static long kill(long pid, long signal) {
        if (pid > 0 && ProcessHandle.of(pid).isEmpty()) {
            return ESRCH;
        }
        if (signal == 0) {
            return 0;
        }
        var function = Linker.nativeLinker().defaultLookup().find("kill");
        if (function.isEmpty()) {
            return destroy(pid, signal);
        }
        var shape =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        MethodHandle handle = Linker.nativeLinker().downcallHandle(function.get(), shape);
        try {
            return (int) handle.invokeExact((int) pid, (int) signal) == 0 ? 0 : Errno.EPERM;
        } catch (Throwable e) {
            throw new IllegalStateException("kill failed", e);
        }
    }

    private static long destroy(long pid, long signal) {
        var process = ProcessHandle.of(pid);
        boolean done =
                process.isPresent()
                        && (signal == 9
                                ? process.get().destroyForcibly()
                                : signal == 15 && process.get().destroy());
        return done ? 0 : Errno.EPERM;
    }
}
