package gobi.grammar;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// Actions of types, parameters, fields and interface elements.
abstract class TypeActions extends ParserCore {
    /// Negative directly in the header of an if, for or switch, where a brace after a name opens
    /// the block.
    int exprNesting;

    /// Whether an embedded field's type stands in (forbidden) parentheses.
    private boolean embeddedParen;

    TypeActions(TokenStream input) {
        super(input);
    }

    static boolean startsType(int type) {
        return switch (type) {
            case GoLexer.NAME,
                    GoLexer.STAR,
                    GoLexer.ARROW,
                    GoLexer.FUNC,
                    GoLexer.LBRACK,
                    GoLexer.CHAN,
                    GoLexer.MAP,
                    GoLexer.STRUCT,
                    GoLexer.INTERFACE,
                    GoLexer.LPAREN,
                    GoLexer.BAD ->
                    true;
            default -> false;
        };
    }

    static boolean isLiteral(int type) {
        return switch (type) {
            case GoLexer.INT, GoLexer.FLOAT, GoLexer.IMAG, GoLexer.CHAR, GoLexer.STRING -> true;
            default -> false;
        };
    }

    static boolean startsExpr(int type) {
        return switch (type) {
            case GoLexer.ADD, GoLexer.SUB, GoLexer.NOT, GoLexer.XOR, GoLexer.AND, GoLexer.TILDE ->
                    true;
            default -> startsType(type) || isLiteral(type);
        };
    }

    protected final void nest() {
        exprNesting++;
    }

    protected final void unnest() {
        exprNesting--;
    }

    // Names and type arguments

    /// After a type's name: its dot and bracket are the type's, not those of an expression around
    /// it.
    protected final void typeTail() {
        if (nextIs(GoLexer.DOT)) {
            tokens.current().setType(GoLexer.TYPE_DOT);
        } else {
            typeArgsTail();
        }
    }

    protected final void typeArgsTail() {
        if (nextIs(GoLexer.LBRACK)) {
            tokens.current().setType(GoLexer.TYPE_LBRACK);
        }
    }

    protected final void typeArgNext() {
        if (nextIs(GoLexer.RBRACK)) {
            repair().unexpected("expected type argument list");
            tokens.insert(GoLexer.BAD);
        } else if (!startsType(next())) {
            repair().missingType();
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void typeArgSep() {
        if (nextIs(GoLexer.COMMA)) {
            return;
        }
        if (!nextIs(GoLexer.RBRACK)) {
            repair().want(GoLexer.RBRACK);
            tokens.insert(GoLexer.RBRACK);
        }
        tokens.insertSeparator(GoLexer.COMMA);
    }

    protected final void firstArgEnd() {
        if (!nextIs(GoLexer.COMMA) && !nextIs(GoLexer.RBRACK)) {
            repair().want(GoLexer.RBRACK);
            tokens.insert(GoLexer.RBRACK);
        }
    }

    // Type literals

    protected final void lengthEnd() {
        if (nextIs(GoLexer.COMMA)) {
            // Type parameter lists may end in a comma, arrays not.
            repair().plain("unexpected comma; expected ]");
            tokens.consume();
        }
    }

    protected final void chanNext() {
        if (nextIs(GoLexer.ARROW)) {
            tokens.current().setType(GoLexer.CHAN_ARROW);
        }
    }

    protected final void chanElemNext() {
        typeOr("missing channel element type");
    }

    protected final void dotsTypeNext() {
        typeOr("... is missing type");
    }

    private void typeOr(String error) {
        if (!startsType(next())) {
            repair().plain(error);
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void termNext() {
        if (!nextIs(GoLexer.TILDE) && !startsType(next())) {
            repair().missingTerm();
            tokens.insert(GoLexer.BAD);
        }
    }

    // Functions

    /// Before the type parameters of a function; `owner` is null where they are allowed.
    protected final void tparamsNext(String owner) {
        if (!nextIs(GoLexer.LBRACK)) {
            return;
        }
        if (owner != null) {
            repair().plain(owner + " must have no type parameters");
        }
        if (afterNext() == GoLexer.RBRACK) {
            tokens.consume();
            repair().plain("empty type parameter list");
            tokens.consume();
        }
    }

    protected final void resultNext() {
        if (startsType(next())) {
            tokens.insert(GoLexer.RESULT);
        }
    }

    protected final void paramNext(int close) {
        while (!nextIs(close) && !nextIs(Token.EOF) && !startsParam(close)) {
            repair().unexpected("expected " + SyntaxRepair.word(close));
            repair().skipTo(GoLexer.COMMA, close);
            if (!nextIs(GoLexer.COMMA)) {
                endList("parameter list", GoLexer.COMMA, close);
                return;
            }
            tokens.consume();
        }
    }

    private boolean startsParam(int close) {
        int type = next();
        return startsType(type)
                || type == GoLexer.ELLIPSIS
                || type == GoLexer.TILDE && close == GoLexer.RBRACK;
    }

    /// After an error in a list that does not go on: complains if the closing bracket does not
    /// follow, and puts one in.
    final void endList(String context, int separator, int close) {
        if (!nextIs(close)) {
            repair().separate(context, separator, close);
            tokens.consume();
        }
    }

    protected final void paramSep(int close) {
        repair().separate("parameter list", GoLexer.COMMA, close);
    }

    // Structs

    protected final void fieldNext() {
        embeddedParen = false;
        while (!nextIs(GoLexer.NAME) && !nextIs(GoLexer.STAR) && !nextIs(GoLexer.RBRACE)) {
            if (nextIs(Token.EOF)) {
                return;
            }
            if (nextIs(GoLexer.LPAREN)) {
                repair().plain("cannot parenthesize embedded type");
                embeddedParen = true;
                tokens.current().setType(GoLexer.BAD);
                return;
            }
            repair().unexpected("expected field name or embedded type");
            repair().skipTo(GoLexer.SEMI, GoLexer.RBRACE);
            if (!nextIs(GoLexer.SEMI)) {
                endList("struct type", GoLexer.SEMI, GoLexer.RBRACE);
                return;
            }
            tokens.consume();
        }
    }

    protected final void fieldTypeNext() {
        int type = next();
        boolean embedded =
                type == GoLexer.DOT
                        || type == GoLexer.SEMI
                        || type == GoLexer.RBRACE
                        || isLiteral(type);
        if (!embedded && type != GoLexer.COMMA && !startsType(type)) {
            repair().missingType();
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void embeddedNext() {
        if (nextIs(GoLexer.LPAREN)) {
            repair().plain("cannot parenthesize embedded type");
            embeddedParen = true;
            tokens.consume();
        }
    }

    protected final void embeddedEnd() {
        if (embeddedParen && nextIs(GoLexer.RPAREN)) {
            tokens.consume();
        }
        embeddedParen = false;
    }

    protected final void structSep() {
        repair().separate("struct type", GoLexer.SEMI, GoLexer.RBRACE);
    }

    // Interfaces

    protected final void elemNext() {
        int type = next();
        if (type == GoLexer.RBRACE || type == Token.EOF) {
            return;
        }
        termNext();
    }

    /// After the name that starts an interface element.
    protected final void elemArgsNext() {
        if (!nextIs(GoLexer.LBRACK) || afterNext() != GoLexer.RBRACK) {
            return;
        }
        tokens.consume();
        boolean method = afterNext() == GoLexer.LPAREN;
        repair().bare(
                        tokens.current().start(),
                        method ? "empty type parameter list" : "empty type argument list");
        tokens.consume();
    }

    protected final void methodParamsEnd(Token open) {
        if (nextIs(GoLexer.LPAREN)) {
            repair().bare(open.getStartIndex(), "interface method must have no type parameters");
        }
    }

    /// After a method, which unlike a type cannot be part of a union.
    protected final void methodEnd() {
        if (nextIs(GoLexer.OR)) {
            interfaceSep();
        }
    }

    protected final void interfaceSep() {
        repair().separate("interface type", GoLexer.SEMI, GoLexer.RBRACE);
    }
}
