package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.code.NativeContext;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

/// unicode: range tables that point into constant strings.
final class UnicodeNatives implements NativeSet {
    /// Size of a RangeTable: two slices and an int.
    private static final int TABLE = 56;

    private static final int HEAD = 5;
    private static final int RANGE16 = 6;
    private static final int RANGE32 = 12;

    @Override
    public Native find(String name) {
        return switch (name) {
            case "point" -> this::point;
            default -> null;
        };
    }

    private int point(NativeContext g, long[] r, int b) {
        return point(r[b + 2], r[b + 3], r[b + 4], r[b + 6], r[b + 8], ((Goroutine) g).shader);
    }

    private static int point(
            long table, long n, long heads, long ranges16, long ranges32, Shader s) {
        for (long i = 0; i < n; i++) {
            int n16 = Memory.loadShort(heads) & 0xFFFF;
            int n32 = Memory.loadShort(heads + 2) & 0xFFFF;
            slice(table, ranges16, n16, s);
            slice(table + 24, ranges32, n32, s);
            Memory.storeLong(table + 48, Memory.loadByte(heads + 4) & 0xFF);
            ranges16 += (long) n16 * RANGE16;
            ranges32 += (long) n32 * RANGE32;
            heads += HEAD;
            table += TABLE;
        }
        return Native.DONE;
    }

    private static void slice(long at, long data, long n, Shader s) {
        Barriers.storePointer(at, n == 0 ? 0 : data, s);
        Memory.storeLong(at + 8, n);
        Memory.storeLong(at + 16, n);
    }
}
