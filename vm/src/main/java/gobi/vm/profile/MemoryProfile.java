package gobi.vm.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/// Who allocated, and what of it is still in use.
public final class MemoryProfile {
    /// What one stack allocated: objects, bytes, objects in use, bytes in use.
    private static final class Bucket {
        final long[] values = new long[4];

        void add(long objects, long bytes) {
            values[0] += objects;
            values[1] += bytes;
            values[2] += objects;
            values[3] += bytes;
        }

        void free(Live l) {
            values[2] -= l.objects;
            values[3] -= l.bytes;
        }
    }

    /// An object that a sample stands on, for as long as it lives.
    private record Live(Bucket bucket, long objects, long bytes) {}

    private static final int DEFAULT_RATE = 512 * 1024;

    private final Map<StackKey, Bucket> buckets = new HashMap<>();
    private final Map<Long, Live> live = new HashMap<>();
    private volatile LongSupplier rate;
    private volatile Runnable whenPending = () -> {};

    /// Who has the running goroutine stop at its next safepoint, when a cache has a sample.
    public void whenPending(Runnable action) {
        whenPending = action;
    }

    public boolean isOn() {
        return rate != null;
    }

    /// Starts sampling each so many bytes, which may change at any time; 0 for never.
    public void start(LongSupplier newRate) {
        rate = newRate;
    }

    /// The present rate; 0 if nothing is sampled.
    public long rate() {
        LongSupplier r = rate;
        return r == null ? 0 : Math.max(0, r.getAsLong());
    }

    public static LongSupplier usualRate() {
        return () -> DEFAULT_RATE;
    }

    /// Bytes until the next sample: about the rate, so that no rhythm of the program fits it.
    public long nextInterval() {
        long r = rate();
        return r == 0 ? DEFAULT_RATE : r < 16 ? r : ThreadLocalRandom.current().nextLong(r) + r / 2;
    }

    /// Tells that a sample waits for its stack.
    public void pending() {
        whenPending.run();
    }

    /// Objects of `size` bytes were allocated, `bytes` in all, one of them at the address.
    public synchronized void add(long[] frames, int n, long address, long size, long bytes) {
        long objects = Math.max(1, bytes / Math.max(1, size));
        Bucket b =
                buckets.computeIfAbsent(
                        new StackKey(Arrays.copyOf(frames, n), ""), k -> new Bucket());
        b.add(objects, bytes);
        Live before = live.put(address, new Live(b, objects, bytes));
        if (before != null) {
            before.bucket.free(before);
        }
    }

    /// Before a sweep: forgets what it will free.
    public synchronized void dropDead(LongPredicate isDead) {
        live.entrySet()
                .removeIf(e -> {
                    boolean dead = isDead.test(e.getKey());
                    if (dead) {
                        e.getValue().bucket.free(e.getValue());
                    }
                    return dead;
                });
    }

    public synchronized List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        buckets.forEach((k, b) -> samples.add(new Sample(k.frames(), "", b.values.clone())));
        return samples;
    }
}
