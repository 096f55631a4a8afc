package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;

import java.util.HashMap;
import java.util.Map;

/// Rotations of 32-bit values, which Go programs write as `x>>7 | x<<25`: both shifts of one value
/// by constants, the left one cut to 32 bits, joined in the same block. HotSpot sees 64-bit values
/// and would not find the rotation.
final class Rotations {
    /// @param slot the value, at the instruction that joins the two parts
    /// @param left by how much it is rotated to the left, 1 to 31
    record Rotation(int slot, int left) {}

    /// A shift by a constant.
    ///
    /// @param definition where the value in `slot` was defined within the block, or -1
    private record Shift(boolean left, int slot, int definition, long count) {}

    private final FlowGraph graph;
    private final Map<Integer, Long> constantSlots;
    private final Map<Integer, Rotation> rotations = new HashMap<>();

    // Of the block at hand: by slot the last definition, and what definitions are.
    private final Map<Integer, Integer> definitions = new HashMap<>();
    private final Map<Integer, Shift> shifts = new HashMap<>();
    private final Map<Integer, Shift> cutShifts = new HashMap<>();
    private final Map<Integer, Long> numbers = new HashMap<>();

    Rotations(FlowGraph graph) {
        this.graph = graph;
        constantSlots = graph.effects.constantSlots();
        graph.reachable.forEach(this::search);
    }

    /// The rotation that the instruction at pc completes, or null.
    Rotation at(int pc) {
        return rotations.get(pc);
    }

    private void search(FlowGraph.Block b) {
        definitions.clear();
        long[] code = graph.f.code();
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            look(pc, code[pc]);
            int here = pc;
            graph.effects.writes(pc, s -> definitions.put(s, here));
        }
    }

    private void look(int pc, long w) {
        int b = Instructions.b(w);
        int c = Instructions.c(w);
        switch (Instructions.op(w)) {
            case SHL -> shift(pc, true, b, number(c));
            case USHR -> shift(pc, false, b, number(c));
            case SHL_I -> shift(pc, true, b, (long) Instructions.cs(w));
            case USHR_I -> shift(pc, false, b, (long) Instructions.cs(w));
            case ZEXT32 -> cutShifts.put(pc, shifts.get(definition(b)));
            case SUB -> difference(pc, number(b), number(c));
            case OR -> {
                if (!join(pc, b, c)) {
                    join(pc, c, b);
                }
            }
            default -> {}
        }
    }

    private int definition(int slot) {
        return definitions.getOrDefault(slot, -1);
    }

    private Long number(int slot) {
        Long constant = constantSlots.get(slot);
        return constant != null ? constant : numbers.get(definition(slot));
    }

    private void shift(int pc, boolean left, int slot, Long count) {
        if (count != null) {
            shifts.put(pc, new Shift(left, slot, definition(slot), count));
        }
    }

    private void difference(int pc, Long x, Long y) {
        if (x != null && y != null) {
            numbers.put(pc, x - y);
        }
    }

    private boolean join(int pc, int low, int high) {
        Shift right = shifts.get(definition(low));
        Shift left = cutShifts.get(definition(high));
        boolean rotates =
                right != null
                        && left != null
                        && left.left
                        && !right.left
                        && left.slot == right.slot
                        && left.definition == right.definition
                        && definition(left.slot) == left.definition
                        && left.count > 0
                        && right.count > 0
                        && left.count + right.count == Integer.SIZE;
        if (rotates) {
            rotations.put(pc, new Rotation(left.slot, (int) left.count));
        }
        return rotates;
    }
}
