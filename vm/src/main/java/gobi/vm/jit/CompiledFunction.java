package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.vm.code.Function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the compiler knows of a function; public for compiled code. Fields without a word on it
/// belong to the [Jit]'s lock.
public final class CompiledFunction {
    final Function function;

    /// How callers pass arguments; null until asked for.
    private Signature signature;

    /// Its present entry, compiled or cold; null until somebody wants to call it.
    public volatile Entry entry;

    volatile boolean compiled;

    /// The class with its code, as class files name it; null if there is none.
    volatile String body;

    /// Asked for, and not to be asked for again.
    volatile boolean requested;

    private boolean begun;

    /// Compiled, or found to be impossible.
    volatile boolean settled;

    /// The loops that the interpreter asked about; written under the lock, copied for each.
    private volatile LoopHead[] loops = {};

    /// Where its code waits; under the lock.
    private final List<ResumePoint> waits = new ArrayList<>();

    /// Calls from compiled code while there was no compiled code.
    int missed;

    /// The interpreter has asked about it before.
    boolean seen;

    CompiledFunction(Function function) {
        this.function = function;
    }

    synchronized Signature signature() {
        if (signature == null) {
            signature = Signature.of(function.source);
        }
        return signature;
    }

    /// True for the first who compiles it.
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    LoopHead loop(int pc) {
        LoopHead known = knownLoop(pc);
        return known != null ? known : addLoop(pc);
    }

    private LoopHead knownLoop(int pc) {
        for (LoopHead head : loops) {
            if (head.pc == pc) {
                return head;
            }
        }
        return null;
    }

    private synchronized LoopHead addLoop(int pc) {
        LoopHead known = knownLoop(pc);
        if (known != null) {
            return known;
        }
        int outermost = FlowGraph.outermostLoop(function.source, pc);
        var head = new LoopHead(pc, outermost == pc ? null : loop(outermost));
        LoopHead[] more = Arrays.copyOf(loops, loops.length + 1);
        more[loops.length] = head;
        loops = more;
        return head;
    }

    /// The place to wait at that pc; `count` is for a new one.
    synchronized ResumePoint waitPoint(int pc, int count) {
        for (ResumePoint w : waits) {
            if (w.pc == pc) {
                return w;
            }
        }
        var w = new ResumePoint(function, pc, count);
        waits.add(w);
        return w;
    }

    boolean hasLoopCode() {
        for (LoopHead head : loops) {
            if (head.code() != null) {
                return true;
            }
        }
        return false;
    }

    /// Which slots of the callee's frame a caller passes: the parameters, before them the result
    /// slots if some of them hold addresses of memory results, and at last the closure.
    ///
    /// @param first first slot passed
    /// @param words number of slots passed, without the closure
    /// @param closure whether the closure is passed too
    record Signature(int first, int words, boolean closure) {
        static Signature of(FunctionCode f) {
            boolean memoryResults = false;
            if (!f.zeroResults() && f.resultSlots() > 0) {
                var live = new FlowGraph(f, 0).block(0).liveIn;
                int s = live.nextSetBit(FunctionCode.RESULTS);
                memoryResults = s >= 0 && s < FunctionCode.RESULTS + f.resultSlots();
            }
            int results = memoryResults ? f.resultSlots() : 0;
            int first = FunctionCode.RESULTS + f.resultSlots() - results;
            return new Signature(first, results + f.paramSlots(), f.contextSlot() >= 0);
        }

        /// Words of the compiled method's arguments.
        int all() {
            return words + (closure ? 1 : 0);
        }
    }
}
