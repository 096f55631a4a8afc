package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.diag.Code;
import gobi.compiler.diag.Diagnostic;
import gobi.compiler.diag.Reporter;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.types.Context;
import gobi.compiler.types.Func;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Package;
import gobi.compiler.types.Scope;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypePrinter;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks one package: the hub that its parts share, holding the state of the run.
public final class Checker {
    final Package pkg;
    final List<SourceUnit> files;
    final Importer importer;
    final Context context;
    final Reporter reporter;
    final Info info = new Info();

    /// Package-level objects with their declarations, in source order.
    final Map<Obj, DeclInfo> decls = new LinkedHashMap<>();

    /// Objects being declared, outermost first.
    final List<Obj> path = new ArrayList<>();

    final Resolver resolver = new Resolver(this);
    final Decls declarations = new Decls(this);
    final TypeDecls typeDecls = new TypeDecls(this);
    final Cycles cycles = new Cycles(this);
    final TypeExprs typeExprs = new TypeExprs(this);
    final Structs structs = new Structs(this);
    final Interfaces interfaces = new Interfaces(this);
    final Signatures signatures = new Signatures(this);
    final Exprs exprs = new Exprs(this);
    final Operators operators = new Operators(this);
    final Comparisons comparisons = new Comparisons(this);
    final Shifts shifts = new Shifts(this);
    final Untyped untyped = new Untyped(this);
    final Consts consts = new Consts(this);
    final CompositeLits compositeLits = new CompositeLits(this);
    final Calls calls = new Calls(this);
    final Arguments arguments = new Arguments(this);
    final Selectors selectors = new Selectors(this);
    final Builtins builtins = new Builtins(this);
    final Conversions conversions = new Conversions(this);
    final Assignability assignability = new Assignability(this);
    final Assignments assignments = new Assignments(this);
    final Indexes indexes = new Indexes(this);
    final Stmts stmts = new Stmts(this);
    final Switches switches = new Switches(this);
    final Ranges ranges = new Ranges(this);
    final Returns returns = new Returns(this);
    final Instances instances = new Instances(this);
    final Implements implementing = new Implements(this);
    final Infer infer = new Infer(this);
    final ValidTypes validTypes = new ValidTypes(this);
    final Mono mono = new Mono(this);
    final InterfaceCycles interfaceCycles = new InterfaceCycles(this);
    final SizeLimits sizeLimits = new SizeLimits(this);
    final Origin origin;
    private final Versions versions;

    Env env = new Env();
    private final List<Runnable> delayed = new ArrayList<>();
    private boolean failed;

    private Checker(
            Package pkg,
            List<SourceUnit> files,
            Importer importer,
            Context context,
            String goVersion,
            Origin origin,
            Reporter reporter) {
        this.pkg = pkg;
        this.origin = origin;
        this.files = files;
        this.importer = importer;
        this.context = context;
        this.reporter = reporter;
        this.versions = new Versions(files, goVersion);
    }

    /// Checks a package's files, which have parsed without errors. `pkg` comes with an empty scope
    /// and is filled.
    public static CheckedPackage check(
            Package pkg,
            List<SourceUnit> files,
            Importer importer,
            Context context,
            String goVersion,
            Origin origin,
            Reporter reporter) {
        var c = new Checker(pkg, files, importer, context, goVersion, origin, reporter);
        c.run();
        return new CheckedPackage(pkg, files, c.info, !c.failed);
    }

    private void run() {
        var directives = new Directives(this);
        if (origin != Origin.LIBRARY) {
            directives.early();
        }
        resolver.collectObjects();
        resolver.checkObjects();
        processDelayed(0);
        new InitOrder(this).run();
        resolver.unusedImports();
        untyped.recordRemaining();
        mono.run();
        if (!failed) {
            interfaceCycles.run();
        }
        if (!failed && origin != Origin.LIBRARY) {
            directives.late();
            sizeLimits.run();
        }
    }

    // ---- delayed actions

    /// Runs `action` when the present declaration (or the statement) is done.
    void later(Runnable action) {
        delayed.add(action);
    }

    int delayedCount() {
        return delayed.size();
    }

    /// Runs the delayed actions from `from` on, and those that they add.
    void processDelayed(int from) {
        for (int i = from; i < delayed.size(); i++) {
            delayed.get(i).run();
        }
        delayed.subList(from, delayed.size()).clear();
    }

    // ---- errors

    void error(int pos, Code code, String text) {
        if (failed && (text.indexOf("invalid operand") > 0 || text.indexOf("invalid type") > 0)) {
            // Such messages follow from an earlier error.
            return;
        }
        failed = true;
        int at = env.errorPos != 0 ? env.errorPos : pos;
        reporter.report(new Diagnostic(at, code, versions.withReason(at, text)));
    }

    void error(Operand x, Code code, String text) {
        error(x.pos(), code, text);
    }

    void error(Node n, Code code, String text) {
        error(Positions.start(n), code, text);
    }

    ErrorBuilder newError(Code code) {
        return new ErrorBuilder(this, code);
    }

    boolean failed() {
        return failed;
    }

    /// A position as `file:line:column`.
    String describe(int pos) {
        for (var f : files) {
            var s = f.file();
            if (pos >= s.base() && pos <= s.base() + s.size()) {
                return s.describe(pos);
            }
        }
        return "-";
    }

    /// Whether the file at `pos` is written for Go 1.`minor` or later.
    boolean allows(int pos, int minor) {
        return versions.at(pos).atLeast(minor);
    }

    /// Reports the use of a feature that the file's version lacks; false then.
    boolean require(int pos, int minor, String what) {
        if (allows(pos, minor)) {
            return true;
        }
        error(pos, Code.UNSUPPORTED_FEATURE, what + " requires go1." + minor + " or later");
        return false;
    }

    // ---- printing

    String str(Type t) {
        return TypePrinter.print(t, pkg);
    }

    String str(Expr e) {
        return ExprPrinter.print(e);
    }

    String str(Func f, boolean paths) {
        return TypePrinter.printFunc(f, pkg, paths);
    }

    /// An operand with its mode, value and type.
    String str(Operand x) {
        return OperandPrinter.print(x, this);
    }

    // ---- scopes

    Scope openScope(Node n) {
        var s = new Scope(env.scope);
        info.scopes.put(n, s);
        env.scope = s;
        return s;
    }

    void closeScope() {
        env.scope = env.scope.parent();
    }

    /// The object of a name here or in an enclosing scope, or null.
    Obj lookup(String name) {
        for (var s = env.scope; s != null; s = s.parent()) {
            var o = s.lookup(name);
            if (o != null) {
                return o;
            }
        }
        return null;
    }

    /// Inserts an object; reports a redeclaration. `id` may be null.
    void declare(Scope scope, Expr.Name id, Obj obj) {
        if (!obj.name().equals("_")) {
            var old = scope.insert(obj);
            if (old != null) {
                var e =
                        newError(Code.REDECLARED)
                                .add(obj.pos(), obj.name() + " redeclared in this block");
                addOther(e, old);
                e.report();
                return;
            }
        } else if (obj.parent() == null) {
            obj.setParent(scope);
        }
        if (id != null) {
            info.defs.put(id, obj);
        }
    }

    void addOther(ErrorBuilder e, Obj other) {
        if (other.pos() != 0) {
            e.add(other.pos(), "other declaration of " + other.name());
        }
    }

    /// Declares a local variable, whose use is watched.
    void declareLocal(Scope scope, Var v) {
        declare(scope, null, v);
        if (v.name().equals("_") || scope.lookup(v.name()) == v) {
            env.locals.add(v);
        }
    }

    /// Reports the function's variables that were never used, in source order.
    void unusedVariables(Env env) {
        List<Var> unused = null;
        for (var v : env.locals) {
            if (!v.used() && !v.name().equals("_")) {
                if (unused == null) {
                    unused = new ArrayList<>();
                }
                unused.add(v);
            }
        }
        if (unused == null) {
            return;
        }
        unused.sort((a, b) -> Integer.compare(a.pos(), b.pos()));
        for (var v : unused) {
            error(v.pos(), Code.UNUSED_VARIABLE, "declared and not used: " + v.name());
        }
    }

    // ---- results

    void record(Expr e, Mode mode, Type type, Constant val) {
        if (mode == Mode.INVALID) {
            return;
        }
        info.types.put(
                e, new TypeAndValue(publicMode(mode), type, mode == Mode.CONSTANT ? val : null));
    }

    private static TypeAndValue.Mode publicMode(Mode mode) {
        return switch (mode) {
            case INVALID, NO_VALUE -> TypeAndValue.Mode.NO_VALUE;
            case BUILTIN -> TypeAndValue.Mode.BUILTIN;
            case TYPE -> TypeAndValue.Mode.TYPE;
            case CONSTANT -> TypeAndValue.Mode.CONSTANT;
            case VARIABLE -> TypeAndValue.Mode.VARIABLE;
            case MAP_INDEX -> TypeAndValue.Mode.MAP_INDEX;
            case VALUE -> TypeAndValue.Mode.VALUE;
            case NIL -> TypeAndValue.Mode.NIL;
            case COMMA_OK -> TypeAndValue.Mode.COMMA_OK;
        };
    }

    void recordType(Expr e, Type t) {
        record(e, Mode.TYPE, t, null);
    }

    void recordUse(Expr.Name n, Obj o) {
        info.uses.put(n, o);
    }

    /// The call's function gets the signature that this use of the built-in has; parentheses too.
    void recordBuiltin(Expr f, Type sig) {
        while (true) {
            record(f, Mode.BUILTIN, sig, null);
            if (f instanceof Expr.Paren p) {
                f = p.x();
            } else {
                return;
            }
        }
    }

    /// Changes the type of a `v, ok` expression to the pair.
    void recordCommaOk(Expr e, Type value, Type ok) {
        var pair = Tuples.of(value, ok);
        while (true) {
            var tv = info.types.get(e);
            if (tv != null) {
                info.types.put(e, new TypeAndValue(tv.mode(), pair, null));
            }
            if (e instanceof Expr.Paren p) {
                e = p.x();
            } else {
                return;
            }
        }
    }

    /// The generic function or type's name inside `e` was instantiated.
    void recordInstance(Expr e, List<Type> args, Type type) {
        var name = instantiatedName(e);
        if (name != null) {
            info.instances.put(name, new Instance(List.copyOf(args), type));
        }
    }

    private static Expr.Name instantiatedName(Expr e) {
        return switch (e) {
            case Expr.Name n -> n;
            case Expr.Selector s -> s.sel();
            case Expr.Index i -> instantiatedName(i.x());
            case Expr.Paren p -> instantiatedName(p.x());
            default -> null;
        };
    }

    void addDependency(Obj o) {
        if (env.decl != null && decls.containsKey(o)) {
            env.decl.deps.add(o);
        }
    }

    static Expr unparen(Expr e) {
        while (e instanceof Expr.Paren p) {
            e = p.x();
        }
        return e;
    }

    static boolean valid(Type t) {
        return !sameObject(t, Universe.INVALID) && Types.isValid(t);
    }
}
