package gobi.compiler.bytecode;

import java.util.List;

/// Encodes a unit. The elements of its larger tables stand behind their lengths, so that a reader
/// need decode only those that are used; functions come last.
final class UnitWriter {
    private final ByteSink out = new ByteSink();

    private UnitWriter() {}

    static byte[] write(Unit unit) {
        var w = new UnitWriter();
        w.out.string(unit.path());
        w.out.strings(unit.imports());
        w.out.strings(unit.functionRefs());
        w.out.strings(unit.nativeRefs());
        w.out.unsigned(unit.globals().size());
        for (var g : unit.globals()) {
            w.out.string(g.name());
            w.out.unsigned(g.type());
        }
        w.out.strings(unit.globalRefs());
        w.types(unit.types());
        w.out.unsigned(unit.itabs().size());
        for (var i : unit.itabs()) {
            w.out.unsigned(i.interfaceType());
            w.out.unsigned(i.concreteType());
        }
        w.out.unsigned(unit.strings().size());
        unit.strings().forEach(w.out::blob);
        w.out.string(unit.initFunction());
        w.out.strings(unit.functionNames());
        w.out.strings(unit.strayFunctions());
        w.functions(unit.functions());
        return w.out.toByteArray();
    }

    private void functions(List<FunctionCode> functions) {
        out.unsigned(functions.size());
        functions.forEach(f -> out.blob(function(f)));
    }

    private static byte[] function(FunctionCode f) {
        var s = new ByteSink();
        s.string(f.file());
        s.unsigned(f.line());
        s.unsigned(f.frameSize());
        s.unsigned(f.outgoing());
        s.unsigned(f.resultSlots());
        s.unsigned(f.paramSlots());
        s.signed(f.contextSlot());
        s.bits(f.pointerSlots());
        s.byteValue(f.zeroResults() ? 1 : 0);
        s.unsigned(f.zeroFrom());
        s.unsigned(f.zeroTo());
        s.unsigned(f.memorySize());
        s.bits(f.memoryPointers());
        objects(s, f.memoryObjects());
        s.signed(f.recoverPc());
        s.unsigned(f.flags());
        s.longs(f.code());
        s.longs(f.constants());
        s.unsigned(f.switches().length);
        for (int[] table : f.switches()) {
            s.unsigned(table.length);
            for (int v : table) {
                s.signed(v);
            }
        }
        s.longs(f.unsignedBounds());
        lines(s, f.lines());
        return s.toByteArray();
    }

    private static void objects(ByteSink s, int[] starts) {
        s.unsigned(starts.length);
        int last = 0;
        for (int start : starts) {
            s.unsigned((start - last) / 8);
            last = start;
        }
    }

    private static void lines(ByteSink s, LineTable table) {
        s.unsigned(table.lines().length);
        long pc = 0;
        long line = 0;
        for (long entry : table.lines()) {
            s.unsigned((entry >>> 32) - pc);
            s.signed((int) entry - line);
            pc = entry >>> 32;
            line = (int) entry;
        }
        s.unsigned(table.files().size());
        for (var run : table.files()) {
            s.unsigned(run.pc());
            s.string(run.file());
        }
    }

    private void types(List<TypeDef> types) {
        out.unsigned(types.size());
        for (var t : types) {
            var w = new UnitWriter();
            w.type(t);
            out.blob(w.out.toByteArray());
        }
    }

    private void type(TypeDef t) {
        out.byteValue(TypeTag.of(t).ordinal());
        out.string(t.identity());
        out.string(t.display());
        switch (t) {
            case TypeDef.Basic b -> out.unsigned(b.kind());
            case TypeDef.Named n -> {
                out.string(n.name());
                out.string(n.pkgPath());
                out.unsigned(n.underlying());
                methods(n.methods());
                methods(n.pointerMethods());
            }
            case TypeDef.Pointer p -> out.unsigned(p.elem());
            case TypeDef.Slice s -> out.unsigned(s.elem());
            case TypeDef.Array a -> {
                out.unsigned(a.elem());
                out.unsigned(a.length());
            }
            case TypeDef.MapOf m -> {
                out.unsigned(m.key());
                out.unsigned(m.elem());
            }
            case TypeDef.Chan c -> {
                out.unsigned(c.elem());
                out.unsigned(c.dir());
            }
            case TypeDef.Struct s -> struct(s);
            case TypeDef.Func f -> {
                indices(f.params());
                indices(f.results());
                out.byteValue(f.variadic() ? 1 : 0);
            }
            case TypeDef.Interface i -> {
                out.string(i.pkgPath());
                out.unsigned(i.methods().size());
                for (var m : i.methods()) {
                    out.string(m.name());
                    out.string(m.pkgPath());
                    out.unsigned(m.type());
                }
            }
        }
    }

    private void struct(TypeDef.Struct s) {
        out.string(s.pkgPath());
        out.unsigned(s.fields().size());
        for (var f : s.fields()) {
            out.string(f.name());
            out.string(f.pkgPath());
            out.unsigned(f.type());
            out.string(f.tag());
            out.byteValue(f.embedded() ? 1 : 0);
        }
        methods(s.methods());
        methods(s.pointerMethods());
    }

    private void indices(List<Integer> list) {
        out.unsigned(list.size());
        list.forEach(out::unsigned);
    }

    private void methods(List<TypeDef.MethodDef> methods) {
        out.unsigned(methods.size());
        for (var m : methods) {
            out.string(m.name());
            out.string(m.pkgPath());
            out.unsigned(m.type());
            out.unsigned(m.interfaceFunction());
            out.unsigned(m.function());
        }
    }
}
