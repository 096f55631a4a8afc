package gobi.vm.memory;

import jdk.internal.misc.Unsafe;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/// The process's one reservation of address space: one huge block of the C library's allocator,
/// which maps it without touching it.
///
/// A block may not exceed what the system would ever grant, usually memory plus swap, so sizes are
/// tried downwards; that is as much as a program could use. Calling mmap through java.lang.foreign
/// instead would allow a chosen address and any size, but loading that machinery takes 150 ms of a
/// cold start (40 ms with a start-up cache), against microseconds.
///
/// The property `gobi.memory.reserve`, in bytes, asks for less. A JVM that writes a start-up cache
/// clears every block that it allocates, so a training run must reserve little.
final class Reservation {
    private static final long LARGEST = 256L << 30;
    private static final long SMALLEST = 512L << 20;

    /// Where memory is charged when it is allocated, not when it is touched.
    private static final long LARGEST_COMMITTED = 4L << 30;

    /// What lies behind the reservation and is ours, but never used: an access at a checked address
    /// plus a small offset stays harmless.
    static final long REACH = 32 << 10;

    private static final int MADV_DONTNEED = 4;
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final boolean LINUX = SYSTEM.contains("linux");

    static final long BASE;
    static final long SIZE;

    static {
        long size =
                Long.getLong(
                        "gobi.memory.reserve",
                        SYSTEM.contains("windows") ? LARGEST_COMMITTED : LARGEST);
        size = Math.max(size & -AddressSpace.ARENA, SMALLEST);
        long start = reserve(size);
        while (start == 0 && size > SMALLEST) {
            size = size / 8 * 7 & -AddressSpace.ARENA;
            start = reserve(size);
        }
        if (start == 0) {
            throw new ExceptionInInitializerError("cannot reserve address space for the Go heap");
        }
        BASE = start + AddressSpace.ARENA - 1 & -AddressSpace.ARENA;
        SIZE = size;
    }

    private Reservation() {}

    private static long reserve(long size) {
        try {
            return Unsafe.getUnsafe().allocateMemory(size + AddressSpace.ARENA + REACH);
        } catch (OutOfMemoryError e) {
            return 0;
        }
    }

    /// Gives the pages back to the system, after which they read as zero; false if that is not
    /// possible here.
    static boolean discard(long address, long size) {
        if (!LINUX) {
            return false;
        }
        try {
            return (int) Advise.HANDLE.invokeExact(address, size, MADV_DONTNEED) == 0;
        } catch (Throwable e) {
            return false;
        }
    }

    /// Linked on first use: most programs end without giving memory back.
    private static final class Advise {
        static final MethodHandle HANDLE = link();

        @SuppressWarnings("restricted")
        private static MethodHandle link() {
            return Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("madvise"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT));
        }
    }
}
