package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeSets;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;
import gobi.compiler.types.UnionType.Term;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Interface types, and unions in constraints.
final class Interfaces {
    private static final int MAX_TERMS = 100;
    private static final int FIRST_GENERIC = 18;
    private static final int FIRST_OVERLAPPING = 14;
    private final Checker c;
    private int depth;

    Interfaces(Checker c) {
        this.c = c;
    }

    Type iface(Expr.InterfaceType e, TypeName declared) {
        if (depth++ == 0) {
            // Nested literals are looked at with the outermost.
            c.interfaceCycles.add(e);
        }
        var methods = new ArrayList<Func>();
        var embeddeds = new ArrayList<Type>();
        var positions = new ArrayList<Integer>();
        var t = new InterfaceType(methods, embeddeds, false);
        // Receivers are of the declared type where there is one.
        Type recvType =
                declared != null && Types.asNamed(declared.type()) != null ? declared.type() : t;
        for (var f : e.methods().fields()) {
            if (f.names().isEmpty()) {
                embeddeds.add(union(f.type()));
                positions.add(f.type().pos());
                continue;
            }
            var name = f.names().getFirst();
            if (name.name().equals("_")) {
                c.error(name, Code.BLANK_METHOD, "methods must have a unique non-blank name");
                continue;
            }
            if (!(f.type() instanceof Expr.FuncType ft)) {
                continue;
            }
            var recv = new Var(name.pos(), c.pkg, "", recvType, Var.Kind.RECV, false);
            var sig = c.signatures.method(ft, recv);
            var m = new Func(name.pos(), c.pkg, name.name(), sig, null);
            m.setPointerReceiver(false);
            c.recordType(ft, sig);
            c.info.defs.put(name, m);
            methods.add(m);
        }
        depth--;
        methods.sort((a, b) -> a.id().compareTo(b.id()));
        t.completeWith(() -> TypeSets.compute(t, new Judge(positions)));
        c.later(t::typeSet);
        return t;
    }

    /// Reports what is wrong with the methods and elements of an interface.
    private final class Judge implements TypeSets.Judge {
        private final List<Integer> positions;

        Judge(List<Integer> positions) {
            this.positions = positions;
        }

        @Override
        public void duplicate(Func m, int embedded, Func other, int otherEmbedded) {
            int pos = embedded < 0 ? m.pos() : positions.get(embedded);
            int otherPos = otherEmbedded < 0 ? other.pos() : positions.get(otherEmbedded);
            if (embedded < 0) {
                Interfaces.this.duplicate(m, pos, otherPos);
            } else {
                // The types may mention the interface whose set is being computed.
                c.later(() -> embeddedTwice(m, pos, other, otherPos));
            }
        }

        @Override
        public boolean admits(int embedded, Type type) {
            int pos = positions.get(embedded);
            if (c.allows(pos, FIRST_GENERIC)) {
                return true;
            }
            return switch (type.underlying()) {
                case InterfaceType i -> {
                    boolean imported =
                            Types.asNamed(type) != null && Types.asNamed(type).obj().pkg() != c.pkg;
                    yield !imported
                            || !TypeSets.isConstraint(i)
                            || require(pos, "constraint interface ", type);
                }
                case UnionType u -> require(pos, "interface element ", u);
                default -> require(pos, "non-interface type ", type);
            };
        }

        private boolean require(int pos, String what, Type type) {
            return c.require(pos, FIRST_GENERIC, "embedding " + what + c.str(type));
        }
    }

    private void embeddedTwice(Func m, int pos, Func other, int otherPos) {
        if (!c.allows(pos, FIRST_OVERLAPPING) || !Types.identical(other.type(), m.type())) {
            duplicate(m, pos, otherPos);
        }
    }

    private void duplicate(Func m, int pos, int otherPos) {
        c.newError(Code.DUPLICATE_METHOD)
                .add(pos, "duplicate method " + m.name())
                .add(otherPos, "other declaration of method " + m.name())
                .report();
    }

    /// The interface that a constraint stands for: unions and other types are wrapped.
    Type constraint(Expr e) {
        boolean wrap =
                e instanceof Expr.Unary u && u.op() == UnaryOp.TILDE
                        || e instanceof Expr.Binary b && b.op() == BinaryOp.OR;
        if (wrap) {
            return wrapped(e);
        }
        var t = c.typeExprs.type(e);
        if (Checker.valid(t) && !Types.isTypeParam(t) && needsWrapping(t)) {
            return implicit(List.of(t));
        }
        return t;
    }

    private boolean needsWrapping(Type t) {
        var u = t.underlying();
        // A type that is still being declared is taken for an interface; what is not one is found
        // out later.
        return !sameObject(u, Universe.INVALID) && !(u instanceof InterfaceType);
    }

    private InterfaceType wrapped(Expr e) {
        var t = implicit(List.of(union(e)));
        c.recordType(e, t);
        return t;
    }

    private static InterfaceType implicit(List<Type> embeddeds) {
        return TypeSets.complete(new InterfaceType(List.of(), embeddeds, true));
    }

    // ---- unions

    private Type union(Expr e) {
        var parts = new ArrayList<Expr>();
        flatten(e, parts);
        if (parts.size() == 1 && !isTilde(e)) {
            var t = c.typeExprs.type(e);
            if (Types.isTypeParam(t)) {
                c.error(e, Code.MISPLACED_TYPE_PARAM, "term cannot represent type parameter");
                return Universe.INVALID;
            }
            return t;
        }
        if (parts.size() > MAX_TERMS) {
            c.error(
                    e,
                    Code.INVALID_UNION,
                    "cannot handle more than "
                            + MAX_TERMS
                            + " union terms (implementation limitation)");
            return Universe.INVALID;
        }
        var terms = new ArrayList<Term>();
        boolean ok = true;
        for (var p : parts) {
            var t = term(p);
            ok &= Checker.valid(t.type());
            terms.add(t);
        }
        if (!ok) {
            c.recordType(e, Universe.INVALID);
            return Universe.INVALID;
        }
        var u = new UnionType(terms);
        c.recordType(e, u);
        c.later(() -> checkTerms(terms, parts));
        return u;
    }

    private static boolean isTilde(Expr e) {
        return e instanceof Expr.Unary u && u.op() == UnaryOp.TILDE;
    }

    private static void flatten(Expr e, List<Expr> out) {
        if (e instanceof Expr.Binary b && b.op() == BinaryOp.OR) {
            flatten(b.x(), out);
            flatten(b.y(), out);
        } else {
            out.add(e);
        }
    }

    private Term term(Expr e) {
        boolean tilde = isTilde(e);
        var x = e instanceof Expr.Unary u && tilde ? u.x() : e;
        var t = c.typeExprs.type(x);
        if (Types.isTypeParam(t)) {
            c.error(
                    x,
                    Code.MISPLACED_TYPE_PARAM,
                    tilde
                            ? "type in term " + c.str(e) + " cannot be a type parameter"
                            : "term cannot represent type parameter");
            t = Universe.INVALID;
        }
        var term = new Term(tilde, t);
        if (tilde) {
            c.recordType(e, new UnionType(List.of(term)));
        }
        return term;
    }

    private String str(Term t) {
        return (t.tilde() ? "~" : "") + c.str(t.type());
    }

    private void checkTerms(List<Term> terms, List<Expr> parts) {
        for (int i = 0; i < terms.size(); i++) {
            var t = terms.get(i);
            var u = t.type().underlying();
            if (!Checker.valid(u)) {
                continue;
            }
            var wrong = wrong(t, u);
            if (wrong != null) {
                c.error(parts.get(i), Code.INVALID_UNION, wrong);
                continue;
            }
            for (int j = 0; j < i; j++) {
                var o = terms.get(j);
                if (!(u instanceof InterfaceType)
                        && !(o.type().underlying() instanceof InterfaceType)
                        && TypeSets.overlap(o, t)) {
                    c.error(
                            parts.get(i),
                            Code.INVALID_UNION,
                            "overlapping terms " + str(t) + " and " + str(o));
                    break;
                }
            }
        }
    }

    private String wrong(Term t, Type u) {
        if (t.tilde()) {
            if (u instanceof InterfaceType) {
                return "invalid use of ~ (" + c.str(t.type()) + " is an interface)";
            }
            if (!Types.identical(u, t.type())) {
                return "invalid use of ~ (underlying type of "
                        + c.str(t.type())
                        + " is "
                        + c.str(u)
                        + ")";
            }
        }
        if (u instanceof InterfaceType i) {
            if (!i.typeSet().methods().isEmpty()) {
                return "cannot use " + str(t) + " in union (" + str(t) + " contains methods)";
            }
            if (Types.unalias(t.type()) == Universe.COMPARABLE) {
                return "cannot use comparable in union";
            }
            if (i.typeSet().comparable()) {
                return "cannot use " + str(t) + " in union (" + str(t) + " embeds comparable)";
            }
        }
        return null;
    }
}
