package gobi.compiler.codegen;

import gobi.compiler.check.ExprPrinter;
import gobi.compiler.check.Positions;
import gobi.compiler.check.Selection;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Func;
import gobi.compiler.types.ParamFlow;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.TypePrinter;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/// Says what [EscapeGraph] found about the functions of a walk.
final class EscapeReport {
    private final FlowWalker w;
    private final Consumer<Decision> out;

    EscapeReport(FlowWalker walker, Consumer<Decision> out) {
        this.w = walker;
        this.out = out;
    }

    void all(Map<Var, Location> variables, Map<Node, Location> objects, Map<Node, Location> boxes) {
        variables.forEach(this::variable);
        objects.forEach(this::object);
        boxes.forEach((e, l) -> box((Expr) e, l));
    }

    private void say(int pos, String text) {
        out.accept(new Decision(pos, text));
    }

    /// Of a variable: that it is in the heap, or for parameters where their pointers go.
    private void variable(Var v, Location l) {
        if (l.escapes) {
            say(v.pos(), "moved to heap: " + v.name());
        } else if (l.isParam && w.hasPointers(w.type(v.type()))) {
            param(v, l.flow(), l.scope);
        }
    }

    private void param(Var v, ParamFlow flow, FlowScope function) {
        if (flow.equals(ParamFlow.NONE)) {
            say(v.pos(), v.name() + " does not escape");
        }
        if (flow.toHeap() != ParamFlow.NEVER) {
            say(v.pos(), "leaking param" + (flow.toHeap() > 0 ? " content: " : ": ") + v.name());
        }
        for (int i = 0; i < flow.toResults().size(); i++) {
            if (flow.toResult(i) != ParamFlow.NEVER) {
                say(
                        v.pos(),
                        "leaking param: %s to result %s level=%d"
                                .formatted(v.name(), resultName(function, i), flow.toResult(i)));
            }
        }
    }

    private static String resultName(FlowScope function, int i) {
        return i < function.namedResults.size() && !function.namedResults.get(i).name().equals("_")
                ? function.namedResults.get(i).name()
                : "~r" + i;
    }

    /// Of what an expression makes.
    private void object(Node made, Location l) {
        switch (made) {
            case Expr.FuncLit f -> object(f.pos(), "func literal", l);
            case Expr.CompositeLit c -> literal(c, l);
            case Expr.Call c -> {
                boolean builtin = w.calls.builtin(Exprs.unparen(c.fun())) != null;
                object(Positions.mark(c), builtin ? text(c) : "... argument", l);
            }
            case Expr e -> object(Positions.mark(e), text(e), l);
            default -> {}
        }
    }

    private void object(int pos, String what, Location l) {
        say(pos, what + (l.escapes ? " escapes to heap" : " does not escape"));
    }

    private void literal(Expr.CompositeLit c, Location l) {
        var t = w.typeOf(c);
        boolean elided = t.underlying() instanceof PointerType;
        var address = w.addressed.get(c);
        var type = TypePrinter.print(elided ? Types.deref(t) : t, w.unit.pkg());
        var text = type + (c.elements().isEmpty() ? "{}" : "{...}");
        object(
                address == null ? c.lbrace() : address,
                (elided || address != null ? "&" : "") + text,
                l);
    }

    /// Of the copy of an operand that is converted to an interface.
    private void box(Expr operand, Location l) {
        object(Positions.mark(operand), text(operand), l);
    }

    // ---- expressions in gc's form

    private String text(Expr e) {
        var tv = w.info.typeAndValue(e);
        if (tv != null && tv.value() instanceof Constant.Int i && !(e instanceof Expr.BasicLit)) {
            return i.value().toString();
        }
        return switch (e) {
            case Expr.FuncLit _ -> "func literal";
            case Expr.Call c when isMethod(c.fun()) -> methodCall(c, (Expr.Selector) c.fun());
            case Expr.Call c -> text(c.fun()) + "(" + arguments(c) + ")";
            case Expr.Star x -> "*" + text(x.x());
            case Expr.Binary b -> text(b.x()) + " " + b.op().text() + " " + text(b.y());
            default -> ExprPrinter.print(e).replace("…", "...");
        };
    }

    private boolean isMethod(Expr fun) {
        return fun instanceof Expr.Selector s
                && w.info.selections.get(s) instanceof Selection sel
                && sel.kind() == Selection.Kind.METHOD_VALUE
                && !Types.isInterface(w.typeOf(s.x()));
    }

    /// Methods are called as the functions that they are: `(*T).M(x)`.
    private String methodCall(Expr.Call c, Expr.Selector s) {
        var f = (Func) w.info.selections.get(s).obj();
        var t = w.typeOf(s.x());
        var base = TypePrinter.print(Types.deref(t), w.unit.pkg());
        boolean pointer = f.hasPointerReceiver();
        var args = text(s.x()) + (c.args().isEmpty() ? "" : ", " + arguments(c));
        return (pointer ? "(*" + base + ")" : base) + "." + f.name() + "(" + args + ")";
    }

    private String arguments(Expr.Call c) {
        boolean collected = w.calls.collects(c);
        int plain = collected ? w.calls.fixedArguments(c) : c.args().size();
        var texts = new ArrayList<>(c.args().subList(0, plain).stream().map(this::text).toList());
        if (collected) {
            texts.add("... argument...");
        }
        return String.join(", ", texts) + (c.ellipsis() != 0 ? "..." : "");
    }
}
