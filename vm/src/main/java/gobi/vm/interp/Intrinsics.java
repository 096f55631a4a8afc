package gobi.vm.interp;

import gobi.compiler.bytecode.Intrinsic;
import gobi.vm.fault.Fault;
import gobi.vm.heap.Shader;
import gobi.vm.ops.Atomics;

/// The Go functions that are one instruction each; operands as [Intrinsic] tells.
final class Intrinsics {
    private Intrinsics() {}

    static void execute(int code, long[] r, int a, int b, int c, Shader s) {
        long x = r[b];
        switch (Intrinsic.of(code)) {
            case SQRT -> r[a] = bits(Math.sqrt(dbl(x)));
            case ABS -> r[a] = x & Long.MAX_VALUE;
            case FLOOR -> r[a] = bits(Math.floor(dbl(x)));
            case CEIL -> r[a] = bits(Math.ceil(dbl(x)));
            case TRUNC -> r[a] = bits(truncate(dbl(x)));
            case COPYSIGN -> r[a] = x & Long.MAX_VALUE | r[c] & Long.MIN_VALUE;
            case FMA -> r[a] = bits(Math.fma(dbl(x), dbl(r[c]), dbl(r[c + 1])));
            case MIN_F -> r[a] = bits(Math.min(dbl(x), dbl(r[c])));
            case MAX_F -> r[a] = bits(Math.max(dbl(x), dbl(r[c])));
            case FLOAT64_BITS, FLOAT32_BITS -> r[a] = x;
            case LEADING_ZEROS64 -> r[a] = Long.numberOfLeadingZeros(x);
            case TRAILING_ZEROS64 -> r[a] = Long.numberOfTrailingZeros(x);
            case TRAILING_ZEROS32 -> r[a] = Integer.numberOfTrailingZeros((int) x);
            case LEN64 -> r[a] = 64L - Long.numberOfLeadingZeros(x);
            case ONES_COUNT64 -> r[a] = Long.bitCount(x);
            case ROTATE_LEFT64 -> r[a] = Long.rotateLeft(x, (int) r[c]);
            case ROTATE_LEFT32 -> r[a] = Integer.rotateLeft((int) x, (int) r[c]) & 0xFFFFFFFFL;
            case REVERSE_BYTES64 -> r[a] = Long.reverseBytes(x);
            case REVERSE_BYTES32 -> r[a] = Integer.reverseBytes((int) x) & 0xFFFFFFFFL;
            case REVERSE64 -> r[a] = Long.reverse(x);
            case MUL64 -> {
                long y = r[c];
                r[a] = Math.unsignedMultiplyHigh(x, y);
                r[a + 1] = x * y;
            }
            case LOAD32 -> r[a] = Atomics.load32(x);
            case LOADU32 -> r[a] = Atomics.loadUnsigned32(x);
            case LOAD64, LOAD_PTR -> r[a] = Atomics.load64(x);
            case STORE32 -> Atomics.store32(x, r[c]);
            case STORE64 -> Atomics.store64(x, r[c]);
            case STORE_PTR -> Atomics.storePointer(x, r[c], s);
            case ADD32 -> r[a] = Atomics.add32(x, r[c]);
            case ADDU32 -> r[a] = Atomics.addUnsigned32(x, r[c]);
            case ADD64 -> r[a] = Atomics.add64(x, r[c]);
            case SWAP32 -> r[a] = Atomics.swap32(x, r[c]);
            case SWAPU32 -> r[a] = Atomics.swapUnsigned32(x, r[c]);
            case SWAP64 -> r[a] = Atomics.swap64(x, r[c]);
            case SWAP_PTR -> r[a] = Atomics.swapPointer(x, r[c], s);
            case CAS32 -> r[a] = Atomics.cas32(x, r[c], r[c + 1]);
            case CAS64 -> r[a] = Atomics.cas64(x, r[c], r[c + 1]);
            case CAS_PTR -> r[a] = Atomics.casPointer(x, r[c], r[c + 1], s);
            case AND32 -> r[a] = Atomics.and32(x, r[c]);
            case ANDU32 -> r[a] = Atomics.andUnsigned32(x, r[c]);
            case AND64 -> r[a] = Atomics.and64(x, r[c]);
            case OR32 -> r[a] = Atomics.or32(x, r[c]);
            case ORU32 -> r[a] = Atomics.orUnsigned32(x, r[c]);
            case OR64 -> r[a] = Atomics.or64(x, r[c]);
            case CHECK_UNSAFE_SLICE ->
                    checkUnsafe(
                            x,
                            r[c],
                            r[c + 1],
                            Fault.Kind.UNSAFE_SLICE,
                            Fault.Kind.UNSAFE_SLICE_NIL);
            case CHECK_UNSAFE_STRING ->
                    checkUnsafe(
                            x,
                            r[c],
                            r[c + 1],
                            Fault.Kind.UNSAFE_STRING,
                            Fault.Kind.UNSAFE_STRING_NIL);
            case KEEP_ALIVE -> {}
        }
    }

    private static void checkUnsafe(
            long p, long length, long size, Fault.Kind outOfRange, Fault.Kind nil) {
        if (length < 0
                || Math.unsignedMultiplyHigh(length, size) != 0
                || Long.compareUnsigned(length * size, -p) > 0
                || p == 0 && length > 0) {
            throw Fault.of(length > 0 && p == 0 ? nil : outOfRange);
        }
    }

    private static double truncate(double d) {
        return d < 0 ? Math.ceil(d) : Math.floor(d);
    }

    private static double dbl(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double d) {
        return Double.doubleToRawLongBits(d);
    }
}
