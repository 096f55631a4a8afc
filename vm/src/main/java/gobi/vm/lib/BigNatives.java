package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.math.BigInteger;
import java.util.function.Supplier;

/// math/big: what takes more than one pass over the words, by [BigInteger]. Magnitudes are slices
/// of 64-bit words, lowest first.
final class BigNatives implements NativeSet {
    /// With more words than this an operation may take longer than a pause should.
    private static final long LONG = 256;

    private final NativeEnvironment env;

    BigNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "mulWords" -> (g, r, b) -> binary(g, r, b, BigInteger::multiply);
            case "gcdWords" -> (g, r, b) -> binary(g, r, b, BigInteger::gcd);
            case "divWords" -> (g, r, b) -> divide((Goroutine) g, r, b);
            case "powWords" -> (g, r, b) -> pow((Goroutine) g, r, b);
            case "modPowWords" -> (g, r, b) -> modPow((Goroutine) g, r, b);
            case "modInverseWords" -> (g, r, b) -> modInverse((Goroutine) g, r, b);
            case "sqrtWords" -> (g, r, b) -> sqrt((Goroutine) g, r, b);
            case "formatWords" -> (g, r, b) -> format((Goroutine) g, r, b);
            case "parseWords" -> (g, r, b) -> parse((Goroutine) g, r, b);
            case "primeWords" -> (g, r, b) -> prime((Goroutine) g, r, b);
            default -> null;
        };
    }

    private interface Binary {
        BigInteger apply(BigInteger x, BigInteger y);
    }

    private static BigInteger load(long[] r, int slot) {
        int n = (int) r[slot + 1];
        byte[] bytes = new byte[8 * n];
        for (int i = 0; i < n; i++) {
            long w = Memory.loadLong(r[slot] + 8L * i);
            for (int k = 1; k <= 8; k++) {
                bytes[8 * (n - i) - k] = (byte) w;
                w >>>= 8;
            }
        }
        return new BigInteger(1, bytes);
    }

    /// Leaves a new slice in three slots.
    private void store(Goroutine g, long[] r, int slot, BigInteger v) {
        int n = (v.bitLength() + 63) / 64;
        byte[] bytes = v.toByteArray();
        r[slot] = n == 0 ? 0 : env.context().heap().allocateBytes(g.mcache(), 8L * n);
        r[slot + 1] = n;
        r[slot + 2] = n;
        for (int i = 0; i < n; i++) {
            long w = 0;
            for (int k = Math.min(8 * i + 8, bytes.length); k > 8 * i; k--) {
                w = w << 8 | bytes[bytes.length - k] & 0xff;
            }
            Memory.storeLong(r[slot] + 8L * i, w);
        }
    }

    /// Computes, without holding up the world if that may take long.
    private <T> T compute(Goroutine g, long words, Supplier<T> work) {
        if (words < LONG) {
            return work.get();
        }
        env.context().scheduler().enterBlocking(g);
        try {
            return work.get();
        } finally {
            env.context().scheduler().exitBlocking(g);
        }
    }

    private int binary(Object g, long[] r, int b, Binary op) {
        var goroutine = (Goroutine) g;
        BigInteger x = load(r, b + 5);
        BigInteger y = load(r, b + 8);
        store(goroutine, r, b + 2, compute(goroutine, r[b + 6] + r[b + 9], () -> op.apply(x, y)));
        return Native.DONE;
    }

    private int divide(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 8);
        BigInteger y = load(r, b + 11);
        BigInteger[] both = compute(g, r[b + 9], () -> x.divideAndRemainder(y));
        store(g, r, b + 2, both[0]);
        store(g, r, b + 5, both[1]);
        return Native.DONE;
    }

    private int pow(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 5);
        int n = (int) Math.min(r[b + 8], Integer.MAX_VALUE);
        store(g, r, b + 2, compute(g, LONG, () -> x.pow(n)));
        return Native.DONE;
    }

    private int modPow(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 5);
        BigInteger y = load(r, b + 8);
        BigInteger m = load(r, b + 11);
        store(g, r, b + 2, compute(g, LONG * r[b + 12] / 4, () -> x.modPow(y, m)));
        return Native.DONE;
    }

    private int modInverse(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 6);
        BigInteger m = load(r, b + 9);
        boolean ok = x.gcd(m).equals(BigInteger.ONE);
        store(g, r, b + 2, ok ? compute(g, r[b + 10], () -> x.modInverse(m)) : BigInteger.ZERO);
        r[b + 5] = ok ? 1 : 0;
        return Native.DONE;
    }

    private int sqrt(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 5);
        store(g, r, b + 2, compute(g, r[b + 6], x::sqrt));
        return Native.DONE;
    }

    private int format(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 4);
        int base = (int) r[b + 7];
        env.string(g, r, b + 2, compute(g, r[b + 5], () -> x.toString(base)));
        return Native.DONE;
    }

    private int parse(Goroutine g, long[] r, int b) {
        String digits = Memory.readString(r[b + 5], r[b + 6]);
        int base = (int) r[b + 7];
        store(g, r, b + 2, compute(g, digits.length() / 16, () -> new BigInteger(digits, base)));
        return Native.DONE;
    }

    private int prime(Goroutine g, long[] r, int b) {
        BigInteger x = load(r, b + 3);
        int certainty = (int) r[b + 6];
        r[b + 2] = compute(g, LONG, () -> x.isProbablePrime(certainty)) ? 1 : 0;
        return Native.DONE;
    }
}
