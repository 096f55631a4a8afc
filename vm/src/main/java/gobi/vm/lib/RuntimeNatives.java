package gobi.vm.lib;

import gobi.vm.code.Function;
import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.interp.FrameList;
import gobi.vm.interp.LastWords;
import gobi.vm.interp.Traceback;
import gobi.vm.memory.Memory;
import gobi.vm.profile.ProfileKind;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.trace.ProfileSource;

import java.nio.charset.StandardCharsets;

/// runtime: scheduler, stacks, environment. Memory and finalizers are [MemoryNatives], print and
/// println [PrintNatives].
final class RuntimeNatives implements NativeSet {
    private final NativeEnvironment env;
    private final Scheduler scheduler;
    private final MemoryNatives memory;
    private final PrintNatives print;

    RuntimeNatives(NativeEnvironment env) {
        this.env = env;
        this.scheduler = env.context().scheduler();
        this.memory = new MemoryNatives(env);
        this.print = new PrintNatives(env);
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "Gosched" -> (g, r, b) -> gosched((Goroutine) g);
            case "Goexit" ->
                    (g, r, b) -> {
                        env.context().goexit((Goroutine) g);
                        return Native.RELOAD;
                    };
            case "NumGoroutine" -> (g, r, b) -> result(r, b, scheduler.goroutineCount());
            case "NumCPU" -> (g, r, b) -> result(r, b, Runtime.getRuntime().availableProcessors());
            case "GOMAXPROCS" -> (g, r, b) -> result(r, b, scheduler.setProcessors((int) r[b + 3]));
            case "breakpoint" ->
                    (g, r, b) -> {
                        throw Fault.of(
                                Fault.Kind.FATAL,
                                "SIGTRAP: trace trap (runtime.Breakpoint without a debugger)");
                    };
            case "environ" -> (g, r, b) -> environ((Goroutine) g, r, b);
            case "callers" -> (g, r, b) -> callers((Goroutine) g, r, b);
            case "pcInfo" -> (g, r, b) -> pcInfo((Goroutine) g, r, b);
            case "stackTrace" -> (g, r, b) -> stackTrace((Goroutine) g, r, b);
            case "setBlockProfileRate" -> (g, r, b) -> setBlockRate(r[b + 2]);
            case "setMutexProfileFraction" -> (g, r, b) -> setMutexFraction(r, b);
            case "profileRecords" -> (g, r, b) -> profileRecords((Goroutine) g, r, b);
            case "LockOSThread" ->
                    (g, r, b) -> {
                        scheduler.lockThread((Goroutine) g);
                        return Native.DONE;
                    };
            case "UnlockOSThread" ->
                    (g, r, b) -> {
                        scheduler.unlockThread((Goroutine) g);
                        return Native.DONE;
                    };
            default -> {
                Native n = memory.find(name);
                yield n != null ? n : print.find(name);
            }
        };
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private int setBlockRate(long rate) {
        env.context().heap().profiles().setBlockRate(rate);
        scheduler.sampling().waitsChanged();
        return Native.DONE;
    }

    private int setMutexFraction(long[] r, int b) {
        int fraction = Math.clamp(r[b + 3], -1, Integer.MAX_VALUE);
        int old = env.context().heap().profiles().setMutexFraction(fraction);
        scheduler.sampling().waitsChanged();
        return result(r, b, old);
    }

    private int profileRecords(Goroutine g, long[] r, int b) {
        var kind = ProfileKind.named(Memory.readString(r[b + 5], r[b + 6]));
        boolean stop = kind == ProfileKind.GOROUTINE;
        if (stop) {
            scheduler.stopTheWorld("goroutine profile");
        }
        byte[] records;
        try {
            records = ProfileRecords.encode(new ProfileSource(env.context()).samples(kind));
        } finally {
            if (stop) {
                scheduler.startTheWorld();
            }
        }
        env.slice(g, r, b + 2, records, Long.BYTES);
        return Native.CHECK;
    }

    private int gosched(Goroutine g) {
        scheduler.yield(g);
        return Native.CHECK;
    }

    private int environ(Goroutine g, long[] r, int b) {
        String value = System.getenv(Memory.readString(r[b + 4], r[b + 5]));
        env.string(g, r, b + 2, value == null ? "" : value);
        return Native.DONE;
    }

    private int callers(Goroutine g, long[] r, int b) {
        int n = FrameList.callers(env.context(), g, (int) r[b + 3], r[b + 4], r[b + 5]);
        return result(r, b, n);
    }

    private int pcInfo(Goroutine g, long[] r, int b) {
        long pc = r[b + 10];
        Function f = FrameList.functionOf(env.context(), pc);
        if (f == null) {
            for (int i = 2; i < 10; i++) {
                r[b + i] = 0;
            }
            return Native.DONE;
        }
        env.string(g, r, b + 2, f.name);
        int at = FrameList.instruction(pc);
        env.string(g, r, b + 4, f.source.fileAt(at));
        r[b + 6] = f.source.lineAt(at);
        r[b + 7] = f.source.line();
        r[b + 8] = FrameList.address(f, 0);
        r[b + 9] = 1;
        return Native.DONE;
    }

    private int stackTrace(Goroutine g, long[] r, int b) {
        var text = new StringBuilder();
        var traceback = new Traceback(env.context());
        traceback.goroutine(text, g, true);
        if (r[b + 6] != 0) {
            scheduler.stopTheWorld("stack trace");
            new LastWords(env.context()).others(text, traceback, g, false);
            scheduler.startTheWorld();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int n = (int) Math.min(bytes.length, r[b + 4]);
        Memory.writeBytes(r[b + 3], bytes, 0, n);
        return result(r, b, n);
    }
}
