package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.jit.Definitions.Definition;
import gobi.vm.memory.Memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Slices and strings of which all elements are known to lie in the reservation, so that an access
/// needs its bounds check only.
///
/// That is not so by itself: two goroutines that race may tear a slice, package unsafe may make
/// any. Checking each element's address costs as much as the access, in loops above all, and
/// HotSpot cannot take the check out of them. So where a slice is used in a loop that does not
/// define it, all its definitions are followed by a check of the whole; code that finds the check
/// to fail leaves to the interpreter, which checks elements. Arrays at known addresses are checked
/// here and now.
final class SliceRanges {
    /// Most bytes of an element that [Memory#spans] takes.
    private static final long LARGEST = 64 << 10;

    /// The webs of a slice's pointer and length.
    private record Pair(int pointer, int length) {}

    /// A slice in slots `slot` and `slot + 1` with elements of that size.
    record Slice(int slot, long size) {}

    /// Instructions that the loop with that head and end contains.
    private record Loop(int start, int end) {
        boolean contains(int pc) {
            return pc >= start && pc < end;
        }
    }

    /// An element whose address an instruction takes.
    private record Element(Pair slice, long size) {}

    private final FlowGraph graph;
    private final Function function;
    private final Webs webs;
    private final Definitions definitions;
    private final List<Loop> loops = new ArrayList<>();
    private final Map<Pair, Long> proven = new HashMap<>();
    private final Map<Integer, List<Slice>> checks = new HashMap<>();

    /// By pc of INDEX_ADDR.
    private final Map<Integer, Element> elements = new HashMap<>();

    SliceRanges(FlowGraph graph, Webs webs, Function function, Definitions definitions) {
        this.graph = graph;
        this.webs = webs;
        this.function = function;
        this.definitions = definitions;
        if (Memory.CHECKED) {
            return;
        }
        findLoops();
        if (loops.isEmpty()) {
            return;
        }
        graph.reachable.forEach(this::accesses);
    }

    /// Whether elements of that size need no check of their addresses.
    boolean isProven(int pointer, int length, long size) {
        return proven.getOrDefault(new Pair(pointer, length), 0L) >= size;
    }

    /// Whether `n` bytes at that offset from a pointer, the web in that slot, need no check of
    /// their address: it is known to be in the frame's memory, or that of an element of such a
    /// slice.
    boolean isProven(int slot, int pointer, long offset, long n) {
        if (Memory.CHECKED || offset < 0) {
            return false;
        }
        if (slot == FunctionCode.MEMORY) {
            return offset + n <= graph.f.memorySize();
        }
        var all = definitions.of(pointer);
        return !all.isEmpty()
                && definitions.isComplete(pointer)
                && all.stream().allMatch(d -> isInFrame(d, offset + n) || isElement(d, offset + n));
    }

    private boolean isInFrame(Definition d, long size) {
        if (d.pc() == Definitions.ENTRY) {
            return false;
        }
        long w = graph.f.code()[d.pc()];
        return Instructions.op(w) == Op.LEA
                && Instructions.b(w) == FunctionCode.MEMORY
                && Instructions.cs(w) >= 0
                && Instructions.cs(w) + size <= graph.f.memorySize();
    }

    private boolean isElement(Definition d, long size) {
        Element e = elements.get(d.pc());
        return e != null && size <= e.size && isProven(e.slice.pointer, e.slice.length, e.size);
    }

    /// What to check behind the instruction.
    List<Slice> checksBehind(int pc) {
        return checks.getOrDefault(pc, List.of());
    }

    /// What to check before anything else.
    List<Slice> checksAtEntry() {
        return checksBehind(Definitions.ENTRY);
    }

    private void findLoops() {
        for (var b : graph.reachable) {
            for (int s : b.successors) {
                int head = graph.blocks.get(s).start;
                if (head <= b.start) {
                    loops.add(new Loop(head, b.end));
                }
            }
        }
    }

    private void accesses(FlowGraph.Block b) {
        long[] code = graph.f.code();
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            var access = ElementAccess.at(code, pc);
            Op op = Instructions.op(code[pc]);
            // The barrier's store has a check of its own.
            if (access != null && op != Op.SET_INDEX_PTR && isSmall(access.size())) {
                int slice = access.slice();
                var pair = new Pair(cursor.web(slice), cursor.web(slice + 1));
                if (op == Op.INDEX_ADDR) {
                    elements.put(pc, new Element(pair, access.size()));
                }
                access(pair, pc, access.size());
            }
            cursor.pass(pc);
        }
    }

    private static boolean isSmall(long size) {
        return size > 0 && size <= LARGEST;
    }

    private void access(Pair pair, int pc, long size) {
        if (!definitions.isComplete(pair.pointer) || !definitions.isComplete(pair.length)) {
            return;
        }
        if (proven.getOrDefault(pair, 0L) >= size) {
            return;
        }
        var pointers = definitions.of(pair.pointer);
        var lengths = definitions.of(pair.length);
        if (isKnownArray(pointers, lengths, size)) {
            proven.put(pair, size);
        } else if (isOutsideOfLoop(pointers, pc) && areTogether(pointers, lengths)) {
            prove(pair, pointers, size);
        }
    }

    private void prove(Pair pair, List<Definition> at, long size) {
        proven.put(pair, size);
        for (var d : at) {
            var list = checks.computeIfAbsent(d.pc(), pc -> new ArrayList<>());
            list.removeIf(s -> s.slot == d.slot() && s.size < size);
            list.add(new Slice(d.slot(), size));
        }
    }

    private boolean isOutsideOfLoop(List<Definition> at, int access) {
        return loops.stream()
                .anyMatch(
                        l -> l.contains(access) && at.stream().noneMatch(d -> l.contains(d.pc())));
    }

    /// Whether each instruction that writes the pointer writes the length behind it.
    private static boolean areTogether(List<Definition> pointers, List<Definition> lengths) {
        return pointers.size() == lengths.size()
                && pointers.stream().allMatch(d -> lengths.stream().anyMatch(n -> isBehind(d, n)));
    }

    private static boolean isBehind(Definition pointer, Definition length) {
        return length.pc() == pointer.pc() && length.slot() == pointer.slot() + 1;
    }

    private boolean isKnownArray(List<Definition> pointers, List<Definition> lengths, long size) {
        return pointers.stream().allMatch(p -> lengths.stream().allMatch(n -> fits(p, n, size)));
    }

    private boolean fits(Definition pointer, Definition length, long size) {
        if (pointer.pc() == Definitions.ENTRY || length.pc() == Definitions.ENTRY) {
            return false;
        }
        FunctionCode f = graph.f;
        long n = f.code()[length.pc()];
        if (Instructions.op(n) != Op.LOAD_I || Instructions.bc(n) < 0) {
            return false;
        }
        long count = Instructions.bc(n);
        long w = f.code()[pointer.pc()];
        return switch (Instructions.op(w)) {
            case LEA -> {
                long offset = Instructions.cs(w);
                yield Instructions.b(w) == FunctionCode.MEMORY
                        && offset >= 0
                        && offset + count * size <= f.memorySize();
            }
            case LOAD_GLOBAL ->
                    Memory.spans(function.tables.globals[Instructions.bc(w)], count, size);
            default -> false;
        };
    }
}
