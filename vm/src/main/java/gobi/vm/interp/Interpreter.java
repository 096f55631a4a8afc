package gobi.vm.interp;

import static gobi.compiler.bytecode.Opcodes.*;

import gobi.vm.code.Function;
import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Arithmetic;
import gobi.vm.ops.Strings;
import gobi.vm.sched.Executor;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.ProgramEnded;

import java.lang.reflect.Method;

/// The interpreter: one loop over the frames of one goroutine; Go calls never use the Java stack.
///
/// The hot state (stack `r`, frame base `fp`, `pc`, `code`, function `f`) lives in locals. It is
/// saved to the goroutine before anything that may park it, look at its frames, or raise a fault.
/// The loop must stay below HotSpot's limit of 8,000 bytes for compiled methods (a test reads the
/// class file), so cases are short and everything longer is in [Operations].
public final class Interpreter implements Executor {
    private final Operations ops;
    private final Panics panics;
    private final Transitions transitions;

    public Interpreter(RuntimeContext context, Tier tier) {
        this.panics = new Panics(context);
        this.ops = new Operations(context, panics);
        this.transitions = new Transitions(context, ops, tier);
    }

    /// The instructions that compiled code leaves to the interpreter.
    public Operations operations() {
        return ops;
    }

    /// The method that is as fast as the interpreter is.
    public static Method code() {
        try {
            return Interpreter.class.getDeclaredMethod("loop", Goroutine.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Outcome run(Goroutine g) {
        while (true) {
            try {
                if (g.begins) {
                    transitions.begin(g);
                }
                if (g.waitPoint != null) {
                    Outcome outcome = transitions.resume(g);
                    if (outcome != null) {
                        return outcome;
                    }
                }
                return loop(g);
            } catch (Fault fault) {
                if (!panics.raise(g, fault)) {
                    return Outcome.EXITED;
                }
            } catch (Exit | ProgramEnded end) {
                return Outcome.EXITED;
            } catch (StackOverflowError | OutOfMemoryError e) {
                panics.fatalJava(g, e);
                return Outcome.EXITED;
            } catch (RuntimeException e) {
                panics.internal(g, e);
                return Outcome.EXITED;
            }
        }
    }

    private Outcome loop(Goroutine g) {
        final Operations ops = this.ops;
        long[] r = g.stack;
        int fp = g.fp;
        int pc = g.pc;
        Function f = g.function;
        long[] code = f.code;
        try {
            while (true) {
                final long w = code[pc++];
                final int a = fp + ((int) (w >>> 16) & 0xFFFF);
                final int b = fp + ((int) (w >>> 32) & 0xFFFF);
                final int c = fp + (int) (w >>> 48);
                // A case ends with `continue`, or with `break` to poll after a taken branch.
                switch ((int) w & 0xFFFF) {
                    case MOVE -> {
                        r[a] = r[b];
                        continue;
                    }
                    case MOVE2 -> {
                        long x = r[b + 1];
                        r[a] = r[b];
                        r[a + 1] = x;
                        continue;
                    }
                    case MOVE3 -> {
                        long x = r[b + 1];
                        long y = r[b + 2];
                        r[a] = r[b];
                        r[a + 1] = x;
                        r[a + 2] = y;
                        continue;
                    }
                    case LOAD_I -> {
                        r[a] = (int) (w >> 32);
                        continue;
                    }
                    case LOAD_CONST -> {
                        r[a] = f.constants[(int) (w >> 32)];
                        continue;
                    }
                    case ZERO -> {
                        r[a] = 0;
                        continue;
                    }
                    case ZERO_N -> {
                        Operations.zero(r, a, (int) (w >> 32));
                        continue;
                    }
                    case LOAD_STRING -> {
                        int s = (int) (w >> 32);
                        r[a] = f.tables.stringAddresses[s];
                        r[a + 1] = f.tables.stringLengths[s];
                        continue;
                    }
                    case LOAD_GLOBAL -> {
                        r[a] = f.tables.globals[(int) (w >> 32)];
                        continue;
                    }
                    case LOAD_FUNC -> {
                        r[a] = f.tables.functions[(int) (w >> 32)].staticClosure;
                        continue;
                    }
                    case LOAD_TYPE -> {
                        r[a] = f.tables.types[(int) (w >> 32)].address;
                        continue;
                    }
                    case LOAD_ITAB -> {
                        r[a] = f.tables.itabs[(int) (w >> 32)];
                        continue;
                    }
                    case ADD -> {
                        r[a] = r[b] + r[c];
                        continue;
                    }
                    case SUB -> {
                        r[a] = r[b] - r[c];
                        continue;
                    }
                    case MUL -> {
                        r[a] = r[b] * r[c];
                        continue;
                    }
                    case DIV -> {
                        r[a] = Arithmetic.divide(r[b], r[c]);
                        continue;
                    }
                    case REM -> {
                        r[a] = Arithmetic.remainder(r[b], r[c]);
                        continue;
                    }
                    case UDIV -> {
                        r[a] = Arithmetic.divideUnsigned(r[b], r[c]);
                        continue;
                    }
                    case UREM -> {
                        r[a] = Arithmetic.remainderUnsigned(r[b], r[c]);
                        continue;
                    }
                    case AND -> {
                        r[a] = r[b] & r[c];
                        continue;
                    }
                    case OR -> {
                        r[a] = r[b] | r[c];
                        continue;
                    }
                    case XOR -> {
                        r[a] = r[b] ^ r[c];
                        continue;
                    }
                    case AND_NOT -> {
                        r[a] = r[b] & ~r[c];
                        continue;
                    }
                    case SHL -> {
                        r[a] = Operations.shl(r[b], r[c]);
                        continue;
                    }
                    case SHR -> {
                        r[a] = Operations.shr(r[b], r[c]);
                        continue;
                    }
                    case USHR -> {
                        r[a] = Operations.ushr(r[b], r[c]);
                        continue;
                    }
                    case CHECK_SHIFT -> {
                        Operations.checkShift(r[a]);
                        continue;
                    }
                    case ADD_I -> {
                        r[a] = r[b] + (w >> 48);
                        continue;
                    }
                    case MUL_I -> {
                        r[a] = r[b] * (w >> 48);
                        continue;
                    }
                    case AND_I -> {
                        r[a] = r[b] & (w >> 48);
                        continue;
                    }
                    case SHL_I -> {
                        r[a] = r[b] << (w >> 48);
                        continue;
                    }
                    case SHR_I -> {
                        r[a] = r[b] >> (w >> 48);
                        continue;
                    }
                    case USHR_I -> {
                        r[a] = r[b] >>> (w >> 48);
                        continue;
                    }
                    case NEG -> {
                        r[a] = -r[b];
                        continue;
                    }
                    case NOT -> {
                        r[a] = ~r[b];
                        continue;
                    }
                    case NOT_BOOL -> {
                        r[a] = r[b] ^ 1;
                        continue;
                    }
                    case SEXT8 -> {
                        r[a] = (byte) r[b];
                        continue;
                    }
                    case SEXT16 -> {
                        r[a] = (short) r[b];
                        continue;
                    }
                    case SEXT32 -> {
                        r[a] = (int) r[b];
                        continue;
                    }
                    case ZEXT8 -> {
                        r[a] = r[b] & 0xFF;
                        continue;
                    }
                    case ZEXT16 -> {
                        r[a] = r[b] & 0xFFFF;
                        continue;
                    }
                    case ZEXT32 -> {
                        r[a] = r[b] & 0xFFFFFFFFL;
                        continue;
                    }
                    case ADD_U32 -> {
                        r[a] = (r[b] + r[c]) & 0xFFFFFFFFL;
                        continue;
                    }
                    case ADD_I32 -> {
                        r[a] = (int) (r[b] + r[c]);
                        continue;
                    }
                    case ADD_F -> {
                        r[a] = bits(dbl(r[b]) + dbl(r[c]));
                        continue;
                    }
                    case SUB_F -> {
                        r[a] = bits(dbl(r[b]) - dbl(r[c]));
                        continue;
                    }
                    case MUL_F -> {
                        r[a] = bits(dbl(r[b]) * dbl(r[c]));
                        continue;
                    }
                    case DIV_F -> {
                        r[a] = bits(dbl(r[b]) / dbl(r[c]));
                        continue;
                    }
                    case NEG_F -> {
                        r[a] = r[b] ^ Long.MIN_VALUE;
                        continue;
                    }
                    case ADD_F32, SUB_F32, MUL_F32, DIV_F32, NEG_F32 -> {
                        Operations.float32(r, (int) w & 0xFFFF, a, b, c);
                        continue;
                    }
                    case CONV_I_F -> {
                        r[a] = bits((double) r[b]);
                        continue;
                    }
                    case CONV_F_I -> {
                        r[a] = Arithmetic.doubleToLong(dbl(r[b]));
                        continue;
                    }
                    case CONV_U_F, CONV_F_U, CONV_F_F32, CONV_F32_F, CONV_I_F32, CONV_U_F32 -> {
                        Operations.convertFloat(r, (int) w & 0xFFFF, a, b);
                        continue;
                    }
                    case EQ -> {
                        r[a] = r[b] == r[c] ? 1 : 0;
                        continue;
                    }
                    case NE -> {
                        r[a] = r[b] != r[c] ? 1 : 0;
                        continue;
                    }
                    case LT -> {
                        r[a] = r[b] < r[c] ? 1 : 0;
                        continue;
                    }
                    case LE -> {
                        r[a] = r[b] <= r[c] ? 1 : 0;
                        continue;
                    }
                    case ULT, ULE, EQ_F, NE_F, LT_F, LE_F -> {
                        Operations.compare(r, (int) w & 0xFFFF, a, b, c);
                        continue;
                    }
                    case EQ_STR -> {
                        r[a] = Strings.equal(r[b], r[b + 1], r[c], r[c + 1]) ? 1 : 0;
                        continue;
                    }
                    case COMPARE_STR -> {
                        r[a] = Strings.compare(r[b], r[b + 1], r[c], r[c + 1]);
                        continue;
                    }
                    case JUMP -> {
                        pc += (int) (w >> 32);
                        break;
                    }
                    case JUMP_TRUE, JUMP_NOT_NIL -> {
                        if (r[a] == 0) {
                            continue;
                        }
                        pc += (int) (w >> 32);
                        break;
                    }
                    case JUMP_FALSE, JUMP_NIL -> {
                        if (r[a] != 0) {
                            continue;
                        }
                        pc += (int) (w >> 32);
                        break;
                    }
                    case JUMP_EQ -> {
                        if (r[a] != r[b]) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_NE -> {
                        if (r[a] == r[b]) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LT -> {
                        if (r[a] >= r[b]) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LE -> {
                        if (r[a] > r[b]) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_ULT -> {
                        if (Long.compareUnsigned(r[a], r[b]) >= 0) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_ULE -> {
                        if (Long.compareUnsigned(r[a], r[b]) > 0) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_EQ_I -> {
                        if (r[a] != (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_NE_I -> {
                        if (r[a] == (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LT_I -> {
                        if (r[a] >= (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LE_I -> {
                        if (r[a] > (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_GT_I -> {
                        if (r[a] <= (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_GE_I -> {
                        if (r[a] < (short) (w >> 32)) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LT_F -> {
                        if (!(dbl(r[a]) < dbl(r[b]))) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case JUMP_LE_F -> {
                        if (!(dbl(r[a]) <= dbl(r[b]))) {
                            continue;
                        }
                        pc += (int) (w >> 48);
                        break;
                    }
                    case SWITCH -> {
                        pc += Operations.switchOffset(f.switches[(int) (w >> 32)], r[a]);
                        break;
                    }
                    case LOAD8U -> {
                        r[a] = Memory.loadByte(r[b] + (w >> 48)) & 0xFF;
                        continue;
                    }
                    case LOAD8S -> {
                        r[a] = Memory.loadByte(r[b] + (w >> 48));
                        continue;
                    }
                    case LOAD16U -> {
                        r[a] = Memory.loadShort(r[b] + (w >> 48)) & 0xFFFF;
                        continue;
                    }
                    case LOAD16S -> {
                        r[a] = Memory.loadShort(r[b] + (w >> 48));
                        continue;
                    }
                    case LOAD32U -> {
                        r[a] = Memory.loadInt(r[b] + (w >> 48)) & 0xFFFFFFFFL;
                        continue;
                    }
                    case LOAD32S -> {
                        r[a] = Memory.loadInt(r[b] + (w >> 48));
                        continue;
                    }
                    case LOAD64, LOAD_PTR -> {
                        r[a] = Memory.loadLong(r[b] + (w >> 48));
                        continue;
                    }
                    case LOAD_STR, LOAD_IFACE -> {
                        long p = r[b] + (w >> 48);
                        r[a] = Memory.loadLong(p);
                        r[a + 1] = Memory.loadLong(p + 8);
                        continue;
                    }
                    case LOAD_SLICE -> {
                        long p = r[b] + (w >> 48);
                        r[a] = Memory.loadLong(p);
                        r[a + 1] = Memory.loadLong(p + 8);
                        r[a + 2] = Memory.loadLong(p + 16);
                        continue;
                    }
                    case STORE8 -> {
                        Memory.storeByte(r[a] + (w >> 48), (byte) r[b]);
                        continue;
                    }
                    case STORE16 -> {
                        Memory.storeShort(r[a] + (w >> 48), (short) r[b]);
                        continue;
                    }
                    case STORE32 -> {
                        Memory.storeInt(r[a] + (w >> 48), (int) r[b]);
                        continue;
                    }
                    case STORE64 -> {
                        Memory.storeLong(r[a] + (w >> 48), r[b]);
                        continue;
                    }
                    case STORE_PTR -> {
                        Barriers.storePointer(r[a] + (w >> 48), r[b], g.shader);
                        continue;
                    }
                    case STORE_STR, STORE_SLICE, STORE_IFACE -> {
                        Operations.storeWords(r, (int) w & 0xFFFF, r[a] + (w >> 48), b, g.shader);
                        continue;
                    }
                    case LEA -> {
                        r[a] = r[b] + (w >> 48);
                        continue;
                    }
                    case ADD_PTR -> {
                        r[a] = r[b] + r[c];
                        continue;
                    }
                    case PTR_FROM_INT, INT_FROM_PTR -> {
                        r[a] = r[b];
                        continue;
                    }
                    case NIL_CHECK -> {
                        Memory.check(r[a]);
                        continue;
                    }
                    case INDEX8U -> {
                        r[a] = Memory.loadByte(index(r[b], r[b + 1], r[c], 0)) & 0xFF;
                        continue;
                    }
                    case INDEX8S -> {
                        r[a] = Memory.loadByte(index(r[b], r[b + 1], r[c], 0));
                        continue;
                    }
                    case INDEX16U -> {
                        r[a] = Memory.loadShort(index(r[b], r[b + 1], r[c], 1)) & 0xFFFF;
                        continue;
                    }
                    case INDEX16S -> {
                        r[a] = Memory.loadShort(index(r[b], r[b + 1], r[c], 1));
                        continue;
                    }
                    case INDEX32U -> {
                        r[a] = Memory.loadInt(index(r[b], r[b + 1], r[c], 2)) & 0xFFFFFFFFL;
                        continue;
                    }
                    case INDEX32S -> {
                        r[a] = Memory.loadInt(index(r[b], r[b + 1], r[c], 2));
                        continue;
                    }
                    case INDEX64, INDEX_PTR -> {
                        r[a] = Memory.loadLong(index(r[b], r[b + 1], r[c], 3));
                        continue;
                    }
                    case SET_INDEX8 -> {
                        Memory.storeByte(index(r[a], r[a + 1], r[b], 0), (byte) r[c]);
                        continue;
                    }
                    case SET_INDEX16 -> {
                        Memory.storeShort(index(r[a], r[a + 1], r[b], 1), (short) r[c]);
                        continue;
                    }
                    case SET_INDEX32 -> {
                        Memory.storeInt(index(r[a], r[a + 1], r[b], 2), (int) r[c]);
                        continue;
                    }
                    case SET_INDEX64 -> {
                        Memory.storeLong(index(r[a], r[a + 1], r[b], 3), r[c]);
                        continue;
                    }
                    case SET_INDEX_PTR -> {
                        Barriers.storePointer(index(r[a], r[a + 1], r[b], 3), r[c], g.shader);
                        continue;
                    }
                    case INDEX_ADDR -> {
                        long x = code[pc++];
                        r[a] = Operations.indexAddress(r[b], r[b + 1], r[c], x);
                        continue;
                    }
                    case ARRAY_ADDR -> {
                        long x = code[pc++];
                        r[a] = Operations.arrayAddress(r[b], r[c], x);
                        continue;
                    }
                    case CHECK_INDEX -> {
                        Operations.checkIndex(r[a], r[b]);
                        continue;
                    }
                    case DECODE_RUNE -> {
                        Strings.decodeRune(r, a, r[b], r[b + 1], r[c]);
                        continue;
                    }
                    case CALL, CALL_CLOSURE, CALL_IFACE -> {
                        g.fp = fp;
                        g.pc = pc - 1;
                        g.function = f;
                        Function callee =
                                switch ((int) w & 0xFFFF) {
                                    case CALL -> f.callees[(int) (w >> 32)];
                                    case CALL_CLOSURE -> ops.closureCallee(r, a, r[b]);
                                    default -> ops.interfaceCallee(r, a, b, (int) (w >>> 48));
                                };
                        long[] target = callee.code;
                        if (target == null) {
                            target = ops.link(callee);
                        }
                        r[a] = (long) f.id << 40 | (w & 0xFFFF0000L) << 8 | pc;
                        if (--callee.calls < 0) {
                            int entered = transitions.callCompiled(g, callee, a);
                            if (entered != Transitions.INTERPRET) {
                                r = g.stack;
                                if (entered == Operations.RELOAD) {
                                    fp = g.fp;
                                    pc = g.pc;
                                    f = g.function;
                                    code = f.code;
                                    Transitions.raisePending(g);
                                }
                                break;
                            }
                        }
                        fp = a;
                        pc = 0;
                        f = callee;
                        code = target;
                        int end = fp + callee.reserve;
                        if (end > r.length) {
                            r = Operations.grow(g, end, r);
                        }
                        if (callee.entryWork) {
                            Operations.enter(g, r, fp, callee);
                        }
                        break;
                    }
                    case RETURN -> {
                        if (f.memorySize != 0) {
                            g.popMemory(r[fp + 1]);
                        }
                        long link = r[fp];
                        f = ops.function((int) (link >>> 40));
                        pc = (int) link & 0xFFFFFF;
                        code = f.code;
                        fp -= (int) (link >>> 24) & 0xFFFF;
                        continue;
                    }
                    case CALL_NATIVE -> {
                        Native n = f.tables.natives[(int) (w >> 32)];
                        g.fp = fp;
                        g.pc = pc - 1;
                        g.function = f;
                        int done = n.call(g, r, a);
                        if (done == Native.DONE) {
                            continue;
                        }
                        if (done == Native.PARKED) {
                            return Outcome.PARKED;
                        }
                        if (done == Native.RELOAD) {
                            r = g.stack;
                            fp = g.fp;
                            pc = g.pc;
                            f = g.function;
                            code = f.code;
                        }
                        break;
                    }
                    default -> {
                        g.fp = fp;
                        g.pc = pc - 1;
                        g.function = f;
                        int next = ops.execute(g, r, f, w, a, b, c, pc);
                        if (next > 0) {
                            pc = next;
                            continue;
                        }
                        switch (next) {
                            case Operations.RELOAD -> {
                                r = g.stack;
                                fp = g.fp;
                                pc = g.pc;
                                f = g.function;
                                code = f.code;
                                break;
                            }
                            case Operations.PARKED -> {
                                return Outcome.PARKED;
                            }
                            case Operations.FINISHED -> {
                                return Outcome.FINISHED;
                            }
                            default -> {
                                return Outcome.EXITED;
                            }
                        }
                    }
                }
                // Branches backwards, and only they among what comes here, have a negative word.
                if (w < 0 && --f.turns < 0) {
                    g.fp = fp;
                    if (transitions.loopCompiled(g, f, pc)) {
                        r = g.stack;
                        fp = g.fp;
                        pc = g.pc;
                        f = g.function;
                        code = f.code;
                        Transitions.raisePending(g);
                    }
                }
                if (g.limit < 0) {
                    g.fp = fp;
                    g.pc = pc;
                    g.function = f;
                    return Outcome.YIELDED;
                }
            }
        } catch (RuntimeException e) {
            // Faults become panics of the goroutine; they need its frame.
            g.fp = fp;
            g.pc = pc;
            g.function = f;
            throw e;
        }
    }

    private static long index(long base, long length, long i, int shift) {
        if (Long.compareUnsigned(i, length) >= 0) {
            throw Fault.index(i, length);
        }
        return base + (i << shift);
    }

    private static double dbl(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double d) {
        return Double.doubleToRawLongBits(d);
    }
}
