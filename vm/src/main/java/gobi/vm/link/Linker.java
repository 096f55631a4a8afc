package gobi.vm.link;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.Operand;
import gobi.compiler.bytecode.Unit;
import gobi.vm.code.Function;
import gobi.vm.code.FunctionLinker;
import gobi.vm.code.FunctionTable;
import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.memory.Memory;
import gobi.vm.type.Itabs;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Links functions when they are first called; see the package's page.
public final class Linker implements FunctionLinker {
    private final Heap heap;
    private final TypeTable types;
    private final Itabs itabs;
    private final FunctionTable functions;
    private final NativeLibrary natives;
    private final Map<String, LinkedUnit> units = new HashMap<>();
    private final List<LinkedUnit> ordered = new ArrayList<>();

    /// See [Unit#strayFunctions].
    private final Map<String, LinkedUnit> strays = new HashMap<>();

    private final Map<String, Long> globals = new HashMap<>();

    public Linker(
            Heap heap,
            TypeTable types,
            Itabs itabs,
            FunctionTable functions,
            NativeLibrary natives) {
        this.heap = heap;
        this.types = types;
        this.itabs = itabs;
        this.functions = functions;
        this.natives = natives;
    }

    /// Makes a unit's definitions available.
    public synchronized void register(Unit unit) {
        var linked = new LinkedUnit(unit);
        if (units.putIfAbsent(unit.path(), linked) != null) {
            throw new IllegalArgumentException("unit " + unit.path() + " twice");
        }
        ordered.add(linked);
        for (String name : unit.strayFunctions()) {
            strays.putIfAbsent(name, linked);
        }
    }

    @Override
    public synchronized Function find(String name) {
        if (unitOf(name) == null) {
            return null;
        }
        Function f = functions.intern(name);
        if (!f.isLinked()) {
            link(f);
        }
        return f;
    }

    @Override
    public synchronized void link(Function f) {
        if (f.isLinked()) {
            return;
        }
        LinkedUnit unit = unitOf(f.name);
        if (unit == null) {
            throw Fault.of(Fault.Kind.FATAL, "function " + f.name + " has no body");
        }
        FunctionCode code = unit.function(f.name);
        resolve(unit, code);
        f.link(code, unit.tables);
    }

    private LinkedUnit unitOf(String name) {
        LinkedUnit stray = strays.get(name);
        if (stray != null) {
            return stray;
        }
        LinkedUnit unit = units.get(packagePath(name));
        return unit != null && unit.function(name) != null ? unit : null;
    }

    /// `a/b.(*T).m` belongs to `a/b`: the path ends at the first dot after the last slash (brackets
    /// aside).
    static String packagePath(String name) {
        int bracket = name.indexOf('[');
        int slash = name.lastIndexOf('/', bracket < 0 ? name.length() : bracket);
        int dot = name.indexOf('.', slash + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private void resolve(LinkedUnit unit, FunctionCode function) {
        long[] code = function.code();
        for (int pc = 0; pc < code.length; pc++) {
            long w = code[pc];
            Op op = Instructions.op(w);
            Operand wide = op.b().bits() == 32 ? op.b() : Operand.NONE;
            int index = Instructions.bc(w);
            switch (wide) {
                case FUNC32 -> resolveFunction(unit, index);
                case NATIVE32 -> resolveNative(unit, index);
                case GLOBAL32 -> resolveGlobal(unit, index);
                case TYPE32 -> resolveType(unit, index);
                case ITAB32 -> resolveItab(unit, index);
                case STRING32 -> resolveString(unit, index);
                default -> {}
            }
            if (op.hasExtension()) {
                pc++;
                if (op.x() == Operand.X_TYPE) {
                    resolveType(unit, (int) code[pc]);
                }
            }
        }
    }

    private void resolveFunction(LinkedUnit unit, int index) {
        if (unit.tables.functions[index] == null) {
            unit.tables.functions[index] = function(unit.unit.functionRefs().get(index));
        }
    }

    /// The function of that name, unlinked if it was not called yet, with its static closure.
    public Function function(String name) {
        Function f = functions.intern(name);
        if (f.staticClosure == 0) {
            long closure = heap.allocateStatic(8, 8);
            Memory.storeLong(closure, f.id);
            f.staticClosure = closure;
        }
        return f;
    }

    private void resolveNative(LinkedUnit unit, int index) {
        if (unit.tables.natives[index] == null) {
            String name = unit.unit.nativeRefs().get(index);
            Native n = natives.find(name);
            unit.tables.leafNatives[index] = natives.isLeaf(name);
            unit.tables.natives[index] = n != null ? n : missing(name);
        }
    }

    private static Native missing(String name) {
        return (context, r, base) -> {
            throw Fault.of(
                    Fault.Kind.FATAL,
                    "function " + name + " is declared without a body and unknown to the VM");
        };
    }

    private void resolveGlobal(LinkedUnit unit, int index) {
        if (unit.tables.globals[index] == 0) {
            unit.tables.globals[index] = global(unit.unit.globalRefs().get(index));
        }
    }

    /// The address of a package-level variable, allocated when code first refers to it.
    public synchronized long global(String name) {
        Long known = globals.get(name);
        if (known != null) {
            return known;
        }
        LinkedUnit owner = units.get(packagePath(name));
        int typeIndex = owner == null ? -1 : owner.globalType(name);
        if (typeIndex < 0) {
            throw Fault.of(Fault.Kind.FATAL, "variable " + name + " is not defined");
        }
        long address = heap.allocateGlobal(name, resolveType(owner, typeIndex));
        globals.put(name, address);
        return address;
    }

    private RType resolveType(LinkedUnit unit, int index) {
        RType t = unit.tables.types[index];
        if (t == null) {
            t = types.resolve(unit.unit, index, name -> function(name).id);
            unit.tables.types[index] = t;
        }
        return t;
    }

    private void resolveItab(LinkedUnit unit, int index) {
        if (unit.tables.itabs[index] == 0) {
            var pair = unit.unit.itabs().get(index);
            unit.tables.itabs[index] =
                    itabs.itab(
                            resolveType(unit, pair.interfaceType()),
                            resolveType(unit, pair.concreteType()));
        }
    }

    private void resolveString(LinkedUnit unit, int index) {
        if (unit.tables.stringAddresses[index] == 0) {
            byte[] bytes = unit.unit.strings().get(index);
            long address = heap.allocateStatic(Math.max(1, bytes.length), 1);
            Memory.writeBytes(address, bytes, 0, bytes.length);
            unit.tables.stringLengths[index] = bytes.length;
            unit.tables.stringAddresses[index] = address;
        }
    }

    /// Whether a unit other than its own refers to the function.
    public synchronized boolean refersTo(String function) {
        String path = packagePath(function);
        return ordered.stream()
                .anyMatch(u -> !u.unit.path().equals(path) && u.unit.refersTo(function));
    }

    /// Import paths of all registered units with their initialisers, imports first.
    public synchronized List<String> initFunctions() {
        List<String> names = new ArrayList<>();
        for (var u : ordered) {
            if (!u.unit.initFunction().isEmpty()) {
                names.add(u.unit.initFunction());
            }
        }
        return names;
    }
}
