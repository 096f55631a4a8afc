package gobi.vm.ops;

import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.heap.SizeClasses;
import gobi.vm.memory.Memory;

import java.nio.charset.StandardCharsets;

/// Operations on strings: an address and a length in bytes.
public final class Strings {
    private static final int RUNE_ERROR = 0xFFFD;
    private static final int MAX_RUNE = 0x10FFFF;

    private Strings() {}

    public static boolean equal(long p, long n, long q, long m) {
        return n == m && (p == q || Memory.equal(p, q, n));
    }

    /// -1, 0 or 1.
    public static int compare(long p, long n, long q, long m) {
        int d = Memory.compare(p, q, Math.min(n, m));
        return d != 0 ? Integer.signum(d) : Long.compare(n, m);
    }

    // --- concatenation

    /// r[a..] = r[b..] + r[c..].
    public static void concat(Heap heap, MCache cache, long[] r, int a, int b, int c) {
        long total = r[b + 1] + r[c + 1];
        set(r, a, concat(heap, cache, r[b], r[b + 1], r[c], r[c + 1]), total);
    }

    /// The bytes of the n at p and the m at q together.
    public static long concat(Heap heap, MCache cache, long p, long n, long q, long m) {
        if (n == 0 || m == 0) {
            return n == 0 ? q : p;
        }
        long s = allocate(heap, cache, n + m);
        Memory.copy(p, s, n);
        Memory.copy(q, s + n, m);
        return s;
    }

    /// r[a..] = the `count` strings at r[b..], joined.
    public static void concatN(Heap heap, MCache cache, long[] r, int a, int b, int count) {
        long total = 0;
        int filled = 0;
        int last = b;
        for (int i = b; i < b + 2 * count; i += 2) {
            if (r[i + 1] != 0) {
                filled++;
                last = i;
                total += r[i + 1];
                if (total < 0) {
                    throw Fault.of(Fault.Kind.FATAL, "string concatenation too long");
                }
            }
        }
        if (filled <= 1) {
            set(r, a, filled == 0 ? 0 : r[last], total);
            return;
        }
        long p = allocate(heap, cache, total);
        long at = p;
        for (int i = b; i < b + 2 * count; i += 2) {
            if (r[i + 1] != 0) {
                Memory.copy(r[i], at, r[i + 1]);
                at += r[i + 1];
            }
        }
        set(r, a, p, total);
    }

    private static void set(long[] r, int a, long p, long n) {
        r[a] = p;
        r[a + 1] = n;
    }

    private static void set(long[] r, int a, long p, long n, long capacity) {
        set(r, a, p, n);
        r[a + 2] = capacity;
    }

    /// Memory for a string of n bytes, to be filled.
    public static long allocate(Heap heap, MCache cache, long n) {
        return heap.allocateUninitialized(cache, n);
    }

    // --- conversions

    /// r[a..] = string(bytes).
    public static void fromBytes(Heap heap, MCache cache, long[] r, int a, long p, long n) {
        set(r, a, ofBytes(heap, cache, p, n), n);
    }

    /// The bytes of a string made of n bytes at p.
    public static long ofBytes(Heap heap, MCache cache, long p, long n) {
        if (n == 0) {
            return 0;
        }
        long s = allocate(heap, cache, n);
        Memory.copy(p, s, n);
        return s;
    }

    /// r[a..] = []byte(s).
    public static void toBytes(Heap heap, MCache cache, long[] r, int a, long p, long n) {
        set(r, a, bytes(heap, cache, p, n), n, SizeClasses.roundUp(n));
    }

    /// An array for the n bytes at p, as large as their size class.
    public static long bytes(Heap heap, MCache cache, long p, long n) {
        long capacity = SizeClasses.roundUp(n);
        long bytes = heap.allocateUninitialized(cache, capacity);
        Memory.copy(p, bytes, n);
        Memory.clear(bytes + n, capacity - n);
        return bytes;
    }

    /// r[a..] = string(n runes at p).
    public static void fromRunes(Heap heap, MCache cache, long[] r, int a, long p, long n) {
        long size = 0;
        for (long i = 0; i < n; i++) {
            size += encodedLength(Memory.loadInt(p + 4 * i));
        }
        if (size == 0) {
            set(r, a, 0, 0);
            return;
        }
        long s = allocate(heap, cache, size);
        long at = s;
        for (long i = 0; i < n; i++) {
            at += encodeRune(Memory.loadInt(p + 4 * i), at);
        }
        set(r, a, s, size);
    }

    /// r[a..] = []rune(s).
    public static void toRunes(Heap heap, MCache cache, long[] r, int a, long p, long n) {
        long count = 0;
        for (long i = 0; i < n; i += (int) (decode(p, n, i) >>> 32)) {
            count++;
        }
        long bytes = SizeClasses.roundUp(4 * count);
        long runes = heap.allocateBytes(cache, bytes);
        long at = runes;
        for (long i = 0; i < n; at += 4) {
            long d = decode(p, n, i);
            Memory.storeInt(at, (int) d);
            i += (int) (d >>> 32);
        }
        set(r, a, runes, count, bytes / 4);
    }

    /// r[a..] = string(rune).
    public static void fromRune(Heap heap, MCache cache, long[] r, int a, long rune) {
        int c = rune < 0 || rune > MAX_RUNE ? RUNE_ERROR : (int) rune;
        int n = encodedLength(c);
        long s = allocate(heap, cache, n);
        encodeRune(c, s);
        set(r, a, s, n);
    }

    /// r[a..] = a new string with that text.
    public static void fromJava(Heap heap, MCache cache, long[] r, int a, String text) {
        fromJava(heap, cache, r, a, text.getBytes(StandardCharsets.UTF_8));
    }

    /// r[a..] = a new string of these bytes.
    public static void fromJava(Heap heap, MCache cache, long[] r, int a, byte[] bytes) {
        set(r, a, heap.allocateString(cache, bytes), bytes.length);
    }

    /// The text of a string.
    public static String toJava(long p, long n) {
        return n == 0 ? "" : Memory.readString(p, n);
    }

    // --- UTF-8

    /// r[a], r[a+1] = the rune at byte index i < n, and the index after it.
    public static void decodeRune(long[] r, int a, long p, long n, long i) {
        int c = Memory.loadByte(p + i);
        if (c >= 0) {
            set(r, a, c, i + 1);
            return;
        }
        long d = decode(p, n, i);
        set(r, a, (int) d, i + (d >>> 32));
    }

    /// length << 32 | rune at index i; an invalid byte is U+FFFD of length 1.
    public static long decode(long p, long n, long i) {
        int c = Memory.loadByte(p + i) & 0xFF;
        if (c < 0x80) {
            return 1L << 32 | c;
        }
        int length =
                c >= 0xC2 && c <= 0xDF
                        ? 2
                        : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 1;
        if (length == 1 || i + length > n) {
            return 1L << 32 | RUNE_ERROR;
        }
        int rune = c & 0x7F >> length;
        for (int k = 1; k < length; k++) {
            int next = Memory.loadByte(p + i + k);
            if ((next & 0xC0) != 0x80) {
                return 1L << 32 | RUNE_ERROR;
            }
            rune = rune << 6 | next & 0x3F;
        }
        boolean overlong = length == 3 && rune < 0x800 || length == 4 && rune < 0x10000;
        if (overlong || isSurrogate(rune) || rune > MAX_RUNE) {
            return 1L << 32 | RUNE_ERROR;
        }
        return (long) length << 32 | rune;
    }

    private static boolean isSurrogate(int rune) {
        return rune >= 0xD800 && rune <= 0xDFFF;
    }

    private static int encodedLength(int rune) {
        if (rune < 0 || rune > MAX_RUNE || isSurrogate(rune)) {
            return 3;
        }
        return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    }

    /// Writes a rune at an address; invalid ones as U+FFFD. Returns the number of bytes.
    public static int encodeRune(int rune, long at) {
        int c = rune < 0 || rune > MAX_RUNE || isSurrogate(rune) ? RUNE_ERROR : rune;
        int n = encodedLength(c);
        if (n == 1) {
            Memory.storeByte(at, (byte) c);
            return 1;
        }
        for (int k = n - 1; k > 0; k--) {
            Memory.storeByte(at + k, (byte) (0x80 | c & 0x3F));
            c >>= 6;
        }
        Memory.storeByte(at, (byte) (0xF00 >> n | c));
        return n;
    }
}
