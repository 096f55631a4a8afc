package gobi.vm.lib;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.LineTable;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.code.Native;
import gobi.vm.code.UnitTables;
import gobi.vm.gc.Barriers;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.Kind;
import gobi.vm.type.RType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The thunks of internal/rt: small functions made at run time for the shape of a call, so that
/// reflection calls, is called and selects through ordinary bytecode. Each shape is made once.
final class RtThunks implements NativeSet {
    private final NativeEnvironment env;
    private final Map<String, Function> made = new HashMap<>();

    RtThunks(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "CallThunk" ->
                    (g, r, b) ->
                            result(r, b, callThunk(type(r[b + 3]), type(r[b + 4])).staticClosure);
            case "SelectThunk" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    selectThunk((int) r[b + 3], (int) r[b + 4], r[b + 5] != 0)
                                            .staticClosure);
            case "MakeFunc" ->
                    (g, r, b) -> result(r, b, makeFunc((Goroutine) g, type(r[b + 3]), r[b + 4]));
            default -> null;
        };
    }

    private RType type(long word) {
        return env.context().types().byAddress(word);
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    /// Collects code for one thunk. Slots are laid out by the caller before instructions are added.
    private static final class Code {
        final List<Long> words = new ArrayList<>();
        final List<RType> types = new ArrayList<>();
        final BitSet pointers = new BitSet();
        int outgoing = 2;
        int memory;
        final BitSet memoryPointers = new BitSet();
        final List<Integer> memoryObjects = new ArrayList<>();

        void add(Op op, int a, int b, long c) {
            words.add(Instructions.abc(op, a, b, (int) c));
        }

        void addType(Op op, int a, int b, RType t) {
            words.add(Instructions.abc(op, a, b, 0));
            words.add((long) typeIndex(t));
        }

        void addNew(int a, RType t) {
            words.add(Instructions.ai(Op.NEW, a, typeIndex(t)));
        }

        int typeIndex(RType t) {
            types.add(t);
            return types.size() - 1;
        }

        /// Frame memory for one value.
        int reserve(RType t) {
            int at = (memory + 7) & ~7;
            memoryObjects.add(at);
            memory = at + (int) ((t.size + 7) & ~7L);
            long[] bits = t.pointerWords;
            for (int i = 0; i < (t.pointerFree ? 0 : t.size / 8); i++) {
                int word = i % Math.max(1, (int) (t.cellSize / 8));
                if (word / 64 < bits.length && (bits[word / 64] >>> word & 1) != 0) {
                    memoryPointers.set(at / 8 + i);
                }
            }
            return at;
        }
    }

    private synchronized Function define(
            String name, Code c, int results, int params, int context, int frame, int zeroFrom) {
        long[] code = new long[c.words.size()];
        for (int i = 0; i < code.length; i++) {
            code[i] = c.words.get(i);
        }
        var source =
                new FunctionCode(
                        name,
                        "reflect",
                        0,
                        frame,
                        c.outgoing,
                        results,
                        params,
                        context,
                        c.pointers,
                        results > 0,
                        zeroFrom,
                        frame,
                        (c.memory + 15) & ~15,
                        c.memoryPointers,
                        c.memoryObjects.stream().mapToInt(Integer::intValue).toArray(),
                        -1,
                        FunctionCode.WRAPPER,
                        code,
                        new long[0],
                        new int[0][],
                        new long[0],
                        new LineTable());
        var tables = new UnitTables(0, 0, 0, c.types.size(), 0, 0);
        for (int i = 0; i < c.types.size(); i++) {
            tables.types[i] = c.types.get(i);
        }
        Function f = env.linker().function(name);
        f.link(source, tables);
        made.put(name, f);
        return f;
    }

    /// Frame: 2 fn, 3 args, 4 results, 5 an address.
    private synchronized Function callThunk(RType ftyp, RType recv) {
        String name =
                "reflect.call[" + (recv == null ? "" : recv.identity + ",") + ftyp.identity + "]";
        Function known = made.get(name);
        if (known != null) {
            return known;
        }
        var c = new Code();
        c.pointers.set(2, 6);
        int frame = 6;
        List<RType> params = new ArrayList<>();
        if (recv != null) {
            params.add(recv);
        }
        params.addAll(Arrays.asList(ftyp.params));
        int out = frame + 2;
        for (int i = 0; i < ftyp.results.length; i++) {
            out = resultAddress(c, ftyp.results[i], i, out);
        }
        for (int i = 0; i < params.size(); i++) {
            c.add(Op.LOAD_PTR, 5, 3, 8L * i);
            out = argument(c, params.get(i), out);
        }
        c.outgoing = out - frame + 2;
        c.add(Op.CALL_CLOSURE, frame, 2, 0);
        out = frame + 2;
        for (int i = 0; i < ftyp.results.length; i++) {
            out = storeResult(c, ftyp.results[i], i, out);
        }
        c.add(Op.RETURN, 0, 0, 0);
        return define(name, c, 0, 3, -1, frame, 5);
    }

    private static int resultAddress(Code c, RType t, int i, int out) {
        var shape = SlotShape.of(t);
        if (shape.memory()) {
            c.add(Op.LOAD_PTR, out, 4, 8L * i);
        }
        return out + shape.size();
    }

    private static int storeResult(Code c, RType t, int i, int out) {
        var shape = SlotShape.of(t);
        if (!shape.memory()) {
            c.add(Op.LOAD_PTR, 5, 4, 8L * i);
            for (var w : shape.words()) {
                c.add(w.store(), 5, out++, w.offset());
            }
            return out;
        }
        return out + 1;
    }

    /// Loads the value at the address in slot 5 into outgoing slots; a memory value as a copy in
    /// frame memory.
    private static int argument(Code c, RType t, int out) {
        var shape = SlotShape.of(t);
        if (shape.memory()) {
            int at = c.reserve(t);
            c.add(Op.LEA, out, 1, at);
            c.addType(Op.COPY_MEM, out, 5, t);
            return out + 1;
        }
        for (var w : shape.words()) {
            c.add(w.load(), out++, 5, w.offset());
        }
        return out;
    }

    /// Frame: 2 chosen, 3 ok, 4 cases, then channel and address of each case.
    private synchronized Function selectThunk(int sends, int receives, boolean hasDefault) {
        String name = "reflect.select[" + sends + "," + receives + "," + hasDefault + "]";
        Function known = made.get(name);
        if (known != null) {
            return known;
        }
        var c = new Code();
        int n = sends + receives;
        int frame = 5 + 2 * n;
        c.pointers.set(4, frame);
        for (int i = 0; i < 2 * n; i++) {
            c.add(Op.LOAD_PTR, 5 + i, 4, 8L * i);
        }
        c.words.add(Instructions.abc(Op.SELECT, 2, 5, n));
        c.words.add(sends | (hasDefault ? 1L << 32 : 0));
        c.add(Op.RETURN, 0, 0, 0);
        return define(name, c, 2, 1, -1, frame, 5);
    }

    /// A closure of the function for `ftyp` that holds the handler.
    private long makeFunc(Goroutine g, RType ftyp, long handler) {
        Function f = handlerFunction(ftyp);
        RType pointer = env.context().types().basic("unsafe.Pointer", Kind.UNSAFE_POINTER);
        RType pair = env.context().types().arrayOf(pointer, 2);
        long closure = env.context().heap().allocate(g.mcache(), pair);
        Memory.storeLong(closure, f.id);
        Barriers.initialize(closure + 8, handler);
        return closure;
    }

    /// Frame: results, parameters, context, then 4 pointers: args array, results array, an address,
    /// the handler.
    private synchronized Function handlerFunction(RType ftyp) {
        String name = "reflect.makeFunc[" + ftyp.identity + "]";
        Function known = made.get(name);
        if (known != null) {
            return known;
        }
        var c = new Code();
        int slot = markSlots(c, ftyp.results, 2);
        int results = slot - 2;
        int firstParam = slot;
        slot = markSlots(c, ftyp.params, slot);
        int context = slot;
        int args = context + 1;
        int frame = args + 4;
        c.pointers.set(context, frame);
        c.outgoing = 8;
        addressArray(c, ftyp.params, args, args + 2, firstParam);
        addressArray(c, ftyp.results, args + 1, args + 2, -1);
        c.add(Op.LOAD_PTR, args + 3, context, 8);
        c.add(Op.MOVE, frame + 2, args, 0);
        c.add(Op.MOVE, frame + 3, args + 1, 0);
        c.add(Op.CALL_CLOSURE, frame, args + 3, 0);
        loadResults(c, ftyp, args + 1, args + 2);
        c.add(Op.RETURN, 0, 0, 0);
        return define(name, c, results, context - firstParam, context, frame, args);
    }

    private static int markSlots(Code c, RType[] types, int slot) {
        for (RType t : types) {
            for (var w : SlotShape.of(t).words()) {
                c.pointers.set(slot++, w.pointer());
            }
        }
        return slot;
    }

    /// Allocates a variable for each type and an array of their addresses; stores parameters from
    /// `slot` on if it is not negative.
    private void addressArray(Code c, RType[] types, int array, int temp, int slot) {
        if (types.length == 0) {
            return;
        }
        RType pointer = env.context().types().basic("unsafe.Pointer", Kind.UNSAFE_POINTER);
        c.addNew(array, env.context().types().arrayOf(pointer, types.length));
        for (int i = 0; i < types.length; i++) {
            c.addNew(temp, types[i]);
            c.add(Op.STORE_PTR, array, temp, 8L * i);
            var shape = SlotShape.of(types[i]);
            if (slot >= 0 && shape.memory()) {
                c.addType(Op.COPY_MEM, temp, slot++, types[i]);
            } else if (slot >= 0) {
                for (var w : shape.words()) {
                    c.add(w.store(), temp, slot++, w.offset());
                }
            }
        }
    }

    private static void loadResults(Code c, RType ftyp, int array, int temp) {
        int slot = 2;
        for (int i = 0; i < ftyp.results.length; i++) {
            c.add(Op.LOAD_PTR, temp, array, 8L * i);
            var shape = SlotShape.of(ftyp.results[i]);
            if (shape.memory()) {
                c.addType(Op.COPY_MEM, slot++, temp, ftyp.results[i]);
            } else {
                for (var w : shape.words()) {
                    c.add(w.load(), slot++, temp, w.offset());
                }
            }
        }
    }
}
