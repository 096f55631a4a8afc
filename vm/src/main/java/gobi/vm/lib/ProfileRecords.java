package gobi.vm.lib;

import gobi.vm.profile.Sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Profiles as words that Go code can read and write: for each sample the number of values, the
/// values, the number of return addresses, and those.
final class ProfileRecords {
    private static final int PC_BITS = 24;

    private ProfileRecords() {}

    static byte[] encode(List<Sample> samples) {
        int words = 0;
        for (Sample s : samples) {
            words += 2 + s.values().length + s.frames().length;
        }
        var out = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Sample s : samples) {
            put(out, s.values());
            long[] pcs = s.frames().clone();
            for (int i = 0; i < pcs.length; i++) {
                pcs[i] = address(pcs[i]);
            }
            put(out, pcs);
        }
        return out.array();
    }

    private static void put(ByteBuffer out, long[] words) {
        out.putLong(words.length);
        for (long w : words) {
            out.putLong(w);
        }
    }

    /// The return address, as runtime.Callers gives it, for a frame of [gobi.vm.event.FrameNames].
    private static long address(long frame) {
        int pc = (int) frame >>> 1;
        boolean returns = (frame & 1) != 0;
        return ((frame >>> 32) + 1 << PC_BITS) + (returns ? pc : pc + 1);
    }

    static List<Sample> decode(long[] words) {
        List<Sample> samples = new ArrayList<>();
        int at = 0;
        while (at < words.length) {
            long[] values = part(words, at);
            at += 1 + values.length;
            long[] frames = part(words, at);
            at += 1 + frames.length;
            for (int i = 0; i < frames.length; i++) {
                frames[i] = frame(frames[i]);
            }
            samples.add(new Sample(frames, "", values));
        }
        return samples;
    }

    private static long[] part(long[] words, int at) {
        return java.util.Arrays.copyOfRange(words, at + 1, at + 1 + (int) words[at]);
    }

    private static long frame(long address) {
        long pc = address & (1 << PC_BITS) - 1;
        return (address >>> PC_BITS) - 1 << 32 | pc << 1 | 1;
    }
}
