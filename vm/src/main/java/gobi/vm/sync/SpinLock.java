package gobi.vm.sync;

import gobi.vm.memory.Memory;

import java.util.concurrent.locks.LockSupport;

/// Locks of one word in VM memory, held for a few instructions only and never at a safepoint.
final class SpinLock {
    private static final int SPINS = 200;
    private static final int YIELDS = 50;
    private static final long NAP_NANOS = 20_000;

    private SpinLock() {}

    static void lock(long word) {
        if (!Memory.casInt(word, 0, 1)) {
            lockSlowly(word);
        }
    }

    static void unlock(long word) {
        Memory.storeIntRelease(word, 0);
    }

    private static void lockSlowly(long word) {
        for (int i = 0; ; i++) {
            if (Memory.loadIntVolatile(word) == 0 && Memory.casInt(word, 0, 1)) {
                return;
            }
            pause(i);
        }
    }

    /// What to do in the i-th round of waiting: the holder's thread may have lost its processor.
    static void pause(int i) {
        if (i < SPINS) {
            Thread.onSpinWait();
        } else if (i < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }
}
