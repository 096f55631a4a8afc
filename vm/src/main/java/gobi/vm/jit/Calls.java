package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.code.Native;

import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Calls: arguments out of the webs, results into them.
final class Calls {
    /// Results that the goroutine's fields hold, and the one that is returned.
    static final int RESULTS_IN_FIELDS = 8;

    /// Most words that a method can take besides the goroutine and the frame pointer.
    private static final int MAX_DIRECT = 100;

    private static final String ENTRY = "gobi/vm/jit/Entry";
    private static final String COMPILED = "gobi/vm/jit/CompiledFunction";

    private final Frame frame;
    private final MethodVisitor m;
    private final Function function;
    private final Jit jit;

    /// The class that is written, if calls of the function itself go to its own body; or null.
    private final String own;

    private boolean resultsInStack;

    Calls(Frame frame, Function function, Jit jit, String own) {
        this.frame = frame;
        this.m = frame.m;
        this.function = function;
        this.jit = jit;
        this.own = own;
    }

    /// Writes the call, which leaves the first result on the operand stack; false if the
    /// interpreter has to make it.
    boolean call(Op op, long w, int pc) {
        int out = Instructions.a(w);
        resultsInStack = false;
        switch (op) {
            case CALL -> {
                Function callee = function.callees[Instructions.bc(w)];
                if (!jit.linked(callee)) {
                    return false;
                }
                direct(callee, out);
            }
            case CALL_CLOSURE -> {
                frame.constant(jit.table(), EntryTable.class);
                frame.readLong(Instructions.b(w));
                entry("ofClosure", "(J)L" + ENTRY + ";");
                virtual("apply", out, Instructions.b(w), arguments(pc));
            }
            default -> {
                frame.constant(jit.table(), EntryTable.class);
                frame.readLong(Instructions.b(w));
                frame.push(16L + 8L * Instructions.c(w));
                entry("ofMethod", "(JJ)L" + ENTRY + ";");
                method(out, Instructions.b(w) + 1, arguments(pc));
            }
        }
        frame.pass();
        if (resultsInStack) {
            m.visitInsn(LCONST_0);
        }
        m.visitVarInsn(LSTORE, frame.scratch);
        return true;
    }

    private void entry(String name, String descriptor) {
        m.visitMethodInsn(INVOKEVIRTUAL, "gobi/vm/jit/EntryTable", name, descriptor, false);
    }

    /// Calls a deferred closure, in a local, of that function if it is known.
    void deferred(Function callee, int closure, int out) {
        boolean known = callee != null && jit.linked(callee);
        String body = known ? jit.bodyOfDeferred(callee) : null;
        var s = body == null ? null : jit.of(callee).signature();
        if (s != null && s.words() == 0) {
            frame.g();
            frame.fp(out);
            if (s.closure()) {
                m.visitVarInsn(LLOAD, closure);
            }
            invokeBody(body, s);
        } else {
            frame.constant(jit.table(), EntryTable.class);
            m.visitVarInsn(LLOAD, closure);
            entry("ofClosure", "(J)L" + ENTRY + ";");
            frame.g();
            frame.fp(out);
            m.visitVarInsn(LLOAD, closure);
            invoke("apply0", 1);
        }
        m.visitInsn(POP2);
    }

    private void direct(Function callee, int out) {
        var s = jit.of(callee).signature();
        String body = body(callee);
        if (body != null && s.all() <= MAX_DIRECT) {
            arguments(s, out);
            if (s.closure()) {
                m.visitInsn(LCONST_0);
            }
            invokeBody(body, s);
            return;
        }
        frame.constant(jit.callable(callee), CompiledFunction.class);
        m.visitFieldInsn(GETFIELD, COMPILED, "entry", "L" + ENTRY + ";");
        if (s.words() <= Entry.MAX_WORDS) {
            arguments(s, out);
            invoke("call" + s.words(), s.words());
        } else {
            List<Integer> slots = new ArrayList<>();
            Effects.range(out + s.first(), s.words(), slots::add);
            throughStack(out, slots, "enter", "(L" + Frame.GOROUTINE + ";I)V", -1);
        }
    }

    private void arguments(CompiledFunction.Signature s, int out) {
        frame.g();
        frame.fp(out);
        for (int i = 0; i < s.words(); i++) {
            frame.readLong(out + s.first() + i);
        }
    }

    /// The class that has the function's code, or null if it has none yet.
    private String body(Function callee) {
        return callee == function && own != null ? own : jit.body(callee);
    }

    private void invokeBody(String owner, CompiledFunction.Signature s) {
        String descriptor = Jit.type(s).toMethodDescriptorString();
        m.visitMethodInsn(INVOKESTATIC, owner, FunctionCompiler.BODY, descriptor, false);
    }

    private List<Integer> arguments(int pc) {
        List<Integer> slots = new ArrayList<>();
        frame.graph.effects.arguments(pc).stream().forEach(slots::add);
        return slots;
    }

    private static boolean isStraight(List<Integer> slots) {
        return slots.isEmpty() || slots.getLast() - slots.getFirst() == slots.size() - 1;
    }

    /// A call of the entry on the operand stack.
    private void virtual(String family, int out, int closure, List<Integer> slots) {
        int n = slots.size();
        if (n > Entry.MAX_WORDS || !isStraight(slots)) {
            throughStack(out, slots, "applyFrame", "(L" + Frame.GOROUTINE + ";IJ)V", closure);
            return;
        }
        frame.g();
        frame.fp(out);
        frame.readLong(closure);
        for (int s : slots) {
            frame.readLong(s);
        }
        invoke(family + n, n + 1);
    }

    private void invoke(String name, int words) {
        String descriptor = "(L" + Frame.GOROUTINE + ";I" + "J".repeat(words) + ")J";
        m.visitMethodInsn(INVOKEVIRTUAL, ENTRY, name, descriptor, false);
    }

    /// A method's receiver stands in a slot that the caller leaves free: before the arguments, or
    /// behind the result slots if those hold addresses.
    private void method(int out, int receiver, List<Integer> slots) {
        int first = out + FunctionCode.RESULTS;
        int free = slots.isEmpty() ? first : slots.getFirst() - 1;
        if (!slots.isEmpty() && slots.getFirst() == first) {
            free = first;
            while (slots.contains(free)) {
                free++;
            }
        }
        int place = 0;
        while (place < slots.size() && slots.get(place) < free) {
            place++;
        }
        slots.add(place, free);
        if (slots.size() > Entry.MAX_WORDS || !isStraight(slots)) {
            slots.remove(place);
            throughStack(out, slots, "callFrame", "(L" + Frame.GOROUTINE + ";IJ)V", receiver);
            return;
        }
        frame.g();
        frame.fp(out);
        for (int i = 0; i < slots.size(); i++) {
            frame.readLong(i == place ? receiver : slots.get(i));
        }
        invoke("call" + slots.size(), slots.size());
    }

    /// A call whose arguments and results stand in the goroutine's stack.
    private void throughStack(
            int out, List<Integer> slots, String name, String descriptor, int extra) {
        frame.toStack(slots);
        frame.g();
        frame.fp(out);
        if (extra >= 0) {
            frame.readLong(extra);
        }
        m.visitMethodInsn(INVOKEVIRTUAL, ENTRY, name, descriptor, false);
        resultsInStack = true;
    }

    /// Brings a call's results to the webs that want them; the first is in the scratch local.
    void results(int out, BitSet after) {
        int first = out + FunctionCode.RESULTS;
        for (int s = first; s < frame.graph.effects.slots; s++) {
            if (!after.get(s) || !frame.isWanted(s)) {
                continue;
            }
            int i = s - first;
            if (resultsInStack || i >= RESULTS_IN_FIELDS) {
                frame.loadFromStack(s);
            } else if (i == 0) {
                m.visitVarInsn(LLOAD, frame.scratch);
            } else {
                frame.g();
                m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "result" + i, "J");
            }
            frame.writeLong(s);
        }
    }

    /// Hands n results to the caller, the first on the operand stack.
    void giveResults(int n) {
        for (int i = 1; i < n; i++) {
            int slot = FunctionCode.RESULTS + i;
            if (i < RESULTS_IN_FIELDS) {
                frame.g();
                frame.readLong(slot);
                m.visitFieldInsn(PUTFIELD, Frame.GOROUTINE, "result" + i, "J");
            } else {
                frame.stack();
                frame.fp(slot);
                frame.readLong(slot);
                m.visitInsn(LASTORE);
            }
        }
        if (n == 0) {
            m.visitInsn(LCONST_0);
        } else {
            frame.readLong(FunctionCode.RESULTS);
        }
    }

    /// A native that needs no frames: arguments and results go through the stack.
    void callNative(long w, int pc, BitSet after) {
        int out = Instructions.a(w);
        frame.toStack(arguments(pc));
        frame.constant(function.tables.natives[Instructions.bc(w)], Native.class);
        frame.g();
        frame.constant(function, Function.class);
        frame.fp();
        frame.push(out);
        frame.push(pc);
        frame.call(
                Exits.class,
                "callNative",
                "(Lgobi/vm/code/Native;L" + Frame.GOROUTINE + ";Lgobi/vm/code/Function;III)V");
        frame.pass();
        resultsInStack = true;
        results(out, after);
    }
}
