package gobi.vm.jit;

import gobi.vm.code.Function;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ways out of a method, written behind its body.
///
/// What saves the webs is a method of its own that takes them as arguments. In the body an exit is
/// then one call that nothing lives across, so HotSpot keeps the webs in registers; with a call for
/// each few values it kept all of them in memory, in loops too. Then the body sets `unwinding`
/// itself, though that is done already: where the body is inlined HotSpot sees by it that the
/// caller leaves too, and the caller's webs need not survive the exit either.
final class FrameExits {
    private static final String FUNCTION = "Lgobi/vm/code/Function;";
    private static final String LEAVE = "leave";
    private static final int GROUP = 4;

    /// Most values that one method takes: a JVM method has at most 255 words of arguments.
    private static final int MOST = 100;

    /// @param behindCall whether a callee has left; else the innermost function leaves
    /// @param slots what is saved
    /// @param webs where it is
    private record Kind(boolean behindCall, List<Integer> slots, List<Integer> webs) {}

    private record Exit(Label label, Kind kind, long place) {}

    /// A method that saves values.
    ///
    /// @param first what it calls for the stack that takes them, with its descriptor
    /// @param defers types of the defers that it takes first
    /// @param doubles by slot: whether the value is passed as a double
    private record Saver(
            String first, String descriptor, String defers, List<Integer> slots, BitSet doubles) {}

    private final Frame frame;
    private final MethodVisitor m;
    private final Function function;
    private final OpenDefers defers;
    private final ClassWriter writer;
    private final List<Exit> exits = new ArrayList<>();
    private final Map<Kind, Map<Long, Label>> known = new HashMap<>();
    private final Map<Saver, String> savers = new HashMap<>();

    FrameExits(Frame frame, Function function, OpenDefers defers, ClassWriter writer) {
        this.frame = frame;
        this.defers = defers;
        this.m = frame.m;
        this.function = function;
        this.writer = writer;
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

    /// Writes all exits; those that save the same webs share their code.
    void write() {
        Map<Kind, Label> shared = new HashMap<>();
        for (Exit e : exits) {
            frame.label(e.label);
            frame.push(e.place);
            m.visitVarInsn(Opcodes.LSTORE, frame.scratch);
            Label body = shared.get(e.kind);
            if (body != null) {
                m.visitJumpInsn(Opcodes.GOTO, body);
                continue;
            }
            body = new Label();
            shared.put(e.kind, body);
            frame.label(body);
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
        save(
                kind.behindCall ? "behindCall" : "at",
                "L" + Frame.GOROUTINE + ";I" + FUNCTION + (kind.behindCall ? "J" : "I") + "J",
                kind.slots,
                kind.webs);
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
        frame.g();
        m.visitInsn(Opcodes.ICONST_1);
        m.visitFieldInsn(Opcodes.PUTFIELD, Frame.GOROUTINE, "unwinding", "Z");
        m.visitInsn(Opcodes.LCONST_0);
        m.visitInsn(Opcodes.LRETURN);
    }

    /// Calls the saver that begins with `first`, whose arguments are on the operand stack.
    private void save(String first, String descriptor, List<Integer> slots, List<Integer> webs) {
        int done = 0;
        while (done < slots.size() || done == 0) {
            int n = Math.min(MOST, slots.size() - done);
            if (done > 0) {
                frame.g();
                frame.fp();
            } else {
                defers.readAll();
            }
            var doubles = new BitSet();
            for (int i = 0; i < n; i++) {
                int web = webs.get(done + i);
                doubles.set(i, frame.webs.isDouble(web));
                frame.web(web);
            }
            var part = List.copyOf(slots.subList(done, done + n));
            call(
                    done == 0
                            ? new Saver(first, descriptor, defers.types(), part, doubles)
                            : new Saver("more", "L" + Frame.GOROUTINE + ";I", "", part, doubles));
            done += Math.max(1, n);
        }
    }

    private void call(Saver saver) {
        String name = savers.computeIfAbsent(saver, s -> LEAVE + savers.size());
        m.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                frame.constants().owner(),
                name,
                "(" + saver.descriptor + saver.defers + values(saver) + ")V",
                false);
    }

    private static String values(Saver s) {
        var all = new StringBuilder();
        for (int i = 0; i < s.slots.size(); i++) {
            all.append(s.doubles.get(i) ? 'D' : 'J');
        }
        return all.toString();
    }

    /// Leaves at the function's entry with the arguments that the caller passed.
    void writeAtEntry(Label label, int firstSlot, int words, boolean closure) {
        frame.label(label);
        frame.g();
        frame.fp();
        frame.constant(function, Function.class);
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < words + (closure ? 1 : 0); i++) {
            slots.add(i < words ? firstSlot + i : function.contextSlot);
            m.visitVarInsn(Opcodes.LLOAD, Frame.ARGUMENTS + 2 * i);
        }
        String first = "L" + Frame.GOROUTINE + ";I" + FUNCTION;
        call(new Saver("atEntry", first, "", slots, new BitSet()));
        end();
    }

    /// The handler of whatever instructions throw.
    void writeHandler(Label handler) {
        frame.handler(handler, RuntimeException.class);
        int e = frame.end();
        m.visitVarInsn(Opcodes.ASTORE, e);
        frame.g();
        frame.fp();
        frame.constant(function, Function.class);
        m.visitVarInsn(Opcodes.ILOAD, frame.at);
        memory();
        m.visitVarInsn(Opcodes.ALOAD, e);
        List<Integer> slots = new ArrayList<>();
        List<Integer> webs = new ArrayList<>();
        frame.graph.recoverLive.stream()
                .forEach(s -> {
                    slots.add(s);
                    webs.add(frame.webs.recovered(s));
                });
        save(
                "failed",
                "L" + Frame.GOROUTINE + ";I" + FUNCTION + "IJLjava/lang/RuntimeException;",
                slots,
                webs);
        end();
    }

    // --- the methods that save

    void writeSavers() {
        savers.forEach(this::write);
    }

    private void write(Saver s, String name) {
        var w =
                writer.visitMethod(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC,
                        name,
                        "(" + s.descriptor + s.defers + values(s) + ")V",
                        null,
                        null);
        w.visitCode();
        int next = 0;
        for (var t : Type.getArgumentTypes("(" + s.descriptor + ")V")) {
            w.visitVarInsn(t.getOpcode(Opcodes.ILOAD), next);
            next += t.getSize();
        }
        w.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "gobi/vm/jit/Exits",
                s.first,
                "(" + s.descriptor + ")[J",
                false);
        if (!s.defers.isEmpty()) {
            defers.writeRecords(w, next);
        }
        for (var t : Type.getArgumentTypes("(" + s.defers + ")V")) {
            next += t.getSize();
        }
        put(w, s, next);
        w.visitInsn(Opcodes.POP);
        w.visitInsn(Opcodes.RETURN);
        w.visitMaxs(0, 0);
        w.visitEnd();
    }

    /// Puts values into the stack array on top of the operand stack, which remains.
    private static void put(MethodVisitor w, Saver s, int firstValue) {
        List<Integer> slots = s.slots;
        int i = 0;
        while (i < slots.size()) {
            int n = slots.size() - i >= GROUP ? GROUP : slots.size() - i >= 2 ? 2 : 1;
            long packed = 0;
            for (int k = 0; k < n; k++) {
                packed |= (long) slots.get(i + k) << 16 * k;
            }
            w.visitVarInsn(Opcodes.ILOAD, Frame.FP);
            w.visitLdcInsn(packed);
            for (int k = 0; k < n; k++) {
                int local = firstValue + 2 * (i + k);
                if (s.doubles.get(i + k)) {
                    w.visitVarInsn(Opcodes.DLOAD, local);
                    w.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            "java/lang/Double",
                            "doubleToRawLongBits",
                            "(D)J",
                            false);
                } else {
                    w.visitVarInsn(Opcodes.LLOAD, local);
                }
            }
            w.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "gobi/vm/jit/Exits",
                    "put",
                    "([JIJ" + "J".repeat(n) + ")[J",
                    false);
            i += n;
        }
    }
}
