package gobi.compiler.codegen;

import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.check.Info;
import gobi.compiler.check.Selection;
import gobi.compiler.check.TypeAndValue;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Func;
import gobi.compiler.types.Nil;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.List;
import java.util.function.BiFunction;

/// Judges whether a function's body can stand in place of calls of it: it is small, and nothing in
/// it can panic, call, allocate or wait, so that no stack ever shows the function.
final class Leaf {
    /// Nodes of the syntax tree, those of leaves that it calls included.
    static final int MAX_NODES = 40;

    private final UnitGen unit;
    private final Info info;
    private final java.util.function.UnaryOperator<Type> types;

    /// What a leaf costs that is called here, -1 if the callee is none.
    private final BiFunction<Func, List<Type>, Integer> callees;

    private int nodes;

    private Leaf(UnitGen unit, Instances.Body body, BiFunction<Func, List<Type>, Integer> callees) {
        this.unit = unit;
        this.info = body.source().info();
        this.types = t -> body.subst().isEmpty() ? t : unit.context().subst(t, body.subst());
        this.callees = callees;
    }

    /// The number of nodes of such a function's body, -1 if the function is no such one.
    static int size(
            UnitGen unit, Instances.Body body, BiFunction<Func, List<Type>, Integer> callees) {
        var decl = body.decl();
        if (decl.body() == null || !mayInline(decl)) {
            return -1;
        }
        var leaf = new Leaf(unit, body, callees);
        return leaf.fields(decl.recv())
                        && leaf.fields(decl.type().params())
                        && leaf.fields(decl.type().results())
                        && leaf.all(decl.body().stmts())
                ? leaf.nodes
                : -1;
    }

    private static boolean mayInline(Decl.Func decl) {
        return decl.directives().stream()
                .noneMatch(d ->
                        d.equals("//go:noinline")
                                || d.equals("//go:uintptrescapes")
                                || d.equals("//gobi:wrapper"));
    }

    private Type typeOf(Expr e) {
        return types.apply(info.typeOf(e));
    }

    /// Interfaces are left alone too: converting to them allocates.
    private boolean inSlots(Type t) {
        return !Types.isInterface(t) && !unit.shapes().of(t).memory();
    }

    private boolean fields(FieldList list) {
        return list == null
                || list.fields().stream()
                        .allMatch(f ->
                                !(f.type() instanceof Expr.Ellipsis) && inSlots(typeOf(f.type())));
    }

    // ---- statements

    private boolean all(List<Stmt> stmts) {
        return stmts.stream().allMatch(this::stmt);
    }

    private boolean stmt(Stmt s) {
        if (s != null && ++nodes > MAX_NODES) {
            return false;
        }
        return switch (s) {
            case null -> true;
            case Stmt.Empty _ -> true;
            case Stmt.Block b -> all(b.stmts());
            case Stmt.Return r -> r.results().stream().allMatch(this::expr) && !isTuple(r);
            case Stmt.If i ->
                    stmt(i.init()) && expr(i.cond()) && stmt(i.then()) && stmt(i.orElse());
            case Stmt.IncDec i -> local(i.x());
            case Stmt.Assign a ->
                    a.lhs().size() == a.rhs().size()
                            && a.lhs().stream().allMatch(this::local)
                            && a.rhs().stream().allMatch(this::expr)
                            && (a.op() == null
                                    || operator(a.op(), a.lhs().getFirst(), a.rhs().getFirst()));
            case Stmt.DeclStmt d ->
                    d.decl().keyword() == Decl.Keyword.CONST
                            || d.decl().specs().stream()
                                    .allMatch(x -> x instanceof Spec.Var v && variables(v));
            default -> false;
        };
    }

    private boolean isTuple(Stmt.Return r) {
        return r.results().size() == 1
                && info.typeOf(r.results().getFirst()) instanceof gobi.compiler.types.TupleType;
    }

    private boolean variables(Spec.Var v) {
        return v.names().stream()
                        .allMatch(n ->
                                info.defs.get(n) instanceof Var x && inSlots(types.apply(x.type())))
                && (v.values().isEmpty() || v.values().size() == v.names().size())
                && v.values().stream().allMatch(this::expr);
    }

    /// A target that is a variable of the function.
    private boolean local(Expr e) {
        if (!(Exprs.unparen(e) instanceof Expr.Name n) || ++nodes > MAX_NODES) {
            return false;
        }
        return n.name().equals("_") || info.objectOf(n) instanceof Var v && isLocal(v);
    }

    private boolean isLocal(Var v) {
        return !FunctionGen.isGlobal(v) && inSlots(types.apply(v.type()));
    }

    // ---- expressions

    private boolean expr(Expr expr) {
        var e = Exprs.unparen(expr);
        var tv = info.typeAndValue(e);
        if (++nodes > MAX_NODES) {
            return false;
        }
        if (tv != null && tv.isConstant()) {
            return true;
        }
        return switch (e) {
            case Expr.Name n ->
                    info.objectOf(n) instanceof Var v && isLocal(v)
                            || info.uses.get(n) instanceof Nil;
            case Expr.Unary u -> isArithmetic(u.op()) && isBasic(typeOf(u)) && expr(u.x());
            case Expr.Binary b -> expr(b.x()) && expr(b.y()) && operator(b.op(), b.x(), b.y());
            case Expr.Selector s -> field(s);
            case Expr.CompositeLit c -> literal(c);
            case Expr.Call c -> call(c);
            default -> false;
        };
    }

    private static boolean isArithmetic(UnaryOp op) {
        return switch (op) {
            case PLUS, NEG, NOT, XOR -> true;
            case ADDR, RECV, TILDE -> false;
        };
    }

    private static boolean isBasic(Type t) {
        return t.underlying() instanceof BasicType;
    }

    private boolean isNumber(Type t) {
        return Types.isInteger(t) || Types.isFloat(t);
    }

    /// Whether `x op y` cannot panic nor allocate.
    private boolean operator(BinaryOp op, Expr x, Expr y) {
        var t = typeOf(x);
        return switch (op) {
            case LAND, LOR -> true;
            case EQL, NEQ ->
                    (isBasic(t) || t.underlying() instanceof PointerType)
                            && (isBasic(typeOf(y))
                                    || typeOf(y).underlying() instanceof PointerType);
            case LSS, LEQ, GTR, GEQ -> isBasic(t);
            case ADD, SUB, MUL, AND, OR, XOR, AND_NOT -> isNumber(t);
            case QUO -> Types.isFloat(t) || Types.isInteger(t) && isNonZero(y);
            case REM -> isNonZero(y);
            case SHL, SHR -> info.typeAndValue(y).isConstant() || Types.isUnsigned(typeOf(y));
        };
    }

    private boolean isNonZero(Expr e) {
        var tv = info.typeAndValue(e);
        return tv.isConstant() && !ConstantSlots.isZero(tv.value());
    }

    private boolean field(Expr.Selector s) {
        var sel = info.selections.get(s);
        return sel != null
                && sel.kind() == Selection.Kind.FIELD
                && !sel.indirect()
                && !(typeOf(s.x()).underlying() instanceof PointerType)
                && inSlots(typeOf(s.x()))
                && expr(s.x());
    }

    private boolean literal(Expr.CompositeLit c) {
        var t = typeOf(c);
        return t.underlying() instanceof StructType s
                && inSlots(t)
                && s.fields().stream().noneMatch(f -> Types.isInterface(f.type()))
                && c.elements().stream()
                        .allMatch(e -> expr(e instanceof Expr.KeyValue kv ? kv.value() : e));
    }

    private boolean call(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        if (info.typeAndValue(fun) instanceof TypeAndValue tv && tv.isType()) {
            return converts(typeOf(c.args().getFirst()), typeOf(c)) && expr(c.args().getFirst());
        }
        return c.ellipsis() == 0 && isPure(fun, c) && c.args().stream().allMatch(this::expr);
    }

    /// Whether a conversion neither allocates nor panics.
    private boolean converts(Type from, Type to) {
        if (isNumber(from) && isNumber(to)) {
            return true;
        }
        return Types.identical(from.underlying(), to.underlying()) && !Types.isInterface(to);
    }

    private boolean isPure(Expr fun, Expr.Call c) {
        return switch (named(fun)) {
            case Builtin b ->
                    switch (b.builtinId()) {
                        case LEN, CAP -> hasLength(typeOf(c.args().getFirst()));
                        case MIN, MAX -> isNumber(typeOf(c));
                        default -> false;
                    };
            case Func f -> isPure(f, fun);
            case null, default -> false;
        };
    }

    private static boolean hasLength(Type t) {
        return t.underlying() instanceof SliceType || Types.isString(t);
    }

    private gobi.compiler.types.Obj named(Expr fun) {
        return switch (fun) {
            case Expr.Name n -> info.uses.get(n);
            case Expr.Selector s when info.selections.get(s) == null -> info.uses.get(s.sel());
            default -> null;
        };
    }

    private boolean isPure(Func f, Expr fun) {
        if (f.decl() == null || f.decl().body() == null) {
            var i = Intrinsic.forFunction(f.pkg().path() + "." + f.name());
            return i != null && i.operands().indexOf('p') < 0 && i.results().equals("s");
        }
        var instance =
                info.instances.get(fun instanceof Expr.Selector s ? s.sel() : (Expr.Name) fun);
        var args =
                instance == null
                        ? List.<Type>of()
                        : instance.typeArgs().stream().map(types).toList();
        int cost = callees.apply(f.origin(), args);
        nodes += Math.max(0, cost);
        return cost >= 0;
    }
}
