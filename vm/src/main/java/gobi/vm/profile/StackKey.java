package gobi.vm.profile;

import java.util.Arrays;

/// A stack with the labels of its goroutine, equal by contents.
record StackKey(long[] frames, String labels) {
    @Override
    public boolean equals(Object o) {
        return o instanceof StackKey k
                && Arrays.equals(frames, k.frames)
                && labels.equals(k.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(frames) + labels.hashCode();
    }
}
