package gobi.grammar;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// Actions of expressions.
abstract class ExprActions extends TypeActions {
    ExprActions(TokenStream input) {
        super(input);
    }

    /// An expression has to come.
    protected final void exprNext() {
        if (!startsExpr(next())) {
            missingExpr();
        }
    }

    private void missingExpr() {
        repair().missingExpression();
        tokens.insert(GoLexer.BAD);
    }

    /// An expression has to come, or this token.
    protected final void exprNext(int other) {
        int type = next();
        if (type != other && type != Token.EOF && !startsExpr(type)) {
            missingExpr();
        }
    }

    /// An expression has to come, or one of these tokens.
    protected final void exprNext(int other, int another) {
        if (!nextIs(another)) {
            exprNext(other);
        }
    }

    // Composite literals

    /// After an operand or a suffix: whether a brace there opens a composite literal.
    protected final void literalNext(GoParser.PrimaryContext x) {
        if (nextIs(GoLexer.LBRACE) && isLiteralType(x)) {
            tokens.current().setType(GoLexer.LIT_LBRACE);
        }
    }

    private boolean isLiteralType(GoParser.PrimaryContext x) {
        if (x.suffixes.isEmpty()) {
            return isLiteralType(x.x);
        }
        var last = x.suffixes.getLast();
        return exprNesting >= 0 && (last.sel != null || isTypeArgs(last) && !isValue(x));
    }

    /// Whether something cannot be a type by its form.
    private static boolean isValue(GoParser.PrimaryContext x) {
        boolean value = isValue(x.x);
        for (var suffix : x.suffixes) {
            if (suffix.sel != null) {
                value = false;
            } else {
                value |= !isTypeArgs(suffix) || isValue(suffix.first);
            }
        }
        return value;
    }

    private static boolean isValue(GoParser.OperandContext x) {
        return x.lit != null || x.body != null || x.lparen != null && isValue(x.inner);
    }

    private static boolean isValue(GoParser.ExprContext x) {
        if (x == null || x.first == null) {
            return false;
        }
        var ops = x.first.ops;
        if (!x.ops.isEmpty() || !ops.isEmpty()) {
            return !x.ops.isEmpty() || ops.getFirst().getType() != GoLexer.STAR;
        }
        return isValue(x.first.x);
    }

    private boolean isLiteralType(GoParser.OperandContext x) {
        if (x.name != null) {
            return exprNesting >= 0;
        }
        if (x.lparen != null) {
            return isParenthesizedType(x);
        }
        return x.array != null || isMapOrStruct(x.compound);
    }

    private static boolean isMapOrStruct(GoParser.CompoundTypeContext x) {
        return x != null
                && (x.start.getType() == GoLexer.MAP || x.start.getType() == GoLexer.STRUCT);
    }

    private static boolean isTypeArgs(GoParser.SuffixContext x) {
        return x.open != null && x.open.getType() == GoLexer.LBRACK && x.colon == null;
    }

    /// A parenthesised type before a brace is taken for a literal's type, with a complaint.
    private boolean isParenthesizedType(GoParser.OperandContext x) {
        var inner = x.inner;
        if (!inner.ops.isEmpty() || inner.first == null || !inner.first.ops.isEmpty()) {
            return false;
        }
        if (inner.first.x == null || inner.first.x.x == null || !isLiteralType(inner.first.x)) {
            return false;
        }
        if (inner.first.x.x.lparen == null) {
            repair().plain("cannot parenthesize type in composite literal");
        }
        return true;
    }

    protected final void elementNext() {
        if (nextIs(GoLexer.LBRACE)) {
            tokens.current().setType(GoLexer.LIT_LBRACE);
        } else {
            exprNext(GoLexer.RBRACE);
        }
    }

    protected final void valueNext() {
        if (nextIs(GoLexer.LBRACE)) {
            tokens.current().setType(GoLexer.LIT_LBRACE);
        } else {
            exprNext();
        }
    }

    protected final void elementSep() {
        repair().separate("composite literal", GoLexer.COMMA, GoLexer.RBRACE);
    }

    // Suffixes

    protected final void selectorNext() {
        if (!nextIs(GoLexer.NAME) && !nextIs(GoLexer.LPAREN)) {
            repair().unexpected("expected name or (");
            repair().skipTo(GoLexer.SEMI, GoLexer.RPAREN);
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void assertedNext() {
        if (!nextIs(GoLexer.TYPE) && !startsType(next())) {
            repair().missingType();
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void indexNext() {
        nest();
        if (nextIs(GoLexer.RBRACK)) {
            repair().unexpected("expected operand");
            tokens.insert(GoLexer.BAD);
        } else {
            exprNext(GoLexer.COLON);
        }
    }

    protected final void indexEnd() {
        if (isIndexEnd()) {
            return;
        }
        repair().unexpected("expected comma, : or ]");
        repair().skipTo(GoLexer.COMMA, GoLexer.COLON, GoLexer.RBRACK);
        // Goes on as a slice expression.
        tokens.insert(GoLexer.COLON);
    }

    private boolean isIndexEnd() {
        return nextIs(GoLexer.COMMA) || nextIs(GoLexer.COLON) || nextIs(GoLexer.RBRACK);
    }

    protected final void sliceNext() {
        exprNext(GoLexer.COLON, GoLexer.RBRACK);
    }

    protected final void sliceEnd(ParserRuleContext middle) {
        if (nextIs(GoLexer.COLON) && middle == null) {
            repair().bare(tokens.current().start(), "middle index required in 3-index slice");
        }
    }

    protected final void maxNext() {
        if (nextIs(GoLexer.RBRACK)) {
            repair().bare(tokens.current().start(), "final index required in 3-index slice");
            tokens.insert(GoLexer.BAD);
        }
    }

    /// After an argument, or after its dots, which end the list.
    protected final void argSep(Token dots) {
        if (dots != null && nextIs(GoLexer.COMMA)) {
            tokens.consume();
            if (!nextIs(GoLexer.RPAREN)) {
                repair().want(GoLexer.RPAREN);
                tokens.insert(GoLexer.RPAREN);
            }
        }
        repair().separate("argument list", GoLexer.COMMA, GoLexer.RPAREN);
    }
}
