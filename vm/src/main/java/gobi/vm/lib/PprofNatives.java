package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import gobi.vm.profile.PprofEncoder;
import gobi.vm.profile.ProfileKind;
import gobi.vm.profile.ProfileText;
import gobi.vm.profile.Sample;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Sampling;
import gobi.vm.trace.ProfileSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// runtime/pprof: starting, stopping and writing profiles.
final class PprofNatives implements NativeSet {
    private final NativeEnvironment env;
    private final Sampling sampling;

    PprofNatives(NativeEnvironment env) {
        this.env = env;
        sampling = env.context().scheduler().sampling();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "startCPU" ->
                    (g, r, b) -> {
                        r[b + 2] = sampling.startCpu(Math.clamp(r[b + 3], 1, 1000)) ? 1 : 0;
                        return Native.DONE;
                    };
            case "stopCPU" -> (g, r, b) -> stopCpu((Goroutine) g, r, b);
            case "encode" -> (g, r, b) -> encode((Goroutine) g, r, b);
            case "encodeCounts" -> (g, r, b) -> encodeCounts((Goroutine) g, r, b);
            case "setLabels" ->
                    (g, r, b) -> {
                        ((Goroutine) g).labels = Memory.readString(r[b + 2], r[b + 3]);
                        return Native.DONE;
                    };
            default -> null;
        };
    }

    private ProfileSource source() {
        return new ProfileSource(env.context());
    }

    private int result(Goroutine g, long[] r, int b, byte[] bytes) {
        env.slice(g, r, b + 2, bytes, 1);
        return Native.CHECK;
    }

    private int stopCpu(Goroutine g, long[] r, int b) {
        long period = sampling.cpuPeriod();
        long ran = sampling.stopCpu();
        return result(
                g, r, b, ran < 0 ? new byte[0] : source().encode(ProfileKind.CPU, ran, period));
    }

    private int encode(Goroutine g, long[] r, int b) {
        var kind = ProfileKind.named(Memory.readString(r[b + 5], r[b + 6]));
        boolean text = r[b + 7] != 0;
        var scheduler = env.context().scheduler();
        boolean stop = kind == ProfileKind.GOROUTINE;
        if (stop) {
            scheduler.stopTheWorld("goroutine profile");
        }
        byte[] bytes;
        try {
            var source = source();
            bytes = text ? source.text(kind) : source.encode(kind, 0, source.period(kind));
        } finally {
            if (stop) {
                scheduler.startTheWorld();
            }
        }
        return result(g, r, b, bytes);
    }

    private int encodeCounts(Goroutine g, long[] r, int b) {
        String title = Memory.readString(r[b + 5], r[b + 6]);
        long[] words = new long[(int) r[b + 8]];
        for (int i = 0; i < words.length; i++) {
            words[i] = Memory.loadLong(r[b + 7] + 8L * i);
        }
        List<Sample> samples = ProfileRecords.decode(words);
        var names = source().names();
        byte[] bytes =
                r[b + 10] != 0
                        ? new ProfileText(names)
                                .counts(title, samples)
                                .getBytes(StandardCharsets.UTF_8)
                        : new PprofEncoder(names)
                                .encodeCounts(title, samples, ProfileSource.wallNanos());
        return result(g, r, b, bytes);
    }
}
