package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;

import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Open-coded defers, as Go has them: where no defer statement stands in a loop, each has a JVM
/// local for its closure and a bit that says whether it was reached. The function's end calls the
/// closures from there, and HotSpot inlines them; no record is made. Exits make the records that
/// the interpreter expects.
///
/// Code that is entered at a loop head does without: its defer statements may have been executed
/// before.
final class OpenDefers {
    /// As many as gc has.
    private static final int MOST = 8;

    /// Local of the function in methods that save.
    private static final int FUNCTION = 2;

    private final FlowGraph graph;
    private final Function function;
    private final Frame frame;
    private final MethodVisitor m;

    /// A defer statement.
    ///
    /// @param callee whose closure it calls, or null if that is not known
    private record Site(int pc, Function callee) {}

    private final List<Site> sites = new ArrayList<>();
    private final List<Integer> locals = new ArrayList<>();
    private int bits;

    /// Local of the mark of the frames' memory, for a function that has none of its own.
    private int mark;

    OpenDefers(FlowGraph graph, Function function, Frame frame, boolean whole) {
        this.graph = graph;
        this.function = function;
        this.frame = frame;
        this.m = frame.m;
        boolean defers = (graph.f.flags() & FunctionCode.DEFERS) != 0;
        if (whole && defers && find()) {
            sites.forEach(site -> locals.add(frame.takeLong()));
            bits = frame.takeInt();
            mark = function.memorySize == 0 ? frame.takeLong() : -1;
        } else {
            sites.clear();
        }
    }

    /// Finds all defer statements; false if they cannot be open-coded.
    private boolean find() {
        var known = new KnownClosures(graph, function);
        for (var b : graph.reachable) {
            int before = sites.size();
            find(b, known);
            if (sites.size() > MOST || sites.size() > before && isInLoop(b)) {
                return false;
            }
        }
        return true;
    }

    private void find(FlowGraph.Block b, KnownClosures known) {
        long[] code = graph.f.code();
        known.enter();
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            long w = code[pc];
            if (Instructions.op(w) == Op.DEFER) {
                sites.add(new Site(pc, known.of(Instructions.a(w))));
            }
            known.step(pc);
        }
    }

    private boolean isInLoop(FlowGraph.Block b) {
        var seen = new BitSet();
        var work = new ArrayList<Integer>();
        work.add(b.index);
        while (!work.isEmpty()) {
            for (int s : graph.blocks.get(work.removeLast()).successors) {
                if (s == b.index) {
                    return true;
                }
                if (!seen.get(s)) {
                    seen.set(s);
                    work.add(s);
                }
            }
        }
        return false;
    }

    boolean isEmpty() {
        return sites.isEmpty();
    }

    /// The defer statement at pc, with that slot's closure; `proven`: its address needs no check.
    void writeDefer(int pc, int slot, boolean proven) {
        int i = 0;
        while (sites.get(i).pc != pc) {
            i++;
        }
        if (!proven) {
            frame.readLong(slot);
            frame.call(gobi.vm.memory.Memory.class, "check", "(J)V");
        }
        frame.readLong(slot);
        m.visitVarInsn(LSTORE, locals.get(i));
        if (function.memorySize == 0) {
            frame.g();
            m.visitMethodInsn(INVOKEVIRTUAL, Frame.GOROUTINE, "memoryTop", "()J", false);
            m.visitVarInsn(LSTORE, mark);
        }
        m.visitVarInsn(ILOAD, bits);
        frame.push(1 << i);
        m.visitInsn(IOR);
        m.visitVarInsn(ISTORE, bits);
    }

    int count() {
        return sites.size();
    }

    int local(int site) {
        return locals.get(site);
    }

    /// Leaves on the operand stack whether the defer statement was reached.
    void readBit(int site) {
        m.visitVarInsn(ILOAD, bits);
        frame.push(1 << site);
        m.visitInsn(IAND);
    }

    void clearBit(int site) {
        m.visitVarInsn(ILOAD, bits);
        frame.push(~(1 << site));
        m.visitInsn(IAND);
        m.visitVarInsn(ISTORE, bits);
    }

    /// The function whose closure the defer statement at a site calls, or null if it is not known.
    Function callee(int site) {
        return sites.get(site).callee;
    }

    // --- exits

    /// Types of what [#readAll] leaves on the operand stack.
    String types() {
        return isEmpty() ? "" : "IJ" + "J".repeat(sites.size());
    }

    void readAll() {
        if (isEmpty()) {
            return;
        }
        m.visitVarInsn(ILOAD, bits);
        readMark();
        for (int local : locals) {
            m.visitVarInsn(LLOAD, local);
        }
    }

    /// The top of the frames' memory at a defer statement: the end of the function's own, if it has
    /// any.
    private void readMark() {
        if (function.memorySize == 0) {
            m.visitVarInsn(LLOAD, mark);
        } else {
            m.visitVarInsn(LLOAD, frame.memory);
            frame.push((long) function.memorySize);
            m.visitInsn(LADD);
        }
    }

    /// In a method that takes what [#readAll] reads from that local on: makes the records.
    void writeRecords(MethodVisitor w, int first) {
        for (int i = 0; i < sites.size(); i++) {
            w.visitVarInsn(ALOAD, Frame.G);
            w.visitVarInsn(ILOAD, Frame.FP);
            w.visitVarInsn(ALOAD, FUNCTION);
            w.visitVarInsn(ILOAD, first);
            w.visitIntInsn(BIPUSH, i);
            w.visitVarInsn(LLOAD, first + 1);
            w.visitVarInsn(LLOAD, first + 3 + 2 * i);
            w.visitMethodInsn(
                    INVOKESTATIC,
                    "gobi/vm/jit/Exits",
                    "deferred",
                    "(L" + Frame.GOROUTINE + ";ILgobi/vm/code/Function;IIJJ)V",
                    false);
        }
    }
}
