package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.sched.Scheduler;

/// The source of seeds for math/rand and its kin.
final class RandomNatives implements NativeSet {
    private final Scheduler scheduler;

    RandomNatives(NativeEnvironment env) {
        scheduler = env.context().scheduler();
    }

    @Override
    public Native find(String name) {
        if (!name.equals("runtime_rand")) {
            return null;
        }
        return (g, r, b) -> {
            r[b + 2] = scheduler.random();
            return Native.DONE;
        };
    }
}
