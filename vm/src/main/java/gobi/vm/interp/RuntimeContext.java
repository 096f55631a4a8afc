package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.code.FunctionLinker;
import gobi.vm.code.FunctionTable;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Collector;
import gobi.vm.heap.Heap;
import gobi.vm.map.GoMap;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Interfaces;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.sync.Channels;
import gobi.vm.sync.ProgramTimers;
import gobi.vm.sync.Semaphores;
import gobi.vm.type.Equality;
import gobi.vm.type.Hashing;
import gobi.vm.type.Itabs;
import gobi.vm.type.TypeTable;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What the interpreter needs of its VM.
public final class RuntimeContext {
    private final Heap heap;
    private final TypeTable types;
    private final Itabs itabs;
    private final Scheduler scheduler;
    private final Channels channels;
    private final FunctionTable functions;
    private final FunctionLinker linker;
    private final Stubs stubs;
    private final PrintStream errors;
    private final Collector collector;
    private final Interfaces interfaces;
    private final Equality equality;
    private final Hashing hashing;
    private final GoMap maps;
    private final Semaphores semaphores;
    private final ProgramTimers timers;
    private final GarbageCollection collections;
    private final TracebackDetail environmentDetail =
            TracebackDetail.parse(System.getenv("GOTRACEBACK"));
    private volatile TracebackDetail tracebackDetail = environmentDetail;
    private volatile boolean aborts;
    private volatile boolean died;
    private volatile long maxStackBytes = 1_000_000_000;

    public RuntimeContext(
            Heap heap,
            TypeTable types,
            Itabs itabs,
            Collector collector,
            Scheduler scheduler,
            Channels channels,
            FunctionTable functions,
            FunctionLinker linker,
            Stubs stubs,
            PrintStream errors,
            boolean stopsForCollections) {
        this.heap = heap;
        this.types = types;
        this.itabs = itabs;
        this.scheduler = scheduler;
        this.channels = channels;
        this.functions = functions;
        this.linker = linker;
        this.stubs = stubs;
        this.errors = errors;
        this.collector = collector;
        interfaces = new Interfaces(types, itabs);
        equality = new Equality(types);
        hashing = new Hashing(types);
        maps = new GoMap(heap, types, scheduler::random);
        semaphores = new Semaphores(scheduler);
        timers =
                new ProgramTimers(scheduler, channels, f -> scheduler.ready(newGoroutine(null, f)));
        collector.beforeSweep(() -> timers.dropDead(collector::isDead));
        collections = new GarbageCollection(this, collector, stopsForCollections);
    }

    public Heap heap() {
        return heap;
    }

    public TypeTable types() {
        return types;
    }

    public Itabs itabs() {
        return itabs;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public Channels channels() {
        return channels;
    }

    public Collector collector() {
        return collector;
    }

    public Interfaces interfaces() {
        return interfaces;
    }

    public Equality equality() {
        return equality;
    }

    public Hashing hashing() {
        return hashing;
    }

    public GoMap maps() {
        return maps;
    }

    public FunctionTable functions() {
        return functions;
    }

    public Stubs stubs() {
        return stubs;
    }

    public Function function(int id) {
        return functions.get(id);
    }

    /// A function of package runtime that the VM calls by itself, linked.
    public Function runtimeFunction(String name) {
        Function f = find("runtime." + name);
        if (f == null) {
            throw new IllegalStateException("package runtime lacks " + name);
        }
        return f;
    }

    public void link(Function f) {
        linker.link(f);
    }

    /// The function of that symbol, linked; null if there is none.
    public Function find(String name) {
        return linker.find(name);
    }

    /// The text of a Go string.
    public String string(long address, long length) {
        return new String(
                Memory.readBytes(address, (int) Math.min(length, 1 << 20)), StandardCharsets.UTF_8);
    }

    /// A goroutine that is ready to call the func() at address `closure`; its creator is `g` (null
    /// for the main goroutine).
    public Goroutine newGoroutine(Goroutine g, long closure) {
        Function entry = function(Memory.loadInt(closure));
        if (entry.code == null) {
            link(entry);
        }
        return prepare(
                scheduler.create(g, g == null ? null : g.function, g == null ? 0 : g.pc),
                stubs.goexit,
                entry,
                closure);
    }

    /// Lays out the first two frames of a goroutine: the stub at the bottom and the entry function.
    public static Goroutine prepare(
            Goroutine fresh, Function bottom, Function entry, long closure) {
        int base = Stubs.FRAME;
        long[] r = fresh.stack;
        if (base + entry.reserve > r.length) {
            r = Operations.grow(fresh, base + entry.reserve, r);
        }
        r[base] = (long) bottom.id << 40 | (long) base << 24;
        fresh.fp = base;
        fresh.pc = 0;
        fresh.function = entry;
        fresh.begins = true;
        if (entry.entryWork) {
            Operations.enter(fresh, r, base, entry);
        }
        if (entry.contextSlot >= 0) {
            r[base + entry.contextSlot] = closure;
        }
        return fresh;
    }

    /// Collections, and who waits for them.
    public GarbageCollection collections() {
        return collections;
    }

    /// Sets the limit of a goroutine's stack in bytes; returns the previous one.
    public long setMaxStack(long bytes) {
        long old = maxStackBytes;
        maxStackBytes = bytes;
        return old;
    }

    public ProgramTimers timers() {
        return timers;
    }

    public Semaphores semaphores() {
        return semaphores;
    }

    /// Goexit: runs the deferred calls of `g`, which stands at the calling instruction, and ends
    /// it.
    public void goexit(Goroutine g) {
        g.pc++;
        new Panics(this).goexit(g);
    }

    /// The goroutine's function has returned, or Goexit has run its defers.
    boolean goroutineEnded(Goroutine g) {
        g.releaseMemory();
        g.defers = null;
        g.panics = null;
        return true;
    }

    /// How much is told when the program dies.
    public TracebackDetail tracebackDetail() {
        return tracebackDetail;
    }

    /// As debug.SetTraceback: what the environment asks for stays.
    public void setTraceback(String level) {
        tracebackDetail = TracebackDetail.parse(level).or(environmentDetail);
    }

    /// The process shall abort when the program is over.
    void abort() {
        aborts = true;
    }

    public boolean aborts() {
        return aborts;
    }

    public void printError(CharSequence text) {
        died = true;
        tell(text);
    }

    /// Prints what is no fault to standard error.
    public void tell(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        errors.write(bytes, 0, bytes.length);
        errors.flush();
    }

    /// Whether the program has died of a panic or a fatal error.
    public boolean died() {
        return died;
    }

    static Fault fatal(String text) {
        return Fault.of(Fault.Kind.FATAL, text);
    }
}
