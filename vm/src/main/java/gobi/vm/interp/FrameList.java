package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

/// Return addresses as Go programs see them (runtime.Callers): function id and pc in one word.
public final class FrameList {
    private static final int PC_BITS = 24;

    private FrameList() {}

    /// Writes the return addresses of the running goroutine's frames, innermost first, to the array
    /// at `pcs` and returns their number.
    public static int callers(
            RuntimeContext context, Goroutine g, int skip, long pcs, long capacity) {
        var walk = new StackWalk(context, g);
        int n = 0;
        while (walk.fp() > 0 && n < capacity) {
            if (!walk.function().isWrapper() && skip-- <= 0) {
                // As return addresses: one beyond the call.
                Memory.storeLong(pcs + 8L * n++, address(walk.function(), walk.instruction() + 1));
            }
            walk.next();
        }
        return n;
    }

    public static long address(Function f, int pc) {
        return (long) (f.id + 1) << PC_BITS | pc;
    }

    /// The function of an address, or null.
    public static Function functionOf(RuntimeContext context, long address) {
        long id = (address >>> PC_BITS) - 1;
        if (id < 0 || id >= context.functions().size()) {
            return null;
        }
        Function f = context.function((int) id);
        if (!f.isLinked() && f.code == null) {
            context.link(f);
        }
        return instruction(address) <= f.code.length ? f : null;
    }

    public static int instruction(long address) {
        return (int) address & (1 << PC_BITS) - 1;
    }
}
