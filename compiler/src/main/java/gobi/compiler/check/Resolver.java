package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Package;
import gobi.compiler.types.PkgName;
import gobi.compiler.types.Scope;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the package-level declarations of all files, then has them checked.
final class Resolver {
    private record Method(Func func, Decl.Func decl, Scope fileScope) {}

    private final Checker c;
    private final List<PkgName> imports = new ArrayList<>();
    private final Map<String, Package> imported = new LinkedHashMap<>();
    private final Map<Scope, List<PkgName>> dotImports = new IdentityHashMap<>();
    private final List<Scope> fileScopes = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final Map<TypeName, List<Func>> methodsByType = new IdentityHashMap<>();

    Resolver(Checker c) {
        this.c = c;
    }

    // ---- collection

    void collectObjects() {
        for (var f : c.files) {
            var scope = new Scope(c.pkg.scope());
            c.info.scopes.put(f, scope);
            fileScopes.add(scope);
            collect(f, scope);
        }
        for (var m : methods) {
            associate(m);
        }
        conflictsWithImports();
    }

    private void collect(SourceUnit f, Scope scope) {
        if (f.packageName().name().equals("_")) {
            c.error(f.packageName(), Code.INVALID_PACKAGE_NAME, "invalid package name _");
        }
        for (var d : f.decls()) {
            switch (d) {
                case Decl.Bad _ -> {}
                case Decl.Func fn -> func(fn, scope);
                case Decl.Gen g -> {
                    switch (g.keyword()) {
                        case IMPORT -> {
                            for (var s : g.specs()) {
                                importSpec((Spec.Import) s, scope);
                            }
                        }
                        case CONST -> constants(g, scope);
                        case TYPE -> {
                            for (var s : g.specs()) {
                                typeSpec((Spec.Type) s, scope);
                            }
                        }
                        case VAR -> {
                            for (var s : g.specs()) {
                                varSpec((Spec.Var) s, scope);
                            }
                        }
                    }
                }
            }
        }
    }

    private void importSpec(Spec.Import s, Scope scope) {
        if (s.path().malformed()) {
            return;
        }
        if (!(Constants.literal(s.path().kind(), s.path().text()) instanceof Constant.Str str)) {
            return;
        }
        var path = str.text();
        if (path.isEmpty()) {
            c.error(s.path(), Code.INVALID_IMPORT, "invalid import path (empty string)");
            return;
        }
        int bad = illegalCharacter(path);
        if (bad >= 0) {
            c.error(
                    s.path(),
                    Code.INVALID_IMPORT,
                    "invalid import path (invalid character " + unicodeName(bad) + ")");
            return;
        }
        var pkg = importPackage(s.path().pos(), path);
        if (pkg == null) {
            return;
        }
        var name = s.name() == null ? pkg.name() : s.name().name();
        if (name.equals("init")) {
            c.error(s, Code.INVALID_IMPORT, "cannot import package as init - init must be a func");
            return;
        }
        var obj = new PkgName(s.pos(), c.pkg, name, pkg);
        if (s.name() != null) {
            c.info.defs.put(s.name(), obj);
        } else {
            c.info.implicits.put(s, obj);
        }
        if (name.equals("_")) {
            return;
        }
        imports.add(obj);
        if (name.equals(".")) {
            dotImport(scope, obj);
        } else {
            c.declare(scope, null, obj);
        }
    }

    /// The first character that an import path must not have, or -1.
    private static int illegalCharacter(String path) {
        for (int i = 0; i < path.length(); ) {
            int r = path.codePointAt(i);
            if (r <= ' '
                    || r == 0x7f
                    || r == 0xfffd
                    || "!\"#$%&'()*,:;<=>?[\\]^{|}`".indexOf(r) >= 0) {
                return r;
            }
            if (Character.isISOControl(r) || Character.isSpaceChar(r)) {
                return r;
            }
            i += Character.charCount(r);
        }
        return -1;
    }

    private static String unicodeName(int r) {
        var s = String.format("U+%04X", r);
        return Character.isISOControl(r) ? s : s + " '" + Character.toString(r) + "'";
    }

    private Package importPackage(int pos, String path) {
        if (path.equals("unsafe")) {
            return Universe.UNSAFE;
        }
        var known = imported.get(path);
        if (known != null || imported.containsKey(path)) {
            return known;
        }
        var r = c.importer.importPackage(path);
        if (r == null || r.pkg() == null) {
            c.error(
                    pos,
                    Code.IMPORT_NOT_FOUND,
                    "could not import "
                            + path
                            + " ("
                            + (r == null ? "not found" : r.error())
                            + ")");
            imported.put(path, null);
            return null;
        }
        imported.put(path, r.pkg());
        c.pkg.imports().add(r.pkg());
        return r.pkg();
    }

    private void dotImport(Scope scope, PkgName name) {
        var list = dotImports.computeIfAbsent(scope, k -> new ArrayList<>());
        list.add(name);
        scope.importWith(n -> {
            for (var p : list) {
                var o = p.imported().scope().lookup(n);
                if (o != null && o.exported()) {
                    return o;
                }
            }
            return null;
        });
    }

    /// A name that came through a dot-import uses that import.
    void markDotImport(Obj o) {
        if (dotImports.isEmpty() || o.pkg() == null || o.pkg() == c.pkg) {
            return;
        }
        for (var s = c.env.scope; s != null; s = s.parent()) {
            var list = dotImports.get(s);
            if (list == null) {
                continue;
            }
            for (var p : list) {
                if (p.imported() == o.pkg()) {
                    p.markUsed();
                }
            }
        }
    }

    private void declarePackageObject(Expr.Name id, Obj obj, DeclInfo d) {
        if (id.name().equals("init")) {
            c.error(id, Code.INVALID_INIT, "cannot declare init - must be func");
            return;
        }
        if (id.name().equals("main") && c.pkg.name().equals("main")) {
            c.error(id, Code.INVALID_MAIN, "cannot declare main - must be func");
            return;
        }
        c.declare(c.pkg.scope(), id, obj);
        c.decls.put(obj, d);
    }

    private void constants(Decl.Gen g, Scope scope) {
        Spec.Const last = null;
        for (var spec : g.specs()) {
            var s = (Spec.Const) spec;
            boolean inherited = s.type() == null && s.values().isEmpty();
            if (!inherited) {
                last = s;
            }
            constant(s, last, inherited, scope);
        }
    }

    private void constant(Spec.Const s, Spec.Const last, boolean inherited, Scope scope) {
        List<Expr> values = last == null ? List.of() : last.values();
        for (int i = 0; i < s.names().size(); i++) {
            var n = s.names().get(i);
            var obj = new Const(n.pos(), c.pkg, n.name(), null, Constant.Int.of(s.iota()));
            var d = new DeclInfo(scope);
            d.type = last == null ? null : last.type();
            d.init = i < values.size() ? values.get(i) : null;
            d.inherited = inherited;
            d.iota = s.iota();
            declarePackageObject(n, obj, d);
        }
        arity(s.pos(), s.names(), values, true, inherited);
    }

    /// Compares the numbers of names and values.
    void arity(
            int pos,
            List<Expr.Name> names,
            List<Expr> values,
            boolean constant,
            boolean inherited) {
        int l = names.size();
        int r = values.size();
        if (l < r) {
            var n = values.get(l);
            if (inherited) {
                c.error(pos, Code.ASSIGNMENT_MISMATCH, "extra init expr at " + c.describe(n.pos()));
            } else {
                c.error(n, Code.ASSIGNMENT_MISMATCH, "extra init expr " + c.str(n));
            }
        } else if (l > r && (constant || r != 1)) {
            var n = names.get(r);
            c.error(n, Code.ASSIGNMENT_MISMATCH, "missing init expr for " + n.name());
        }
    }

    private void varSpec(Spec.Var s, Scope scope) {
        var lhs = new ArrayList<Var>();
        DeclInfo shared = null;
        if (s.values().size() == 1 && s.names().size() > 1) {
            shared = new DeclInfo(scope);
            shared.lhs = lhs;
            shared.type = s.type();
            shared.init = s.values().getFirst();
        }
        for (int i = 0; i < s.names().size(); i++) {
            var n = s.names().get(i);
            var obj = new Var(n.pos(), c.pkg, n.name(), null, Var.Kind.PACKAGE, false);
            lhs.add(obj);
            var d = shared;
            if (d == null) {
                d = new DeclInfo(scope);
                d.type = s.type();
                d.init = i < s.values().size() ? s.values().get(i) : null;
            }
            declarePackageObject(n, obj, d);
        }
        if (s.type() == null || !s.values().isEmpty()) {
            arity(s.pos(), s.names(), s.values(), false, false);
        }
    }

    private void typeSpec(Spec.Type s, Scope scope) {
        var obj = new TypeName(s.name().pos(), c.pkg, s.name().name(), null);
        var d = new DeclInfo(scope);
        d.typeSpec = s;
        declarePackageObject(s.name(), obj, d);
    }

    private void func(Decl.Func f, Scope scope) {
        var name = f.name().name();
        var obj = new Func(f.name().pos(), c.pkg, name, null, f);
        var d = new DeclInfo(scope);
        d.func = f;
        if (f.recv() == null) {
            if (name.equals("init") || name.equals("main") && c.pkg.name().equals("main")) {
                special(f, name);
            }
            if (name.equals("init")) {
                obj.setParent(c.pkg.scope());
                c.info.defs.put(f.name(), obj);
            } else {
                c.declare(c.pkg.scope(), f.name(), obj);
            }
        } else {
            c.info.defs.put(f.name(), obj);
            if (!f.recv().fields().isEmpty()) {
                obj.setPointerReceiver(
                        Signatures.unpack(f.recv().fields().getFirst().type()).pointer());
                methods.add(new Method(obj, f, scope));
            }
        }
        c.decls.put(obj, d);
        obj.typeWith(() -> {
            c.declarations.declare(obj, null);
            return null;
        });
    }

    private void special(Decl.Func f, String name) {
        var t = f.type();
        if (t.typeParams() != null && !t.typeParams().fields().isEmpty()) {
            c.error(
                    t.typeParams().fields().getFirst(),
                    Code.INVALID_INIT,
                    "func " + name + " must have no type parameters");
        }
        if (!t.params().fields().isEmpty()
                || t.results() != null && !t.results().fields().isEmpty()) {
            c.error(
                    f.name(),
                    Code.INVALID_INIT,
                    "func " + name + " must have no arguments and no return values");
        }
        if (name.equals("init") && f.body() == null) {
            c.error(f.name(), Code.MISSING_BODY, "missing function body");
        }
    }

    // ---- methods

    private void associate(Method m) {
        var recv = Signatures.unpack(m.decl().recv().fields().getFirst().type());
        var base = baseType(recv.base(), recv.pointer(), m.func());
        if (base != null) {
            methodsByType.computeIfAbsent(base, k -> new ArrayList<>()).add(m.func());
        }
    }

    List<Func> methodsOf(TypeName t) {
        return methodsByType.getOrDefault(t, List.of());
    }

    /// The defined type of this package that a receiver names, through aliases.
    private TypeName baseType(Expr e, boolean pointer, Func f) {
        List<TypeName> seen = null;
        while (e instanceof Expr.Name n) {
            if (!(c.pkg.scope().lookup(n.name()) instanceof TypeName t)) {
                return null;
            }
            var d = c.decls.get(t);
            if (d == null || d.typeSpec == null) {
                return null;
            }
            if (!d.typeSpec.alias()) {
                f.setPointerReceiver(pointer);
                return t;
            }
            if (seen == null) {
                seen = new ArrayList<>();
            }
            if (seen.contains(t)) {
                return null;
            }
            seen.add(t);
            var r = Signatures.unpack(d.typeSpec.type());
            if (pointer && r.pointer()) {
                return null;
            }
            pointer |= r.pointer();
            e = r.base();
        }
        return null;
    }

    private void conflictsWithImports() {
        for (var scope : fileScopes) {
            for (var o : new ArrayList<>(scope.objects())) {
                if (o instanceof PkgName p) {
                    var alt = c.pkg.scope().lookup(p.name());
                    if (alt != null) {
                        var e =
                                c.newError(Code.REDECLARED)
                                        .add(
                                                alt.pos(),
                                                alt.name()
                                                        + " already declared through import of package "
                                                        + p.imported().name()
                                                        + " (\""
                                                        + p.imported().path()
                                                        + "\")");
                        c.addOther(e, p);
                        e.report();
                        p.markUsed();
                    }
                }
            }
            for (var p : dotImports.getOrDefault(scope, List.of())) {
                dotConflicts(p);
            }
        }
    }

    private void dotConflicts(PkgName p) {
        for (var o : new ArrayList<>(c.pkg.scope().objects())) {
            if (o.exported() && p.imported().scope().lookup(o.name()) != null) {
                c.error(
                        o.pos(),
                        Code.REDECLARED,
                        o.name()
                                + " already declared through dot-import of package "
                                + p.imported().name()
                                + " (\""
                                + p.imported().path()
                                + "\")");
            }
        }
    }

    // ---- checking

    void checkObjects() {
        var objects = new ArrayList<>(c.decls.keySet());
        var aliases = new ArrayList<Obj>();
        var others = new ArrayList<Obj>();
        for (var o : objects) {
            if (o instanceof TypeName) {
                if (c.decls.get(o).typeSpec.alias()) {
                    aliases.add(o);
                } else {
                    c.declarations.declare(o, null);
                }
            } else {
                others.add(o);
            }
        }
        for (var o : aliases) {
            c.declarations.declare(o, null);
        }
        for (var o : others) {
            c.declarations.declare(o, null);
        }
    }

    void unusedImports() {
        for (var p : imports) {
            if (p.used()) {
                continue;
            }
            var path = p.imported().path();
            var last = path.substring(path.lastIndexOf('/') + 1);
            var quoted = Constants.quote(Constant.Str.of(path).bytes());
            c.error(
                    p.pos(),
                    Code.UNUSED_IMPORT,
                    p.name().isEmpty() || p.name().equals(".") || p.name().equals(last)
                            ? quoted + " imported and not used"
                            : quoted + " imported as " + p.name() + " and not used");
        }
    }
}
