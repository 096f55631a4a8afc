package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.memory.Memory;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a function's body as one JVM method: its blocks in order, entered at the function's start
/// or within it, and behind them the exits.
final class Body {
    private final Jit jit;
    private final Function function;
    private final FunctionCode f;
    private final FlowGraph graph;
    private final Webs webs;
    private final Frame frame;
    private final MethodVisitor m;
    private final OpenDefers defers;
    private final FrameExits exits;
    private final SliceRanges ranges;
    private final IndexRanges indexes;
    private final BoundedLoops bounded;
    private final Plain plain;
    private final ChannelInstructions channels;
    private final Calls calls;
    private final Label[] labels;
    private final CompiledFunction.Signature signature;
    private final int entry;
    private final boolean whole;
    private final String className;

    /// Where what the code was made for ends: the function, or the loop that is entered.
    private final int end;

    private final Label atEntry = new Label();
    private final Map<Integer, Label> backEdges = new LinkedHashMap<>();
    private BitSet[] live;
    private int atLine;

    /// `whole`: the method takes the signature's arguments; else it starts at `entry` (a loop head,
    /// or behind a wait), from the frame, and leaves its results there.
    Body(
            Jit jit,
            CompiledFunction compiled,
            FlowGraph graph,
            Constants constants,
            ClassWriter writer,
            MethodVisitor m,
            String className,
            int entry,
            boolean whole) {
        this.jit = jit;
        this.entry = entry;
        this.function = compiled.function;
        this.f = function.source;
        this.graph = graph;
        this.m = m;
        this.whole = whole;
        this.className = className;
        end = whole ? f.code().length : graph.loopEnd(FlowGraph.outermostLoop(f, entry));
        signature = compiled.signature();
        webs = new Webs(graph);
        frame = new Frame(m, graph, webs, constants, whole ? signature.all() : 0);
        defers = new OpenDefers(graph, function, frame, whole);
        exits = new FrameExits(frame, function, defers, writer);
        var definitions = new Definitions(graph, webs, entry, whole);
        bounded = new BoundedLoops(graph, webs, definitions);
        ranges = new SliceRanges(graph, webs, function, definitions);
        indexes = new IndexRanges(graph, webs, definitions, entry, whole);
        plain = new Plain(frame, ranges, indexes, function, jit);
        channels = new ChannelInstructions(frame, function, jit);
        calls = new Calls(frame, function, jit, whole ? className : null);
        labels = new Label[graph.blocks.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
    }

    void write() {
        m.visitCode();
        if (whole) {
            prologue();
        } else {
            resume();
        }
        var from = new Label();
        var to = new Label();
        var handler = new Label();
        m.visitTryCatchBlock(from, to, handler, "java/lang/RuntimeException");
        m.visitLabel(from);
        m.visitInsn(NOP);
        var first = graph.block(entry);
        frame.enter(webs.cursor(first));
        check(ranges.checksAtEntry(), entry, first.liveIn);
        checkIndexes(first.liveIn);
        if (!whole) {
            m.visitJumpInsn(GOTO, labels[graph.block(entry).index]);
        }
        graph.reachable.forEach(this::block);
        backEdges();
        m.visitLabel(to);
        exits.write();
        if (whole) {
            exits.writeAtEntry(atEntry, signature.first(), signature.words(), signature.closure());
        }
        exits.writeHandler(handler);
        m.visitMaxs(0, 0);
        m.visitEnd();
        exits.writeSavers();
    }

    // --- the start

    private void prologue() {
        var cursor = webs.cursor(graph.block(0));
        frame.enter(cursor);
        adoptArguments(cursor);
        frame.start(signature.all());
        if (Leaves.stopsAtEntry(graph)) {
            stopOrGoOn();
        }
        if (f.memorySize() != 0) {
            frame.g();
            frame.push(f.memorySize());
            frame.call(Exits.class, "memory", "(L" + Frame.GOROUTINE + ";I)J");
            m.visitVarInsn(LSTORE, frame.memory);
        }
        initial(0);
        doubleArguments(cursor);
    }

    private void adoptArguments(Webs.Cursor cursor) {
        for (int i = 0; i < signature.all(); i++) {
            int web = cursor.web(argument(i));
            if (web >= 0 && !webs.isDouble(web)) {
                frame.adopt(web, Frame.ARGUMENTS + 2 * i);
            }
        }
    }

    private void doubleArguments(Webs.Cursor cursor) {
        for (int i = 0; i < signature.all(); i++) {
            int web = cursor.web(argument(i));
            if (web >= 0 && webs.isDouble(web)) {
                m.visitVarInsn(LLOAD, Frame.ARGUMENTS + 2 * i);
                frame.longToWeb(web);
            }
        }
    }

    /// The slot of the callee's frame that an argument of the method is for.
    private int argument(int i) {
        return i < signature.words() ? signature.first() + i : function.contextSlot;
    }

    private void stopOrGoOn() {
        frame.g();
        frame.fp(function.reserve);
        if (jit.options().restless()) {
            frame.call(Exits.class, "fitsOrNot", "(L" + Frame.GOROUTINE + ";I)Z");
        } else {
            m.visitMethodInsn(INVOKEVIRTUAL, Frame.GOROUTINE, "fits", "(I)Z", false);
        }
        m.visitJumpInsn(IFEQ, atEntry);
    }

    private void initial(int at) {
        frame.push(at);
        m.visitVarInsn(ISTORE, frame.at);
    }

    private void resume() {
        frame.start(0);
        if (f.memorySize() != 0) {
            frame.loadFromStack(1);
            m.visitVarInsn(LSTORE, frame.memory);
        }
        initial(entry);
        var block = graph.block(entry);
        var cursor = webs.cursor(block);
        var all = (BitSet) block.liveIn.clone();
        all.or(graph.recoverLive);
        // HotSpot has to see that they are constants: it divides by them, for example.
        var constants = graph.effects.constantSlots();
        for (int s = all.nextSetBit(2); s >= 0; s = all.nextSetBit(s + 1)) {
            int web = graph.recoverLive.get(s) ? webs.recovered(s) : cursor.web(s);
            if (web < 0) {
                continue;
            }
            if (constants.containsKey(s)) {
                frame.push((long) constants.get(s));
            } else {
                frame.loadFromStack(s);
            }
            frame.longToWeb(web);
        }
    }

    private void checkIndexes(BitSet live) {
        for (var i : indexes.checksAtEntry()) {
            frame.readLong(i.slot());
            frame.readLong(i.length());
            frame.call(Long.class, "compareUnsigned", "(JJ)I");
            m.visitJumpInsn(IFGE, exits.at(entry, live));
        }
    }

    private void check(List<SliceRanges.Slice> slices, int pc, BitSet live) {
        for (var s : slices) {
            frame.readLong(s.slot());
            frame.readLong(s.slot() + 1);
            frame.push(s.size());
            frame.call(Memory.class, "spans", "(JJJ)Z");
            m.visitJumpInsn(IFEQ, exits.at(pc, live));
        }
    }

    // --- blocks

    private void block(FlowGraph.Block b) {
        frame.label(labels[b.index]);
        frame.enter(webs.cursor(b));
        live = graph.liveWithin(b);
        atLine = -1;
        if (b.loopHead && !bounded.isBounded(b.start)) {
            poll(b);
        }
        if (isUntrodden(b)) {
            String mark = CodeLoader.untrodden(className);
            m.visitMethodInsn(INVOKESTATIC, mark, CodeLoader.UNTRODDEN, "()V", false);
        }
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(f.code(), pc)) {
            instruction(b, pc);
        }
    }

    /// Whether the block calls a function that has never been called. Behind the loop that the code
    /// was made for such calls are what comes next.
    private boolean isUntrodden(FlowGraph.Block b) {
        if (b.start == entry || b.start >= end) {
            return false;
        }
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(f.code(), pc)) {
            long w = f.code()[pc];
            if (Instructions.op(w) == Op.CALL
                    && jit.isUncalled(function.callees[Instructions.bc(w)])) {
                return true;
            }
        }
        return false;
    }

    private void poll(FlowGraph.Block b) {
        frame.g();
        if (jit.options().restless()) {
            frame.call(Exits.class, "pollOrNot", "(L" + Frame.GOROUTINE + ";)Z");
        } else {
            m.visitMethodInsn(INVOKEVIRTUAL, Frame.GOROUTINE, "poisoned", "()Z", false);
        }
        m.visitJumpInsn(IFNE, exits.at(b.start, live[0]));
    }

    private void instruction(FlowGraph.Block b, int pc) {
        long w = f.code()[pc];
        Op op = Instructions.op(w);
        int a = Instructions.a(w);
        BitSet before = live[pc - b.start];
        BitSet after = live[FlowGraph.next(f.code(), pc) - b.start];
        frame.begin(pc);
        at(op, pc);
        switch (op) {
            case RETURN -> result();
            case SEND, RECV, SELECT -> channels.write(op, w, pc, exits.at(pc, before));
            case PANIC -> leave(pc, before);
            case RECOVER -> {
                frame.g();
                m.visitFieldInsn(
                        GETFIELD, Frame.GOROUTINE, "panics", "Lgobi/vm/sched/PanicRecord;");
                m.visitJumpInsn(IFNONNULL, exits.at(pc, before));
                frame.push(0L);
                frame.writeLong(a);
                frame.push(0L);
                frame.writeLong(a + 1);
            }
            case DEFER -> {
                if (defers.isEmpty()) {
                    plain.instruction(op, w, pc);
                } else {
                    defers.writeDefer(pc, a, ranges.isProven(a, frame.cursor().web(a), 0, 8));
                }
            }
            case RUN_DEFERS -> {
                if (!defers.isEmpty()) {
                    runOpenDefers(pc, before);
                    break;
                }
                frame.constant(jit.table(), EntryTable.class);
                frame.g();
                frame.constant(function, Function.class);
                frame.fp();
                frame.call(
                        Exits.class,
                        "runDefers",
                        "(Lgobi/vm/jit/EntryTable;L"
                                + Frame.GOROUTINE
                                + ";Lgobi/vm/code/Function;I)Z");
                m.visitJumpInsn(IFNE, exits.behindCall(pc, f.frameSize(), before));
            }
            case CALL, CALL_CLOSURE, CALL_IFACE -> {
                if (calls.call(op, w, pc)) {
                    frame.leaveIfUnwinding(exits.behindCall(pc + 1, a, after));
                    calls.results(a, after);
                } else {
                    leave(pc, before);
                }
            }
            case CALL_NATIVE -> {
                if (function.tables.leafNatives[Instructions.bc(w)]) {
                    calls.callNative(w, pc, after);
                } else {
                    leave(pc, before);
                }
            }
            default -> {
                if (op.isBranch()) {
                    plain.branch(op, w, pc, t -> target(pc, t));
                } else {
                    plain.instruction(op, w, pc);
                }
            }
        }
        if (!Effects.ends(op)) {
            frame.pass();
            check(ranges.checksBehind(pc), FlowGraph.next(f.code(), pc), after);
        }
    }

    private void runOpenDefers(int pc, BitSet before) {
        for (int i = defers.count() - 1; i >= 0; i--) {
            var next = new Label();
            defers.readBit(i);
            m.visitJumpInsn(IFEQ, next);
            defers.clearBit(i);
            calls.deferred(defers.callee(i), defers.local(i), f.frameSize());
            frame.leaveIfUnwinding(exits.behindCall(pc, f.frameSize(), before));
            frame.label(next);
        }
    }

    /// Where to jump: to a loop head by a jump of its own, for HotSpot's safepoint stands at the
    /// instruction that jumps back and would keep the compared values for the sake of a compare.
    private Label target(int pc, int target) {
        Label there = labels[graph.block(target).index];
        if (target > pc || Instructions.op(f.code()[pc]) == Op.JUMP) {
            return there;
        }
        return backEdges.computeIfAbsent(target, t -> new Label());
    }

    private void backEdges() {
        backEdges.forEach((target, from) -> {
            frame.label(from);
            m.visitJumpInsn(GOTO, labels[graph.block(target).index]);
        });
    }

    /// Leaves to the interpreter for this instruction; what follows in the block is not reached
    /// from here.
    private void leave(int pc, BitSet before) {
        frame.jump(exits.at(pc, before));
    }

    /// Tells the handler where the code stands: behind an instruction of the present line, for that
    /// is all that a traceback shows, unless a panic's text depends on the instruction.
    private void at(Op op, int pc) {
        if (!Effects.mayThrow(op)) {
            return;
        }
        var here = new Label();
        m.visitLabel(here);
        m.visitLineNumber(CompiledFrames.lineOf(pc), here);
        int line = f.lineAt(pc);
        if (line != atLine || f.unsignedBounds().length != 0) {
            atLine = line;
            initial(pc + 1);
        }
    }

    private void result() {
        int n = f.resultSlots();
        if (!whole) {
            List<Integer> results = new ArrayList<>();
            Effects.range(FunctionCode.RESULTS, n, results::add);
            frame.toStack(results);
            m.visitInsn(LCONST_0);
        } else {
            calls.giveResults(n);
        }
        if (f.memorySize() != 0) {
            int result = frame.scratch;
            m.visitVarInsn(LSTORE, result);
            frame.g();
            m.visitVarInsn(LLOAD, frame.memory);
            m.visitVarInsn(LLOAD, result);
            frame.call(Exits.class, "pop", "(L" + Frame.GOROUTINE + ";JJ)J");
        }
        m.visitInsn(LRETURN);
    }
}
