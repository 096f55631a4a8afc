package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.check.Info;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;
import gobi.compiler.types.Type;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One unit in the making: its tables, and the functions that are still to be compiled because
/// something refers to them.
final class UnitGen {
    private final Package pkg;
    private final Context context;
    private final Options options;
    private final Shapes shapes = new Shapes();
    private final TypeNames names = new TypeNames();
    private final TypeTable types = new TypeTable(this, names);
    private final Methods methods = new Methods(this);
    private final Instances instances;
    private final List<FunctionCode> functions = new ArrayList<>();
    private final Map<String, Integer> functionRefs = new LinkedHashMap<>();
    private final Map<String, Integer> nativeRefs = new LinkedHashMap<>();
    private final Map<String, Integer> globalRefs = new LinkedHashMap<>();
    private final List<Unit.Global> globals = new ArrayList<>();
    private final Map<Unit.Itab, Integer> itabs = new LinkedHashMap<>();
    private final Map<ByteBuffer, Integer> stringIndex = new HashMap<>();
    private final List<byte[]> strings = new ArrayList<>();
    private final Set<String> requested = new HashSet<>();
    private final Deque<Supplier<FunctionCode>> pending = new ArrayDeque<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, String> linkNames = new HashMap<>();
    private final EscapeAnalysis escapes;
    private final Leaves leaves = new Leaves(this);

    private final Consumer<Decision> decisions;

    /// `decisions` is told what was decided; it may be null.
    UnitGen(
            Package pkg,
            Info info,
            Context context,
            Options options,
            Instances instances,
            Consumer<Decision> decisions) {
        this.decisions = decisions;
        this.pkg = pkg;
        this.context = context;
        this.options = options;
        this.instances = instances;
        this.escapes = new EscapeAnalysis(this, info, pkg);
    }

    Package pkg() {
        return pkg;
    }

    Context context() {
        return context;
    }

    Options options() {
        return options;
    }

    Shapes shapes() {
        return shapes;
    }

    TypeNames names() {
        return names;
    }

    Methods methods() {
        return methods;
    }

    Instances instances() {
        return instances;
    }

    Consumer<Decision> decisions() {
        return decisions;
    }

    Leaves leaves() {
        return leaves;
    }

    EscapeAnalysis escapes() {
        return escapes;
    }

    int type(Type t) {
        return types.index(t);
    }

    /// Has references to a symbol of this package mean another one, as `//go:linkname` asks.
    void linkName(String symbol, String to) {
        linkNames.put(symbol, to);
    }

    boolean isLinkName(String symbol) {
        return linkNames.containsKey(symbol);
    }

    int functionRef(String symbol) {
        var name = linkNames.getOrDefault(symbol, symbol);
        return functionRefs.computeIfAbsent(name, n -> functionRefs.size());
    }

    int nativeRef(String name) {
        return nativeRefs.computeIfAbsent(name, n -> nativeRefs.size());
    }

    int globalRef(String symbol) {
        var name = linkNames.getOrDefault(symbol, symbol);
        return globalRefs.computeIfAbsent(name, n -> globalRefs.size());
    }

    void defineGlobal(String name, Type t) {
        globals.add(new Unit.Global(name, type(t)));
    }

    int itab(Type iface, Type concrete) {
        return itabs.computeIfAbsent(new Unit.Itab(type(iface), type(concrete)), k -> itabs.size());
    }

    int string(byte[] bytes) {
        return stringIndex.computeIfAbsent(
                ByteBuffer.wrap(bytes),
                k -> {
                    strings.add(bytes);
                    return strings.size() - 1;
                });
    }

    /// A name that no other generated function has: `prefix` and a number.
    String numbered(String prefix) {
        return prefix + counters.merge(prefix, 1, Integer::sum);
    }

    /// Has a function compiled later unless one of that name was asked for already.
    void request(String name, Supplier<FunctionCode> compile) {
        if (requested.add(name)) {
            pending.add(compile);
        }
    }

    void define(FunctionCode f) {
        functions.add(f);
    }

    void compilePending() {
        while (!pending.isEmpty()) {
            functions.add(pending.poll().get());
        }
    }

    Unit finish(String initFunction) {
        compilePending();
        return new Unit(
                pkg.path(),
                pkg.imports().stream().map(Package::path).filter(p -> !p.equals("unsafe")).toList(),
                List.copyOf(functions),
                List.copyOf(functionRefs.keySet()),
                List.copyOf(nativeRefs.keySet()),
                List.copyOf(globals),
                List.copyOf(globalRefs.keySet()),
                types.defs(),
                List.copyOf(itabs.keySet()),
                List.copyOf(strings),
                initFunction);
    }
}
