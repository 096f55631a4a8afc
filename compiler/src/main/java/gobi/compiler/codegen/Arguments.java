package gobi.compiler.codegen;

import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;

import java.util.ArrayList;
import java.util.List;

/// The arguments of calls. Those that call or branch are evaluated into temporaries first, in
/// order; the others go straight to the outgoing slots, directly before the call instruction.
final class Arguments {
    private final FunctionGen g;
    private final FunctionBuilder code;

    Arguments(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    abstract static class Argument {
        /// Evaluates what calls.
        abstract void prepare(Type t);

        /// Evaluates what does not call, but cannot be evaluated between outgoing slots.
        void settle(Type t) {}

        abstract void pass(Type t, int out);
    }

    private final class Plain extends Argument {
        private final Expr e;
        private Place ready;

        Plain(Expr e) {
            this.e = e;
        }

        @Override
        void prepare(Type t) {
            if (g.effects.calls(e)) {
                ready =
                        g.shapes.of(t).memory()
                                ? memoryArgument(e, t)
                                : new Slots(g.exprs.operand(e, t));
            }
        }

        @Override
        void settle(Type t) {
            if (ready == null && g.shapes.of(t).memory()) {
                ready = memoryArgument(e, t);
            } else if (ready == null && !g.effects.straight(e)) {
                ready = new Slots(g.exprs.operand(e, t));
            }
        }

        @Override
        void pass(Type t, int out) {
            if (ready != null) {
                g.calls.pass(ready, t, out);
            } else {
                g.exprs.to(e, t, new Slots(out));
            }
        }
    }

    /// A copy of a memory value for the callee; what is fresh needs none.
    private Mem memoryArgument(Expr e, Type t) {
        var u = Exprs.unparen(e);
        boolean fresh = u instanceof Expr.CompositeLit || u instanceof Expr.Call c && isCall(c);
        var at = (Mem) g.exprs.eval(e);
        if (fresh) {
            return at;
        }
        var m = g.values.memoryTemp(t);
        g.values.copy(at, m, t);
        return m;
    }

    private boolean isCall(Expr.Call c) {
        var tv = g.info.typeAndValue(Exprs.unparen(c.fun()));
        return (tv == null || !tv.isType()) && g.builtins.of(c) == null;
    }

    /// A value that was computed before: a result of `f(g())`.
    private final class Ready extends Argument {
        private final Place at;
        private final Type from;
        private Place converted;

        Ready(Place at, Type from) {
            this.at = at;
            this.from = from;
        }

        @Override
        void prepare(Type t) {
            if (g.conversions.changes(from, t)) {
                converted = g.values.tempPlace(t);
                g.conversions.convert(at, from, t, converted);
            } else {
                converted = at;
            }
        }

        @Override
        void pass(Type t, int out) {
            g.calls.pass(converted, t, out);
        }
    }

    /// The slice of a variadic call.
    private final class Variadic extends Argument {
        private final List<Argument> elements;
        private final SliceType slice;
        private int ready = -1;

        private final Expr.Call call;

        Variadic(Expr.Call call, List<Argument> elements, SliceType slice) {
            this.call = call;
            this.elements = elements;
            this.slice = slice;
        }

        @Override
        void prepare(Type t) {
            for (var e : elements) {
                e.prepare(slice.elem());
            }
        }

        @Override
        void settle(Type t) {
            if (elements.isEmpty()) {
                return;
            }
            for (var e : elements) {
                e.settle(slice.elem());
            }
            ready = g.regs.temp("PSS");
            var array = new ArrayType(slice.elem(), elements.size());
            var made = object(array);
            long size = g.shapes.size(slice.elem());
            for (int i = 0; i < elements.size(); i++) {
                var at = made.plus(i * size);
                switch (elements.get(i)) {
                    case Plain p when p.ready == null -> g.exprs.to(p.e, slice.elem(), at);
                    case Plain p -> g.values.copy(p.ready, at, slice.elem());
                    case Ready r -> g.values.copy(r.converted, at, slice.elem());
                    default -> throw new IllegalStateException();
                }
            }
            g.values.addressTo(made, ready);
            code.loadConstant(ready + 1, elements.size());
            code.loadConstant(ready + 2, elements.size());
        }

        /// What only the callee looks at is gone when the statement ends.
        private Mem object(ArrayType array) {
            boolean brief = g.escape.inFrame(call) && !g.escape.isHeld(call);
            return brief && g.shapes.size(array) > 0
                    ? g.values.memoryTemp(array)
                    : g.object(call, array, ready);
        }

        @Override
        void pass(Type t, int out) {
            if (ready < 0) {
                g.values.zeroSlots(out, 3);
            } else {
                g.values.move(out, ready, 3);
            }
        }
    }

    /// The arguments of a call as the callee's parameters take them.
    List<Argument> of(Expr.Call c, Signature sig) {
        var all = new ArrayList<Argument>();
        if (c.args().size() == 1 && g.typeOf(c.args().getFirst()) instanceof TupleType tuple) {
            var places = g.calls.tuple(c.args().getFirst(), tuple);
            for (int i = 0; i < tuple.size(); i++) {
                all.add(new Ready(places.get(i), tuple.at(i).type()));
            }
        } else {
            c.args().forEach(e -> all.add(new Plain(e)));
        }
        if (!sig.variadic() || c.ellipsis() != 0) {
            return all;
        }
        int fixed = sig.params().size() - 1;
        var slice = (SliceType) sig.params().at(fixed).type().underlying();
        var args = new ArrayList<>(all.subList(0, fixed));
        args.add(new Variadic(c, all.subList(fixed, all.size()), slice));
        return args;
    }
}
