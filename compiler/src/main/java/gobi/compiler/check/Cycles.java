package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Obj;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Cycles among declarations.
final class Cycles {
    private final Checker c;

    Cycles(Checker c) {
        this.c = c;
    }

    /// Whether the cycle that meets `o` again, which is being declared, may be; reports it
    /// otherwise.
    boolean permitted(Obj o) {
        var cycle = c.path.subList(o.mark() - 2, c.path.size());
        int values = 0;
        int definitions = 0;
        boolean viaParams = false;
        for (var x : cycle) {
            switch (x) {
                case Const _, Var _ -> values++;
                case TypeName t -> {
                    if (c.env.inTypeParams && Types.isGeneric(t.type())) {
                        viaParams = true;
                    }
                    var d = c.decls.get(t);
                    boolean alias = d != null ? d.typeSpec.alias() : t.isAlias();
                    if (!alias) {
                        definitions++;
                    }
                }
                case Func _ -> {}
                default -> {}
            }
        }
        if (!viaParams && (values == cycle.size() || values == 0 && definitions > 0)) {
            return true;
        }
        report(cycle, firstInSource(cycle));
        return false;
    }

    static int firstInSource(List<? extends Obj> cycle) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            if (cycle.get(i).pos() < cycle.get(first).pos()) {
                first = i;
            }
        }
        return first;
    }

    private String name(Obj o) {
        return o.pkg() == c.pkg || o.pkg() == null ? o.name() : o.pkg().name() + "." + o.name();
    }

    void report(List<? extends Obj> cycle, int start) {
        var first = cycle.get(start);
        boolean type = first instanceof TypeName;
        if (cycle.size() == 1) {
            c.error(
                    first.pos(),
                    Code.DECLARATION_CYCLE,
                    (type ? "invalid recursive type: " : "invalid cycle in declaration: ")
                            + name(first)
                            + " refers to itself");
            return;
        }
        var e =
                c.newError(Code.DECLARATION_CYCLE)
                        .add(
                                first.pos(),
                                (type
                                                ? "invalid recursive type "
                                                : "invalid cycle in declaration of ")
                                        + name(first));
        for (int i = 0; i < cycle.size(); i++) {
            var o = cycle.get((start + i) % cycle.size());
            e.add(o.pos(), name(o) + " refers to");
        }
        e.add(first.pos(), name(first));
        e.report();
    }

    /// Finds `type A B; type B A`: definitions without a structure at the end.
    void checkChain(NamedType t) {
        var chain = new ArrayList<NamedType>();
        var n = t;
        while (true) {
            int again = chain.indexOf(n);
            if (again >= 0) {
                var cycle = new ArrayList<TypeName>();
                for (var x : chain.subList(again, chain.size())) {
                    cycle.add(x.obj());
                }
                report(cycle, firstInSource(cycle));
                for (var x : chain) {
                    x.setUnderlying(Universe.INVALID);
                }
                return;
            }
            chain.add(n);
            if (n.origin() != n || !n.hasRhs() || n.isResolved()) {
                return;
            }
            var next = Types.asNamed(n.rhs());
            if (next == null) {
                return;
            }
            n = next.origin();
        }
    }
}
