package gobi.compiler.parse;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Field;
import gobi.compiler.syntax.FieldList;
import gobi.grammar.GoParser;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/// Builds parameter lists: `(a, b int)` reads like `(A, B)` until a type shows that the names are
/// no types.
final class ParamBuilder {
    private final TreeBuilder tree;

    ParamBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    /// One element of a list, before it is known whether a lone name is a type. At least one part
    /// is non-null.
    private record Param(Expr.Name name, Expr type) {
        int pos() {
            return name != null ? name.pos() : type.pos();
        }

        Expr typeOrName() {
            return type != null ? type : name;
        }
    }

    // Ordinary parameters

    FieldList params(GoParser.ParametersContext x) {
        int open = tree.pos(x.open);
        if (x.params.isEmpty()) {
            return new FieldList(open, List.of(), close(x.close, open));
        }
        var params = new ArrayList<Param>(x.params.size());
        for (var param : x.params) {
            params.add(param(param));
        }
        int close = close(x.close, open);
        return new FieldList(open, fields(params, false, close), close);
    }

    private int close(Token token, int otherwise) {
        return token == null ? otherwise : tree.pos(token);
    }

    private Param param(GoParser.ParamDeclContext x) {
        var name = x.name == null ? null : tree.name(x.name);
        if (x.index != null) {
            return indexed(name, x.index);
        }
        if (x.sel != null) {
            return new Param(null, tree.types().qualified(name, x.sel, x.targs));
        }
        if (x.dots != null) {
            return new Param(name, dots(x.dots, x.elem));
        }
        if (x.typ != null) {
            return new Param(name, tree.types().unbracketed(x.typ));
        }
        if (name != null) {
            return new Param(name, null);
        }
        return new Param(null, tree.types().unnamed(x.bare, x.start));
    }

    private Param indexed(Expr.Name name, GoParser.ArrayOrTypeArgsContext x) {
        return x.elem == null
                ? new Param(null, tree.types().instance(name, x))
                : new Param(name, tree.types().array(x));
    }

    private Expr dots(Token dots, GoParser.Type_Context elem) {
        return new Expr.Ellipsis(tree.pos(dots), tree.types().type(elem));
    }

    // Type parameters

    FieldList typeParamsOrNull(GoParser.TypeParamsContext x) {
        if (x == null || x.params.isEmpty()) {
            return null;
        }
        int open = tree.pos(x.open);
        int close = close(x.close, open);
        return new FieldList(open, fields(typeParams(x), true, close), close);
    }

    /// The elements of a bracketed list as types, as the type arguments of an embedded interface
    /// are.
    List<Expr> asTypes(GoParser.TypeParamsContext x) {
        var types = new ArrayList<Expr>();
        for (var param : typeParams(x)) {
            types.add(param.typeOrName());
        }
        return types;
    }

    /// Reports what is wrong within the type parameters of a method, which may have none anyway.
    void checkRefused(GoParser.TypeParamsContext x) {
        if (x != null && !x.params.isEmpty()) {
            fields(typeParams(x), false, close(x.close, tree.pos(x.open)));
        }
    }

    private List<Param> typeParams(GoParser.TypeParamsContext x) {
        var params = new ArrayList<Param>(x.params.size());
        for (var param : x.params) {
            params.add(typeParam(param));
        }
        return params;
    }

    private Param typeParam(GoParser.TypeParamDeclContext x) {
        var name = x.name == null ? null : tree.name(x.name);
        var param = firstTerm(name, x);
        if (x.terms == null || x.terms.ops.isEmpty()) {
            return param;
        }
        if (param.type == null) {
            return new Param(null, tree.types().union(param.name, x.terms));
        }
        return new Param(param.name, tree.types().union(param.type, x.terms));
    }

    private Param firstTerm(Expr.Name name, GoParser.TypeParamDeclContext x) {
        if (x.index != null) {
            return indexed(name, x.index);
        }
        if (x.sel != null) {
            return new Param(null, tree.types().qualified(name, x.sel, x.targs));
        }
        if (x.dots != null) {
            return new Param(name, dots(x.dots, x.elem));
        }
        if (x.tilde != null) {
            return new Param(name, tree.types().tilde(x.tilde, x.elem));
        }
        if (x.typ != null) {
            return new Param(name, tree.types().unbracketed(x.typ));
        }
        return name != null
                ? new Param(name, null)
                : new Param(null, tree.types().unnamed(x.bare, x.start));
    }

    // Names against types

    private List<Field> fields(List<Param> params, boolean namesRequired, int close) {
        int named = 0;
        for (var param : params) {
            if (param.name != null && param.type != null) {
                named++;
            }
        }
        if (named == 0 && !namesRequired) {
            return unnamedFields(params);
        }
        return namedFields(params, namesRequired, close);
    }

    private static List<Field> unnamedFields(List<Param> params) {
        var fields = new ArrayList<Field>(params.size());
        for (var param : params) {
            fields.add(new Field(param.pos(), List.of(), param.typeOrName(), null));
        }
        return fields;
    }

    /// Gives each run of lone names the type that follows it.
    private List<Field> namedFields(List<Param> params, boolean namesRequired, int close) {
        checkNames(params, namesRequired, close);
        var fields = new ArrayList<Field>(params.size());
        List<Expr.Name> names = new ArrayList<>(1);
        for (var param : params) {
            names.add(param.name != null ? param.name : new Expr.Name(param.type.pos(), "_"));
            if (param.type != null) {
                fields.add(new Field(names.getFirst().pos(), names, param.type, null));
                names = new ArrayList<>(1);
            }
        }
        if (!names.isEmpty()) {
            int pos = names.getFirst().pos();
            fields.add(new Field(pos, names, new Expr.Bad(pos), null));
        }
        return fields;
    }

    /// Complains of the leftmost element that lacks a name or, with no type to its right, a type.
    private void checkNames(List<Param> params, boolean namesRequired, int close) {
        int bad = 0;
        boolean nameless = false;
        boolean typeFollows = false;
        for (int i = params.size() - 1; i >= 0; i--) {
            var param = params.get(i);
            nameless |= param.name == null;
            typeFollows |= param.type != null;
            if (param.name == null || !typeFollows) {
                bad = param.pos();
            }
        }
        if (bad == 0) {
            return;
        }
        if (!namesRequired) {
            tree.syntaxError(bad, close, "mixed named and unnamed parameters");
        } else if (!nameless) {
            tree.syntaxError(close, close, "missing type constraint");
        } else if (params.size() == 1) {
            tree.syntaxError(bad, close, "missing type parameter name or invalid array length");
        } else {
            tree.syntaxError(bad, close, "missing type parameter name");
        }
    }
}
