package gobi.vm.profile;

import java.util.concurrent.ThreadLocalRandom;

/// The profiles of one VM.
public final class Profiles {
    private final StackCounts cpu = new StackCounts();
    private final StackCounts block = new StackCounts();
    private final StackCounts mutex = new StackCounts();
    private final MemoryProfile memory;
    private volatile long blockRate;
    private volatile int mutexFraction;

    /// @param listener is told of sampled allocations
    public Profiles(MemoryProfile.SampleListener listener) {
        memory = new MemoryProfile(listener);
    }

    public StackCounts cpu() {
        return cpu;
    }

    public StackCounts block() {
        return block;
    }

    public StackCounts mutex() {
        return mutex;
    }

    public MemoryProfile memory() {
        return memory;
    }

    /// One wait in so many nanoseconds of waiting is counted, each with at least that; 1 or less
    /// for all of them, 0 for none.
    public void setBlockRate(long nanos) {
        blockRate = Math.max(0, nanos);
    }

    /// One contention in `fraction` is counted; 0 for none, negative only asks. Returns the
    /// previous setting.
    public int setMutexFraction(int fraction) {
        int old = mutexFraction;
        if (fraction >= 0) {
            mutexFraction = fraction;
        }
        return old;
    }

    /// Whether anybody wants to know about waiting.
    public boolean watchesWaits() {
        return blockRate > 0 || mutexFraction > 0;
    }

    /// A goroutine has waited. Short waits are counted as often as their length deserves.
    public void waited(long[] frames, int n, String labels, long nanos) {
        long rate = blockRate;
        if (rate <= 0 || n == 0) {
            return;
        }
        if (nanos >= rate) {
            block.add(frames, n, labels, 1, nanos);
        } else if (ThreadLocalRandom.current().nextLong(rate) < nanos) {
            block.add(frames, n, labels, Math.max(1, rate / Math.max(1, nanos)), rate);
        }
    }

    /// A lock was released for which another goroutine had waited; by its former holder's stack.
    public void contended(long[] frames, int n, String labels, long nanos) {
        int fraction = mutexFraction;
        if (fraction > 0 && n > 0 && ThreadLocalRandom.current().nextInt(fraction) == 0) {
            mutex.add(frames, n, labels, fraction, nanos * fraction);
        }
    }
}
