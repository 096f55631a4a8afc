package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.LMUL;
import static org.objectweb.asm.Opcodes.LSUB;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Intrinsic;
import gobi.vm.ops.Atomics;

/// The Go functions that are one instruction each: most are a call that HotSpot has an instruction
/// for.
final class IntrinsicInstructions {
    private final Frame frame;
    private final RuntimeInstructions runtime;
    private int a;
    private int b;
    private int c;

    IntrinsicInstructions(Frame frame, RuntimeInstructions runtime) {
        this.frame = frame;
        this.runtime = runtime;
    }

    void write(Intrinsic i, long word, int pc) {
        a = Instructions.a(word);
        b = Instructions.b(word);
        c = Instructions.c(word);
        switch (i) {
            case SQRT -> doubles(i, Math.class, "sqrt");
            case FLOOR -> doubles(i, Math.class, "floor");
            case CEIL -> doubles(i, Math.class, "ceil");
            case ABS -> doubles(i, Math.class, "abs");
            case TRUNC -> doubles(i, Ops.class, "truncate");
            case COPYSIGN -> doubles(i, Ops.class, "copySign");
            case MIN_F -> doubles(i, Math.class, "min");
            case MAX_F -> doubles(i, Math.class, "max");
            case FMA -> doubles(i, Math.class, "fma");
            case FLOAT64_BITS, FLOAT32_BITS -> {
                frame.readLong(b);
                frame.writeLong(a);
            }
            case LEADING_ZEROS64 -> count("numberOfLeadingZeros");
            case TRAILING_ZEROS64 -> count("numberOfTrailingZeros");
            case TRAILING_ZEROS32 -> words(i, Ops.class, "trailingZeros32");
            case ONES_COUNT64 -> count("bitCount");
            case LEN64 -> length();
            case ROTATE_LEFT64 -> words(i, Ops.class, "rotateLeft64");
            case ROTATE_LEFT32 -> words(i, Ops.class, "rotateLeft32");
            case REVERSE_BYTES64 -> words(i, Long.class, "reverseBytes");
            case REVERSE_BYTES32 -> words(i, Ops.class, "reverseBytes32");
            case REVERSE64 -> words(i, Long.class, "reverse");
            case MUL64 -> product();
            case LOAD32 -> words(i, Atomics.class, "load32");
            case LOADU32 -> words(i, Atomics.class, "loadUnsigned32");
            case LOAD64, LOAD_PTR -> words(i, Atomics.class, "load64");
            case STORE32 -> words(i, Atomics.class, "store32");
            case STORE64 -> words(i, Atomics.class, "store64");
            case STORE_PTR -> pointers(i, "storePointer");
            case ADD32 -> words(i, Atomics.class, "add32");
            case ADDU32 -> words(i, Atomics.class, "addUnsigned32");
            case ADD64 -> words(i, Atomics.class, "add64");
            case SWAP32 -> words(i, Atomics.class, "swap32");
            case SWAPU32 -> words(i, Atomics.class, "swapUnsigned32");
            case SWAP64 -> words(i, Atomics.class, "swap64");
            case SWAP_PTR -> pointers(i, "swapPointer");
            case CAS32 -> words(i, Atomics.class, "cas32");
            case CAS64 -> words(i, Atomics.class, "cas64");
            case CAS_PTR -> pointers(i, "casPointer");
            case AND32 -> words(i, Atomics.class, "and32");
            case ANDU32 -> words(i, Atomics.class, "andUnsigned32");
            case AND64 -> words(i, Atomics.class, "and64");
            case OR32 -> words(i, Atomics.class, "or32");
            case ORU32 -> words(i, Atomics.class, "orUnsigned32");
            case OR64 -> words(i, Atomics.class, "or64");
            case CHECK_UNSAFE_SLICE, CHECK_UNSAFE_STRING -> runtime.overFrame(word, pc);
            case KEEP_ALIVE -> {
                // That its operand is live up to here is all there is to it.
            }
        }
    }

    private void doubles(Intrinsic i, Class<?> owner, String name) {
        int n = i.operands().length();
        frame.readDouble(b);
        for (int k = 1; k < n; k++) {
            frame.readDouble(c + k - 1);
        }
        frame.call(owner, name, "(" + "D".repeat(n) + ")D");
        frame.writeDouble(a);
    }

    private void words(Intrinsic i, Class<?> owner, String name) {
        readAll(i);
        call(i, owner, name, "");
    }

    /// What may overwrite a pointer tells the collector.
    private void pointers(Intrinsic i, String name) {
        readAll(i);
        frame.shader();
        call(i, Atomics.class, name, Frame.SHADER);
    }

    private void readAll(Intrinsic i) {
        frame.readLong(b);
        for (int k = 1; k < i.operands().length(); k++) {
            frame.readLong(c + k - 1);
        }
    }

    private void call(Intrinsic i, Class<?> owner, String name, String last) {
        boolean gives = !i.results().isEmpty();
        String words = "J".repeat(i.operands().length());
        frame.call(owner, name, "(" + words + last + ")" + (gives ? "J" : "V"));
        if (gives) {
            frame.writeLong(a);
        }
    }

    private void count(String name) {
        frame.readLong(b);
        frame.call(Long.class, name, "(J)I");
        frame.m.visitInsn(I2L);
        frame.writeLong(a);
    }

    private void length() {
        frame.push(64L);
        frame.readLong(b);
        frame.call(Long.class, "numberOfLeadingZeros", "(J)I");
        frame.m.visitInsn(I2L);
        frame.m.visitInsn(LSUB);
        frame.writeLong(a);
    }

    private void product() {
        frame.readLong(b);
        frame.readLong(c);
        frame.call(Math.class, "unsignedMultiplyHigh", "(JJ)J");
        frame.readLong(b);
        frame.readLong(c);
        frame.m.visitInsn(LMUL);
        frame.writeLong(a + 1);
        frame.writeLong(a);
    }
}
