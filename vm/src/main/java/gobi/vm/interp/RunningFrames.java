package gobi.vm.interp;

import gobi.vm.sched.FrameReader;
import gobi.vm.sched.Goroutine;

/// Reads the stacks of goroutines in any state: those that are in the middle of compiled code have
/// frames on their thread's own stack, with the interpreter's below.
public final class RunningFrames implements FrameReader {
    private final FrameLinks links;
    private final Tier tier;

    public RunningFrames(FrameLinks links, Tier tier) {
        this.links = links;
        this.tier = tier;
    }

    @Override
    public int read(Goroutine g, long[] frames) {
        return links.read(g, frames);
    }

    @Override
    public long hash(Goroutine g) {
        return links.hash(g);
    }

    @Override
    public int readRunning(Goroutine g, long[] frames) {
        int n = tier.frames(frames);
        if (n == 0) {
            return links.read(g, frames);
        }
        return FrameLinks.readCallers(g, g.compiledBase, frames, n);
    }
}
