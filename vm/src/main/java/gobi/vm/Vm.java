package gobi.vm;

import gobi.compiler.bytecode.Unit;
import gobi.vm.code.Function;
import gobi.vm.code.FunctionTable;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Collector;
import gobi.vm.gc.GcOptions;
import gobi.vm.gc.Pacer;
import gobi.vm.heap.Heap;
import gobi.vm.heap.HeapListener;
import gobi.vm.heap.HeapOptions;
import gobi.vm.heap.MCache;
import gobi.vm.interp.FrameLinks;
import gobi.vm.interp.Interpreter;
import gobi.vm.interp.ProgramStart;
import gobi.vm.interp.RunningFrames;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.interp.Stubs;
import gobi.vm.interp.Tier;
import gobi.vm.interp.Whereabouts;
import gobi.vm.jit.HotCode;
import gobi.vm.jit.Jit;
import gobi.vm.jit.JitOptions;
import gobi.vm.lib.NativeEnvironment;
import gobi.vm.lib.Natives;
import gobi.vm.lib.SignalQueue;
import gobi.vm.link.Linker;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Exploration;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.SchedTraceOptions;
import gobi.vm.sched.Scheduler;
import gobi.vm.sync.Channels;
import gobi.vm.trace.Recorder;
import gobi.vm.type.Itabs;
import gobi.vm.type.TypeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of one program.
public final class Vm {
    private final AddressSpace space = new AddressSpace();
    private final FunctionTable functions = new FunctionTable();
    private final Linker linker;
    private final Scheduler scheduler;
    private final RuntimeContext context;
    private final Fatal fatal;
    private final Recorder recorder;
    private final SignalQueue signals;

    /// Null if nothing is to be compiled.
    private final Jit jit;

    /// `units` are the program's, imports before importers.
    public Vm(
            VmOptions options,
            List<Unit> units,
            String programName,
            List<String> args,
            Streams streams) {
        this(options, units, programName, args, streams, Path.of(""));
    }

    /// `directory` is the program's working directory at its start.
    public Vm(
            VmOptions options,
            List<Unit> units,
            String programName,
            List<String> args,
            Streams streams,
            Path directory) {
        var stubs = new Stubs();
        functions.add(stubs.goexit);
        functions.add(stubs.panicLoop);
        functions.add(stubs.programEnd);
        long limit = options.maxHeapBytes() == 0 ? Long.MAX_VALUE : options.maxHeapBytes();
        boolean stress = options.gcStress() != GcStress.OFF;
        var debug = GcOptions.parse(System.getenv("GODEBUG"));
        var heap =
                new Heap(
                        space,
                        new Allocation(),
                        new HeapOptions(limit, stress, debug.clobberFree()));
        var types = new TypeTable(heap);
        var itabs = new Itabs(heap);
        var natives = new Natives();
        linker = new Linker(heap, types, itabs, functions, natives);
        scheduler = new Scheduler(heap, space, options.seed());
        var pacer = Pacer.fromEnvironment(System.getenv("GOGC"), System.getenv("GOMEMLIMIT"));
        var collector = new Collector(heap, pacer, stress || debug.check());
        var channels = new Channels(heap, scheduler);
        context =
                new RuntimeContext(
                        heap,
                        types,
                        itabs,
                        collector,
                        scheduler,
                        channels,
                        functions,
                        linker,
                        stubs,
                        streams.err(),
                        options.gcStress() == GcStress.STOPPED || debug.stopTheWorld());
        signals = new SignalQueue(context);
        var environment =
                new NativeEnvironment(
                        context,
                        linker,
                        programName,
                        args,
                        directory,
                        streams.in(),
                        streams.out(),
                        streams.err(),
                        signals);
        natives.connect(environment);
        fatal = new Fatal(context);
        // A deterministic run counts the polls of the interpreter.
        jit = jit(options.seed().isPresent() ? JitMode.OFF : options.jit());
        Tier tier = jit == null ? Tier.NONE : jit;
        var interpreter = new Interpreter(context, tier);
        if (jit != null) {
            jit.connect(interpreter.operations());
        }
        scheduler.connect(interpreter, fatal);
        scheduler.readFramesWith(new RunningFrames(new FrameLinks(functions), tier));
        scheduler.reportState(SchedTraceOptions.parse(System.getenv("GODEBUG")), streams.err());
        context.collections().trace(debug);
        scheduler.collectWith(context.collections());
        recorder = new Recorder(context, options.outputs());
        units.forEach(linker::register);
    }

    /// The signals of the program.
    public SignalQueue signals() {
        return signals;
    }

    /// Has a deterministic run explored; before [#run].
    public void explore(Exploration exploration) {
        scheduler.explore(exploration);
    }

    /// Has compiled first what earlier runs of the program had compiled; before [#run].
    public void expect(HotCode earlier) {
        if (jit != null) {
            jit.expect(earlier);
        }
    }

    /// What the next run should expect, if it is not much the same as this one did; after [#run].
    public Optional<HotCode> hotCode() {
        return jit == null ? Optional.empty() : jit.hotCode();
    }

    /// Tells where goroutines stand.
    public Whereabouts whereabouts() {
        return new Whereabouts(context);
    }

    /// How the program ended; after [#run].
    public Ending ending() {
        if (scheduler.hasMainReturned()) {
            return Ending.EXITED;
        }
        if (scheduler.wasExhausted()) {
            return Ending.EXHAUSTED;
        }
        if (fatal.sawDeadlock()) {
            return Ending.DEADLOCK;
        }
        return context.died() ? Ending.DIED : Ending.EXITED;
    }

    /// Whether the process shall abort because the program died, as GOTRACEBACK=crash wants; after
    /// [#run].
    public boolean aborts() {
        return context.aborts();
    }

    /// The goroutines that an exploration found to be left over, as in a traceback; empty if none.
    public String leaks() {
        return fatal.leaks();
    }

    private Jit jit(JitMode mode) {
        return switch (mode) {
            case OFF -> null;
            case FIRST -> new Jit(context, JitOptions.FIRST);
            case RESTLESS -> new Jit(context, JitOptions.RESTLESS);
            case TIERED -> new Jit(context, JitOptions.TIERED);
        };
    }

    /// What the heap tells of; from the program's first allocation on.
    private final class Allocation implements HeapListener {
        @Override
        public void collectionWanted() {
            scheduler.requestCollection();
        }

        @Override
        public void allocatedWhileMarking(MCache c, long bytes) {
            context.collections().assist(c, bytes);
        }

        @Override
        public void cacheMade(MCache c) {
            if (context != null) {
                context.collector().cacheMade(c);
            }
        }
    }

    /// Runs the program to its end and returns its exit status.
    public int run() {
        if (!recorder.start()) {
            return 1;
        }
        try {
            return start();
        } finally {
            recorder.finish();
            signals.close();
            if (jit != null) {
                jit.close();
            }
            context.heap().close();
            space.close();
        }
    }

    private int start() {
        if (jit != null) {
            jit.start();
        }
        Goroutine main;
        try {
            startMemoryProfile();
            main = new ProgramStart(context, startFunctions()).prepare(functions);
        } catch (Fault f) {
            // A damaged program: its first functions refer to what no unit has.
            context.printError("fatal error: " + f.getMessage() + "\n");
            return 2;
        }
        return scheduler.run(main);
    }

    /// As in Go, programs that can ask for the memory profile have it from their start, at the rate
    /// that their variable says at the time.
    private void startMemoryProfile() {
        if (linker.refersTo("runtime.MemProfile")) {
            long rate = linker.global("runtime.MemProfileRate");
            context.heap().profiles().memory().start(() -> Memory.loadLong(rate));
        }
    }

    /// Ends the program from outside; [#run] then returns.
    public void stop() {
        scheduler.exit(2);
    }

    private List<Function> startFunctions() {
        List<Function> calls = new ArrayList<>();
        for (String name : linker.initFunctions()) {
            calls.add(linker.find(name));
        }
        calls.add(linker.find("main.main"));
        return calls;
    }
}
