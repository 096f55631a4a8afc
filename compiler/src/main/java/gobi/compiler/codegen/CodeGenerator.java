package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.check.Info;
import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Context;
import gobi.compiler.types.Func;
import gobi.compiler.types.Package;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Generates the bytecode of a checked package.
public final class CodeGenerator {
    private final Package pkg;
    private final List<SourceUnit> files;
    private final Info info;
    private final UnitGen unit;

    private CodeGenerator(
            Package pkg,
            List<SourceUnit> files,
            Info info,
            GenericSource generics,
            Context context,
            Options options,
            Consumer<Decision> decisions) {
        this.pkg = pkg;
        this.files = files;
        this.info = info;
        this.unit =
                new UnitGen(
                        pkg,
                        info,
                        context,
                        options,
                        new Instances(generics, this::ownBody),
                        decisions);
    }

    /// Compiles a package that was checked without errors.
    public static Unit generate(
            Package pkg,
            List<SourceUnit> files,
            Info info,
            GenericSource generics,
            Context context,
            Options options) {
        return generate(pkg, files, info, generics, context, options, null);
    }

    /// The same; `decisions` is told what was decided about the package, unless it is null.
    public static Unit generate(
            Package pkg,
            List<SourceUnit> files,
            Info info,
            GenericSource generics,
            Context context,
            Options options,
            Consumer<Decision> decisions) {
        return new CodeGenerator(pkg, files, info, generics, context, options, decisions).run();
    }

    private Unit run() {
        var inits = new ArrayList<Decl.Func>();
        var initFiles = new ArrayList<SourceFile>();
        files.forEach(this::linkNames);
        for (var f : files) {
            for (var d : f.decls()) {
                switch (d) {
                    case Decl.Func fn when isInit(fn) -> {
                        inits.add(fn);
                        initFiles.add(f.file());
                    }
                    case Decl.Func fn -> function(fn, f.file());
                    case Decl.Gen gen -> globals(gen);
                    case Decl.Bad b -> throw new CodegenException(b.pos(), "bad declaration");
                }
            }
        }
        var init = initFunction(inits, initFiles);
        return unit.finish(init);
    }

    /// `//go:linkname local pkg.name` on what has no value of its own here: references go to the
    /// other package. The form without a name only permits others to refer to the symbol.
    private void linkNames(SourceUnit f) {
        for (var d : f.directives()) {
            var words = d.text().split("\\s+");
            if (!words[0].equals("//go:linkname") || words.length != 3) {
                continue;
            }
            if (pkg.scope().lookup(words[1]) instanceof Func fn
                    && fn.decl() != null
                    && fn.decl().body() != null) {
                throw new CodegenException(
                        d.pos(), "//go:linkname of a function with a body is not supported");
            }
            var symbol = pkg.path() + "." + words[1];
            if (!words[2].equals(symbol)) {
                unit.linkName(symbol, words[2]);
            }
        }
    }

    private static boolean isInit(Decl.Func f) {
        return f.recv() == null && f.name().name().equals("init");
    }

    private Source source(SourceFile file) {
        return new Source(info, file, pkg);
    }

    // ---- functions

    private void function(Decl.Func decl, SourceFile file) {
        if (decl.name().name().equals("_") || !(info.defs.get(decl.name()) instanceof Func f)) {
            return;
        }
        var sig = f.signature();
        if (!sig.typeParams().isEmpty() || !sig.recvTypeParams().isEmpty()) {
            return;
        }
        var symbol = symbol(f);
        if (unit.decisions() != null) {
            // It tells whether calls of the function are inlined.
            unit.leaves().find(f, List.of());
        }
        try {
            if (unit.isLinkName(symbol)) {
                return;
            }
            if (decl.body() == null) {
                unit.define(new Wrappers(unit).nativeFunction(symbol, source(file), f, decl.pos()));
            } else {
                unit.define(
                        new Functions(unit)
                                .declared(
                                        symbol,
                                        source(file),
                                        decl,
                                        f,
                                        Substitution.EMPTY,
                                        unit.escapes().of(decl)));
            }
        } catch (CodegenException e) {
            throw e.pos() != 0 ? e : new CodegenException(decl.pos(), e.getMessage());
        } catch (RuntimeException e) {
            throw new IllegalStateException("internal error in the code of " + symbol, e);
        }
        unit.compilePending();
    }

    private String symbol(Func f) {
        var recv = f.signature().recv();
        if (recv == null) {
            return pkg.path() + "." + f.name();
        }
        var named = Types.asNamed(Types.deref(recv.type()));
        return unit.methods().declaredSymbol(named, f);
    }

    private GenericSource.Body ownBody(Func origin) {
        if (origin.decl() == null || origin.pkg() != pkg) {
            return null;
        }
        for (var f : files) {
            if (contains(f.file(), origin.decl().pos())) {
                return new GenericSource.Body(origin.decl(), info, f.file());
            }
        }
        return null;
    }

    private static boolean contains(SourceFile file, int pos) {
        return pos >= file.base() && pos <= file.base() + file.size();
    }

    // ---- variables and initialisation

    private void globals(Decl.Gen gen) {
        for (var spec : gen.specs()) {
            if (spec instanceof Spec.Var v) {
                for (var n : v.names()) {
                    if (!n.name().equals("_")
                            && !unit.isLinkName(pkg.path() + "." + n.name())
                            && info.defs.get(n) instanceof Var g) {
                        unit.defineGlobal(pkg.path() + "." + n.name(), g.type());
                    }
                }
            }
        }
    }

    /// Compiles `pkg.init`: the variables' initialisers in order, then the init functions. Empty if
    /// there is nothing to do.
    private String initFunction(List<Decl.Func> inits, List<SourceFile> initFiles) {
        if (info.initOrder.isEmpty() && inits.isEmpty()) {
            return "";
        }
        var name = pkg.path() + ".init";
        var calls = new ArrayList<String>();
        for (int i = 0; i < inits.size(); i++) {
            var symbol = name + "." + i;
            var d = inits.get(i);
            var f = (Func) info.defs.get(d.name());
            if (d.body() == null) {
                continue;
            }
            var sig =
                    new gobi.compiler.types.Signature(
                            null,
                            List.of(),
                            List.of(),
                            gobi.compiler.types.TupleType.EMPTY,
                            gobi.compiler.types.TupleType.EMPTY,
                            false);
            var func = f != null ? f : new Func(d.pos(), pkg, "init", sig, d);
            unit.define(
                    new Functions(unit)
                            .declared(
                                    symbol,
                                    source(initFiles.get(i)),
                                    d,
                                    func,
                                    Substitution.EMPTY,
                                    unit.escapes().of(d)));
            calls.add(symbol);
        }
        unit.define(initCode(name, calls));
        return name;
    }

    private FunctionCode initCode(String name, List<String> calls) {
        var frame = CallShape.of(unit.shapes(), List.of(), List.of());
        var exprs = info.initOrder.stream().map(Info.Initializer::rhs).toList();
        var anyFile = files.getFirst().file();
        var escape = unit.escapes().of(exprs);
        var parts = new ArrayList<String>();
        // Initialisers of one file at a time: a function has one file.
        int i = 0;
        while (i < info.initOrder.size()) {
            var file = file(info.initOrder.get(i).rhs());
            var g = new FunctionGen(unit, source(file), Substitution.EMPTY, name, frame, escape);
            g.isClosure = false;
            while (i < info.initOrder.size()
                    && file(info.initOrder.get(i).rhs()) == file
                    && g.code.size() < 20_000) {
                initialize(g, info.initOrder.get(i));
                i++;
            }
            if (i < info.initOrder.size() || !parts.isEmpty()) {
                var part = name + "·" + parts.size();
                unit.define(g.finishAs(part, FunctionCode.INIT));
                parts.add(part);
            } else {
                calls.forEach(c -> g.callFunction(c, frame));
                return g.finishAs(name, FunctionCode.INIT);
            }
        }
        var g = new FunctionGen(unit, source(anyFile), Substitution.EMPTY, name, frame, escape);
        parts.forEach(p -> g.callFunction(p, frame));
        calls.forEach(c -> g.callFunction(c, frame));
        return g.finishAs(name, FunctionCode.INIT);
    }

    private SourceFile file(Expr e) {
        for (var f : files) {
            if (contains(f.file(), e.pos())) {
                return f.file();
            }
        }
        return files.getFirst().file();
    }

    private static void initialize(FunctionGen g, Info.Initializer init) {
        var mark = g.mark();
        g.line(init.rhs().pos());
        if (init.lhs().size() == 1) {
            var v = init.lhs().getFirst();
            if (v.name().equals("_")) {
                g.exprs.to(init.rhs(), v.type(), g.values.tempPlace(v.type()));
            } else {
                g.assignments.assign(g.variable(v), v.type(), init.rhs(), null);
            }
        } else {
            var targets = new ArrayList<Assignments.Target>();
            for (var v : init.lhs()) {
                targets.add(
                        v.name().equals("_")
                                ? new Assignments.Target.Blank(null)
                                : new Assignments.Target.At(g.variable(v), v.type(), null));
            }
            g.assignments.tuple(targets, init.rhs());
        }
        g.release(mark);
    }
}
