package gobi.vm.type;

import gobi.vm.fault.Fault;
import gobi.vm.memory.Memory;

import java.util.concurrent.ThreadLocalRandom;

/// Hashes that agree with [Equality]. Mixing is by full 64 by 64 bit multiplications, folded.
public final class Hashing {
    private static final long A = 0xA0761D6478BD642FL;
    private static final long B = 0xE7037ED1A0B428DBL;
    private static final long C = 0x8EBC6AF09C88C6E3L;

    private final TypeTable types;

    public Hashing(TypeTable types) {
        this.types = types;
    }

    private static long mix(long x, long y) {
        return Math.unsignedMultiplyHigh(x, y) ^ x * y;
    }

    /// Of a word.
    public static long hash64(long value, long seed) {
        return mix(value ^ A, seed ^ B);
    }

    /// Of n bytes.
    public static long hashBytes(long p, long n, long seed) {
        long h = seed ^ n * C;
        if (n >= 8) {
            long end = p + n - 8;
            for (long q = p; q < end; q += 8) {
                h = mix(Memory.loadLong(q) ^ A, h ^ B);
            }
            return mix(Memory.loadLong(end) ^ A, h ^ B);
        }
        return mix(shortBytes(p, n) ^ A, h ^ B);
    }

    private static long shortBytes(long p, long n) {
        if (n >= 4) {
            return (Memory.loadInt(p) & 0xFFFFFFFFL) << 32
                    | Memory.loadInt(p + n - 4) & 0xFFFFFFFFL;
        }
        if (n == 0) {
            return 0;
        }
        return (long) (Memory.loadByte(p) & 0xFF) << 16
                | (Memory.loadByte(p + (n >> 1)) & 0xFF) << 8
                | Memory.loadByte(p + n - 1) & 0xFF;
    }

    /// Of a float: zeros alike, every NaN at random since none equals another.
    public static long hashDouble(double d, long seed) {
        if (d == 0) {
            return hash64(0, seed);
        }
        return hash64(
                Double.isNaN(d)
                        ? ThreadLocalRandom.current().nextLong()
                        : Double.doubleToRawLongBits(d),
                seed);
    }

    /// Of the value of type t at an address.
    public long hash(RType t, long a, long seed) {
        if (t.plain) {
            return t.size == 8 ? hash64(Memory.loadLong(a), seed) : hashBytes(a, t.size, seed);
        }
        return switch (t.kind) {
            case Kind.FLOAT32 -> hashDouble(Memory.loadFloat(a), seed);
            case Kind.FLOAT64 -> hashDouble(Memory.loadDouble(a), seed);
            case Kind.COMPLEX64 ->
                    hashDouble(Memory.loadFloat(a + 4), hashDouble(Memory.loadFloat(a), seed));
            case Kind.COMPLEX128 ->
                    hashDouble(Memory.loadDouble(a + 8), hashDouble(Memory.loadDouble(a), seed));
            case Kind.STRING -> hashBytes(Memory.loadLong(a), Memory.loadLong(a + 8), seed);
            case Kind.INTERFACE -> hashInterface(t, a, seed);
            case Kind.ARRAY -> {
                long h = seed;
                for (long i = 0; i < t.length; i++) {
                    h = hash(t.elem, a + i * t.elem.size, h);
                }
                yield h;
            }
            case Kind.STRUCT -> {
                long h = seed;
                for (RField f : t.fields) {
                    if (!f.name().equals("_")) {
                        h = hash(f.type(), a + f.offset(), h);
                    }
                }
                yield h;
            }
            default -> throw unhashable(t);
        };
    }

    private long hashInterface(RType t, long a, long seed) {
        long word = Memory.loadLong(a);
        if (word == 0) {
            return seed;
        }
        long data = Memory.loadLong(a + 8);
        RType dynamic =
                types.byAddress(
                        t.interfaceMethods.length == 0
                                ? word
                                : Memory.loadLong(word + Itabs.CONCRETE));
        if (!dynamic.comparable) {
            throw unhashable(dynamic);
        }
        long h = seed ^ dynamic.id * C;
        return dynamic.direct ? hash64(data, h) : hash(dynamic, data, h);
    }

    private static Fault unhashable(RType t) {
        return Fault.of(Fault.Kind.UNHASHABLE, t.display);
    }
}
