package gobi.vm.os;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Functions of the C library on Linux on x86-64 and AArch64. There a word can stand for any
/// integer or pointer argument, and words too many do no harm, so all are called by one handle:
/// linking each by its own type would take milliseconds a piece. The handle is made at the first
/// call.
public final class LinuxCalls {
    private static final int PAGE = 4096;
    private static final int READ_WRITE = 3;
    private static final int READ_EXECUTE = 5;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    private static final String SYSTEM = System.getProperty("os.name");
    private static final String MACHINE = System.getProperty("os.arch");
    private static final String X86 = "amd64";

    private final MethodHandle handle;

    private LinuxCalls() {
        handle = link();
    }

    /// @throws UnsupportedOperationException elsewhere
    public static LinuxCalls get() {
        require(MACHINE.equals(X86) || MACHINE.equals("aarch64"));
        return Process.CALLS;
    }

    private static void require(boolean possible) {
        if (!possible || !SYSTEM.equals("Linux")) {
            throw new UnsupportedOperationException("not possible on " + SYSTEM + " " + MACHINE);
        }
    }

    private static final class Process {
        static final LinuxCalls CALLS = new LinuxCalls();
    }

    @SuppressWarnings("restricted") // the launcher grants native access
    private static MethodHandle link() {
        var word = ValueLayout.JAVA_LONG;
        return Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(word, word, word, word, word, word, word));
    }

    /// The address of a function.
    public MemorySegment find(String name) {
        return Linker.nativeLinker().defaultLookup().findOrThrow(name);
    }

    /// The result in all its bits; a function that returns an int leaves the upper half undefined.
    public long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) handle.invokeExact(function, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new IllegalStateException("a call into the C library failed", t);
        }
    }

    /// Calls one that returns an int, negative after an error.
    public int call(MemorySegment function, long a, long b, long c) {
        return (int) call(function, a, b, c, 0, 0, 0);
    }

    /// As [#call].
    ///
    /// @throws UnsupportedOperationException after an error
    public int require(String name, long a, long b, long c) {
        int result = call(find(name), a, b, c);
        if (result < 0) {
            throw new UnsupportedOperationException(name + " failed");
        }
        return result;
    }

    /// The address of a page that has been made for these instructions of x86-64 and never goes
    /// away.
    ///
    /// @throws UnsupportedOperationException on another machine, or if the system lets nobody make
    ///   code
    @SuppressWarnings("restricted")
    public MemorySegment code(byte[] instructions) {
        require(MACHINE.equals(X86));
        long page = call(find("mmap"), 0, PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
        if (page == -1) {
            throw new UnsupportedOperationException("mmap failed");
        }
        MemorySegment code = MemorySegment.ofAddress(page).reinterpret(PAGE);
        MemorySegment.copy(instructions, 0, code, ValueLayout.JAVA_BYTE, 0, instructions.length);
        require("mprotect", page, PAGE, READ_EXECUTE);
        return code;
    }
}
