package gobi.compiler.check;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.syntax.Field;
import gobi.compiler.syntax.FieldList;

import java.util.List;

/// Expressions as gc writes them in messages: on one line, bodies and elements elided.
public final class ExprPrinter {
    private final StringBuilder out = new StringBuilder();

    private ExprPrinter() {}

    public static String print(Expr e) {
        if (e instanceof Expr.Name n) {
            return n.name();
        }
        var p = new ExprPrinter();
        p.expr(e);
        return p.out.toString();
    }

    private void expr(Expr e) {
        switch (e) {
            case null -> {}
            case Expr.Bad _ -> out.append("<bad expr>");
            case Expr.Name n -> out.append(n.name());
            case Expr.BasicLit l -> out.append(l.text());
            case Expr.CompositeLit c -> {
                expr(c.type());
                out.append(c.elements().isEmpty() ? "{}" : "{…}");
            }
            case Expr.KeyValue kv -> {
                expr(kv.key());
                out.append(": ");
                expr(kv.value());
            }
            case Expr.FuncLit f -> {
                expr(f.type());
                out.append(f.body().stmts().isEmpty() ? " {}" : " {…}");
            }
            case Expr.Paren p -> {
                out.append('(');
                expr(p.x());
                out.append(')');
            }
            case Expr.Selector s -> {
                expr(s.x());
                out.append('.').append(s.sel().name());
            }
            case Expr.Index i -> {
                expr(i.x());
                out.append('[');
                list(i.indices());
                out.append(']');
            }
            case Expr.Slice s -> slice(s);
            case Expr.TypeAssert t -> {
                expr(t.x());
                out.append(".(");
                if (t.type() == null) {
                    out.append("type");
                }
                expr(t.type());
                out.append(')');
            }
            case Expr.Call c -> {
                expr(c.fun());
                out.append('(');
                list(c.args());
                if (c.ellipsis() != 0) {
                    out.append("...");
                }
                out.append(')');
            }
            case Expr.Star s -> {
                out.append('*');
                expr(s.x());
            }
            case Expr.Unary u -> {
                out.append(u.op().text());
                expr(u.x());
            }
            case Expr.Binary b -> {
                expr(b.x());
                out.append(' ').append(b.op().text()).append(' ');
                expr(b.y());
            }
            case Expr.ArrayType a -> {
                out.append('[');
                expr(a.length());
                out.append(']');
                expr(a.elem());
            }
            case Expr.Ellipsis d -> {
                out.append("...");
                expr(d.elem());
            }
            case Expr.StructType s -> struct(s);
            case Expr.FuncType f -> {
                out.append("func");
                signature(f);
            }
            case Expr.InterfaceType i -> iface(i);
            case Expr.MapType m -> {
                out.append("map[");
                expr(m.key());
                out.append(']');
                expr(m.value());
            }
            case Expr.ChanType c -> chan(c);
        }
    }

    private void list(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            expr(list.get(i));
        }
    }

    private void slice(Expr.Slice s) {
        expr(s.x());
        out.append('[');
        expr(s.lo());
        out.append(':');
        expr(s.hi());
        if (s.max() != null) {
            out.append(':');
            expr(s.max());
        }
        out.append(']');
    }

    private void struct(Expr.StructType s) {
        out.append("struct{");
        boolean first = true;
        for (var f : s.fields().fields()) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            field(f);
            if (f.tag() != null) {
                out.append(' ').append(f.tag().text());
            }
        }
        out.append('}');
    }

    private void field(Field f) {
        for (int i = 0; i < f.names().size(); i++) {
            out.append(i > 0 ? ", " : "").append(f.names().get(i).name());
        }
        if (!f.names().isEmpty()) {
            out.append(' ');
        }
        expr(f.type() instanceof Expr.Paren p ? p.x() : f.type());
    }

    private void params(FieldList list) {
        out.append('(');
        boolean first = true;
        for (var f : list.fields()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            field(f);
        }
        out.append(')');
    }

    private void signature(Expr.FuncType f) {
        params(f.params());
        if (f.results() == null || f.results().fields().isEmpty()) {
            return;
        }
        out.append(' ');
        var fields = f.results().fields();
        if (fields.size() == 1 && fields.getFirst().names().isEmpty()) {
            expr(fields.getFirst().type());
        } else {
            params(f.results());
        }
    }

    private void iface(Expr.InterfaceType i) {
        out.append("interface{");
        boolean first = true;
        for (var m : i.methods().fields()) {
            if (!first) {
                out.append("; ");
            }
            first = false;
            if (m.names().isEmpty()) {
                expr(m.type());
            } else {
                out.append(m.names().getFirst().name());
                signature((Expr.FuncType) m.type());
            }
        }
        out.append('}');
    }

    private void chan(Expr.ChanType c) {
        out.append(
                switch (c.dir()) {
                    case BOTH -> "chan ";
                    case SEND -> "chan<- ";
                    case RECV -> "<-chan ";
                });
        boolean parens =
                c.dir() == ChanDir.BOTH
                        && c.elem() instanceof Expr.ChanType e
                        && e.dir() == ChanDir.RECV;
        out.append(parens ? "(" : "");
        expr(c.elem());
        out.append(parens ? ")" : "");
    }
}
