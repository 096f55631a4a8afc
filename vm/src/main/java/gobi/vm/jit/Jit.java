package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.fault.Fault;
import gobi.vm.interp.Interpreter;
import gobi.vm.interp.Operations;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.interp.Stubs;
import gobi.vm.interp.Tier;
import gobi.vm.jit.HotCode.Kind;
import gobi.vm.os.CompilerThreads;
import gobi.vm.os.HotSpotCompilers;
import gobi.vm.os.HotSpotCompilers.Code;
import gobi.vm.sched.CompiledCode;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitPoint;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/// The compiler's service for one VM: counts, decides, compiles (in the background unless asked
/// otherwise) and links.
public final class Jit implements Tier {
    /// This part of the calls that get a function compiled make it worth compiling for a caller.
    private static final int WARM = 8;

    /// Callers that may wait for a callee to be compiled, each on the compiler's stack.
    private static final int MOST_CALLERS = 30;

    private static final int CHUNK = 1024;
    private static final int CHUNKS = 1024;

    private final RuntimeContext context;
    private final JitOptions options;
    private Operations operations;
    private final EntryTable table = new EntryTable(this);
    private final CompiledFrames frames = new CompiledFrames();
    private final CodeLoader loader = new CodeLoader();
    private final Precompilation precompilation = new Precompilation(this);

    private final AtomicReferenceArray<AtomicReferenceArray<CompiledFunction>> known =
            new AtomicReferenceArray<>(CHUNKS);

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    /// Of code that is not yet entered; the background thread's.
    private final List<Readying> readying = new ArrayList<>();

    private final Thread worker;
    private HotSpotCompilers compilers;

    /// Functions that are being compiled and wait for a callee; the background thread's.
    private int callers;

    private volatile boolean closed;

    public Jit(RuntimeContext context, JitOptions options) {
        this.context = context;
        this.options = options;
        worker = Thread.ofPlatform().daemon().name(CompilerThreads.JIT).unstarted(this::serve);
    }

    /// Before the program starts.
    public void connect(Operations ops) {
        operations = ops;
    }

    /// Has the code of earlier runs compiled first; before [#start].
    public void expect(HotCode earlier) {
        precompilation.expect(earlier);
    }

    /// What to expect of the next run, if it is not much the same as what was expected of this one.
    public Optional<HotCode> hotCode() {
        return options.background() ? precompilation.next() : Optional.empty();
    }

    /// The program starts; [#close] is for its end.
    public void start() {
        if (options.background()) {
            worker.start();
        }
    }

    /// Ends the background thread.
    public void close() {
        closed = true;
        worker.interrupt();
    }

    JitOptions options() {
        return options;
    }

    Operations operations() {
        return operations;
    }

    EntryTable table() {
        return table;
    }

    RuntimeContext context() {
        return context;
    }

    CompiledFunction of(Function f) {
        int chunk = f.id / CHUNK;
        var part = known.get(chunk);
        if (part == null) {
            known.compareAndSet(chunk, null, new AtomicReferenceArray<>(CHUNK));
            part = known.get(chunk);
        }
        var c = part.get(f.id % CHUNK);
        if (c == null) {
            part.compareAndSet(f.id % CHUNK, null, new CompiledFunction(f));
            c = part.get(f.id % CHUNK);
        }
        return c;
    }

    // --- decisions

    @Override
    public CompiledCode call(Function f) {
        CompiledFunction c = of(f);
        if (c.compiled) {
            f.calls = 0;
            return c.entry;
        }
        if (!c.seen) {
            c.seen = true;
            f.turns = Math.max(f.turns, options.turns());
            f.calls = options.calls();
            if (f.calls > 0) {
                return null;
            }
        }
        // Not for good: whoever counts down just now may undo what #install sets.
        f.calls = options.calls();
        if (isCompilable(f)) {
            request(c);
        }
        return c.compiled ? c.entry : null;
    }

    @Override
    public CompiledCode loop(Function f, int pc) {
        CompiledFunction c = of(f);
        if (!c.seen) {
            c.seen = true;
            f.calls = options.calls();
            f.turns = options.turns();
            if (f.turns > 0) {
                return null;
            }
        }
        LoopHead head = c.loop(pc);
        if (head.code() != null) {
            f.turns = 0;
            return head.code();
        }
        if (isCompilable(f)) {
            turned(c, head, c.hasLoopCode() ? 1 : options.turns());
        }
        f.turns = c.hasLoopCode() ? 0 : options.turns();
        return head.code();
    }

    /// A function that is called again and again is compiled from its start, another one from the
    /// outermost loop on; only when the interpreter goes on turning in spite of that is there more
    /// code for where it turns.
    private void turned(CompiledFunction c, LoopHead head, int turns) {
        LoopHead outermost = head.outermost;
        boolean called = options.calls() - c.function.calls >= options.often();
        if (called || c.requested) {
            request(c);
            if (!c.settled || outermost.spin(turns) < options.spins()) {
                return;
            }
        }
        compile(c, outermost);
        if (head != outermost && outermost.isSettled() && head.spin(turns) >= options.spins()) {
            compile(c, head);
        }
    }

    void compile(CompiledFunction c, LoopHead head) {
        if (head.request()) {
            submit(() -> compileLoop(c, head));
        }
    }

    @Override
    public CompiledCode behind(WaitPoint w) {
        var point = (ResumePoint) w;
        w.waits = Integer.MAX_VALUE;
        if (point.request()) {
            submit(() -> compileBehind(point));
        }
        return w.code;
    }

    /// Where a function's code waits.
    WaitPoint waitPoint(Function f, int pc) {
        return of(f).waitPoint(pc, options.waits());
    }

    @Override
    public int frames(long[] to) {
        return frames.read(to, Interpreter.class);
    }

    CodeLoader loader() {
        return loader;
    }

    CompiledFrames frames() {
        return frames;
    }

    static boolean isCompilable(Function f) {
        return f.id >= Stubs.COUNT && !f.name.equals("runtime.main");
    }

    private void request(CompiledFunction c) {
        if (!c.requested) {
            c.requested = true;
            submit(() -> compile(c));
        }
    }

    void submit(Runnable task) {
        if (options.background()) {
            work.add(task);
        } else {
            task.run();
        }
    }

    private void serve() {
        try {
            compilers = HotSpotCompilers.get();
            boolean expected = precompilation.request();
            serveAll();
            compilers.request(Interpreter.code(), Code.PLAIN);
            // What became hot first; the program runs at its slowest until then.
            if (!expected) {
                serveNext();
            }
            serveAll();
            CompilerThreads.waitForTheirTurn();
            while (!closed) {
                serveNext();
            }
        } catch (InterruptedException e) {
            // The VM is closed.
        }
    }

    /// Until nothing is left.
    private void serveAll() throws InterruptedException {
        while (!closed && !(work.isEmpty() && readying.isEmpty())) {
            serveNext();
        }
    }

    private void serveNext() throws InterruptedException {
        Runnable task = readying.isEmpty() ? work.take() : work.poll(1, TimeUnit.MILLISECONDS);
        if (task != null) {
            task.run();
        }
        readying.removeIf(Readying::ends);
    }

    // --- compiling

    /// The class with a function's code, for a caller that is being compiled; null if there is
    /// none. A function that is about to be compiled anyway is compiled first: calls of code that
    /// is known by its name are the fastest.
    String body(Function callee) {
        return body(callee, isWarm(of(callee)));
    }

    /// The same for a deferred closure of a function that is being compiled: it is as hot as the
    /// function, but nobody counts its calls.
    String bodyOfDeferred(Function callee) {
        return body(callee, true);
    }

    private String body(Function callee, boolean wanted) {
        CompiledFunction c = of(callee);
        if (c.body == null && options.background() && wanted && isCompilable(callee)) {
            compileBefore(c);
        }
        return c.body;
    }

    private void compileBefore(CompiledFunction callee) {
        if (callers < MOST_CALLERS) {
            callers++;
            compile(callee);
            callers--;
        }
    }

    private boolean isWarm(CompiledFunction c) {
        return c.requested
                || c.seen && options.calls() - c.function.calls >= options.calls() / WARM;
    }

    void compile(CompiledFunction c) {
        if (!c.begin()) {
            return;
        }
        long began = context.heap().events().compileBegins();
        var made = FunctionCompiler.compile(this, c);
        if (made == null) {
            c.settled = true;
            return;
        }
        c.body = made.name();
        precompilation.made(c, Kind.FUNCTION, 0);
        context.heap().events().compiled(c.function.name, began);
        whenReady(made, () -> install(c, made.code()));
    }

    /// HotSpot's interpreter runs our code slower than our interpreter, which HotSpot has compiled,
    /// runs the bytecode; so it is entered when HotSpot's quick compiler is done with it.
    private void whenReady(FunctionCompiler.Compiled made, Runnable then) {
        if (options.background() && compilers.request(made.body(), Code.PROFILED)) {
            readying.add(new Readying(compilers, made.body(), then));
        } else {
            then.run();
        }
    }

    private void install(CompiledFunction c, Entry e) {
        synchronized (c) {
            c.entry = e;
            c.compiled = true;
        }
        table.set(c.function.id, e);
        c.function.calls = 0;
        c.settled = true;
    }

    private void compileLoop(CompiledFunction c, LoopHead head) {
        String what = " loop:" + c.function.source.lineAt(head.pc);
        boolean made =
                compileFrom(
                        c,
                        head.pc,
                        what,
                        code -> {
                            precompilation.made(c, Kind.LOOP, head.pc);
                            head.settle(code);
                            c.function.turns = 0;
                        });
        if (!made) {
            head.settle(null);
        }
    }

    private void compileBehind(ResumePoint w) {
        String what = " behind:" + w.function.source.lineAt(w.pc);
        CompiledFunction c = of(w.function);
        compileFrom(
                c,
                w.next(),
                what,
                code -> {
                    precompilation.made(c, Kind.RESUME, w.pc);
                    w.code = code;
                });
    }

    /// Compiles what is entered within a function, for whom it is handed to when it is ready; false
    /// if it stays interpreted.
    private boolean compileFrom(
            CompiledFunction c, int pc, String what, Consumer<CompiledCode> then) {
        long began = context.heap().events().compileBegins();
        var made = FunctionCompiler.compileFrom(this, c, pc);
        if (made == null) {
            return false;
        }
        context.heap().events().compiled(c.function.name + what, began);
        whenReady(made, () -> then.accept(made.code()));
        return true;
    }

    // --- linking

    /// The function with that id as something to call, linked.
    Entry entry(int id) {
        Function f = context.function(id);
        if (f.code == null) {
            context.link(f);
        }
        CompiledFunction c = callable(f);
        table.set(id, c.entry);
        return c.entry;
    }

    /// A function that is linked, with an entry.
    CompiledFunction callable(Function f) {
        CompiledFunction c = of(f);
        synchronized (c) {
            if (c.entry == null) {
                c.entry = new Cold(this, c);
            }
        }
        return c;
    }

    static MethodType type(CompiledFunction.Signature s) {
        Class<?>[] words = new Class<?>[s.all() + 2];
        java.util.Arrays.fill(words, long.class);
        words[0] = Goroutine.class;
        words[1] = int.class;
        return MethodType.methodType(long.class, words);
    }

    /// The constants of a compiled class, for its initializer.
    public static Object[] constants(Class<?> c) {
        return ((CodeLoader) c.getClassLoader()).takeConstants(c);
    }

    private void missed(CompiledFunction c) {
        if (++c.missed >= options.missed() && isCompilable(c.function)) {
            request(c);
        }
    }

    /// Code that HotSpot compiles; `then` is for its end.
    private static final class Readying {
        /// Times to look whether it is done.
        private static final int MOST = 60;

        private final HotSpotCompilers compilers;
        private final Method body;
        private final Runnable then;
        private int times;

        Readying(HotSpotCompilers compilers, Method body, Runnable then) {
            this.compilers = compilers;
            this.body = body;
            this.then = then;
        }

        /// True once, when HotSpot is done or does not seem to get there.
        boolean ends() {
            if (++times < MOST && !compilers.has(body, Code.PROFILED)) {
                return false;
            }
            then.run();
            return true;
        }
    }

    /// A function that is not compiled.
    private static final class Cold extends Entry {
        private final Jit jit;
        private final CompiledFunction state;

        Cold(Jit jit, CompiledFunction state) {
            super(state.function);
            this.jit = jit;
            this.state = state;
        }

        @Override
        protected void wanted() {
            jit.missed(state);
        }
    }

    /// The text of why something was not compiled; nothing is lost by that but speed.
    void refused(Function f, Throwable why) {
        if (options.verbose()) {
            context.printError("gobi: not compiled: " + f.name + ": " + why + "\n");
        }
    }

    /// Whether nobody has called the function, as far as the tiers know.
    boolean isUncalled(Function f) {
        CompiledFunction c = of(f);
        return options.background() && !c.seen && !c.requested && c.missed == 0;
    }

    /// Links a callee so that its frame is known; false if it has no body.
    boolean linked(Function f) {
        if (f.code != null) {
            return true;
        }
        try {
            context.link(f);
            return true;
        } catch (Fault fault) {
            return false;
        }
    }
}
