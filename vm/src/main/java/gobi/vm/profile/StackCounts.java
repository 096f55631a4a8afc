package gobi.vm.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often something happened under each stack, and what it came to.
public final class StackCounts {
    private final Map<StackKey, long[]> counts = new HashMap<>();

    public synchronized void add(long[] frames, int n, String labels, long count, long value) {
        long[] sums =
                counts.computeIfAbsent(
                        new StackKey(Arrays.copyOf(frames, n), labels), k -> new long[2]);
        sums[0] += count;
        sums[1] += value;
    }

    public synchronized List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        counts.forEach((k, v) -> samples.add(new Sample(k.frames(), k.labels(), v.clone())));
        return samples;
    }

    public synchronized void clear() {
        counts.clear();
    }
}
