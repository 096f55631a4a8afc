package gobi.vm.interp;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.fault.Fault;
import gobi.vm.memory.Memory;
import gobi.vm.sched.DeferRecord;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.PanicRecord;

/// Panic, recover, Goexit and fatal errors; see the package's page.
final class Panics {
    private final RuntimeContext context;
    private final PanicPrinter printer;
    private final LastWords words;

    Panics(RuntimeContext context) {
        this.context = context;
        this.printer = new PanicPrinter(context);
        this.words = new LastWords(context);
    }

    /// Makes the goroutine call the function of package runtime that panics for this fault; false
    /// if the program ended instead.
    boolean raise(Goroutine g, Fault fault) {
        if (fault.kind() == Fault.Kind.FATAL) {
            g.pc = Math.max(0, g.pc - 1);
            fatal(g, fault.getMessage());
            return false;
        }
        if (fault.kind() == Fault.Kind.STACK_OVERFLOW) {
            stackOverflow(g);
            return false;
        }
        if (isUnsigned(g, fault)) {
            raiseUnsigned(g, fault);
            return true;
        }
        Function helper = context.runtimeFunction(fault.kind().helper());
        g.faultAddress = fault.kind() == Fault.Kind.NIL ? fault.a() : -1;
        int base = pushCall(g, helper);
        long[] r = g.stack;
        int params = base + helper.params;
        if (fault.getMessage() != null) {
            byte[] text = fault.getMessage().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            r[params] = context.heap().allocateString(g.mcache(), text);
            r[params + 1] = text.length;
        } else {
            int n = helper.source.paramSlots();
            if (n > 0) {
                r[params] = fault.a();
            }
            if (n > 1) {
                r[params + 1] = fault.b();
            }
        }
        return true;
    }

    /// Whether the value out of bounds looks negative and is not.
    private static boolean isUnsigned(Goroutine g, Fault fault) {
        return fault.a() < 0
                && fault.kind().operand() != 0
                && g.function.source.isUnsigned(g.pc - 1, fault.kind().operand());
    }

    private void raiseUnsigned(Goroutine g, Fault fault) {
        Function helper = context.runtimeFunction("panicBounds");
        int params = pushCall(g, helper) + helper.params;
        g.stack[params] = fault.a();
        g.stack[params + 1] = fault.b();
        g.stack[params + 2] = 0; // not signed
        g.stack[params + 3] = fault.kind().bounds();
    }

    /// Pushes a frame of `callee` beyond the current frame, to return to the current pc.
    private int pushCall(Goroutine g, Function callee) {
        if (callee.code == null) {
            context.link(callee);
        }
        Function f = g.function;
        int delta = f.frameSize;
        int base = g.fp + delta;
        long[] r = g.stack;
        if (base + callee.reserve > r.length) {
            r = Operations.grow(g, base + callee.reserve, r);
        }
        r[base] = (long) f.id << 40 | (long) delta << 24 | g.pc;
        g.fp = base;
        g.pc = 0;
        g.function = callee;
        if (callee.entryWork) {
            Operations.enter(g, r, base, callee);
        }
        return base;
    }

    void callClosure(Goroutine g, long closure) {
        Function callee = context.function(Memory.loadInt(closure));
        int base = pushCall(g, callee);
        if (callee.contextSlot >= 0) {
            g.stack[base + callee.contextSlot] = closure;
        }
    }

    void defer(Goroutine g, long closure) {
        Memory.check(closure);
        g.defers = new DeferRecord(g.defers, g.fp, g.function, closure, g.memoryTop());
    }

    /// RUN_DEFERS: calls the next deferred closure of this frame, to come back to the same
    /// instruction; false if none is left.
    boolean runDefers(Goroutine g) {
        DeferRecord d = g.defers;
        if (d == null || d.fp() != g.fp) {
            return false;
        }
        g.defers = d.next();
        callClosure(g, d.closure());
        return true;
    }

    /// Starts a panic with an `any` value.
    void panic(Goroutine g, long typeWord, long dataWord) {
        if (typeWord == 0) {
            throw Fault.of(Fault.Kind.NIL_PANIC);
        }
        start(g, typeWord, dataWord, false);
    }

    void goexit(Goroutine g) {
        start(g, 0, 0, true);
    }

    private void start(Goroutine g, long typeWord, long dataWord, boolean goexit) {
        int base = pushCall(g, context.stubs().panicLoop);
        g.panics = new PanicRecord(g.panics, typeWord, dataWord, goexit, base);
    }

    /// The panic loop's instruction. Returns the outcome code for the interpreter.
    int loop(Goroutine g) {
        PanicRecord p = g.panics;
        if (p.running != null && p.recovered) {
            return recovered(g, p);
        }
        p.running = null;
        DeferRecord d = g.defers;
        if (d != null) {
            g.defers = d.next();
            p.running = d;
            callClosure(g, d.closure());
            return Operations.RELOAD;
        }
        if (p.goexit) {
            g.panics = null;
            return context.goroutineEnded(g) ? Operations.FINISHED : Operations.EXITED;
        }
        if (diedWhileAsked(g)) {
            return Operations.EXITED;
        }
        if (askNext(g)) {
            return Operations.RELOAD;
        }
        words.panic(printer.panics(g), g);
        return Operations.EXITED;
    }

    /// Whether the newest panic came out of an Error or String method that was asked for an older
    /// one's text; then the program is over.
    private boolean diedWhileAsked(Goroutine g) {
        for (PanicRecord q = g.panics.next; q != null; q = q.next) {
            if (q.asker != null && q.asker != g.panics) {
                fatal(g, "panic while printing panic value" + printer.cause(g.panics));
                return true;
            }
        }
        return false;
    }

    /// Asks the next error or Stringer in the chain for its text by calling into Go; false when all
    /// texts are known.
    private boolean askNext(Goroutine g) {
        collectAnswer(g);
        PanicRecord oldest = null;
        for (PanicRecord q = g.panics; q != null; q = q.next) {
            if (!q.goexit && q.text == null) {
                oldest = q;
            }
        }
        if (oldest == null) {
            return false;
        }
        if (!printer.hasTextMethod(oldest)) {
            oldest.text = printer.value(oldest.typeWord, oldest.dataWord);
            return askNext(g);
        }
        oldest.asker = g.panics;
        Function helper = context.runtimeFunction("panicText");
        int base = pushCall(g, helper);
        g.stack[base + helper.params] = oldest.typeWord;
        g.stack[base + helper.params + 1] = oldest.dataWord;
        return true;
    }

    private void collectAnswer(Goroutine g) {
        for (PanicRecord q = g.panics; q != null; q = q.next) {
            if (q.asker != null) {
                q.asker = null;
                int out = g.fp + Stubs.FRAME + 2;
                q.text = context.string(g.stack[out], g.stack[out + 1]);
            }
        }
    }

    /// Cuts the stack back to the frame whose deferred call recovered. A Goexit below goes on.
    private int recovered(Goroutine g, PanicRecord p) {
        DeferRecord d = p.running;
        boolean goexitAborted = false;
        PanicRecord rest = p.next;
        while (rest != null && rest.fp > d.fp()) {
            goexitAborted |= rest.goexit;
            rest = rest.next;
        }
        g.panics = rest;
        g.popMemory(d.memoryMark());
        g.fp = d.fp();
        g.function = d.function();
        g.pc = d.function().recoverPc;
        if (goexitAborted) {
            goexit(g);
        }
        return Operations.RELOAD;
    }

    /// RECOVER: the panic's value into two slots, or nil.
    void recover(Goroutine g, long[] r, int a) {
        r[a] = 0;
        r[a + 1] = 0;
        PanicRecord p = g.panics;
        if (p == null || p.goexit || p.recovered) {
            return;
        }
        // The thunk of a deferred recover() counts as the function that deferred it.
        var walk = new StackWalk(context, g);
        skipWrappers(walk);
        walk.next();
        skipWrappers(walk);
        if (walk.fp() == p.fp && walk.function() == context.stubs().panicLoop) {
            p.recovered = true;
            r[a] = p.typeWord;
            r[a + 1] = p.dataWord;
        }
    }

    private static void skipWrappers(StackWalk walk) {
        while (walk.fp() > 0 && walk.function().isWrapper()) {
            walk.next();
        }
    }

    /// `fatal error: text` with the traces of this goroutine and the others; ends the program.
    void fatal(Goroutine g, String text) {
        words.fatal("fatal error: " + text + "\n", g);
    }

    private void stackOverflow(Goroutine g) {
        words.runtimeFatal(
                "runtime: goroutine stack exceeds 1000000000-byte limit\n"
                        + "fatal error: stack overflow\n\nruntime stack:\n",
                g);
    }

    void fatalJava(Goroutine g, Throwable e) {
        boolean memory = e instanceof OutOfMemoryError;
        String text = memory ? "out of memory" : "stack overflow in the VM";
        words.runtimeFatal("fatal error: " + text + "\n", g);
    }

    /// A failure of the VM itself: names the function, the instruction and the Java exception.
    void internal(Goroutine g, RuntimeException e) {
        String op = "?";
        long[] code = g.function.code;
        if (g.pc > 0 && g.pc <= code.length) {
            Op known = Instructions.op(code[g.pc - 1]);
            op = known == null ? "stub" : known.mnemonic();
        }
        var out = new StringBuilder("fatal error: internal error of the VM in ");
        out.append(g.function.name)
                .append(" at pc ")
                .append(g.pc - 1)
                .append(" (")
                .append(op)
                .append("): ");
        out.append(e).append('\n');
        for (int i = 0; i < Math.min(8, e.getStackTrace().length); i++) {
            out.append("\tat ").append(e.getStackTrace()[i]).append('\n');
        }
        words.runtimeFatal(out.toString(), g);
    }
}
