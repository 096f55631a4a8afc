package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.vm.heap.Shader;
import gobi.vm.sched.Goroutine;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The method being written: where each web lives among the JVM's locals, and the walk through the
/// block at hand.
final class Frame {
    static final int G = 0;
    static final int FP = 1;
    static final int ARGUMENTS = 2;
    static final String GOROUTINE = Type.getInternalName(Goroutine.class);
    static final String SHADER = Type.getDescriptor(Shader.class);

    final MethodVisitor m;
    final FlowGraph graph;
    final Webs webs;
    private final Constants constants;

    /// Local of the frame memory's address, of the instruction for faults, and a scratch long.
    final int memory;

    final int at;
    final int scratch;

    /// By web.
    private final int[] local;

    /// The verifier's types of all locals up to `nextLocal`.
    private final List<Object> types = new ArrayList<>();

    private int nextLocal;
    private boolean mapped;
    private Webs.Cursor cursor;
    private int pc;
    private boolean passed;

    Frame(MethodVisitor m, FlowGraph graph, Webs webs, Constants constants, int words) {
        this.m = m;
        this.graph = graph;
        this.webs = webs;
        this.constants = constants;
        local = new int[webs.count()];
        Arrays.fill(local, -1);
        types.add(GOROUTINE);
        types.add(Opcodes.INTEGER);
        types.addAll(Collections.nCopies(words, Opcodes.LONG));
        nextLocal = ARGUMENTS + 2 * words;
        memory = takeLong();
        at = takeInt();
        scratch = takeLong();
    }

    /// A new local; before [#start].
    int takeLong() {
        return take(Opcodes.LONG, 2);
    }

    int takeInt() {
        return take(Opcodes.INTEGER, 1);
    }

    private int take(Object type, int words) {
        int first = nextLocal;
        nextLocal += words;
        types.add(type);
        return first;
    }

    /// Gives each web that is read its local, and all locals but the arguments the value zero: they
    /// have their types from here on, so one stack map holds everywhere. HotSpot makes no code for
    /// that. (Computing the maps took a third of a compilation's time.)
    void start(int arguments) {
        for (int web = 0; web < local.length; web++) {
            if (webs.find(web) == web && webs.isRead(web) && local[web] < 0) {
                local[web] = webs.isDouble(web) ? take(Opcodes.DOUBLE, 2) : takeLong();
            }
        }
        int next = ARGUMENTS + 2 * arguments;
        for (Object type : types.subList(ARGUMENTS + arguments, types.size())) {
            next += zero(type, next);
        }
    }

    private int zero(Object type, int at) {
        if (type.equals(Opcodes.INTEGER)) {
            m.visitInsn(Opcodes.ICONST_0);
            m.visitVarInsn(Opcodes.ISTORE, at);
            return 1;
        }
        boolean isDouble = type.equals(Opcodes.DOUBLE);
        m.visitInsn(isDouble ? Opcodes.DCONST_0 : Opcodes.LCONST_0);
        m.visitVarInsn(isDouble ? Opcodes.DSTORE : Opcodes.LSTORE, at);
        return 2;
    }

    /// The first local behind all others.
    int end() {
        return nextLocal;
    }

    /// A place to jump to, with nothing on the operand stack.
    void label(Label l) {
        m.visitLabel(l);
        map();
    }

    private void map() {
        if (mapped) {
            m.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        } else {
            mapped = true;
            m.visitFrame(Opcodes.F_FULL, types.size(), types.toArray(), 0, null);
        }
    }

    /// Where exceptions are caught; labels come before it.
    void handler(Label l, Class<?> exception) {
        m.visitLabel(l);
        Object[] stack = {Type.getInternalName(exception)};
        m.visitFrame(Opcodes.F_SAME1, 0, null, 1, stack);
    }

    /// Goes there; what is written behind is reached from other places or from nowhere.
    void jump(Label to) {
        m.visitJumpInsn(Opcodes.GOTO, to);
        map();
    }

    Constants constants() {
        return constants;
    }

    /// Lets the web live in a JVM argument.
    void adopt(int web, int argument) {
        local[web] = argument;
    }

    int localOf(int web) {
        return local[web];
    }

    // --- the instruction at hand

    void enter(Webs.Cursor atBlock) {
        cursor = atBlock;
    }

    Webs.Cursor cursor() {
        return cursor;
    }

    void begin(int instruction) {
        pc = instruction;
        passed = false;
    }

    /// After the operands have been read, before anything is written.
    void pass() {
        if (!passed) {
            cursor.pass(pc);
            passed = true;
        }
    }

    void readLong(int slot) {
        if (slot == FunctionCode.MEMORY) {
            m.visitVarInsn(Opcodes.LLOAD, memory);
            return;
        }
        int web = cursor.web(slot);
        if (web < 0) {
            m.visitInsn(Opcodes.LCONST_0);
        } else {
            webAsLong(web);
        }
    }

    /// The web's value as it is kept.
    void web(int web) {
        m.visitVarInsn(webs.isDouble(web) ? Opcodes.DLOAD : Opcodes.LLOAD, localOf(web));
    }

    void webAsLong(int web) {
        if (webs.isDouble(web)) {
            m.visitVarInsn(Opcodes.DLOAD, localOf(web));
            call(Double.class, "doubleToRawLongBits", "(D)J");
        } else {
            m.visitVarInsn(Opcodes.LLOAD, localOf(web));
        }
    }

    void readDouble(int slot) {
        int web = cursor.web(slot);
        if (web >= 0 && webs.isDouble(web)) {
            m.visitVarInsn(Opcodes.DLOAD, localOf(web));
        } else {
            readLong(slot);
            call(Double.class, "longBitsToDouble", "(J)D");
        }
    }

    boolean readsDouble(int slot) {
        int web = cursor.web(slot);
        return web >= 0 && webs.isDouble(web);
    }

    /// Whether the instruction's result in that slot is kept as a double.
    boolean writesDouble(int slot) {
        pass();
        return readsDouble(slot);
    }

    /// Whether anything reads the slot after the instruction.
    boolean isWanted(int slot) {
        pass();
        int web = cursor.web(slot);
        return web >= 0 && webs.isRead(web);
    }

    void writeLong(int slot) {
        pass();
        int web = cursor.web(slot);
        if (web < 0 || !webs.isRead(web)) {
            m.visitInsn(Opcodes.POP2);
        } else {
            longToWeb(web);
        }
    }

    void longToWeb(int web) {
        if (webs.isDouble(web)) {
            call(Double.class, "longBitsToDouble", "(J)D");
            m.visitVarInsn(Opcodes.DSTORE, localOf(web));
        } else {
            m.visitVarInsn(Opcodes.LSTORE, localOf(web));
        }
    }

    void writeDouble(int slot) {
        pass();
        int web = cursor.web(slot);
        if (web < 0 || !webs.isRead(web)) {
            m.visitInsn(Opcodes.POP2);
        } else if (webs.isDouble(web)) {
            m.visitVarInsn(Opcodes.DSTORE, localOf(web));
        } else {
            call(Double.class, "doubleToRawLongBits", "(D)J");
            m.visitVarInsn(Opcodes.LSTORE, localOf(web));
        }
    }

    // --- small pieces

    void call(Class<?> owner, String name, String descriptor) {
        m.visitMethodInsn(
                Opcodes.INVOKESTATIC, Type.getInternalName(owner), name, descriptor, false);
    }

    void g() {
        m.visitVarInsn(Opcodes.ALOAD, G);
    }

    void fp() {
        m.visitVarInsn(Opcodes.ILOAD, FP);
    }

    void fp(int distance) {
        fp();
        push(distance);
        m.visitInsn(Opcodes.IADD);
    }

    void stack() {
        g();
        m.visitFieldInsn(Opcodes.GETFIELD, GOROUTINE, "stack", "[J");
    }

    void push(int v) {
        if (v >= -1 && v <= 5) {
            m.visitInsn(Opcodes.ICONST_0 + v);
        } else if (v == (byte) v) {
            m.visitIntInsn(Opcodes.BIPUSH, v);
        } else if (v == (short) v) {
            m.visitIntInsn(Opcodes.SIPUSH, v);
        } else {
            m.visitLdcInsn(v);
        }
    }

    void push(long v) {
        if (v == 0 || v == 1) {
            m.visitInsn(v == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (v == (byte) v) {
            push((int) v);
            m.visitInsn(Opcodes.I2L);
        } else {
            m.visitLdcInsn(v);
        }
    }

    void push(double v) {
        if (Double.doubleToRawLongBits(v) == 0) {
            m.visitInsn(Opcodes.DCONST_0);
        } else {
            m.visitLdcInsn(v);
        }
    }

    void constant(Object value, Class<?> type) {
        m.visitFieldInsn(
                Opcodes.GETSTATIC,
                constants.owner(),
                constants.name(value, type),
                Type.getDescriptor(type));
    }

    /// Whom a store of pointers tells, or null.
    void shader() {
        g();
        m.visitFieldInsn(Opcodes.GETFIELD, GOROUTINE, "shader", SHADER);
    }

    /// Leaves to `exit` if the goroutine is unwinding.
    void leaveIfUnwinding(Label exit) {
        g();
        m.visitFieldInsn(Opcodes.GETFIELD, GOROUTINE, "unwinding", "Z");
        m.visitJumpInsn(Opcodes.IFNE, exit);
    }

    /// Puts the values of slots into the goroutine's stack.
    void toStack(List<Integer> slots) {
        if (slots.isEmpty()) {
            return;
        }
        stack();
        for (int s : slots) {
            fp();
            push((long) s);
            readLong(s);
            call(Exits.class, "put", "([JIJJ)[J");
        }
        m.visitInsn(Opcodes.POP);
    }

    /// One slot of the goroutine's stack.
    void loadFromStack(int slot) {
        stack();
        fp(slot);
        m.visitInsn(Opcodes.LALOAD);
    }
}
