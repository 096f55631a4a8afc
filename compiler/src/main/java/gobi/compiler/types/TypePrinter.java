package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.syntax.Expr.ChanDir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Types as gc writes them in messages. Names of the current package stand alone, others have their
/// package's name (its quoted path where the name is shared by several imported packages).
public final class TypePrinter {
    private final Package current;
    private final boolean paths;
    private final boolean paramNames;
    private final StringBuilder out = new StringBuilder();
    private final List<Type> open = new ArrayList<>();
    private boolean annotate;

    private TypePrinter(Package current, boolean paths, boolean paramNames) {
        this.current = current;
        this.paths = paths;
        this.annotate = paths;
        this.paramNames = paramNames;
    }

    /// The type as seen from package `current` (null: every package's name shows).
    public static String print(Type t, Package current) {
        var p = new TypePrinter(current, false, true);
        p.type(t);
        return p.out.toString();
    }

    /// The type with full package paths throughout.
    public static String printWithPaths(Type t) {
        var p = new TypePrinter(null, true, true);
        p.type(t);
        return p.out.toString();
    }

    /// A function's name with its signature, without parameter names, for "have/want" lines.
    public static String printFunc(Func f, Package current, boolean paths) {
        var p = new TypePrinter(current, paths, false);
        p.out.append(f.name());
        if (f.type() instanceof Signature s) {
            p.signature(s);
        }
        return p.out.toString();
    }

    private void type(Type t) {
        for (var o : open) {
            if (sameObject(o, t)) {
                out.append("<cycle>");
                return;
            }
        }
        open.add(t);
        structure(t);
        open.removeLast();
    }

    private void structure(Type t) {
        switch (t) {
            case null -> out.append("<nil>");
            case BasicType b -> out.append(b.name());
            case AliasType a -> {
                typeName(a.obj());
                typeList(a.typeArgs());
            }
            case NamedType n -> named(n);
            case PointerType p -> {
                out.append('*');
                type(p.elem());
            }
            case SliceType s -> {
                out.append("[]");
                type(s.elem());
            }
            case ArrayType a -> {
                out.append('[').append(a.length()).append(']');
                type(a.elem());
            }
            case MapType m -> {
                out.append("map[");
                type(m.key());
                out.append(']');
                type(m.elem());
            }
            case ChanType c -> chan(c);
            case StructType s -> struct(s);
            case TupleType u -> tuple(u, false);
            case Signature s -> {
                out.append("func");
                signature(s);
            }
            case UnionType u -> union(u);
            case InterfaceType i -> iface(i);
            case TypeParam p -> {
                out.append(p.obj().name());
                if (Universe.SCOPE.lookup(p.obj().name()) != null) {
                    out.append(" /* with ").append(p.obj().name()).append(" declared at ? */");
                }
            }
        }
    }

    private void named(NamedType n) {
        typeName(n.obj());
        if (!n.typeArgs().isEmpty()) {
            typeList(n.typeArgs());
        } else if (!n.typeParams().isEmpty()) {
            typeParams(n.typeParams());
        }
    }

    private void typeName(TypeName o) {
        prefix(o.pkg());
        out.append(o.name());
    }

    private void prefix(Package p) {
        if (p == null || p == current) {
            return;
        }
        if (paths) {
            out.append(p.path());
        } else if (current != null && shared(p)) {
            out.append('"').append(p.path()).append('"');
        } else {
            out.append(p.name());
        }
        out.append('.');
    }

    private boolean shared(Package p) {
        var names = new HashMap<String, Set<String>>();
        collect(current, names, new HashSet<>());
        var s = names.get(p.name());
        return s != null && s.size() > 1;
    }

    private static void collect(Package p, Map<String, Set<String>> names, Set<Package> seen) {
        if (seen.add(p)) {
            names.computeIfAbsent(p.name(), k -> new HashSet<>()).add(p.path());
            for (var i : p.imports()) {
                collect(i, names, seen);
            }
        }
    }

    private void typeList(List<Type> types) {
        if (types.isEmpty()) {
            return;
        }
        var sep = "[";
        for (var t : types) {
            out.append(sep);
            type(t);
            sep = ", ";
        }
        out.append(']');
    }

    private void typeParams(List<TypeParam> params) {
        out.append('[');
        Type prev = null;
        for (int i = 0; i < params.size(); i++) {
            var p = params.get(i);
            if (i > 0) {
                if (!sameObject(p.constraint(), prev)) {
                    out.append(' ');
                    type(prev);
                }
                out.append(", ");
            }
            prev = p.constraint();
            type(p);
        }
        if (prev != null) {
            out.append(' ');
            type(prev);
        }
        out.append(']');
    }

    private void chan(ChanType c) {
        out.append(
                switch (c.dir()) {
                    case BOTH -> "chan ";
                    case SEND -> "chan<- ";
                    case RECV -> "<-chan ";
                });
        boolean parens =
                c.dir() == ChanDir.BOTH
                        && c.elem() instanceof ChanType e
                        && e.dir() == ChanDir.RECV;
        if (parens) {
            out.append('(');
        }
        type(c.elem());
        if (parens) {
            out.append(')');
        }
    }

    private void struct(StructType s) {
        out.append("struct{");
        for (int i = 0; i < s.fields().size(); i++) {
            var f = s.fields().get(i);
            if (i > 0) {
                out.append("; ");
            }
            boolean note = annotate && !f.exported();
            if (note) {
                annotate = false;
            }
            if (!f.embedded()) {
                out.append(f.name()).append(' ');
            }
            type(f.type());
            if (note) {
                out.append(" /* package ").append(f.pkg().path()).append(" */ ");
            }
            if (!s.tag(i).isEmpty()) {
                out.append(' ').append(Constants.quote(Constant.Str.of(s.tag(i)).bytes()));
            }
        }
        out.append('}');
    }

    private void union(UnionType u) {
        for (int i = 0; i < u.terms().size(); i++) {
            if (i > 0) {
                out.append(" | ");
            }
            if (u.terms().get(i).tilde()) {
                out.append('~');
            }
            type(u.terms().get(i).type());
        }
    }

    private void iface(InterfaceType i) {
        if (i == Universe.COMPARABLE.underlying()) {
            out.append("interface{comparable}");
            return;
        }
        if (i == Universe.EMPTY_INTERFACE) {
            out.append("any");
            return;
        }
        if (i.implicit()) {
            if (i.explicitMethods().isEmpty() && i.embeddeds().size() == 1) {
                type(i.embeddeds().getFirst());
                return;
            }
            out.append("/* implicit */ ");
        }
        out.append("interface{");
        boolean first = true;
        for (var m : i.explicitMethods()) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            out.append(m.name());
            if (m.type() instanceof Signature s) {
                signature(s);
            }
        }
        for (var e : i.embeddeds()) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            type(e);
        }
        out.append('}');
    }

    private void tuple(TupleType t, boolean variadic) {
        out.append('(');
        for (int i = 0; i < t.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            var v = t.at(i);
            if (paramNames && !v.name().isEmpty()) {
                out.append(v.name()).append(' ');
            }
            if (variadic && i == t.size() - 1) {
                if (v.type() instanceof SliceType s) {
                    out.append("...");
                    type(s.elem());
                } else {
                    type(v.type());
                    out.append("...");
                }
            } else {
                type(v.type());
            }
        }
        out.append(')');
    }

    private void signature(Signature s) {
        if (!s.typeParams().isEmpty()) {
            typeParams(s.typeParams());
        }
        tuple(s.params(), s.variadic());
        int n = s.results().size();
        if (n == 0) {
            return;
        }
        out.append(' ');
        var first = s.results().at(0);
        if (n == 1 && (!paramNames || first.name().isEmpty())) {
            type(first.type());
        } else {
            tuple(s.results(), false);
        }
    }
}
