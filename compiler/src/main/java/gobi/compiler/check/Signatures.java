package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Field;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Function types: parameters, results, receivers, type parameters.
final class Signatures {
    /// A receiver's parts: whether a pointer, the base type's expression, the names of its type
    /// parameters.
    record Receiver(boolean pointer, Expr base, List<Expr> typeParams) {}

    private record Declared(Expr.Name name, Var var) {}

    private final Checker c;

    Signatures(Checker c) {
        this.c = c;
    }

    Signature funcType(Expr.FuncType e) {
        return build(e, null, null);
    }

    /// A method of an interface.
    Signature method(Expr.FuncType e, Var recv) {
        return build(e, recv, null);
    }

    /// The signature of a declared function or method (`recv` non-null).
    Signature declared(Expr.FuncType e, FieldList recv) {
        return build(e, null, recv);
    }

    private Signature build(Expr.FuncType e, Var ifaceRecv, FieldList recvList) {
        var scope = c.openScope(e);
        try {
            List<TypeParam> recvParams = List.of();
            var recv = ifaceRecv;
            Type recvType = null;
            Field recvField = null;
            if (recvList != null) {
                recvField = recvList.fields().isEmpty() ? null : recvList.fields().getFirst();
                if (recvField != null) {
                    var unpacked = unpack(recvField.type());
                    if (!unpacked.typeParams().isEmpty()) {
                        recvParams = new ArrayList<>();
                        recvType = genericReceiver(unpacked, recvParams);
                        c.recordType(recvField.type(), recvType);
                    }
                }
            }
            List<TypeParam> typeParams = List.of();
            if (e.typeParams() != null) {
                c.require(e.typeParams().fields().getFirst().pos(), 18, "type parameter");
                typeParams = c.typeDecls.collect(e.typeParams());
            }
            var declared = new ArrayList<Declared>();
            if (recvField != null) {
                recv = receiver(recvField, recvType, declared);
            }
            var variadic = new boolean[1];
            var params = params(e.params(), Var.Kind.PARAM, true, variadic, declared);
            var results =
                    e.results() == null
                            ? List.<Var>of()
                            : params(e.results(), Var.Kind.RESULT, false, new boolean[1], declared);
            // Not before: a parameter's name means nothing yet in the types of the signature.
            declared.forEach(d -> c.declare(scope, d.name(), d.var()));
            return new Signature(
                    recv,
                    recvParams,
                    typeParams,
                    new TupleType(params),
                    new TupleType(results),
                    variadic[0]);
        } finally {
            c.closeScope();
        }
    }

    static Receiver unpack(Expr e) {
        boolean pointer = false;
        while (true) {
            if (e instanceof Expr.Paren p) {
                e = p.x();
            } else if (e instanceof Expr.Star s) {
                pointer = true;
                e = s.x();
            } else {
                break;
            }
        }
        return e instanceof Expr.Index i
                ? new Receiver(pointer, i.x(), i.indices())
                : new Receiver(pointer, e, List.of());
    }

    /// Declares the receiver's type parameters and gives the receiver type, an instance over them.
    private Type genericReceiver(Receiver r, List<TypeParam> out) {
        for (var e : r.typeParams()) {
            if (!(e instanceof Expr.Name n)) {
                c.error(
                        e,
                        Code.INVALID_RECEIVER,
                        "receiver type parameter " + c.str(e) + " must be an identifier");
                continue;
            }
            var name = new TypeName(n.pos(), c.pkg, n.name(), null);
            var p = new TypeParam(name, out.size());
            p.setConstraint(Universe.ANY);
            name.setType(p);
            c.declare(c.env.scope, n, name);
            c.recordUse(n, name);
            c.recordType(n, p);
            out.add(p);
        }
        var cause = new Cause();
        var base = c.typeExprs.genericType(r.base(), cause);
        if (!cause.isEmpty()) {
            c.error(
                    r.base(),
                    Code.NOT_GENERIC,
                    "cannot use a type parameter list on receiver: " + cause.text);
        }
        if (!(Types.unalias(base) instanceof NamedType named)) {
            return Universe.INVALID;
        }
        int want = named.typeParams().size();
        if (want != out.size()) {
            c.error(
                    r.base(),
                    Code.WRONG_TYPE_ARG_COUNT,
                    (out.size() < want ? "not enough" : "too many")
                            + " type arguments for type "
                            + named.obj().name()
                            + ": have "
                            + out.size()
                            + ", want "
                            + want);
            return Universe.INVALID;
        }
        var subst = new Substitution(named.typeParams(), out);
        for (int i = 0; i < want; i++) {
            out.get(i)
                    .setConstraint(c.context.subst(named.typeParams().get(i).constraint(), subst));
        }
        var inst = c.context.instantiate(named, new ArrayList<>(out));
        c.recordInstance(r.base(), new ArrayList<>(out), inst);
        return r.pointer() ? new PointerType(inst) : inst;
    }

    private Var receiver(Field f, Type known, List<Declared> declared) {
        var type = known != null ? known : c.typeExprs.varType(f.type());
        var name = f.names().isEmpty() ? null : f.names().getFirst();
        int pos = name == null ? f.type().pos() : name.pos();
        var recv = new Var(pos, c.pkg, name == null ? "" : name.name(), type, Var.Kind.RECV, false);
        recv.markUsed();
        if (name != null) {
            declared.add(new Declared(name, recv));
        } else {
            c.info.implicits.put(f, recv);
        }
        boolean viaParams = known != null;
        c.later(() -> validReceiver(recv, viaParams));
        return recv;
    }

    private void validReceiver(Var recv, boolean viaParams) {
        var t = Types.deref(recv.type());
        if (!Checker.valid(t)) {
            return;
        }
        switch (Types.unalias(t)) {
            case NamedType n -> validNamed(recv, t, n, viaParams);
            case BasicType _ ->
                    c.error(
                            recv.pos(),
                            Code.INVALID_RECEIVER,
                            "cannot define new methods on non-local type " + c.str(t));
            case null, default ->
                    c.error(
                            recv.pos(),
                            Code.INVALID_RECEIVER,
                            "invalid receiver type " + c.str(recv.type()));
        }
    }

    private void validNamed(Var recv, Type t, NamedType n, boolean viaParams) {
        if (!n.typeArgs().isEmpty() && !viaParams) {
            c.error(
                    recv.pos(),
                    Code.INVALID_RECEIVER,
                    "cannot define new methods on instantiated type " + c.str(t));
            return;
        }
        if (n.obj().pkg() != c.pkg) {
            c.error(
                    recv.pos(),
                    Code.INVALID_RECEIVER,
                    "cannot define new methods on non-local type " + c.str(t));
            return;
        }
        String cause = null;
        switch (n.underlying()) {
            case BasicType b when b.kind() == BasicType.Kind.UNSAFE_POINTER ->
                    cause = "unsafe.Pointer";
            case PointerType _, InterfaceType _ -> cause = "pointer or interface type";
            default -> {}
        }
        if (cause != null) {
            c.error(
                    recv.pos(),
                    Code.INVALID_RECEIVER,
                    "invalid receiver type " + c.str(t) + " (" + cause + ")");
        }
    }

    private List<Var> params(
            FieldList list,
            Var.Kind kind,
            boolean variadicAllowed,
            boolean[] variadic,
            List<Declared> declared) {
        var result = new ArrayList<Var>();
        var fields = list.fields();
        for (int i = 0; i < fields.size(); i++) {
            var f = fields.get(i);
            var typeExpr = f.type();
            boolean dots = false;
            if (typeExpr instanceof Expr.Ellipsis d) {
                typeExpr = d.elem();
                if (variadicAllowed && i == fields.size() - 1 && f.names().size() < 2) {
                    dots = true;
                } else {
                    c.error(
                            d,
                            Code.MISPLACED_DOTS,
                            "can only use ... with final parameter in list");
                }
            }
            Type type = typeExpr == null ? Universe.INVALID : c.typeExprs.varType(typeExpr);
            if (dots) {
                type = new SliceType(type);
                c.recordType(f.type(), type);
                variadic[0] = true;
            }
            if (f.names().isEmpty()) {
                var v = new Var(f.type().pos(), c.pkg, "", type, kind, false);
                v.markUsed();
                c.info.implicits.put(f, v);
                result.add(v);
                continue;
            }
            for (var n : f.names()) {
                var v = new Var(n.pos(), c.pkg, n.name(), type, kind, false);
                v.markUsed();
                declared.add(new Declared(n, v));
                result.add(v);
            }
        }
        return result;
    }
}
