package gobi.vm.lib;

import gobi.vm.code.Native;

import java.util.concurrent.ThreadLocalRandom;

/// The source of seeds for math/rand and its kin.
final class RandomNatives implements NativeSet {
    @Override
    public Native find(String name) {
        if (!name.equals("runtime_rand")) {
            return null;
        }
        return (g, r, b) -> {
            r[b + 2] = ThreadLocalRandom.current().nextLong();
            return Native.DONE;
        };
    }
}
