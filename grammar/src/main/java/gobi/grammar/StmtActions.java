package gobi.grammar;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// Actions of statements.
abstract class StmtActions extends ExprActions {
    /// Modes of simple statements, see the grammar.
    private static final int MAY_BE_LABEL = 1;

    private static final int MAY_BE_RANGE = 2;

    /// Whether the statement that ends is a label without a statement, which has been reported.
    private boolean labelBroken;

    StmtActions(TokenStream input) {
        super(input);
    }

    // Lists of statements

    /// Before a statement: no statement starts with `~`, though in the grammar an expression does.
    protected final void statementNext() {
        if (nextIs(GoLexer.TILDE)) {
            tokens.current().setType(Token.INVALID_TYPE);
        }
    }

    protected final void statementEnd() {
        if (nextIs(GoLexer.SEMI)) {
            return;
        }
        if (!nextIs(GoLexer.RBRACE) && !labelBroken) {
            reportNoEnd();
            if (nextIs(GoLexer.SEMI)) {
                return;
            }
        }
        labelBroken = false;
        tokens.insertSeparator(GoLexer.SEMI);
    }

    private void reportNoEnd() {
        repair().unexpected("at end of statement");
        repair().skipTo(GoLexer.SEMI, GoLexer.RBRACE, GoLexer.CASE, GoLexer.DEFAULT);
    }

    protected final boolean labelEnd(Token colon) {
        int type = next();
        if (type != GoLexer.SEMI && type != GoLexer.RBRACE && !startsStatement(type)) {
            repair().plain(colon.getStartIndex(), "missing statement after label");
            labelBroken = true;
            return true;
        }
        return false;
    }

    private static boolean startsStatement(int type) {
        return switch (type) {
            case GoLexer.BREAK,
                    GoLexer.CONST,
                    GoLexer.CONTINUE,
                    GoLexer.DEFER,
                    GoLexer.FALLTHROUGH,
                    GoLexer.FOR,
                    GoLexer.GO,
                    GoLexer.GOTO,
                    GoLexer.IF,
                    GoLexer.LBRACE,
                    GoLexer.RETURN,
                    GoLexer.SELECT,
                    GoLexer.SWITCH,
                    GoLexer.TYPE,
                    GoLexer.VAR ->
                    true;
            default -> startsExpr(type);
        };
    }

    // Simple statements

    /// After the expressions that start a simple statement.
    protected final void simpleNext(Token start, boolean single, int mode) {
        int type = next();
        if (type == GoLexer.COLON && mode == MAY_BE_LABEL && tokens.previous() == start) {
            if (start.getType() == GoLexer.NAME) {
                tokens.current().setType(GoLexer.LABEL_COLON);
            }
        } else if (!single && type != GoLexer.ASSIGN && type != GoLexer.DEFINE) {
            repair().unexpected("expected := or = or comma");
            repair().skipTo(GoLexer.SEMI, GoLexer.RBRACE);
        }
    }

    /// After an assignment operator.
    protected final void rangeNext(int mode) {
        if (!nextIs(GoLexer.RANGE) || mode != MAY_BE_RANGE) {
            exprNext();
        }
    }

    // Headers

    /// Starts a header; returns what [#leaveHeader] needs.
    protected final int enterHeader() {
        int outer = exprNesting;
        exprNesting = -1;
        return outer;
    }

    protected final void leaveHeader(int outer) {
        exprNesting = outer;
    }

    protected final void headerNext(int keyword) {
        int type = next();
        if (type == GoLexer.LBRACE) {
            if (keyword == GoLexer.IF) {
                repair().plain("missing condition in if statement");
            }
            return;
        }
        if (type == GoLexer.VAR) {
            tokens.consume();
            repair().plain(
                            "var declaration not allowed in "
                                    + SyntaxRepair.word(keyword)
                                    + " initializer");
        }
        if (keyword != GoLexer.FOR || !nextIs(GoLexer.RANGE)) {
            exprNext(GoLexer.SEMI);
        }
    }

    /// After the first part of a header; tells whether what follows fits. If not, the condition is
    /// read all the same.
    protected final boolean headerSemi() {
        if (nextIs(GoLexer.LBRACE) || nextIs(GoLexer.SEMI)) {
            return true;
        }
        wantBrace();
        if (!nextIs(GoLexer.LBRACE)) {
            tokens.insertSeparator(GoLexer.SEMI);
        }
        return false;
    }

    private void wantBrace() {
        // Asking for the brace rather than for a semicolon makes the better message.
        repair().want(GoLexer.LBRACE);
        if (!nextIs(GoLexer.LBRACE)) {
            repair().skipTo(GoLexer.LBRACE, GoLexer.RBRACE);
        }
    }

    protected final void condNext() {
        exprNext(GoLexer.LBRACE);
    }

    protected final void headerEnd(boolean isIf, Token semi, ParserRuleContext cond) {
        if (!isIf || semi == null || cond != null) {
            return;
        }
        boolean written = semi.getText().equals("semicolon");
        repair().plain(
                        semi.getStartIndex(),
                        written
                                ? "missing condition in if statement"
                                : "unexpected " + semi.getText() + ", expected { after if clause");
    }

    protected final void elseNext() {
        if (nextIs(GoLexer.IF) || nextIs(GoLexer.LBRACE)) {
            return;
        }
        repair().plain("else must be followed by if or statement block");
        repair().skipTo(GoLexer.NAME, GoLexer.RBRACE);
        tokens.insert(GoLexer.RBRACE);
        tokens.insert(GoLexer.LBRACE);
    }

    /// After the last block of an if statement.
    protected final void elseEnd() {
        if (nextIs(GoLexer.ELSE)) {
            reportNoEnd();
        }
    }

    // Loops

    /// After the first part of a loop's header; `init` is null when there is none.
    protected final void loopSemi(GoParser.SimpleStmtContext init) {
        if (init != null && init.range != null) {
            rangeEnd();
        } else if (!nextIs(GoLexer.LBRACE) && !nextIs(GoLexer.SEMI)) {
            wantBrace();
            tokens.insertSeparator(GoLexer.SEMI);
        }
    }

    private void rangeEnd() {
        if (!nextIs(GoLexer.LBRACE)) {
            repair().unexpected("expected { after for clause");
            repair().skipTo(GoLexer.NAME, GoLexer.RBRACE);
            tokens.insert(GoLexer.LBRACE);
        }
    }

    protected final void loopCondNext() {
        if (nextIs(GoLexer.LBRACE)) {
            repair().unexpected("expected for loop condition");
            tokens.insertSeparator(GoLexer.SEMI);
        } else {
            exprNext(GoLexer.SEMI);
        }
    }

    protected final void loopCondEnd() {
        if (!nextIs(GoLexer.SEMI)) {
            repair().want(GoLexer.SEMI);
            tokens.insertSeparator(GoLexer.SEMI);
        }
    }

    protected final void postEnd(GoParser.SimpleStmtContext post) {
        if (post.op != null && post.op.getType() == GoLexer.DEFINE) {
            repair().plain(post.op.getStartIndex(), "cannot declare in post statement of for loop");
        }
    }

    // Switches

    protected final void caseNext() {
        switch (next()) {
            case GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE, Token.EOF -> {}
            default -> {
                repair().unexpected("expected case or default or }");
                repair().skipTo(GoLexer.COLON, GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE);
                tokens.insert(GoLexer.DEFAULT);
            }
        }
    }
}
