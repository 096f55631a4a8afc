package gobi.compiler.syntax;

import java.util.List;

/// Prints expressions as gc shows them in messages: on one line, with `…` for the contents of
/// function bodies and composite literals.
public final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    public static String print(Expr x) {
        var printer = new Printer();
        printer.expr(x);
        return printer.out.toString();
    }

    /// A list, separated by commas.
    public static String print(List<Expr> list) {
        var printer = new Printer();
        printer.list(list);
        return printer.out.toString();
    }

    private void list(List<? extends Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            expr(list.get(i));
        }
    }

    private void expr(Expr x) {
        switch (x) {
            case Expr.Bad bad -> out.append("<bad expr>");
            case Expr.Name name -> out.append(name.name());
            case Expr.BasicLit lit -> out.append(lit.text());
            case Expr.CompositeLit lit -> composite(lit);
            case Expr.KeyValue pair -> {
                expr(pair.key());
                out.append(": ");
                expr(pair.value());
            }
            case Expr.FuncLit lit -> {
                expr(lit.type());
                out.append(lit.body().stmts().isEmpty() ? " {}" : " {…}");
            }
            case Expr.Paren paren -> parenthesized(paren.x());
            case Expr.Selector s -> {
                expr(s.x());
                out.append('.').append(s.sel().name());
            }
            case Expr.Index index -> {
                expr(index.x());
                out.append('[');
                list(index.indices());
                out.append(']');
            }
            case Expr.Slice slice -> slice(slice);
            case Expr.TypeAssert assertion -> assertion(assertion);
            case Expr.Call call -> {
                expr(call.fun());
                out.append('(');
                list(call.args());
                out.append(call.ellipsis() == 0 ? ")" : "...)");
            }
            case Expr.Star star -> {
                out.append('*');
                expr(star.x());
            }
            case Expr.Unary unary -> {
                out.append(unary.op().text());
                expr(unary.x());
            }
            case Expr.Binary binary -> binary(binary);
            case Expr.ArrayType array -> array(array);
            case Expr.Ellipsis dots -> {
                out.append("...");
                exprOrNothing(dots.elem());
            }
            case Expr.StructType struct -> {
                out.append("struct{");
                fields(struct.fields().fields());
                out.append('}');
            }
            case Expr.FuncType func -> {
                out.append("func");
                signature(func);
            }
            case Expr.InterfaceType type -> {
                out.append("interface{");
                elements(type.methods().fields());
                out.append('}');
            }
            case Expr.MapType map -> {
                out.append("map[");
                expr(map.key());
                out.append(']');
                expr(map.value());
            }
            case Expr.ChanType chan -> chan(chan);
        }
    }

    private void exprOrNothing(Expr x) {
        if (x != null) {
            expr(x);
        }
    }

    private void parenthesized(Expr x) {
        out.append('(');
        expr(x);
        out.append(')');
    }

    private void composite(Expr.CompositeLit lit) {
        exprOrNothing(lit.type());
        out.append(lit.elements().isEmpty() ? "{}" : "{…}");
    }

    private void slice(Expr.Slice slice) {
        expr(slice.x());
        out.append('[');
        exprOrNothing(slice.lo());
        out.append(':');
        exprOrNothing(slice.hi());
        if (slice.max() != null) {
            out.append(':');
            expr(slice.max());
        }
        out.append(']');
    }

    private void assertion(Expr.TypeAssert assertion) {
        expr(assertion.x());
        out.append(".(");
        if (assertion.type() == null) {
            out.append("type");
        } else {
            expr(assertion.type());
        }
        out.append(')');
    }

    /// Chains of operators lean to the left and may be very long, so they are not printed by
    /// recursion.
    private void binary(Expr.Binary whole) {
        var chain = new java.util.ArrayDeque<Expr.Binary>();
        Expr left = whole;
        while (left instanceof Expr.Binary b) {
            chain.push(b);
            left = b.x();
        }
        expr(left);
        for (var b : chain) {
            out.append(' ').append(b.op().text()).append(' ');
            expr(b.y());
        }
    }

    private void array(Expr.ArrayType array) {
        out.append('[');
        exprOrNothing(array.length());
        out.append(']');
        expr(array.elem());
    }

    private void chan(Expr.ChanType chan) {
        out.append(
                switch (chan.dir()) {
                    case BOTH -> "chan ";
                    case SEND -> "chan<- ";
                    case RECV -> "<-chan ";
                });
        boolean ambiguous =
                chan.dir() == Expr.ChanDir.BOTH
                        && chan.elem() instanceof Expr.ChanType inner
                        && inner.dir() == Expr.ChanDir.RECV;
        if (ambiguous) {
            parenthesized(chan.elem());
        } else {
            expr(chan.elem());
        }
    }

    private void fields(List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append("; ");
            }
            var field = fields.get(i);
            if (!field.names().isEmpty()) {
                list(field.names());
                out.append(' ');
            }
            expr(field.type());
            if (field.tag() != null) {
                out.append(' ').append(field.tag().text());
            }
        }
    }

    private void elements(List<Field> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append("; ");
            }
            var element = elements.get(i);
            if (!element.names().isEmpty() && element.type() instanceof Expr.FuncType method) {
                out.append(element.names().getFirst().name());
                signature(method);
            } else {
                expr(element.type());
            }
        }
    }

    private void signature(Expr.FuncType func) {
        params(func.params().fields());
        if (func.results() == null) {
            return;
        }
        out.append(' ');
        var results = func.results().fields();
        if (results.size() == 1 && results.getFirst().names().isEmpty()) {
            expr(results.getFirst().type());
        } else {
            params(results);
        }
    }

    private void params(List<Field> params) {
        out.append('(');
        for (int i = 0; i < params.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            var param = params.get(i);
            if (!param.names().isEmpty()) {
                list(param.names());
                out.append(' ');
            }
            expr(param.type());
        }
        out.append(')');
    }
}
