package gobi.vm.lib;

import gobi.vm.memory.Memory;

/// UTF-8 in VM memory.
final class Utf8 {
    private Utf8() {}

    /// Bytes of the encoding that starts at `p` with `n` bytes left; 0 if it is invalid.
    static int width(long p, long n) {
        int c = Memory.loadByte(p) & 0xFF;
        if (c < 0x80) {
            return 1;
        }
        if (c < 0xC2 || c > 0xF4 || n < 2) {
            return 0;
        }
        int second = Memory.loadByte(p + 1) & 0xFF;
        int low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
        int high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        int width = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (n < width) {
            return 0;
        }
        for (int i = 2; i < width; i++) {
            if ((Memory.loadByte(p + i) & 0xC0) != 0x80) {
                return 0;
            }
        }
        return width;
    }
}
