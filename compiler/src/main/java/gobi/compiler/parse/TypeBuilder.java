package gobi.compiler.parse;

import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Field;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.UnaryOp;
import gobi.grammar.GoParser;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/// Builds types. Parentheses around types are not kept, as gc does not keep them.
final class TypeBuilder {
    private final TreeBuilder tree;

    TypeBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Expr typeOrNull(GoParser.Type_Context x) {
        return x == null ? null : type(x);
    }

    Expr type(GoParser.Type_Context x) {
        if (x.name != null) {
            return typeName(x.name);
        }
        if (x.lit != null) {
            return literal(x.lit);
        }
        if (x.array != null) {
            return array(x.array);
        }
        if (x.paren != null) {
            return paren(x.paren);
        }
        return new Expr.Bad(tree.pos(x.start));
    }

    Expr unbracketed(GoParser.UnbracketedTypeContext x) {
        if (x.name != null) {
            return typeName(x.name);
        }
        if (x.lit != null) {
            return literal(x.lit);
        }
        if (x.paren != null) {
            return paren(x.paren);
        }
        return new Expr.Bad(tree.pos(x.start));
    }

    /// A type that does not start with a name; `start` is where it would stand.
    Expr unnamed(GoParser.UnnamedTypeContext x, Token start) {
        if (x != null && x.lit != null) {
            return literal(x.lit);
        }
        if (x != null && x.array != null) {
            return array(x.array);
        }
        if (x != null && x.paren != null) {
            return paren(x.paren);
        }
        return new Expr.Bad(tree.pos(start));
    }

    private Expr paren(GoParser.ParenTypeContext x) {
        return x.typ == null ? new Expr.Bad(tree.pos(x.start)) : type(x.typ);
    }

    // Names

    Expr typeName(GoParser.TypeNameContext x) {
        var name = tree.name(x.name);
        if (x.sel != null) {
            return qualified(name, x.sel, x.targs);
        }
        return x.targs == null ? name : withArgs(name, x.targs);
    }

    /// `name.sel`, and its type arguments if there are any.
    Expr qualified(Expr.Name name, Token sel, GoParser.TypeArgsContext args) {
        var type = new Expr.Selector(name, tree.name(sel));
        return args == null ? type : withArgs(type, args);
    }

    private Expr withArgs(Expr generic, GoParser.TypeArgsContext x) {
        var args = new ArrayList<Expr>(x.args.size());
        for (var arg : x.args) {
            args.add(type(arg));
        }
        int lbrack = tree.pos(x.lbrack);
        if (args.isEmpty()) {
            args.add(new Expr.Bad(lbrack));
        }
        return new Expr.Index(generic, lbrack, args, tree.pos(x.rbrack));
    }

    /// The array or slice type after a name in a list.
    Expr array(GoParser.ArrayOrTypeArgsContext x) {
        Expr length =
                x.dots != null
                        ? new Expr.Ellipsis(tree.pos(x.dots), null)
                        : tree.exprs().exprOrNull(x.first);
        return new Expr.ArrayType(tree.pos(x.lbrack), length, type(x.elem));
    }

    /// The name in a list, applied to what stands in brackets after it.
    Expr instance(Expr.Name name, GoParser.ArrayOrTypeArgsContext x) {
        var args = new ArrayList<Expr>(1 + x.more.size());
        args.add(x.first == null ? new Expr.Bad(tree.pos(x.lbrack)) : tree.exprs().expr(x.first));
        for (var arg : x.more) {
            args.add(type(arg));
        }
        return new Expr.Index(name, tree.pos(x.lbrack), args, tree.pos(x.rbrack));
    }

    // Literals

    Expr array(GoParser.ArrayTypeContext x) {
        Expr length = null;
        if (x.dots != null) {
            length = new Expr.Ellipsis(tree.pos(x.dots), null);
        } else if (x.length != null) {
            length = tree.exprs().expr(x.length);
        }
        var elem = x.elem == null ? new Expr.Bad(tree.pos(x.start)) : type(x.elem);
        return new Expr.ArrayType(tree.pos(x.lbrack), length, elem);
    }

    private Expr literal(GoParser.TypeLitContext x) {
        int start = tree.pos(x.start);
        if (x.star != null) {
            return new Expr.Star(start, type(x.elem));
        }
        if (x.arrow != null) {
            return new Expr.ChanType(start, Expr.ChanDir.RECV, type(x.chan.typ));
        }
        if (x.fun != null) {
            return funcType(start, null, x.sig);
        }
        return x.compound == null ? new Expr.Bad(start) : compound(x.compound);
    }

    Expr compound(GoParser.CompoundTypeContext x) {
        int start = tree.pos(x.start);
        return switch (x.start.getType()) {
            case GoParser.CHAN ->
                    new Expr.ChanType(
                            start,
                            x.send == null ? Expr.ChanDir.BOTH : Expr.ChanDir.SEND,
                            type(x.chan.typ));
            case GoParser.MAP -> new Expr.MapType(start, type(x.key), type(x.value));
            case GoParser.STRUCT -> new Expr.StructType(start, structFields(x));
            case GoParser.INTERFACE -> new Expr.InterfaceType(start, elements(x));
            default -> new Expr.Bad(start);
        };
    }

    // Functions

    Expr.FuncType funcType(int pos, FieldList typeParams, GoParser.SignatureContext x) {
        return new Expr.FuncType(pos, typeParams, tree.params().params(x.params), results(x));
    }

    private FieldList results(GoParser.SignatureContext x) {
        if (x.results != null) {
            return tree.params().params(x.results);
        }
        if (x.result == null) {
            return null;
        }
        var type = result(x.result);
        int pos = type.pos();
        return new FieldList(pos, List.of(new Field(pos, List.of(), type, null)), pos);
    }

    private Expr result(GoParser.ResultTypeContext x) {
        if (x.name != null) {
            return typeName(x.name);
        }
        if (x.lit != null) {
            return literal(x.lit);
        }
        return x.array == null ? new Expr.Bad(tree.pos(x.start)) : array(x.array);
    }

    // Structs

    private FieldList structFields(GoParser.CompoundTypeContext x) {
        var fields = new ArrayList<Field>(x.fields.size());
        for (var field : x.fields) {
            fields.add(field(field));
        }
        return new FieldList(tree.pos(x.open), fields, tree.pos(x.close));
    }

    private Field field(GoParser.FieldDeclContext x) {
        int start = tree.pos(x.start);
        var tag = x.tag == null ? null : tree.exprs().literal(x.tag);
        if (x.name == null) {
            return new Field(start, List.of(), embedded(x), tag);
        }
        var name = tree.name(x.name);
        if (x.sel != null) {
            return new Field(start, List.of(), qualified(name, x.sel, x.targs), tag);
        }
        if (x.index != null && x.index.elem == null) {
            return new Field(start, List.of(), instance(name, x.index), tag);
        }
        if (x.index != null) {
            return new Field(start, List.of(name), array(x.index), tag);
        }
        if (x.simple != null) {
            return new Field(start, List.of(name), unbracketed(x.simple), tag);
        }
        if (x.typ != null) {
            return new Field(start, fieldNames(name, x.more), type(x.typ), tag);
        }
        return new Field(start, List.of(), name, tag);
    }

    private List<Expr.Name> fieldNames(Expr.Name first, List<Token> more) {
        var names = new ArrayList<Expr.Name>(1 + more.size());
        names.add(first);
        for (var name : more) {
            names.add(tree.name(name));
        }
        return names;
    }

    private Expr embedded(GoParser.FieldDeclContext x) {
        if (x.parenthesized != null) {
            var inner = x.parenthesized;
            var type = typeName(inner.typ);
            return inner.star == null ? type : new Expr.Star(tree.pos(inner.star), type);
        }
        var type = x.embedded == null ? new Expr.Bad(tree.pos(x.start)) : typeName(x.embedded);
        return x.star == null ? type : new Expr.Star(tree.pos(x.star), type);
    }

    // Interfaces

    private FieldList elements(GoParser.CompoundTypeContext x) {
        var elements = new ArrayList<Field>(x.elems.size());
        for (var element : x.elems) {
            elements.add(element(element));
        }
        return new FieldList(tree.pos(x.open), elements, tree.pos(x.close));
    }

    private Field element(GoParser.InterfaceElemContext x) {
        int start = tree.pos(x.start);
        if (x.name == null) {
            var first = x.tilde != null ? tilde(x.tilde, x.elem) : unnamed(x.bare, x.start);
            return new Field(start, List.of(), union(first, x.terms), null);
        }
        var name = tree.name(x.name);
        if (x.sig != null) {
            tree.params().checkRefused(x.tparams);
            return new Field(start, List.of(name), funcType(start, null, x.sig), null);
        }
        Expr first = name;
        if (x.sel != null) {
            first = qualified(name, x.sel, x.targs);
        } else if (x.tparams != null && !x.tparams.params.isEmpty()) {
            first =
                    new Expr.Index(
                            name,
                            tree.pos(x.tparams.open),
                            tree.params().asTypes(x.tparams),
                            tree.pos(x.tparams.close));
        }
        return new Field(start, List.of(), union(first, x.terms), null);
    }

    Expr tilde(Token tilde, GoParser.Type_Context type) {
        return new Expr.Unary(tree.pos(tilde), UnaryOp.TILDE, type(type));
    }

    /// `first` and the terms that `|` joins to it.
    Expr union(Expr first, GoParser.UnionTailContext x) {
        if (x == null) {
            return first;
        }
        var union = first;
        for (int i = 0; i < x.terms.size(); i++) {
            var term = x.terms.get(i);
            var type = term.tilde == null ? type(term.typ) : tilde(term.tilde, term.typ);
            union = new Expr.Binary(union, tree.pos(x.ops.get(i)), BinaryOp.OR, type);
        }
        return union;
    }
}
