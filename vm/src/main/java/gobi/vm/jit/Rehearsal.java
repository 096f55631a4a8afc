package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;

/// Has HotSpot compile new code before the program enters it.
///
/// Our interpreter, which HotSpot has compiled, is faster than HotSpot's interpreter on our code.
/// So the compiler's thread enters the code again and again as a goroutine that never gets beyond
/// the first safepoint, until HotSpot's quick compiler is done with it: that shows in the time that
/// it takes. HotSpot's optimizing compiler comes as ever, after the program itself has run the code
/// for a while and so has made its profile.
final class Rehearsal {
    /// HotSpot compiles a method after some 200 calls, or more while it has much to compile; it
    /// looks at each 128th.
    private static final int FIRST_CALLS = 256;

    /// Few calls at a time from then on, for they become part of the profile.
    private static final int CALLS = 32;

    private static final int MOST = 60;

    private final Entry code;
    private final Runnable then;
    private final Goroutine nobody = new Goroutine(0, 0, null, 0);
    private final long usual;
    private int times;

    /// Of code that begins at the function's start or else at a loop head; `then` is for its end.
    Rehearsal(Entry code, boolean whole, Runnable then) {
        this.code = code;
        this.then = then;
        Function f = code.function;
        nobody.stack = new long[f.reserve];
        // Without poison a frame that does not fit asks for room only: nothing is done for it.
        nobody.limit = whole ? 0 : Goroutine.POISON;
        usual = fastest(FIRST_CALLS);
    }

    /// Goes on; true once, when HotSpot has compiled the code or does not seem to.
    boolean ends() {
        if (++times < MOST && fastest(CALLS) > usual - usual / 8) {
            return false;
        }
        then.run();
        return true;
    }

    /// Of so many times that the code is entered, in ns.
    private long fastest(int calls) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < calls; i++) {
            long began = System.nanoTime();
            code.enter(nobody, 0);
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        return fastest;
    }
}
