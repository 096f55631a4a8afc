package gobi.vm.jit;

import gobi.vm.code.Function;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ways out of a method, written behind its body: exits that save the same webs share their
/// code.
final class FrameExits {
    private static final String FUNCTION = "Lgobi/vm/code/Function;";
    private static final int GROUP = 4;

    /// @param behindCall whether a callee has left; else the innermost function leaves
    /// @param slots what is saved
    /// @param webs where it is
    private record Kind(boolean behindCall, List<Integer> slots, List<Integer> webs) {}

    private record Exit(Label label, Kind kind, long place) {}

    private final Frame frame;
    private final MethodVisitor m;
    private final Function function;
    private final List<Exit> exits = new ArrayList<>();
    private final Map<Kind, Map<Long, Label>> known = new HashMap<>();

    FrameExits(Frame frame, Function function) {
        this.frame = frame;
        this.m = frame.m;
        this.function = function;
    }

    /// An exit of the innermost function, to go on at pc with these slots live.
    Label at(int pc, BitSet live) {
        return exit(false, pc, live, frame.graph.effects.slots);
    }

    /// An exit after a call that left: the callee's frame `distance` slots on returns to pc.
    Label behindCall(int pc, int distance, BitSet live) {
        long link = (long) function.id << 40 | (long) distance << 24 | pc;
        return exit(true, link, live, frame.graph.f.frameSize());
    }

    private Label exit(boolean behindCall, long place, BitSet live, int limit) {
        List<Integer> slots = new ArrayList<>();
        List<Integer> webs = new ArrayList<>();
        for (int s = live.nextSetBit(2); s >= 0 && s < limit; s = live.nextSetBit(s + 1)) {
            int web = frame.cursor().web(s);
            if (web >= 0) {
                slots.add(s);
                webs.add(web);
            }
        }
        var kind = new Kind(behindCall, slots, webs);
        return known.computeIfAbsent(kind, k -> new HashMap<>())
                .computeIfAbsent(
                        place,
                        p -> {
                            var label = new Label();
                            exits.add(new Exit(label, kind, p));
                            return label;
                        });
    }

    /// Writes all exits.
    void write() {
        Map<Kind, Label> shared = new HashMap<>();
        for (Exit e : exits) {
            m.visitLabel(e.label);
            frame.push(e.place);
            m.visitVarInsn(Opcodes.LSTORE, frame.scratch);
            Label body = shared.get(e.kind);
            if (body != null) {
                m.visitJumpInsn(Opcodes.GOTO, body);
                continue;
            }
            body = new Label();
            shared.put(e.kind, body);
            m.visitLabel(body);
            leave(e.kind);
        }
    }

    private void leave(Kind kind) {
        frame.g();
        frame.fp();
        frame.constant(function, Function.class);
        m.visitVarInsn(Opcodes.LLOAD, frame.scratch);
        if (!kind.behindCall) {
            m.visitInsn(Opcodes.L2I);
        }
        memory();
        frame.call(
                Exits.class,
                kind.behindCall ? "behindCall" : "at",
                "(L" + Frame.GOROUTINE + ";I" + FUNCTION + (kind.behindCall ? "J" : "I") + "J)[J");
        save(kind.slots, kind.webs);
        end();
    }

    void memory() {
        if (function.memorySize != 0) {
            m.visitVarInsn(Opcodes.LLOAD, frame.memory);
        } else {
            m.visitInsn(Opcodes.LCONST_0);
        }
    }

    private void end() {
        m.visitInsn(Opcodes.POP);
        m.visitInsn(Opcodes.LCONST_0);
        m.visitInsn(Opcodes.LRETURN);
    }

    /// Puts values into the stack array on top of the operand stack, which remains.
    private void save(List<Integer> slots, List<Integer> webs) {
        int i = 0;
        while (i < slots.size()) {
            int n = slots.size() - i >= GROUP ? GROUP : slots.size() - i >= 2 ? 2 : 1;
            long packed = 0;
            for (int k = 0; k < n; k++) {
                packed |= (long) slots.get(i + k) << 16 * k;
            }
            frame.fp();
            frame.push(packed);
            for (int k = 0; k < n; k++) {
                frame.webAsLong(webs.get(i + k));
            }
            frame.call(Exits.class, "put", "([JIJ" + "J".repeat(n) + ")[J");
            i += n;
        }
    }

    /// Leaves at the function's entry with the arguments that the caller passed.
    void writeAtEntry(Label label, int firstSlot, int words, boolean closure) {
        m.visitLabel(label);
        frame.g();
        frame.fp();
        frame.constant(function, Function.class);
        frame.call(Exits.class, "atEntry", "(L" + Frame.GOROUTINE + ";I" + FUNCTION + ")[J");
        for (int i = 0; i < words + (closure ? 1 : 0); i++) {
            frame.fp();
            frame.push((long) (i < words ? firstSlot + i : function.contextSlot));
            m.visitVarInsn(Opcodes.LLOAD, Frame.ARGUMENTS + 2 * i);
            frame.call(Exits.class, "put", "([JIJJ)[J");
        }
        end();
    }

    /// The handler of whatever instructions throw.
    void writeHandler(Label handler) {
        m.visitLabel(handler);
        int e = frame.take(1);
        m.visitVarInsn(Opcodes.ASTORE, e);
        frame.g();
        m.visitVarInsn(Opcodes.ALOAD, e);
        frame.fp();
        frame.constant(function, Function.class);
        m.visitVarInsn(Opcodes.ILOAD, frame.at);
        memory();
        frame.call(
                Exits.class,
                "failed",
                "(L" + Frame.GOROUTINE + ";Ljava/lang/RuntimeException;I" + FUNCTION + "IJ)[J");
        List<Integer> slots = new ArrayList<>();
        List<Integer> webs = new ArrayList<>();
        frame.graph.recoverLive.stream()
                .forEach(s -> {
                    slots.add(s);
                    webs.add(frame.webs.recovered(s));
                });
        save(slots, webs);
        end();
    }
}
