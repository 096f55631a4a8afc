package gobi.compiler.check;

import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Scope;
import gobi.compiler.types.Var;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A package-level declaration that waits to be checked, and what its initialisation refers to.
final class DeclInfo {
    final Scope fileScope;

    /// Variables of a declaration with one initialiser for several names; else null.
    List<Var> lhs;

    Expr type;
    Expr init;

    /// The constant's expression comes from an earlier line of its group.
    boolean inherited;

    int iota;
    Spec.Type typeSpec;
    Decl.Func func;

    /// Package-level variables and functions that the initialiser or body mentions.
    final Set<Obj> deps = new LinkedHashSet<>();

    DeclInfo(Scope fileScope) {
        this.fileScope = fileScope;
    }

    boolean hasInitializer() {
        return init != null || func != null && func.body() != null;
    }
}
