package gobi.compiler.codegen;

import gobi.compiler.check.TypeAndValue;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.UnaryOp;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.Func;
import gobi.compiler.types.MapType;
import gobi.compiler.types.Nil;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Expressions, as [FlowWalker] sees them.
final class ExprFlows {
    private final FlowWalker w;

    ExprFlows(FlowWalker walker) {
        this.w = walker;
    }

    // ---- conversions to interfaces

    /// The expression's value, converted to a type, goes to `to`.
    void convert(Hole to, Expr e, Type target) {
        flow(boxes(e, target) ? w.box(e, to) : to, e);
    }

    /// Whether converting the value to that type makes a copy which the interface points to.
    private boolean boxes(Expr e, Type target) {
        return target != null && Types.isInterface(target) && !isNil(e) && boxes(w.typeOf(e));
    }

    private boolean boxes(Type from) {
        return from != null
                && !(from instanceof TupleType)
                && !Types.isInterface(from)
                && !w.unit.shapes().isDirect(from);
    }

    private boolean isNil(Expr e) {
        return Exprs.unparen(e) instanceof Expr.Name n && w.info.uses.get(n) instanceof Nil;
    }

    /// Where a value of one type goes that is no expression of its own, before it is converted to
    /// another: the copies that such conversions make are in the heap.
    Hole converted(Hole to, Type from, Type target) {
        return target != null && Types.isInterface(target) && boxes(from) ? w.graph.anywhere() : to;
    }

    /// Where an interface's value goes if it is asserted to be of that type.
    Hole asserted(Hole to, Type t) {
        return boxes(t) ? to.deref() : to;
    }

    /// An operand of a comparison with something of that type.
    void compared(Expr e, Type other) {
        convert(Hole.NOWHERE, e, other);
    }

    // ---- several values

    /// The results of a call.
    void tuple(List<Hole> holes, Expr e) {
        w.calls.call(holes, (Expr.Call) Exprs.unparen(e));
    }

    /// What an expression gives to several targets of such types (null: any).
    void tupleTo(List<Hole> holes, List<Type> types, Expr e) {
        switch (e) {
            case Expr.Call c when w.info.typeOf(c) instanceof TupleType -> {
                var from = (TupleType) w.typeOf(c);
                var converted = new ArrayList<Hole>();
                for (int i = 0; i < holes.size(); i++) {
                    converted.add(converted(holes.get(i), from.at(i).type(), types.get(i)));
                }
                w.calls.call(converted, c);
            }
            case Expr.TypeAssert a -> {
                var t = w.type(w.info.typeOf(a.type()));
                flow(asserted(converted(holes.getFirst(), t, types.getFirst()), t), a.x());
            }
            // What maps and channels hold is in the heap.
            default -> flow(Hole.NOWHERE, e);
        }
    }

    // ---- expressions

    /// The expression's value goes to `to`.
    void flow(Hole to, Expr expr) {
        if (expr == null) {
            return;
        }
        var tv = w.info.typeAndValue(expr);
        if (tv != null && (tv.isType() || tv.isConstant())) {
            return;
        }
        if (to.derefs() >= 0
                && tv != null
                && tv.type() != null
                && !(tv.type() instanceof TupleType)) {
            var t = w.typeOf(expr);
            if (!w.hasPointers(t)) {
                dispatch(Hole.NOWHERE, expr);
                return;
            }
            if (w.unit.shapes().size(t) > FrameMemory.MAX_VALUE && !to.isNowhere()) {
                // Temporaries of that size are in the heap.
                to = w.graph.anywhere();
            }
        }
        dispatch(to, expr);
    }

    /// Where a pointer goes that is made of a number: there go the pointers that the expression
    /// makes numbers of.
    void number(Hole to, Expr expr) {
        switch (Exprs.unparen(expr)) {
            case Expr.Call c when isNumberOfPointer(c) -> flow(to, c.args().getFirst());
            case Expr.Binary b -> {
                number(to, b.x());
                number(to, b.y());
            }
            case Expr.Unary u -> number(to, u.x());
            case Expr e -> discard(e);
        }
    }

    private boolean isNumberOfPointer(Expr.Call c) {
        return w.info.typeAndValue(Exprs.unparen(c.fun())) instanceof TypeAndValue tv
                && tv.isType()
                && Types.isKind(w.typeOf(c.args().getFirst()), BasicType.Kind.UNSAFE_POINTER);
    }

    private void discard(Expr e) {
        flow(Hole.NOWHERE, e);
    }

    private void dispatch(Hole to, Expr expr) {
        switch (Exprs.unparen(expr)) {
            case Expr.Name n -> {
                if (w.info.objectOf(n) instanceof Var v) {
                    variable(to, v);
                }
            }
            case Expr.FuncLit f -> literal(to, f);
            case Expr.CompositeLit c -> composite(to, c);
            case Expr.Selector s -> selector(to, s);
            case Expr.Index i -> index(to, i);
            case Expr.Slice s -> {
                discard(s.lo());
                discard(s.hi());
                discard(s.max());
                if (w.typeOf(s.x()).underlying() instanceof ArrayType) {
                    addressOf(to, s.x());
                } else {
                    flow(to, s.x());
                }
            }
            case Expr.TypeAssert a -> flow(asserted(to, w.typeOf(a)), a.x());
            case Expr.Call c -> w.calls.call(List.of(to), c);
            case Expr.Star s -> flow(to.deref(), s.x());
            case Expr.Unary u -> unary(to, u);
            case Expr.Binary b -> binary(b);
            case Expr.KeyValue kv -> {
                flow(to, kv.key());
                flow(to, kv.value());
            }
            default -> {}
        }
    }

    private void variable(Hole to, Var v) {
        var l = w.use(v);
        if (l != null) {
            w.graph.flow(to, l);
        }
    }

    private void binary(Expr.Binary b) {
        if (b.op() == BinaryOp.EQL || b.op() == BinaryOp.NEQ) {
            compared(b.x(), w.typeOf(b.y()));
            compared(b.y(), w.typeOf(b.x()));
        } else {
            discard(b.x());
            discard(b.y());
        }
    }

    private void unary(Hole to, Expr.Unary u) {
        if (u.op() != UnaryOp.ADDR) {
            discard(u.x());
        } else if (Exprs.unparen(u.x()) instanceof Expr.CompositeLit c) {
            w.addressed.put(c, u.pos());
            allocated(to, c);
        } else {
            addressOf(to, u.x());
        }
    }

    private void literal(Hole to, Expr.FuncLit f) {
        var l = w.closure(f);
        if (l == null) {
            l = w.makeClosure(f);
            w.calls.noteLiteral(f, w.literal(f));
        }
        w.graph.flow(to.addr(), l);
    }

    // ---- paths

    /// The address of what a path denotes goes to `to`.
    void addressOf(Hole to, Expr e) {
        var v = w.root(e);
        if (v != null) {
            w.use(v).addressTaken = true;
        }
        flow(to.addr(), e);
    }

    private void index(Hole to, Expr.Index i) {
        noteIndex(i);
        i.indices().forEach(this::discard);
        switch (w.typeOf(i.x())) {
            case null -> {}
            case Type t ->
                    flow(
                            switch (t.underlying()) {
                                case ArrayType _ -> to;
                                case SliceType _, PointerType _ -> to.deref();
                                default -> Hole.NOWHERE;
                            },
                            i.x());
        }
    }

    /// Visits the index expressions on a path.
    void indices(Expr e) {
        switch (Exprs.unparen(e)) {
            case Expr.Selector s -> indices(s.x());
            case Expr.Index i -> {
                noteIndex(i);
                i.indices().forEach(this::discard);
                indices(i.x());
            }
            default -> {}
        }
    }

    private void noteIndex(Expr.Index i) {
        var v = w.variable(i.x());
        var tv = w.info.typeAndValue(i.indices().getFirst());
        if (v != null
                && (tv == null || !tv.isConstant())
                && w.typeOf(i.x()).underlying() instanceof ArrayType) {
            w.variables.get(v).indexed = true;
        }
    }

    private void selector(Hole to, Expr.Selector s) {
        var sel = w.info.selections.get(s);
        if (sel == null) {
            return;
        }
        switch (sel.kind()) {
            case FIELD -> {
                boolean through =
                        sel.indirect() || w.typeOf(s.x()).underlying() instanceof PointerType;
                flow(through ? to.deref() : to, s.x());
            }
            case METHOD_VALUE -> receiver(w.object(s, to, methodValueSize(s)), s);
            case METHOD_EXPR -> {}
        }
    }

    /// A method value holds the receiver behind the function's word.
    private long methodValueSize(Expr.Selector s) {
        var m = method(s);
        var held = m.isInterface() ? m.holder() : m.receiverType();
        return 8 + w.unit.shapes().size(held);
    }

    Methods.Found method(Expr.Selector s) {
        return w.unit.methods().find(w.typeOf(s.x()), (Func) w.info.selections.get(s).obj());
    }

    /// The receiver of a method call or method value goes to `to`.
    void receiver(Hole to, Expr.Selector s) {
        var t = w.typeOf(s.x());
        if (Types.isInterface(t)) {
            flow(to, s.x());
            return;
        }
        var m = method(s);
        boolean holderIsPointer = m.holder().underlying() instanceof PointerType;
        if (m.isInterface()) {
            flow(t.underlying() instanceof PointerType ? to.deref() : to, s.x());
        } else if (m.pointerReceiver() && !holderIsPointer) {
            if (t.underlying() instanceof PointerType) {
                flow(to, s.x());
            } else {
                addressOf(to, s.x());
            }
        } else {
            boolean loads = !m.pointerReceiver() && holderIsPointer && m.path().isEmpty();
            flow(loads ? to.deref() : to, s.x());
        }
    }

    // ---- composite literals

    /// `&T{...}`, also where the `&` is elided.
    private void allocated(Hole to, Expr.CompositeLit c) {
        var t = w.typeOf(c);
        var literal = t.underlying() instanceof PointerType p ? p.elem() : t;
        elements(w.object(c, to, w.unit.shapes().size(literal)), c, literal);
    }

    private void composite(Hole to, Expr.CompositeLit c) {
        var t = w.typeOf(c);
        switch (t.underlying()) {
            case PointerType _ -> allocated(to, c);
            case SliceType s -> {
                long size =
                        Composites.length(w.info, c.elements()) * w.unit.shapes().size(s.elem());
                elements(w.object(c, to, size), c, t);
            }
            default -> elements(to, c, t);
        }
    }

    private void elements(Hole to, Expr.CompositeLit c, Type t) {
        for (int i = 0; i < c.elements().size(); i++) {
            var e = c.elements().get(i);
            var value = e instanceof Expr.KeyValue kv ? kv.value() : e;
            switch (t.underlying()) {
                case StructType s -> element(to, value, field(s, e, i));
                case ArrayType a -> element(to, value, a.elem());
                case SliceType s -> element(to, value, s.elem());
                case MapType m -> {
                    element(w.graph.anywhere(), ((Expr.KeyValue) e).key(), m.key());
                    element(w.graph.anywhere(), value, m.elem());
                }
                default -> throw new IllegalStateException("literal");
            }
        }
    }

    private static Type field(StructType s, Expr e, int i) {
        if (!(e instanceof Expr.KeyValue kv)) {
            return s.fields().get(i).type();
        }
        var name = ((Expr.Name) kv.key()).name();
        return s.fields().stream().filter(f -> f.name().equals(name)).findFirst().get().type();
    }

    /// An element, whose own literal type may be elided.
    private void element(Hole to, Expr e, Type t) {
        if (Exprs.unparen(e) instanceof Expr.CompositeLit c && c.type() == null) {
            if (t.underlying() instanceof PointerType p) {
                elements(w.object(c, to, w.unit.shapes().size(p.elem())), c, p.elem());
            } else {
                composite(to, c);
            }
        } else {
            convert(to, e, t);
        }
    }
}
