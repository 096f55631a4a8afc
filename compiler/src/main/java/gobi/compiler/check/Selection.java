package gobi.compiler.check;

import gobi.compiler.types.Obj;
import gobi.compiler.types.Type;

import java.util.List;

/// What `x.f` selects (qualified names `pkg.Name` are not selections; see [Info#uses]).
///
/// `recv` is the type of `x`; `obj` the field ([gobi.compiler.types.Var]) or method
/// ([gobi.compiler.types.Func]); `index` the path: embedded field indices, then the field index, or
/// the index among the type's methods. `indirect` says whether a pointer was followed on the way.
/// `type` is the type of the expression.
public record Selection(
        Kind kind, Type recv, Obj obj, List<Integer> index, boolean indirect, Type type) {
    public enum Kind {
        FIELD,
        METHOD_VALUE,
        METHOD_EXPR
    }
}
