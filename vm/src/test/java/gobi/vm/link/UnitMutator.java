package gobi.vm.link;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.bytecode.Unit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes units where it hurts: operands, opcodes, frame descriptions, table entries. Bytes
/// flipped at random mostly break the file's framing; these changes leave a well-formed file whose
/// meaning is wrong.
final class UnitMutator {
    private final RandomGenerator random;

    UnitMutator(RandomGenerator random) {
        this.random = random;
    }

    Unit mutate(Unit u) {
        return random.nextInt(6) == 0 ? withTables(u) : withFunction(u);
    }

    private Unit withFunction(Unit u) {
        List<FunctionCode> functions = new ArrayList<>(u.functions());
        int i = random.nextInt(functions.size());
        functions.set(
                i,
                random.nextInt(4) == 0 ? withFrame(functions.get(i)) : withCode(functions.get(i)));
        return new Unit(
                u.path(),
                u.imports(),
                functions,
                u.functionRefs(),
                u.nativeRefs(),
                u.globals(),
                u.globalRefs(),
                u.types(),
                u.itabs(),
                u.strings(),
                u.initFunction());
    }

    private FunctionCode withCode(FunctionCode f) {
        long[] code = f.code().clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int pc = random.nextInt(code.length);
            code[pc] = word(code, code[pc]);
        }
        return copy(
                f,
                f.frameSize(),
                f.outgoing(),
                f.paramSlots(),
                f.pointerSlots(),
                f.zeroTo(),
                f.memorySize(),
                code);
    }

    private long word(long[] code, long w) {
        int field = 16 * random.nextInt(4);
        long cleared = w & ~(0xFFFFL << field);
        return switch (random.nextInt(8)) {
            case 0 -> w ^ 1L << random.nextInt(64);
            case 1 -> random.nextLong();
            case 2 -> code[random.nextInt(code.length)];
            case 3 -> cleared | (random.nextInt() & 0xFFFFL) << field;
            case 4 -> w + ((random.nextInt(5) - 2L) << field);
            default -> cleared | (long) random.nextInt(48) << field;
        };
    }

    private FunctionCode withFrame(FunctionCode f) {
        int delta = random.nextInt(9) - 4;
        return switch (random.nextInt(6)) {
            case 0 ->
                    copy(
                            f,
                            Math.max(0, f.frameSize() + delta),
                            f.outgoing(),
                            f.paramSlots(),
                            f.pointerSlots(),
                            f.zeroTo(),
                            f.memorySize(),
                            f.code());
            case 1 ->
                    copy(
                            f,
                            f.frameSize(),
                            Math.max(0, f.outgoing() + delta),
                            f.paramSlots(),
                            f.pointerSlots(),
                            f.zeroTo(),
                            f.memorySize(),
                            f.code());
            case 2 ->
                    copy(
                            f,
                            f.frameSize(),
                            f.outgoing(),
                            Math.max(0, f.paramSlots() + delta),
                            f.pointerSlots(),
                            f.zeroTo(),
                            f.memorySize(),
                            f.code());
            case 3 ->
                    copy(
                            f,
                            f.frameSize(),
                            f.outgoing(),
                            f.paramSlots(),
                            f.pointerSlots(),
                            Math.max(0, f.zeroTo() + delta),
                            f.memorySize(),
                            f.code());
            case 4 ->
                    copy(
                            f,
                            f.frameSize(),
                            f.outgoing(),
                            f.paramSlots(),
                            f.pointerSlots(),
                            f.zeroTo(),
                            Math.max(0, f.memorySize() + 8 * delta),
                            f.code());
            default -> {
                var pointers = (BitSet) f.pointerSlots().clone();
                pointers.flip(random.nextInt(f.frameSize() + 2));
                yield copy(
                        f,
                        f.frameSize(),
                        f.outgoing(),
                        f.paramSlots(),
                        pointers,
                        f.zeroTo(),
                        f.memorySize(),
                        f.code());
            }
        };
    }

    private static FunctionCode copy(
            FunctionCode f,
            int frame,
            int outgoing,
            int params,
            BitSet pointers,
            int zeroTo,
            int memory,
            long[] code) {
        return new FunctionCode(
                f.name(),
                f.file(),
                f.line(),
                frame,
                outgoing,
                f.resultSlots(),
                params,
                f.contextSlot(),
                pointers,
                f.zeroResults(),
                f.zeroFrom(),
                zeroTo,
                memory,
                f.memoryPointers(),
                f.memoryObjects(),
                f.recoverPc(),
                f.flags(),
                code,
                f.constants(),
                f.switches(),
                f.unsignedBounds(),
                f.lines());
    }

    private Unit withTables(Unit u) {
        var functionRefs = new ArrayList<>(u.functionRefs());
        var nativeRefs = new ArrayList<>(u.nativeRefs());
        var globalRefs = new ArrayList<>(u.globalRefs());
        var types = new ArrayList<>(u.types());
        var itabs = new ArrayList<>(u.itabs());
        switch (random.nextInt(5)) {
            case 0 -> swap(functionRefs);
            case 1 -> swap(nativeRefs);
            case 2 -> swap(globalRefs);
            case 3 -> swap(itabs);
            default -> type(types);
        }
        return new Unit(
                u.path(),
                u.imports(),
                u.functions(),
                functionRefs,
                nativeRefs,
                u.globals(),
                globalRefs,
                types,
                itabs,
                u.strings(),
                u.initFunction());
    }

    private <T> void swap(List<T> list) {
        if (!list.isEmpty()) {
            list.set(random.nextInt(list.size()), list.get(random.nextInt(list.size())));
        }
    }

    private void type(List<TypeDef> types) {
        if (types.isEmpty()) {
            return;
        }
        int at = random.nextInt(types.size());
        int other = random.nextInt(types.size());
        types.set(
                at,
                switch (types.get(at)) {
                    case TypeDef.Pointer p -> new TypeDef.Pointer(p.identity(), p.display(), other);
                    case TypeDef.Slice s -> new TypeDef.Slice(s.identity(), s.display(), other);
                    case TypeDef.Array a ->
                            new TypeDef.Array(
                                    a.identity(),
                                    a.display(),
                                    a.elem(),
                                    random.nextLong() >>> random.nextInt(64));
                    case TypeDef.MapOf m ->
                            new TypeDef.MapOf(m.identity(), m.display(), other, m.elem());
                    case TypeDef.Basic b ->
                            new TypeDef.Basic(b.identity(), b.display(), random.nextInt(28));
                    default -> types.get(other);
                });
    }
}
