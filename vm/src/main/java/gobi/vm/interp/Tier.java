package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.sched.CompiledCode;
import gobi.vm.sched.WaitPoint;

/// Who decides what is compiled. Asked when a function's countdown of calls or loop turns becomes
/// negative; whoever answers sets the countdown anew.
public interface Tier {
    /// Never compiles.
    Tier NONE =
            new Tier() {
                @Override
                public CompiledCode call(Function f) {
                    f.calls = Integer.MAX_VALUE;
                    return null;
                }

                @Override
                public CompiledCode loop(Function f, int pc) {
                    f.turns = Integer.MAX_VALUE;
                    return null;
                }

                @Override
                public CompiledCode behind(WaitPoint w) {
                    w.waits = Integer.MAX_VALUE;
                    return null;
                }

                @Override
                public int frames(long[] to) {
                    return 0;
                }
            };

    /// The code of a function that is about to be called, or null: interpret it.
    CompiledCode call(Function f);

    /// The code for going on at the loop head `pc`, or null.
    CompiledCode loop(Function f, int pc);

    /// The code for going on behind the instruction that waited, or null.
    CompiledCode behind(WaitPoint w);

    /// Writes the frames of compiled code that the calling thread is in, innermost first, as
    /// [gobi.vm.sched.FrameReader] has them, and returns their number; what does not fit is left
    /// out. The frame in which compiled code was entered is the last.
    int frames(long[] to);
}
