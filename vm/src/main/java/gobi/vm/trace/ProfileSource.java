package gobi.vm.trace;

import gobi.vm.event.FrameNames;
import gobi.vm.interp.FrameLinks;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.profile.PprofEncoder;
import gobi.vm.profile.ProfileKind;
import gobi.vm.profile.ProfileText;
import gobi.vm.profile.Profiles;
import gobi.vm.profile.Sample;
import gobi.vm.profile.StackCounts;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Reads the profiles of a VM and puts them into the forms that people's tools open.
public final class ProfileSource {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RuntimeContext context;
    private final FrameLinks frames;
    private final Profiles profiles;

    public ProfileSource(RuntimeContext context) {
        this.context = context;
        frames = new FrameLinks(context.functions());
        profiles = context.heap().profiles();
    }

    public FrameNames names() {
        return frames;
    }

    /// What there is now. For goroutines the world is stopped or has ended.
    public List<Sample> samples(ProfileKind kind) {
        return switch (kind) {
            case CPU -> profiles.cpu().samples();
            case HEAP, ALLOCS -> profiles.memory().samples();
            case BLOCK -> profiles.block().samples();
            case MUTEX -> profiles.mutex().samples();
            case GOROUTINE -> goroutines();
            case THREAD_CREATE -> threads();
        };
    }

    /// What [#samples] stand for.
    private List<Sample> scaled(ProfileKind kind) {
        return switch (kind) {
            case HEAP, ALLOCS -> profiles.memory().scaled();
            case CPU, BLOCK, MUTEX, GOROUTINE, THREAD_CREATE -> samples(kind);
        };
    }

    private List<Sample> goroutines() {
        var counts = new StackCounts();
        long[] stack = new long[128];
        for (Goroutine g : context.scheduler().allGoroutines()) {
            if (!g.system && g.function != null && g.status != GoroutineStatus.DEAD) {
                counts.add(stack, frames.read(g, stack), g.labels, 1, 0);
            }
        }
        return counts.samples().stream().map(ProfileSource::countOnly).toList();
    }

    private static Sample countOnly(Sample s) {
        return new Sample(s.frames(), s.labels(), new long[] {s.values()[0]});
    }

    /// The threads of the VM's scheduler; Go code creates none.
    private List<Sample> threads() {
        return List.of(
                new Sample(new long[0], "", new long[] {context.scheduler().machinesStarted()}));
    }

    /// As a file for pprof.
    ///
    /// @param durationNanos how long a CPU profile took; 0 for other kinds
    public byte[] encode(ProfileKind kind, long durationNanos, long period) {
        return new PprofEncoder(frames)
                .encode(kind, scaled(kind), wallNanos(), durationNanos, period);
    }

    /// The time of day in nanoseconds since 1970.
    public static long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    /// Units between samples of a kind other than CPU.
    public long period(ProfileKind kind) {
        return switch (kind) {
            case HEAP, ALLOCS -> Math.max(1, profiles.memory().rate());
            case CPU, GOROUTINE, THREAD_CREATE, BLOCK, MUTEX -> 1;
        };
    }

    /// As text for people.
    public byte[] text(ProfileKind kind) {
        return new ProfileText(frames)
                .write(kind, samples(kind), period(kind))
                .getBytes(StandardCharsets.UTF_8);
    }
}
