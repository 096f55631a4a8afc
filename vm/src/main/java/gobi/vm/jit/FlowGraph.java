package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.Operand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Basic blocks of a function and which slots are live at their starts and ends.
///
/// A slot that is live where a recovered panic goes on is live everywhere: any instruction may
/// panic.
final class FlowGraph {
    /// A straight run of instructions `[start, end)`.
    static final class Block {
        final int index;
        final int start;
        int end;
        int[] successors = {};
        boolean loopHead;
        private boolean reached;
        BitSet liveIn = new BitSet();
        BitSet liveOut = new BitSet();

        Block(int index, int start) {
            this.index = index;
            this.start = start;
        }
    }

    final FunctionCode f;
    final Effects effects;
    final List<Block> blocks = new ArrayList<>();

    /// Those that can be executed, in their order.
    final List<Block> reachable;

    /// Block by first pc, -1 elsewhere.
    private final int[] blockAt;

    /// Live where a recovered panic goes on.
    BitSet recoverLive = new BitSet();

    /// `extra` is one more place where a block shall start (to enter at), or 0.
    FlowGraph(FunctionCode f, int extra) {
        this.f = f;
        effects = new Effects(f);
        blockAt = new int[f.code().length + 1];
        Arrays.fill(blockAt, -1);
        divide(extra);
        connect();
        mark(blockAt[extra]);
        reachable = blocks.stream().filter(b -> b.reached).toList();
        live();
    }

    boolean hasLoops() {
        return blocks.stream().anyMatch(b -> b.loopHead);
    }

    Block block(int pc) {
        return blocks.get(blockAt[pc]);
    }

    /// The block that contains the instruction.
    Block blockOf(int pc) {
        int start = pc;
        while (blockAt[start] < 0) {
            start--;
        }
        return blocks.get(blockAt[start]);
    }

    boolean startsBlock(int pc) {
        return blockAt[pc] >= 0;
    }

    static int next(long[] code, int pc) {
        return pc + (Instructions.op(code[pc]).hasExtension() ? 2 : 1);
    }

    /// Targets of a branch at pc, without falling through.
    static int[] targets(FunctionCode f, int pc) {
        long w = f.code()[pc];
        Op op = Instructions.op(w);
        if (op.b() == Operand.JUMP32) {
            return new int[] {pc + 1 + Instructions.bc(w)};
        }
        if (op.c() == Operand.JUMP16) {
            return new int[] {pc + 1 + Instructions.cs(w)};
        }
        if (op != Op.SWITCH) {
            return new int[0];
        }
        int[] table = f.switches()[Instructions.bc(w)];
        int[] all = new int[table.length - 1];
        for (int i = 1; i < table.length; i++) {
            all[i - 1] = pc + 1 + table[i];
        }
        return all;
    }

    /// Whether an instruction behind it jumps back to the one at `pc`.
    static boolean isLoopHead(FunctionCode f, int pc) {
        long[] code = f.code();
        boolean head = false;
        for (int at = first(code, pc); at < code.length; at = next(code, at)) {
            head |= Arrays.stream(targets(f, at)).anyMatch(t -> t == pc);
        }
        return head;
    }

    /// Whether the one at `pc` is an instruction behind which goroutines can go on.
    static boolean waits(FunctionCode f, int pc) {
        long[] code = f.code();
        if (first(code, pc) != pc || pc >= code.length) {
            return false;
        }
        Op op = Instructions.op(code[pc]);
        return op == Op.SEND || op == Op.RECV || op == Op.SELECT;
    }

    /// The first instruction at `pc` or behind it.
    private static int first(long[] code, int pc) {
        int at = 0;
        while (at < pc && at < code.length) {
            at = next(code, at);
        }
        return at;
    }

    /// The head of the outermost loop around the loop head `pc`: the first instruction to which one
    /// behind `pc` jumps back; `pc` itself if there is none before it.
    static int outermostLoop(FunctionCode f, int pc) {
        long[] code = f.code();
        int first = pc;
        for (int at = pc; at < code.length; at = next(code, at)) {
            for (int t : targets(f, at)) {
                first = Math.min(first, t);
            }
        }
        return first;
    }

    /// The last instruction that jumps back to the loop head `pc`; before it if there is none.
    int loopEnd(int pc) {
        int end = -1;
        for (Block b : reachable) {
            int last = last(b);
            if (last >= pc && Arrays.stream(targets(f, last)).anyMatch(t -> t == pc)) {
                end = Math.max(end, last);
            }
        }
        return end;
    }

    private void divide(int extra) {
        long[] code = f.code();
        var starts = new BitSet();
        var heads = new BitSet();
        starts.set(0);
        if (f.recoverPc() >= 0) {
            starts.set(f.recoverPc());
        }
        for (int pc = 0; pc < code.length; pc = next(code, pc)) {
            Op op = Instructions.op(code[pc]);
            for (int t : targets(f, pc)) {
                starts.set(t);
                if (t <= pc) {
                    heads.set(t);
                }
            }
            if (op.isBranch() || Effects.ends(op)) {
                starts.set(next(code, pc));
            }
        }
        findArguments(starts);
        starts.set(extra);
        Block current = null;
        for (int pc = 0; pc < code.length; pc = next(code, pc)) {
            if (starts.get(pc)) {
                current = new Block(blocks.size(), pc);
                current.loopHead = heads.get(pc);
                blocks.add(current);
                blockAt[pc] = current.index;
            }
            current.end = next(code, pc);
        }
    }

    /// An entry within a block does not divide a call from its arguments.
    private void findArguments(BitSet starts) {
        int length = f.code().length;
        for (int pc = 0; pc >= 0 && pc < length; ) {
            int end = starts.nextSetBit(pc + 1);
            effects.findArguments(pc, end < 0 ? length : Math.min(end, length));
            pc = end;
        }
    }

    int last(Block b) {
        int pc = b.start;
        while (next(f.code(), pc) < b.end) {
            pc = next(f.code(), pc);
        }
        return pc;
    }

    private void connect() {
        for (Block b : blocks) {
            int last = last(b);
            int[] targets = targets(f, last);
            boolean falls = !Effects.ends(Instructions.op(f.code()[last]));
            int[] all = Arrays.copyOf(targets, targets.length + (falls ? 1 : 0));
            if (falls) {
                all[targets.length] = b.end;
            }
            for (int i = 0; i < all.length; i++) {
                all[i] = blockAt[all[i]];
            }
            b.successors = all;
        }
    }

    private void mark(int first) {
        var work = new ArrayList<Integer>();
        work.add(first);
        while (!work.isEmpty()) {
            Block b = blocks.get(work.removeLast());
            if (!b.reached) {
                b.reached = true;
                for (int s : b.successors) {
                    work.add(s);
                }
            }
        }
    }

    private void live() {
        int n = blocks.size();
        BitSet[] used = new BitSet[n];
        BitSet[] defined = new BitSet[n];
        for (Block b : blocks) {
            var use = new BitSet();
            var def = new BitSet();
            for (int pc = b.start; pc < b.end; pc = next(f.code(), pc)) {
                effects.reads(
                        pc,
                        s -> {
                            if (!def.get(s) && s < effects.slots) {
                                use.set(s);
                            }
                        });
                effects.writes(pc, def::set);
            }
            used[b.index] = use;
            defined[b.index] = def;
        }
        solve(used, defined);
        if (f.recoverPc() >= 0) {
            recoverLive = (BitSet) block(f.recoverPc()).liveIn.clone();
            recoverLive.clear(f.frameSize(), effects.slots);
            for (BitSet use : used) {
                use.or(recoverLive);
            }
            solve(used, defined);
            for (Block b : blocks) {
                b.liveOut.or(recoverLive);
            }
        }
    }

    private void solve(BitSet[] used, BitSet[] defined) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block b = blocks.get(i);
                var out = new BitSet();
                for (int s : b.successors) {
                    out.or(blocks.get(s).liveIn);
                }
                var in = (BitSet) out.clone();
                in.andNot(defined[i]);
                in.or(used[i]);
                b.liveOut = out;
                if (!in.equals(b.liveIn)) {
                    b.liveIn = in;
                    changed = true;
                }
            }
        }
    }

    /// Live slots before each instruction of a block, by distance from its start; null between
    /// instructions.
    BitSet[] liveWithin(Block b) {
        BitSet[] before = new BitSet[b.end - b.start + 1];
        int[] pcs = new int[b.end - b.start];
        int n = 0;
        for (int pc = b.start; pc < b.end; pc = next(f.code(), pc)) {
            pcs[n++] = pc;
        }
        BitSet live = (BitSet) b.liveOut.clone();
        before[b.end - b.start] = live;
        while (n > 0) {
            int pc = pcs[--n];
            var in = (BitSet) live.clone();
            effects.writes(pc, in::clear);
            effects.reads(
                    pc,
                    s -> {
                        if (s < effects.slots) {
                            in.set(s);
                        }
                    });
            in.or(recoverLive);
            before[pc - b.start] = in;
            live = in;
        }
        return before;
    }
}
