package gobi.vm.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/// Who allocated, and what of it is still in use.
public final class MemoryProfile {
    /// Samples of one stack and size.
    private static final class Bucket {
        final long size;
        long allocated;
        long inUse;

        Bucket(long size) {
            this.size = size;
        }

        void add() {
            allocated++;
            inUse++;
        }

        long[] values() {
            return new long[] {allocated, allocated * size, inUse, inUse * size};
        }
    }

    /// Is told of samples, whether they are counted here or not.
    public interface SampleListener {
        /// Whether it wants to be, at the usual rate unless the profile has another.
        boolean listens();

        /// The calling thread has allocated an object that is a sample.
        ///
        /// @param weight for how many allocated bytes it stands
        /// @param n how many frames the allocating goroutine has in `frames`, innermost first
        void sampled(long size, long weight, long[] frames, int n);
    }

    private record Key(StackKey stack, long size) {}

    private static final int DEFAULT_RATE = 512 * 1024;
    private static final int FRAMES = 128;

    private final Map<Key, Bucket> buckets = new LinkedHashMap<>();

    /// The samples that live, by address.
    private final Map<Long, Bucket> live = new HashMap<>();

    private volatile LongSupplier rate;
    private volatile ToIntFunction<long[]> stacks = to -> 0;
    private final SampleListener listener;

    /// Who writes the calling thread's stack into an array and returns how many frames it has.
    public void readStacksWith(ToIntFunction<long[]> reader) {
        stacks = reader;
    }

    MemoryProfile(SampleListener listener) {
        this.listener = listener;
    }

    /// Starts sampling each so many bytes, which may change at any time; 0 for never.
    public void start(LongSupplier newRate) {
        rate = newRate;
    }

    /// The present rate; 0 if nothing is sampled.
    public long rate() {
        LongSupplier r = rate;
        if (r == null) {
            return listener.listens() ? DEFAULT_RATE : 0;
        }
        return Math.max(0, r.getAsLong());
    }

    public static LongSupplier usualRate() {
        return () -> DEFAULT_RATE;
    }

    /// Bytes until the next sample, at least 1: exponentially distributed, so that every byte is as
    /// likely to be sampled as any other.
    public long nextInterval() {
        long r = rate();
        return r <= 1
                ? 1
                : 1 + (long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) * r);
    }

    /// A large object was allocated.
    public void allocated(long address, long size) {
        if (rate() > 0 && nextInterval() <= size) {
            sample(address, size);
        }
    }

    /// The calling thread allocates an object that is a sample.
    public void sample(long address, long size) {
        long[] frames = new long[FRAMES];
        int n = stacks.applyAsInt(frames);
        if (listener.listens()) {
            listener.sampled(size, (long) (size * scale(size, rate())), frames, n);
        }
        if (rate != null) {
            add(new Key(new StackKey(Arrays.copyOf(frames, n), ""), size), address);
        }
    }

    private synchronized void add(Key key, long address) {
        Bucket b = buckets.computeIfAbsent(key, k -> new Bucket(k.size));
        b.add();
        Bucket before = live.put(address, b);
        if (before != null) {
            before.inUse--;
        }
    }

    /// Before a sweep: forgets what it will free.
    public synchronized void dropDead(LongPredicate isDead) {
        live.entrySet()
                .removeIf(e -> {
                    boolean dead = isDead.test(e.getKey());
                    if (dead) {
                        e.getValue().inUse--;
                    }
                    return dead;
                });
    }

    /// What was sampled: objects, bytes, objects in use, bytes in use.
    public synchronized List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        buckets.forEach((k, b) -> samples.add(new Sample(k.stack.frames(), "", b.values())));
        return samples;
    }

    /// The same as figures for all that was allocated: a sample of a size stands for as many as go
    /// by, on the average, until one of that size is sampled.
    public List<Sample> scaled() {
        long r = rate();
        return samples().stream().map(s -> scaled(s, r)).toList();
    }

    /// For how many objects of a size a sample stands.
    private static double scale(double size, long rate) {
        return rate <= 1 ? 1 : 1 / -Math.expm1(-size / rate);
    }

    private static Sample scaled(Sample s, long rate) {
        long[] v = s.values();
        if (rate <= 1 || v[0] == 0) {
            return s;
        }
        double scale = scale((double) v[1] / v[0], rate);
        return new Sample(
                s.frames(), s.labels(), Arrays.stream(v).map(x -> (long) (x * scale)).toArray());
    }
}
