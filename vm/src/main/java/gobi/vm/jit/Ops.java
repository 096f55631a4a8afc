package gobi.vm.jit;

import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Arithmetic;
import gobi.vm.ops.Boxing;
import gobi.vm.ops.Strings;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.RType;

/// Small operations that compiled code calls and HotSpot inlines.
public final class Ops {
    private Ops() {}

    /// The address of element i of a slice or string with elements of `1 << shift` bytes.
    public static long index(long base, long length, long i, int shift) {
        if (Long.compareUnsigned(i, length) >= 0) {
            throw Fault.index(i, length);
        }
        return base + (i << shift);
    }

    // --- allocation

    public static long allocate(Heap heap, Goroutine g, RType t) {
        return heap.allocate(g.mcache(), t);
    }

    /// A closure of the function with that number, to be filled with what it captures.
    public static long closure(Heap heap, Goroutine g, RType t, long function) {
        long closure = heap.allocate(g.mcache(), t);
        Memory.storeLong(closure, function);
        return closure;
    }

    public static long box(Heap heap, Goroutine g, RType t, long value) {
        return Boxing.box(heap, g.mcache(), t, value);
    }

    public static long boxString(Heap heap, Goroutine g, long s, long n) {
        return Boxing.boxString(heap, g.mcache(), s, n);
    }

    // --- comparisons

    public static long eq(long x, long y) {
        return x == y ? 1 : 0;
    }

    public static long ne(long x, long y) {
        return x != y ? 1 : 0;
    }

    public static long lt(long x, long y) {
        return x < y ? 1 : 0;
    }

    public static long le(long x, long y) {
        return x <= y ? 1 : 0;
    }

    public static long ult(long x, long y) {
        return Long.compareUnsigned(x, y) < 0 ? 1 : 0;
    }

    public static long ule(long x, long y) {
        return Long.compareUnsigned(x, y) <= 0 ? 1 : 0;
    }

    /// The data word of an interface whose type word is known.
    public static long unlessNil(long word, long data) {
        return word == 0 ? 0 : data;
    }

    public static long eq(double x, double y) {
        return x == y ? 1 : 0;
    }

    public static long ne(double x, double y) {
        return x != y ? 1 : 0;
    }

    public static long lt(double x, double y) {
        return x < y ? 1 : 0;
    }

    public static long le(double x, double y) {
        return x <= y ? 1 : 0;
    }

    public static long equalStrings(long p, long n, long q, long m) {
        return Strings.equal(p, n, q, m) ? 1 : 0;
    }

    public static long compareStrings(long p, long n, long q, long m) {
        return Strings.compare(p, n, q, m);
    }

    // --- float32: the bits, zero-extended

    private static float single(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static long bits(float x) {
        return Float.floatToRawIntBits(x) & 0xFFFFFFFFL;
    }

    public static long add32(long x, long y) {
        return bits(single(x) + single(y));
    }

    public static long sub32(long x, long y) {
        return bits(single(x) - single(y));
    }

    public static long mul32(long x, long y) {
        return bits(single(x) * single(y));
    }

    public static long div32(long x, long y) {
        return bits(single(x) / single(y));
    }

    public static long neg32(long x) {
        return bits(-single(x));
    }

    public static long narrow(double x) {
        return bits((float) x);
    }

    public static double widen(long x) {
        return single(x);
    }

    public static long toSingle(long x) {
        return bits((float) x);
    }

    public static long unsignedToSingle(long x) {
        return bits(Arithmetic.unsignedToFloat(x));
    }

    // --- stores of several words

    public static void storeString(long p, long s, long n, Shader shader) {
        Barriers.storePointer(p, s, shader);
        Memory.storeLong(p + 8, n);
    }

    public static void storeSlice(long p, long s, long n, long c, Shader shader) {
        Barriers.storePointer(p, s, shader);
        Memory.storeLong(p + 8, n);
        Memory.storeLong(p + 16, c);
    }

    public static void storeInterface(long p, long type, long data, Shader shader) {
        // Types are not in the heap.
        Memory.storeLong(p, type);
        Barriers.storePointer(p + 8, data, shader);
    }

    // --- others

    public static double abs(double x) {
        return Math.abs(x);
    }

    public static double copySign(double x, double sign) {
        return Math.copySign(x, sign);
    }

    public static long trailingZeros32(long x) {
        return Integer.numberOfTrailingZeros((int) x);
    }

    public static long reverseBytes32(long x) {
        return Integer.reverseBytes((int) x) & 0xFFFFFFFFL;
    }

    public static double truncate(double d) {
        return d < 0 ? Math.ceil(d) : Math.floor(d);
    }

    public static long rotateLeft32(long x, long n) {
        return Integer.rotateLeft((int) x, (int) n) & 0xFFFFFFFFL;
    }

    /// `x >> 32-n | x << n` with the left shift cut to 32 bits. HotSpot sees when x has no more
    /// than 32 bits, and what is for the others is no code then.
    public static long rotateWord(long x, int n) {
        return Integer.rotateLeft((int) x, n) & 0xFFFFFFFFL | x >>> 32 << n;
    }

    public static long rotateLeft64(long x, long n) {
        return Long.rotateLeft(x, (int) n);
    }

    /// The number of a switch's case, -1 for its default.
    public static int caseOf(long value, long low, int cases) {
        long i = value - low;
        return i >= 0 && i < cases ? (int) i : -1;
    }
}
