package gobi.vm.interp;

import static gobi.compiler.bytecode.Opcodes.*;

import gobi.vm.code.Function;
import gobi.vm.code.FunctionTable;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.heap.Shader;
import gobi.vm.map.GoMap;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Arithmetic;
import gobi.vm.ops.Boxing;
import gobi.vm.ops.Interfaces;
import gobi.vm.ops.Slices;
import gobi.vm.ops.Strings;
import gobi.vm.sched.Goroutine;
import gobi.vm.sync.Channels;
import gobi.vm.type.Equality;
import gobi.vm.type.RType;

import java.util.Arrays;

/// The instructions that are too long for the loop. Static methods need nothing of the VM;
/// [#execute] does all the rest.
public final class Operations {
    /// Results of [#execute] other than the next pc (which is positive).
    static final int RELOAD = 0;

    static final int PARKED = -1;
    static final int FINISHED = -2;
    static final int EXITED = -3;

    /// Go's limit for one goroutine's stack, in slots of 8 bytes.
    private static final int MAX_SLOTS = 1_000_000_000 / 8;

    private final RuntimeContext context;
    private final Panics panics;
    private final FunctionTable functions;
    private final Heap heap;
    private final Channels channels;
    private final Interfaces interfaces;
    private final Equality equality;
    private final GoMap maps;

    Operations(RuntimeContext context, Panics panics) {
        this.context = context;
        this.panics = panics;
        this.functions = context.functions();
        this.heap = context.heap();
        this.channels = context.channels();
        this.interfaces = context.interfaces();
        this.equality = context.equality();
        this.maps = context.maps();
    }

    // --- calls

    Function function(int id) {
        return functions.get(id);
    }

    long[] link(Function f) {
        context.link(f);
        return f.code;
    }

    Function closureCallee(long[] r, int out, long closure) {
        Function f = context.function(Memory.loadInt(closure));
        if (f.code == null) {
            context.link(f);
        }
        if (f.contextSlot >= 0) {
            r[out + f.contextSlot] = closure;
        }
        return f;
    }

    Function interfaceCallee(long[] r, int out, int iface, int method) {
        Function f = context.function(Memory.loadInt(r[iface] + 16 + 8L * method));
        if (f.code == null) {
            context.link(f);
        }
        r[out + f.params] = r[iface + 1];
        return f;
    }

    /// Entry of a function that zeroes slots or has frame memory.
    public static void enter(Goroutine g, long[] r, int fp, Function f) {
        if (f.zeroResults) {
            Arrays.fill(r, fp + 2, fp + 2 + f.resultSlots, 0);
        }
        Arrays.fill(r, fp + f.zeroFrom, fp + f.zeroTo, 0);
        if (f.memorySize != 0) {
            r[fp + 1] = g.pushMemory(f.memorySize);
        }
    }

    /// A larger register stack with at least `end` slots.
    public static long[] grow(Goroutine g, int end, long[] r) {
        long want = Math.max(2L * r.length, end + 16L);
        if (want > MAX_SLOTS) {
            throw Fault.of(Fault.Kind.STACK_OVERFLOW);
        }
        long[] larger = Arrays.copyOf(r, (int) want);
        g.stack = larger;
        return larger;
    }

    static void zero(long[] r, int from, int n) {
        Arrays.fill(r, from, from + n, 0);
    }

    // --- arithmetic

    public static long shl(long x, long n) {
        return Long.compareUnsigned(n, 64) < 0 ? x << n : 0;
    }

    public static long shr(long x, long n) {
        return Long.compareUnsigned(n, 64) < 0 ? x >> n : x >> 63;
    }

    public static long ushr(long x, long n) {
        return Long.compareUnsigned(n, 64) < 0 ? x >>> n : 0;
    }

    public static void checkShift(long n) {
        if (n < 0) {
            throw Fault.of(Fault.Kind.SHIFT);
        }
    }

    static void float32(long[] r, int op, int a, int b, int c) {
        float x = Float.intBitsToFloat((int) r[b]);
        float y = op == NEG_F32 ? 0 : Float.intBitsToFloat((int) r[c]);
        float z =
                switch (op) {
                    case ADD_F32 -> x + y;
                    case SUB_F32 -> x - y;
                    case MUL_F32 -> x * y;
                    case DIV_F32 -> x / y;
                    default -> -x;
                };
        r[a] = Float.floatToRawIntBits(z) & 0xFFFFFFFFL;
    }

    static void convertFloat(long[] r, int op, int a, int b) {
        long v = r[b];
        r[a] =
                switch (op) {
                    case CONV_U_F -> Double.doubleToRawLongBits(Arithmetic.unsignedToDouble(v));
                    case CONV_F_U -> Arithmetic.doubleToUnsigned(Double.longBitsToDouble(v));
                    case CONV_F_F32 ->
                            Float.floatToRawIntBits((float) Double.longBitsToDouble(v))
                                    & 0xFFFFFFFFL;
                    case CONV_F32_F -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) v));
                    case CONV_I_F32 -> Float.floatToRawIntBits((float) v) & 0xFFFFFFFFL;
                    default -> Float.floatToRawIntBits(Arithmetic.unsignedToFloat(v)) & 0xFFFFFFFFL;
                };
    }

    static void compare(long[] r, int op, int a, int b, int c) {
        double x = Double.longBitsToDouble(r[b]);
        double y = Double.longBitsToDouble(r[c]);
        boolean v =
                switch (op) {
                    case ULT -> Long.compareUnsigned(r[b], r[c]) < 0;
                    case ULE -> Long.compareUnsigned(r[b], r[c]) <= 0;
                    case EQ_F -> x == y;
                    case NE_F -> x != y;
                    case LT_F -> x < y;
                    default -> x <= y;
                };
        r[a] = v ? 1 : 0;
    }

    public static int switchOffset(int[] table, long value) {
        long i = value - table[0];
        return i >= 0 && i < table.length - 2 ? table[(int) i + 2] : table[1];
    }

    // --- memory

    static void storeWords(long[] r, int op, long p, int b, Shader s) {
        Barriers.storePointer(p, r[b], s);
        if (op == STORE_IFACE) {
            Barriers.storePointer(p + 8, r[b + 1], s);
            return;
        }
        Memory.storeLong(p + 8, r[b + 1]);
        if (op == STORE_SLICE) {
            Memory.storeLong(p + 16, r[b + 2]);
        }
    }

    public static long indexAddress(long base, long length, long i, long size) {
        if (Long.compareUnsigned(i, length) >= 0) {
            throw Fault.index(i, length);
        }
        return base + i * size;
    }

    public static long arrayAddress(long array, long i, long lengthAndSize) {
        Memory.check(array);
        long length = lengthAndSize >>> 32;
        if (Long.compareUnsigned(i, length) >= 0) {
            throw Fault.index(i, length);
        }
        return array + i * (lengthAndSize & 0xFFFFFFFFL);
    }

    public static void checkIndex(long i, long length) {
        if (Long.compareUnsigned(i, length) >= 0) {
            throw Fault.index(i, length);
        }
    }

    // --- the rest

    /// Executes one instruction whose goroutine state has been saved (pc at the instruction
    /// itself). Returns the next pc, or one of the constants above.
    public int execute(Goroutine g, long[] r, Function f, long w, int a, int b, int c, int pc) {
        int op = (int) w & 0xFFFF;
        if (op >= MAKE_MAP && op < INTRINSIC) {
            return op < MAKE_CHAN
                    ? executeMap(g, r, f, op, a, b, c, pc)
                    : executeChannel(g, r, f, op, a, b, pc);
        }
        MCache cache = g.mcache();
        switch (op) {
            case EQ_IFACE -> {
                boolean plain = f.tables.types[(int) f.code[pc]].interfaceMethods.length == 0;
                r[a] = equality.interfaceEqual(plain, r[b], r[b + 1], r[c], r[c + 1]) ? 1 : 0;
                return pc + 1;
            }
            case EQ_MEM -> {
                r[a] = equality.equal(f.tables.types[(int) f.code[pc]], r[b], r[c]) ? 1 : 0;
                return pc + 1;
            }
            case COPY_MEM -> {
                Barriers.copy(f.tables.types[(int) f.code[pc]], r[a], r[b], g.shader);
                return pc + 1;
            }
            case CLEAR_MEM -> {
                Barriers.clear(f.tables.types[(int) f.code[pc]], r[a], g.shader);
                return pc + 1;
            }
            case SLICE_SLICE -> {
                long x = f.code[pc];
                sliceSlice(r, a, b, x, g.fp, f);
                return pc + 1;
            }
            case SLICE_STR -> {
                sliceString(r, a, b, f.code[pc], g.fp);
                return pc + 1;
            }
            case SLICE_ARRAY -> {
                sliceArray(r, a, b, c, f.code[pc], g.fp, f);
                return pc + 1;
            }
            case SLICE_TO_ARRAY -> {
                if (r[b + 1] < f.code[pc]) {
                    throw Fault.of(Fault.Kind.SLICE_TO_ARRAY, r[b + 1], f.code[pc]);
                }
                r[a] = r[b];
                return pc + 1;
            }
            case MAKE_SLICE -> {
                long length = r[b];
                long capacity = r[c];
                r[a] = Slices.make(heap, cache, f.tables.types[(int) f.code[pc]], length, capacity);
                r[a + 1] = length;
                r[a + 2] = capacity;
                return pc + 1;
            }
            case GROW_SLICE -> {
                Slices.growSlice(heap, cache, f.tables.types[(int) f.code[pc]], r, a, b, r[c]);
                return pc + 1;
            }
            case APPEND8, APPEND32, APPEND64, APPEND_PTR, APPEND_STR -> {
                append(cache, r, op, f.tables.types[(int) f.code[pc]], a, b, c);
                return pc + 1;
            }
            case APPEND_SLICE -> {
                Slices.appendSlice(
                        heap, cache, f.tables.types[(int) f.code[pc]], r, a, b, r[c], r[c + 1]);
                return pc + 1;
            }
            case COPY_SLICE -> {
                r[a] =
                        Slices.copy(
                                cache,
                                f.tables.types[(int) f.code[pc]],
                                r[b],
                                r[b + 1],
                                r[c],
                                r[c + 1]);
                return pc + 1;
            }
            case CLEAR_SLICE -> {
                Slices.clear(cache, f.tables.types[(int) f.code[pc]], r[a], r[a + 1]);
                return pc + 1;
            }
            case CONCAT -> {
                Strings.concat(heap, cache, r, a, b, c);
                return pc;
            }
            case CONCAT_N -> {
                Strings.concatN(heap, cache, r, a, b, c - g.fp);
                return pc;
            }
            case STR_FROM_BYTES -> {
                Strings.fromBytes(heap, cache, r, a, r[b], r[b + 1]);
                return pc;
            }
            case BYTES_FROM_STR -> {
                Strings.toBytes(heap, cache, r, a, r[b], r[b + 1]);
                return pc;
            }
            case STR_FROM_RUNES -> {
                Strings.fromRunes(heap, cache, r, a, r[b], r[b + 1]);
                return pc;
            }
            case RUNES_FROM_STR -> {
                Strings.toRunes(heap, cache, r, a, r[b], r[b + 1]);
                return pc;
            }
            case STR_FROM_RUNE -> {
                Strings.fromRune(heap, cache, r, a, r[b]);
                return pc;
            }
            case NEW -> {
                r[a] = heap.allocate(cache, f.tables.types[(int) (w >> 32)]);
                return pc;
            }
            case NEW_CLOSURE -> {
                long closure = heap.allocate(cache, f.tables.types[(int) f.code[pc]]);
                Memory.storeLong(closure, f.tables.functions[(int) (w >> 32)].id);
                r[a] = closure;
                return pc + 1;
            }
            case BOX -> {
                r[a] = Boxing.box(heap, cache, f.tables.types[(int) f.code[pc]], r[b]);
                return pc + 1;
            }
            case BOX_STR -> {
                r[a] = Boxing.boxString(heap, cache, r[b], r[b + 1]);
                return pc;
            }
            case TYPE_OF -> {
                r[a] = Interfaces.typeWord(r[b], true);
                return pc;
            }
            case CONVERT_IFACE -> {
                interfaces.convert(
                        r, a, r[b], r[b + 1], c - g.fp == 1, f.tables.types[(int) f.code[pc]]);
                return pc + 1;
            }
            case ASSERT_IFACE -> {
                interfaces.assertTo(
                        r, a, r[b], r[b + 1], c - g.fp == 1, f.tables.types[(int) f.code[pc]]);
                return pc + 1;
            }
            case ASSERT_IFACE_OK -> {
                interfaces.assertOk(
                        r, a, r[b], r[b + 1], c - g.fp == 1, f.tables.types[(int) f.code[pc]]);
                return pc + 1;
            }
            case PANIC_ASSERT ->
                    throw interfaces.assertFault(r[a], b - g.fp, f.tables.types[(int) f.code[pc]]);
            case GO -> {
                g.pc = pc;
                if (r[a] == 0) {
                    throw Fault.of(Fault.Kind.FATAL, "go of nil func value");
                }
                context.scheduler().ready(context.newGoroutine(g, r[a]));
                return pc;
            }
            case DEFER -> {
                panics.defer(g, r[a]);
                return pc;
            }
            case RUN_DEFERS -> {
                return panics.runDefers(g) ? RELOAD : pc;
            }
            case PANIC -> {
                g.pc = pc;
                panics.panic(g, r[a], r[a + 1]);
                return RELOAD;
            }
            case RECOVER -> {
                panics.recover(g, r, a);
                return pc;
            }
            case INTRINSIC -> {
                Intrinsics.execute((int) f.code[pc], r, a, b, c, g.shader);
                return pc + 1;
            }
            case Stubs.GOEXIT -> {
                context.goroutineEnded(g);
                return FINISHED;
            }
            case Stubs.PANIC_LOOP -> {
                return panics.loop(g);
            }
            case Stubs.PROGRAM_END -> {
                if (context.scheduler().mainReturned()) {
                    return EXITED;
                }
                context.goroutineEnded(g);
                return FINISHED;
            }
            default -> throw new IllegalStateException("instruction " + op);
        }
    }

    private int executeMap(Goroutine g, long[] r, Function f, int op, int a, int b, int c, int pc) {
        MCache cache = g.mcache();
        switch (op) {
            case MAKE_MAP -> {
                r[a] = maps.make(cache, f.tables.types[(int) f.code[pc]], r[b]);
                return pc + 1;
            }
            case MAP_GET -> {
                RType t = f.tables.types[(int) f.code[pc]];
                found(r, a, maps.get(t, r[b], r[c]), t);
                return pc + 1;
            }
            case MAP_GET64 -> {
                RType t = f.tables.types[(int) f.code[pc]];
                found(r, a, maps.get64(t, r[b], r[c]), t);
                return pc + 1;
            }
            case MAP_GET_STR -> {
                RType t = f.tables.types[(int) f.code[pc]];
                found(r, a, maps.getString(t, r[b], r[c], r[c + 1]), t);
                return pc + 1;
            }
            case MAP_SET -> {
                r[a] = maps.set(cache, f.tables.types[(int) f.code[pc]], r[b], r[c]);
                return pc + 1;
            }
            case MAP_SET64 -> {
                r[a] = maps.set64(cache, f.tables.types[(int) f.code[pc]], r[b], r[c]);
                return pc + 1;
            }
            case MAP_SET_STR -> {
                r[a] =
                        maps.setString(
                                cache, f.tables.types[(int) f.code[pc]], r[b], r[c], r[c + 1]);
                return pc + 1;
            }
            case MAP_DELETE -> {
                maps.delete(cache, f.tables.types[(int) f.code[pc]], r[a], r[b]);
                return pc + 1;
            }
            case MAP_LEN -> {
                r[a] = maps.length(r[b]);
                return pc;
            }
            case MAP_CLEAR -> {
                maps.clear(cache, f.tables.types[(int) f.code[pc]], r[a]);
                return pc + 1;
            }
            case MAP_ITER -> {
                maps.iterate(cache, f.tables.types[(int) f.code[pc]], r[b], r[a]);
                return pc + 1;
            }
            case MAP_NEXT -> {
                maps.next(cache, r[b], r, a);
                return pc;
            }
            default -> throw new IllegalStateException("instruction " + op);
        }
    }

    private int executeChannel(Goroutine g, long[] r, Function f, int op, int a, int b, int pc) {
        switch (op) {
            case MAKE_CHAN -> {
                r[a] = channels.make(g.mcache(), f.tables.types[(int) f.code[pc]], r[b]);
                return pc + 1;
            }
            case CLOSE -> {
                channels.close(g, r[a]);
                return pc;
            }
            case CHAN_LEN -> {
                r[a] = channels.length(r[b]);
                return pc;
            }
            case CHAN_CAP -> {
                r[a] = channels.capacity(r[b]);
                return pc;
            }
            default -> {
                return communicate(g);
            }
        }
    }

    /// Executes the send, receive or select at which `g` stands.
    int communicate(Goroutine g) {
        Function f = g.function;
        long[] r = g.stack;
        int pc = g.pc;
        long w = f.code[pc];
        int a = g.fp + ((int) (w >>> 16) & 0xFFFF);
        int b = g.fp + ((int) (w >>> 32) & 0xFFFF);
        int c = g.fp + (int) (w >>> 48);
        switch ((int) w & 0xFFFF) {
            case SEND -> {
                if (g.resumed()) {
                    channels.finishSend(g);
                } else if (!channels.send(g, r[a], r[b])) {
                    return PARKED;
                }
                return pc + 1;
            }
            case RECV -> {
                int ok = g.resumed() ? channels.finishRecv(g) : channels.recv(g, r[b], r[c]);
                if (ok < 0) {
                    return PARKED;
                }
                r[a] = ok;
                return pc + 1;
            }
            case SELECT -> {
                return select(g, r, f.code[pc + 1], a, b, c, pc + 1);
            }
            default -> throw new IllegalStateException("no communication: " + f.name);
        }
    }

    private int select(Goroutine g, long[] r, long x, int a, int b, int c, int pc) {
        int chosen =
                g.resumed()
                        ? channels.finishSelect(g)
                        : channels.select(g, r, b, (int) x, c - g.fp, x >>> 32 != 0);
        if (chosen == Channels.PARKED) {
            return PARKED;
        }
        r[a] = chosen;
        r[a + 1] = g.wakeOk ? 1 : 0;
        return pc + 1;
    }

    private void found(long[] r, int a, long elem, RType map) {
        r[a] = maps.elementOrZero(map, elem);
        r[a + 1] = elem != 0 ? 1 : 0;
    }

    // --- slicing; a missing bound is slot 0xFFFF

    private static final int ABSENT = 0xFFFF;

    private static long bound(long[] r, int fp, long x, int shift, long otherwise) {
        int slot = (int) (x >>> shift) & 0xFFFF;
        return slot == ABSENT ? otherwise : r[fp + slot];
    }

    private static void sliceSlice(long[] r, int a, int b, long x, int fp, Function f) {
        slice(r, a, r[b], r[b + 1], r[b + 2], x, fp, f, true);
    }

    private static void sliceArray(long[] r, int a, int b, int c, long x, int fp, Function f) {
        Memory.check(r[b]);
        slice(r, a, r[b], r[c], r[c], x, fp, f, false);
    }

    private static void slice(
            long[] r,
            int a,
            long base,
            long length,
            long capacity,
            long x,
            int fp,
            Function f,
            boolean isSlice) {
        boolean three = ((int) (x >>> 32) & 0xFFFF) != ABSENT;
        long lo = bound(r, fp, x, 0, 0);
        long hi = bound(r, fp, x, 16, length);
        long max = bound(r, fp, x, 32, capacity);
        if (three) {
            checkSlice3(lo, hi, max, capacity, isSlice);
        } else if (isSlice) {
            checkSlice(lo, hi, capacity);
        } else {
            checkSliceOfString(lo, hi, capacity);
        }
        r[a] = sliceBase(base, lo, max, f.constants[(int) (x >>> 48)]);
        r[a + 1] = hi - lo;
        r[a + 2] = max - lo;
    }

    /// The bounds of a slice of a slice.
    public static void checkSlice(long lo, long hi, long capacity) {
        if (Long.compareUnsigned(hi, capacity) > 0) {
            throw Fault.of(Fault.Kind.SLICE_HIGH_CAP, hi, capacity);
        }
        checkLow(lo, hi);
    }

    /// The bounds of a slice of a string or an array.
    public static void checkSliceOfString(long lo, long hi, long length) {
        if (Long.compareUnsigned(hi, length) > 0) {
            throw Fault.of(Fault.Kind.SLICE_HIGH_LEN, hi, length);
        }
        checkLow(lo, hi);
    }

    private static void checkLow(long lo, long hi) {
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Fault.of(Fault.Kind.SLICE_LOW, lo, hi);
        }
    }

    /// Where a slice from `lo` up to `end` begins: an empty one must not point beyond its object.
    public static long sliceBase(long base, long lo, long end, long size) {
        return end == lo ? base : base + lo * size;
    }

    private static void checkSlice3(long lo, long hi, long max, long capacity, boolean isSlice) {
        if (Long.compareUnsigned(max, capacity) > 0) {
            throw Fault.of(
                    isSlice ? Fault.Kind.SLICE3_MAX_CAP : Fault.Kind.SLICE3_MAX_LEN, max, capacity);
        }
        if (Long.compareUnsigned(hi, max) > 0) {
            throw Fault.of(Fault.Kind.SLICE3_HIGH, hi, max);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Fault.of(Fault.Kind.SLICE3_LOW, lo, hi);
        }
    }

    private static void sliceString(long[] r, int a, int b, long x, int fp) {
        long base = r[b];
        long length = r[b + 1];
        long lo = bound(r, fp, x, 0, 0);
        long hi = bound(r, fp, x, 16, length);
        checkSliceOfString(lo, hi, length);
        r[a] = sliceBase(base, lo, hi, 1);
        r[a + 1] = hi - lo;
    }

    private void append(MCache cache, long[] r, int op, RType elem, int a, int b, int c) {
        long length = r[b + 1];
        long v = r[c];
        long v2 = op == APPEND_STR ? r[c + 1] : 0;
        if (length < r[b + 2]) {
            long p = r[b];
            long capacity = r[b + 2];
            r[a] = p;
            r[a + 1] = length + 1;
            r[a + 2] = capacity;
        } else {
            Slices.growSlice(heap, cache, elem, r, a, b, 1);
        }
        switch (op) {
            case APPEND8 -> Memory.storeByte(r[a] + length, (byte) v);
            case APPEND32 -> Memory.storeInt(r[a] + (length << 2), (int) v);
            case APPEND64 -> Memory.storeLong(r[a] + (length << 3), v);
            case APPEND_PTR -> Barriers.storePointer(r[a] + (length << 3), v, cache.shader);
            default -> {
                long p = r[a] + (length << 4);
                Barriers.storePointer(p, v, cache.shader);
                Memory.storeLong(p + 8, v2);
            }
        }
    }
}
