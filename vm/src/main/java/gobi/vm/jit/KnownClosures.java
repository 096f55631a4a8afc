package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.Operand;
import gobi.vm.code.Function;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which function's closure a slot holds, as far as a look at one block and at the frame memory
/// tells. A closure that does not escape is made there: its first word, the function's number, is
/// taken from the function's static closure.
///
/// Who relies on it calls that function with whatever the slot holds, which is as safe as any call:
/// the words behind a closure are read like all memory.
final class KnownClosures {
    /// Bytes that one instruction writes at most at a constant offset.
    private static final int LONGEST_STORE = 24;

    private final FlowGraph graph;
    private final Function function;

    /// By offset in the frame memory.
    private final Map<Integer, Function> inFrame = new HashMap<>();

    /// Bytes of the frame memory that something else is written to.
    private final BitSet overwritten = new BitSet();

    private final Map<Integer, Function> closures = new HashMap<>();
    private final Map<Integer, Function> numbers = new HashMap<>();
    private boolean complete;

    KnownClosures(FlowGraph graph, Function function) {
        this.graph = graph;
        this.function = function;
        for (var b : graph.reachable) {
            enter();
            for (int pc = b.start; pc < b.end; pc = FlowGraph.next(graph.f.code(), pc)) {
                store(pc);
                step(pc);
            }
        }
        inFrame.keySet().removeIf(overwritten::get);
        complete = true;
    }

    private void store(int pc) {
        long w = graph.f.code()[pc];
        Op op = Instructions.op(w);
        if (op.a() != Operand.BASE || Instructions.a(w) != FunctionCode.MEMORY) {
            return;
        }
        if (op.c() != Operand.IMM16) {
            overwritten.set(0, graph.f.memorySize());
            return;
        }
        int offset = Instructions.c(w);
        Function number = op == Op.STORE64 ? numbers.get(Instructions.b(w)) : null;
        if (number == null) {
            overwritten.set(Math.max(0, offset - 7), offset + width(op));
        } else if (inFrame.putIfAbsent(offset, number) != null && inFrame.get(offset) != number) {
            overwritten.set(offset);
        }
    }

    /// Bytes that it writes, at most.
    private static int width(Op store) {
        return store == Op.STORE64 || store == Op.STORE_PTR ? Long.BYTES : LONGEST_STORE;
    }

    /// At the start of a block.
    void enter() {
        closures.clear();
        numbers.clear();
    }

    /// Takes note of what the instruction writes.
    void step(int pc) {
        long w = graph.f.code()[pc];
        int b = Instructions.b(w);
        Op op = Instructions.op(w);
        Function closure =
                switch (op) {
                    case MOVE -> closures.get(b);
                    case NEW_CLOSURE, LOAD_FUNC -> function.tables.functions[Instructions.bc(w)];
                    case LEA ->
                            complete && b == FunctionCode.MEMORY
                                    ? inFrame.get(Instructions.c(w))
                                    : null;
                    default -> null;
                };
        Function number = op == Op.LOAD64 && Instructions.c(w) == 0 ? closures.get(b) : null;
        graph.effects.writes(
                pc,
                slot -> {
                    closures.put(slot, closure);
                    numbers.put(slot, number);
                });
    }

    /// Whose closure the slot holds now, or null if that is not known.
    Function of(int slot) {
        return closures.get(slot);
    }
}
