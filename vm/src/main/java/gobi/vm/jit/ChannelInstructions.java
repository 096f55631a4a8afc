package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.sched.WaitPoint;
import gobi.vm.sync.Channels;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.List;

/// Channel operations: done at once if they need not wait. Otherwise nothing has happened, and the
/// code leaves for the interpreter to execute the same instruction and park the goroutine.
final class ChannelInstructions {
    private static final String CALL =
            "(Lgobi/vm/sync/Channels;L" + Frame.GOROUTINE + ";ILgobi/vm/sched/WaitPoint;";

    private final Frame frame;
    private final MethodVisitor m;
    private final Function function;
    private final Jit jit;

    ChannelInstructions(Frame frame, Function function, Jit jit) {
        this.frame = frame;
        this.m = frame.m;
        this.function = function;
        this.jit = jit;
    }

    /// `exit` leaves at this instruction.
    void write(Op op, long word, int pc, Label exit) {
        int a = Instructions.a(word);
        if (op == Op.SEND) {
            call(pc);
            frame.readLong(a);
            frame.readLong(Instructions.b(word));
            frame.call(Exits.class, "send", CALL + "JJ)Z");
            m.visitJumpInsn(IFEQ, exit);
        } else if (op == Op.RECV) {
            call(pc);
            frame.readLong(Instructions.b(word));
            frame.readLong(Instructions.c(word));
            frame.call(Exits.class, "recv", CALL + "JJ)J");
            result(a, exit);
        } else {
            select(word, pc, exit);
        }
    }

    private void call(int pc) {
        frame.constant(jit.context().channels(), Channels.class);
        frame.g();
        frame.fp();
        frame.constant(jit.waitPoint(function, pc), WaitPoint.class);
    }

    /// The number on top of the operand stack is the result, unless the goroutine would wait.
    private void result(int slot, Label exit) {
        m.visitVarInsn(LSTORE, frame.scratch);
        m.visitVarInsn(LLOAD, frame.scratch);
        frame.push((long) Channels.PARKED);
        m.visitInsn(LCMP);
        m.visitJumpInsn(IFEQ, exit);
        m.visitVarInsn(LLOAD, frame.scratch);
        frame.writeLong(slot);
    }

    /// The channels and addresses of a select's cases lie side by side in the frame.
    private void select(long word, int pc, Label exit) {
        List<Integer> slots = new ArrayList<>();
        frame.graph.effects.reads(pc, slots::add);
        frame.toStack(slots);
        call(pc);
        long x = function.code[pc + 1];
        frame.push(Instructions.b(word));
        frame.push((int) x);
        frame.push(Instructions.c(word));
        frame.push(x >>> 32 != 0 ? 1 : 0);
        frame.call(Exits.class, "select", CALL + "IIIZ)J");
        result(Instructions.a(word), exit);
        frame.g();
        m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "wakeOk", "Z");
        m.visitInsn(I2L);
        frame.writeLong(Instructions.a(word) + 1);
    }
}
