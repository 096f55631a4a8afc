package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.heapdump.HeapDump;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// runtime/debug.
final class DebugNatives implements NativeSet {
    private final NativeEnvironment env;

    DebugNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "SetGCPercent" ->
                    (g, r, b) -> {
                        r[b + 2] = env.context().collector().pacer().setPercent((int) r[b + 3]);
                        env.context().collector().repace();
                        return Native.DONE;
                    };
            case "SetMemoryLimit" ->
                    (g, r, b) -> {
                        var pacer = env.context().collector().pacer();
                        r[b + 2] =
                                r[b + 3] < 0 ? pacer.memoryLimit() : pacer.setMemoryLimit(r[b + 3]);
                        env.context().collector().repace();
                        return Native.DONE;
                    };
            case "SetMaxStack" ->
                    (g, r, b) -> {
                        r[b + 2] = env.context().setMaxStack(r[b + 3]);
                        return Native.DONE;
                    };
            case "SetMaxThreads" ->
                    (g, r, b) -> {
                        int limit = Math.clamp(r[b + 3], Integer.MIN_VALUE, Integer.MAX_VALUE);
                        r[b + 2] = env.context().scheduler().setMaxThreads(limit);
                        return Native.CHECK;
                    };
            case "SetTraceback" ->
                    (g, r, b) -> {
                        env.context().setTraceback(Memory.readString(r[b + 2], r[b + 3]));
                        return Native.DONE;
                    };
            case "FreeOSMemory" -> (g, r, b) -> freeMemory((Goroutine) g);
            case "dumpHeap" -> (g, r, b) -> dumpHeap((Goroutine) g, r, b);
            case "moduleInfo" -> (g, r, b) -> moduleInfo((Goroutine) g, r, b);
            default -> null;
        };
    }

    private int dumpHeap(Goroutine g, long[] r, int b) {
        var scheduler = env.context().scheduler();
        scheduler.stopTheWorld("write heap dump");
        String name = "";
        try {
            Path file = Files.createTempFile("gobi", ".hprof");
            HeapDump.write(env.context(), file);
            name = file.toString();
        } catch (IOException e) {
            env.context().printError("gobi: heap dump: " + e.getMessage() + "\n");
        } finally {
            scheduler.startTheWorld();
        }
        env.string(g, r, b + 2, name);
        return Native.CHECK;
    }

    private int freeMemory(Goroutine g) {
        if (!g.resumed()) {
            env.context().collections().await(g);
            return Native.PARKED;
        }
        env.context().heap().finishSweep();
        env.context().heap().scavenge();
        return Native.DONE;
    }

    private int moduleInfo(Goroutine g, long[] r, int b) {
        env.string(g, r, b + 2, "command-line-arguments");
        env.string(g, r, b + 4, "");
        r[b + 6] = 1;
        return Native.DONE;
    }
}
