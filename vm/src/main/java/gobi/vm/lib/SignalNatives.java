package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitReason;

/// os/signal: the bookkeeping; signals themselves end the program as the JVM does, which the README
/// lists.
final class SignalNatives implements NativeSet {
    private final NativeEnvironment env;

    SignalNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "signal_enable", "signal_disable", "signal_ignore" -> (g, r, b) -> Native.DONE;
            case "signal_ignored" ->
                    (g, r, b) -> {
                        r[b + 2] = 0;
                        return Native.DONE;
                    };
            case "signal_recv" ->
                    (g, r, b) -> {
                        var goroutine = (Goroutine) g;
                        env.context().scheduler().markSystem(goroutine);
                        env.context().scheduler().park(goroutine, WaitReason.IO);
                        return Native.PARKED;
                    };
            default -> null;
        };
    }
}
