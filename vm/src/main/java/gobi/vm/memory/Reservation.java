package gobi.vm.memory;

import gobi.vm.os.LinuxCalls;

import jdk.internal.misc.Unsafe;

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
    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

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
        return advise(address, size, MADV_DONTNEED);
    }

    /// Has the system give what is touched there from now on in pages of megabytes, where it can.
    static void preferHugePages(long address, long size) {
        advise(address, size, MADV_HUGEPAGE);
    }

    /// The opposite.
    static void preferSmallPages(long address, long size) {
        advise(address, size, MADV_NOHUGEPAGE);
    }

    private static boolean advise(long address, long size, int advice) {
        try {
            var linux = LinuxCalls.get();
            return linux.call(linux.find("madvise"), address, size, advice) == 0;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
