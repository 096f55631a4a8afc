package gobi.compiler.check;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Scope;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The checker's results for one package, keyed by node identity; the same tables, with the same
/// meaning, as go/types.
public final class Info {
    /// Type, mode and constant of every expression (parenthesised ones and type expressions
    /// included; names that are being declared are in [#defs] instead).
    public final Map<Expr, TypeAndValue> types = new IdentityHashMap<>();

    /// What a declaring name declares; null for the `x` of `switch x := y.(type)` and for the
    /// package name.
    public final Map<Expr.Name, Obj> defs = new IdentityHashMap<>();

    /// What a using name denotes (for `x.f`, also the `f`).
    public final Map<Expr.Name, Obj> uses = new IdentityHashMap<>();

    /// Objects without a name of their own in the source: the symbolic variable of each type-switch
    /// clause (keyed by `CaseClause`), imports without a local name (by `Spec.Import`), unnamed
    /// parameters (by `Field`).
    public final Map<Node, Obj> implicits = new IdentityHashMap<>();

    public final Map<Expr.Selector, Selection> selections = new IdentityHashMap<>();

    /// Instantiations, keyed by the name that denotes the generic function or type.
    public final Map<Expr.Name, Instance> instances = new IdentityHashMap<>();

    /// Scopes by node (file, function type, block, clause, if/for/switch/select statement).
    public final Map<Node, Scope> scopes = new IdentityHashMap<>();

    /// Package-level initialisation in order.
    public final List<Initializer> initOrder = new ArrayList<>();

    /// `lhs... = rhs`; variables without initialiser do not occur. Blank variables do.
    public record Initializer(List<Var> lhs, Expr rhs) {}

    public TypeAndValue typeAndValue(Expr e) {
        return types.get(e);
    }

    public Type typeOf(Expr e) {
        var tv = types.get(e);
        if (tv != null) {
            return tv.type();
        }
        if (e instanceof Expr.Name n) {
            var o = objectOf(n);
            return o == null ? null : o.type();
        }
        return null;
    }

    public Obj objectOf(Expr.Name n) {
        var o = defs.get(n);
        return o != null ? o : uses.get(n);
    }
}
