package gobi.compiler.parse;

import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Spec;
import gobi.grammar.GoParser;
import gobi.grammar.GoToken;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/// Builds declarations.
final class DeclBuilder {
    private final TreeBuilder tree;

    DeclBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Decl topLevel(GoParser.TopLevelDeclContext x, List<String> directives) {
        if (x.func != null) {
            return func(x.func, directives);
        }
        if (x.types != null) {
            return types(x.types);
        }
        if (x.vars != null) {
            return vars(x.vars);
        }
        if (x.consts != null) {
            return consts(x.consts);
        }
        if (x.imports != null) {
            return imports(x.imports);
        }
        return new Decl.Bad(tree.pos(x.start));
    }

    private Decl.Gen group(
            Token start, Decl.Keyword keyword, Token lparen, List<Spec> specs, Token rparen) {
        return new Decl.Gen(
                tree.pos(start), keyword, tree.posOrNone(lparen), specs, tree.posOrNone(rparen));
    }

    private Decl.Gen imports(GoParser.ImportDeclContext x) {
        var specs = new ArrayList<Spec>(x.specs.size());
        for (var spec : x.specs) {
            var name = spec.name == null ? null : tree.name(spec.name);
            var path =
                    new Expr.BasicLit(
                            tree.pos(spec.path),
                            Expr.LitKind.STRING,
                            pathText(spec.path),
                            spec.path instanceof GoToken t && t.isMalformed());
            specs.add(new Spec.Import(tree.pos(spec.start), name, path));
        }
        return group(x.start, Decl.Keyword.IMPORT, x.lparen, specs, x.rparen);
    }

    private static String pathText(Token path) {
        return path.getType() == GoParser.STRING ? path.getText() : "\"\"";
    }

    Decl.Gen consts(GoParser.ConstDeclContext x) {
        var specs = new ArrayList<Spec>(x.specs.size());
        for (var spec : x.specs) {
            specs.add(
                    new Spec.Const(
                            tree.pos(spec.start),
                            names(spec.names),
                            tree.types().typeOrNull(spec.typ),
                            tree.exprs().listOrEmpty(spec.values),
                            specs.size()));
        }
        return group(x.start, Decl.Keyword.CONST, x.lparen, specs, x.rparen);
    }

    Decl.Gen vars(GoParser.VarDeclContext x) {
        var specs = new ArrayList<Spec>(x.specs.size());
        for (var spec : x.specs) {
            specs.add(
                    new Spec.Var(
                            tree.pos(spec.start),
                            names(spec.names),
                            tree.types().typeOrNull(spec.typ),
                            tree.exprs().listOrEmpty(spec.values)));
        }
        return group(x.start, Decl.Keyword.VAR, x.lparen, specs, x.rparen);
    }

    Decl.Gen types(GoParser.TypeDeclContext x) {
        var specs = new ArrayList<Spec>(x.specs.size());
        for (var spec : x.specs) {
            specs.add(
                    new Spec.Type(
                            tree.pos(spec.start),
                            tree.name(spec.name),
                            tree.params().typeParamsOrNull(spec.tparams),
                            spec.alias != null,
                            tree.types().type(spec.typ)));
        }
        return group(x.start, Decl.Keyword.TYPE, x.lparen, specs, x.rparen);
    }

    private List<Expr.Name> names(GoParser.NameListContext x) {
        if (x.more.isEmpty()) {
            return List.of(tree.name(x.first));
        }
        var names = new ArrayList<Expr.Name>(1 + x.more.size());
        names.add(tree.name(x.first));
        for (var name : x.more) {
            names.add(tree.name(name));
        }
        return names;
    }

    private Decl.Func func(GoParser.FuncDeclContext x, List<String> directives) {
        FieldList receiver = x.recv == null ? null : tree.params().params(x.recv);
        var typeParams = tree.params().typeParamsOrNull(x.tparams);
        return new Decl.Func(
                tree.pos(x.start),
                receiver,
                tree.name(x.name),
                tree.types().funcType(tree.pos(x.start), typeParams, x.sig),
                x.body == null ? null : tree.stmts().body(x.body),
                directives);
    }
}
