package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;

import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final Map<Integer, Integer> sites = new HashMap<>();
    private final List<Integer> locals = new ArrayList<>();
    private int bits;
    private int mark;

    OpenDefers(FlowGraph graph, Function function, Frame frame, boolean whole) {
        this.graph = graph;
        this.function = function;
        this.frame = frame;
        this.m = frame.m;
        if (whole && find()) {
            sites.forEach((pc, i) -> locals.add(frame.take(2)));
            bits = frame.take(1);
            mark = frame.take(2);
        } else {
            sites.clear();
        }
    }

    private boolean find() {
        long[] code = graph.f.code();
        for (var b : graph.blocks) {
            if (!b.reachable) {
                continue;
            }
            for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
                if (Instructions.op(code[pc]) == Op.DEFER) {
                    if (isInLoop(b) || sites.size() == MOST) {
                        return false;
                    }
                    sites.put(pc, sites.size());
                }
            }
        }
        return true;
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

    /// At the function's start.
    void writeStart() {
        if (isEmpty()) {
            return;
        }
        for (int local : locals) {
            m.visitInsn(LCONST_0);
            m.visitVarInsn(LSTORE, local);
        }
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, bits);
        m.visitInsn(LCONST_0);
        m.visitVarInsn(LSTORE, mark);
    }

    /// The defer statement at pc, with that slot's closure.
    void writeDefer(int pc, int slot) {
        int i = sites.get(pc);
        frame.readLong(slot);
        frame.call(gobi.vm.memory.Memory.class, "check", "(J)V");
        frame.readLong(slot);
        m.visitVarInsn(LSTORE, locals.get(i));
        frame.g();
        m.visitMethodInsn(INVOKEVIRTUAL, Frame.GOROUTINE, "memoryTop", "()J", false);
        m.visitVarInsn(LSTORE, mark);
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
        int at =
                sites.entrySet().stream()
                        .filter(e -> e.getValue() == site)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        long[] code = graph.f.code();
        int slot = Instructions.a(code[at]);
        var block = graph.blocks.stream().filter(b -> b.start <= at && at < b.end).findFirst();
        var before = new ArrayList<Integer>();
        for (int pc = block.orElseThrow().start; pc < at; pc = FlowGraph.next(code, pc)) {
            before.add(pc);
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            int pc = before.get(i);
            var writes = new BitSet();
            graph.effects.writes(pc, writes::set);
            if (!writes.get(slot)) {
                continue;
            }
            long w = code[pc];
            switch (Instructions.op(w)) {
                case MOVE -> slot = Instructions.b(w);
                case NEW_CLOSURE, LOAD_FUNC -> {
                    return function.tables.functions[Instructions.bc(w)];
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
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
        m.visitVarInsn(LLOAD, mark);
        for (int local : locals) {
            m.visitVarInsn(LLOAD, local);
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
