package gobi.vm.lib;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Functions of the C library on Linux on x86-64. There a word can stand for any integer or pointer
/// argument, and words too many do no harm, so all are called by one handle: linking each by its
/// own type would take milliseconds a piece.
final class LinuxCalls {
    private final MethodHandle handle;

    /// @throws UnsupportedOperationException elsewhere
    LinuxCalls() {
        String os = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        if (!os.equals("Linux") || !machine.equals("amd64")) {
            throw new UnsupportedOperationException("not possible on " + os + " " + machine);
        }
        handle = link();
    }

    @SuppressWarnings("restricted") // the launcher grants native access
    private static MethodHandle link() {
        var word = ValueLayout.JAVA_LONG;
        return Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(word, word, word, word, word, word, word));
    }

    /// The address of a function.
    MemorySegment find(String name) {
        return Linker.nativeLinker().defaultLookup().findOrThrow(name);
    }

    /// The result in all its bits; a function that returns an int leaves the upper half undefined.
    long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) handle.invokeExact(function, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new IllegalStateException("a call into the C library failed", t);
        }
    }

    /// Calls one that returns an int, negative after an error.
    int call(MemorySegment function, long a, long b, long c) {
        return (int) call(function, a, b, c, 0, 0, 0);
    }

    /// As [#call].
    ///
    /// @throws UnsupportedOperationException after an error
    int require(String name, long a, long b, long c) {
        int result = call(find(name), a, b, c);
        if (result < 0) {
            throw new UnsupportedOperationException(name + " failed");
        }
        return result;
    }
}
