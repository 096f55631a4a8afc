package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.sched.Goroutine;

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
            case "FreeOSMemory" ->
                    (g, r, b) -> {
                        env.context().requestCollection(true);
                        return Native.CHECK;
                    };
            case "moduleInfo" -> (g, r, b) -> moduleInfo((Goroutine) g, r, b);
            default -> null;
        };
    }

    private int moduleInfo(Goroutine g, long[] r, int b) {
        env.string(g, r, b + 2, "command-line-arguments");
        env.string(g, r, b + 4, "");
        r[b + 6] = 1;
        return Native.DONE;
    }
}
