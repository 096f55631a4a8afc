package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.code.NativeContext;
import gobi.vm.gc.Barriers;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.RType;

/// internal/bytealg: loops over bytes.
final class BytealgNatives implements NativeSet {
    private static final int SLICE = 23;

    private final NativeEnvironment env;

    BytealgNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "IndexByte" -> (g, r, b) -> result(r, b, indexByte(r[b + 3], r[b + 4], r[b + 6]));
            case "IndexByteString" ->
                    (g, r, b) -> result(r, b, indexByte(r[b + 3], r[b + 4], r[b + 5]));
            case "LastIndexByte" ->
                    (g, r, b) -> result(r, b, lastIndexByte(r[b + 3], r[b + 4], r[b + 6]));
            case "LastIndexByteString" ->
                    (g, r, b) -> result(r, b, lastIndexByte(r[b + 3], r[b + 4], r[b + 5]));
            case "Count" -> (g, r, b) -> result(r, b, count(r[b + 3], r[b + 4], r[b + 6]));
            case "CountString" -> (g, r, b) -> result(r, b, count(r[b + 3], r[b + 4], r[b + 5]));
            case "Equal" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    r[b + 4] == r[b + 7]
                                                    && Memory.equal(r[b + 3], r[b + 6], r[b + 4])
                                            ? 1
                                            : 0);
            case "Compare" ->
                    (g, r, b) -> result(r, b, compare(r[b + 3], r[b + 4], r[b + 6], r[b + 7]));
            case "CompareString" ->
                    (g, r, b) -> result(r, b, compare(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "Index" ->
                    (g, r, b) -> result(r, b, index(r[b + 3], r[b + 4], r[b + 6], r[b + 7]));
            case "IndexString" ->
                    (g, r, b) -> result(r, b, index(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "LastIndexString" ->
                    (g, r, b) -> result(r, b, lastIndex(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "CountSub" ->
                    (g, r, b) -> result(r, b, countSub(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "IndexNonASCII" -> (g, r, b) -> result(r, b, indexNonAscii(r[b + 3], r[b + 4]));
            case "IndexSet" ->
                    (g, r, b) -> result(r, b, indexSet(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "LastIndexSet" ->
                    (g, r, b) -> result(r, b, lastIndexSet(r[b + 3], r[b + 4], r[b + 5], r[b + 6]));
            case "CountFields" -> (g, r, b) -> result(r, b, countFields(r[b + 3], r[b + 4]));
            case "CountRunes" -> (g, r, b) -> result(r, b, countRunes(r[b + 3], r[b + 4]));
            case "IndexInvalid" -> (g, r, b) -> result(r, b, indexInvalid(r[b + 3], r[b + 4]));
            case "Lower" -> (g, r, b) -> changeCase(r[b + 2], r[b + 5], r[b + 6], 'A', 32);
            case "Upper" -> (g, r, b) -> changeCase(r[b + 2], r[b + 5], r[b + 6], 'a', -32);
            case "Fill" -> (g, r, b) -> fill(r[b + 2], r[b + 3], r[b + 5], r[b + 6]);
            case "SliceRep" -> this::sliceRep;
            case "Swap" -> this::swap;
            default -> null;
        };
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private static long indexByte(long p, long n, long c) {
        return n == 0 ? -1 : Memory.indexOf(p, n, (byte) c);
    }

    private static long lastIndexByte(long p, long n, long c) {
        for (long i = n - 1; i >= 0; i--) {
            if (Memory.loadByte(p + i) == (byte) c) {
                return i;
            }
        }
        return -1;
    }

    private static long count(long p, long n, long c) {
        long count = 0;
        for (long i = 0; i < n; i++) {
            count += Memory.loadByte(p + i) == (byte) c ? 1 : 0;
        }
        return count;
    }

    private static long compare(long p, long n, long q, long m) {
        int c = Memory.compare(p, q, Math.min(n, m));
        return c != 0 ? Integer.signum(c) : Long.compare(n, m);
    }

    private static long index(long p, long n, long q, long m) {
        if (m == 0) {
            return 0;
        }
        byte first = Memory.loadByte(q);
        long last = n - m;
        long i = 0;
        while (i <= last) {
            long step = Memory.indexOf(p + i, last - i + 1, first);
            if (step < 0) {
                return -1;
            }
            i += step;
            if (Memory.equal(p + i, q, m)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static long lastIndex(long p, long n, long q, long m) {
        for (long i = n - m; i >= 0; i--) {
            if (m == 0 || Memory.equal(p + i, q, m)) {
                return i;
            }
        }
        return -1;
    }

    private static long countSub(long p, long n, long q, long m) {
        long count = 0;
        long at = 0;
        while (true) {
            long i = index(p + at, n - at, q, m);
            if (i < 0) {
                return count;
            }
            count++;
            at += i + m;
        }
    }

    private static long indexNonAscii(long p, long n) {
        for (long i = 0; i < n; i++) {
            if (Memory.loadByte(p + i) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean member(long set, long p) {
        int c = Memory.loadByte(p) & 0xFF;
        return (Memory.loadLong(set + (c >> 6) * 8L) >>> c & 1) != 0;
    }

    private static long indexSet(long p, long n, long set, long want) {
        for (long i = 0; i < n; i++) {
            if (member(set, p + i) == (want != 0)) {
                return i;
            }
        }
        return -1;
    }

    private static long lastIndexSet(long p, long n, long set, long want) {
        for (long i = n - 1; i >= 0; i--) {
            if (member(set, p + i) == (want != 0)) {
                return i;
            }
        }
        return -1;
    }

    private static long countFields(long p, long n) {
        long fields = 0;
        boolean inField = false;
        for (long i = 0; i < n; i++) {
            byte c = Memory.loadByte(p + i);
            if (c < 0) {
                return -1;
            }
            boolean space = c == ' ' || c >= '\t' && c <= '\r';
            if (!space && !inField) {
                fields++;
            }
            inField = !space;
        }
        return fields;
    }

    private static long countRunes(long p, long n) {
        long runes = 0;
        long i = 0;
        while (i < n) {
            int width = Utf8.width(p + i, n - i);
            i += width == 0 ? 1 : width;
            runes++;
        }
        return runes;
    }

    private static long indexInvalid(long p, long n) {
        long i = 0;
        while (i < n) {
            int width = Utf8.width(p + i, n - i);
            if (width == 0) {
                return i;
            }
            i += width;
        }
        return -1;
    }

    private static int changeCase(long dst, long src, long n, int first, int delta) {
        for (long i = 0; i < n; i++) {
            int c = Memory.loadByte(src + i);
            Memory.storeByte(dst + i, (byte) (c >= first && c < first + 26 ? c + delta : c));
        }
        return Native.DONE;
    }

    private static int fill(long dst, long n, long unit, long m) {
        long done = Math.min(n, m);
        Memory.copy(unit, dst, done);
        while (done < n) {
            long step = Math.min(done, n - done);
            Memory.copy(dst, dst + done, step);
            done += step;
        }
        return Native.DONE;
    }

    private int sliceRep(NativeContext g, long[] r, int b) {
        long typeWord = r[b + 5];
        RType t = typeWord == 0 ? null : env.context().types().byAddress(typeWord);
        if (t == null || t.kind != SLICE) {
            r[b + 2] = 0;
            r[b + 3] = -1L - (t == null ? 0 : t.kind);
            r[b + 4] = 0;
            return Native.DONE;
        }
        long header = r[b + 6];
        r[b + 2] = Memory.loadLong(header);
        r[b + 3] = Memory.loadLong(header + 8);
        r[b + 4] = t.elem.address;
        return Native.DONE;
    }

    private int swap(NativeContext g, long[] r, int b) {
        RType t = env.context().types().byAddress(r[b + 3]);
        long p = r[b + 2] + r[b + 4] * t.size;
        long q = r[b + 2] + r[b + 5] * t.size;
        Barriers.swap(t, p, q, ((Goroutine) g).shader);
        return Native.DONE;
    }
}
