package gobi.vm.lib;

import gobi.vm.code.Native;

/// math: what is neither an instruction nor written in Go.
final class MathNatives implements NativeSet {
    @Override
    public Native find(String name) {
        return switch (name) {
            case "Mod" -> (g, r, b) -> mod(r, b);
            default -> null;
        };
    }

    /// Java's remainder on doubles is C's fmod, as Go's Mod is.
    private static int mod(long[] r, int b) {
        double v = Double.longBitsToDouble(r[b + 3]) % Double.longBitsToDouble(r[b + 4]);
        r[b + 2] = Double.doubleToRawLongBits(v);
        return Native.DONE;
    }
}
