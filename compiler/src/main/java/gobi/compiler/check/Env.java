package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Scope;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Where the checker is: what it declares, in which scope, in which function.
final class Env {
    /// The package-level declaration whose dependencies are being collected, or null.
    DeclInfo decl;

    Scope scope;

    /// Value of iota in a constant declaration, or null.
    Constant iota;

    /// Where errors of an implicitly repeated constant expression are reported, or 0.
    int errorPos;

    /// Inside a type parameter list: interfaces are taken to be constraints.
    boolean inTypeParams;

    /// The function being checked, or null.
    Signature sig;

    /// All type parameters of the enclosing declaration, receiver's included.
    List<TypeParam> typeParams = List.of();

    /// Calls of the predeclared panic in this function, which end statement lists.
    final List<Expr.Call> panics = new ArrayList<>();

    /// Local variables of this function, function literals in it apart.
    final List<Var> locals = new ArrayList<>();

    boolean hasLabel;

    /// The last expression contained a call or a receive (and so is not constant for len and cap).
    boolean hasCallOrReceive;

    static Env of(DeclInfo decl, Scope scope) {
        var e = new Env();
        e.decl = decl;
        e.scope = scope;
        return e;
    }
}
