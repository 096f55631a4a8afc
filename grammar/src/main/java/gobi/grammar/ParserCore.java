package gobi.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

import java.util.List;

/// The parser apart from its rules and their actions: how tokens are demanded and rules entered.
abstract class ParserCore extends Parser {
    /// The tokens to come.
    final GoTokenStream tokens;

    private SyntaxRepair repair;
    private ErrorLog errors;
    private int depthLimit = Integer.MAX_VALUE;
    private int depth;

    ParserCore(TokenStream input) {
        super(input);
        tokens = (GoTokenStream) input;
        setErrorHandler(new GoErrorStrategy());
        setBuildParseTree(false);
    }

    void configure(ErrorLog log, int limit) {
        errors = log;
        repair = new SyntaxRepair(tokens, log);
        depthLimit = limit;
    }

    /// Where errors go.
    final SyntaxRepair repair() {
        return repair;
    }

    /// Whether there was any error.
    final boolean failed() {
        return errors.failed();
    }

    /// Receives errors that whoever reads the contexts finds.
    public final SyntaxErrors errors() {
        return errors;
    }

    /// The `//go:` comments met so far.
    public final List<GoToken> directives() {
        return tokens.getTokenSource().directives();
    }

    /// The `line` comments met so far, see [GoTokenSource#lineDirectives].
    public final List<GoToken> lineDirectives() {
        return tokens.getTokenSource().lineDirectives();
    }

    /// The type of the coming token.
    final int next() {
        return tokens.current().getType();
    }

    final boolean nextIs(int type) {
        return tokens.current().getType() == type;
    }

    /// Where the coming token stands.
    final int nextOffset() {
        return tokens.current().start();
    }

    /// The type of the token behind the coming one.
    final int afterNext() {
        return tokens.peek(1).getType();
    }

    @Override
    public Token match(int type) {
        var token = tokens.current();
        if (token.getType() != type) {
            return missing(type);
        }
        matchedEOF |= type == Token.EOF;
        tokens.consume();
        return token;
    }

    @Override
    public Token consume() {
        var token = tokens.current();
        tokens.consume();
        return token;
    }

    @Override
    public void enterRule(ParserRuleContext localctx, int state, int ruleIndex) {
        if (++depth > depthLimit) {
            throw new NestingException(tokens.current().start());
        }
        super.enterRule(localctx, state, ruleIndex);
    }

    @Override
    public void exitRule() {
        depth--;
        super.exitRule();
    }

    // Errors

    /// The token that stands for one that had to be here and is not.
    private GoToken missing(int type) {
        int at = tokens.current().start();
        reportMissing(type);
        var token = GoToken.virtual(tokens.getTokenSource().source(), type, at, missingText(type));
        return token;
    }

    private static String missingText(int type) {
        return type == GoLexer.NAME ? "_" : SyntaxRepair.word(type);
    }

    private void reportMissing(int type) {
        int rule = getContext().getRuleIndex();
        if (rule == GoParser.RULE_packageClause) {
            reportMissingPackage(type);
        } else if (type == GoLexer.LBRACE && rule == GoParser.RULE_block) {
            reportMissingBlock();
        } else if (type == GoLexer.LBRACE && rule == GoParser.RULE_switchStmt) {
            repair.plain("missing { after switch clause");
            repair.skipTo(GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE);
        } else if (type == GoLexer.LBRACE && rule == GoParser.RULE_selectStmt) {
            repair.plain("missing { after select clause");
            repair.skipTo(GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE);
        } else if (getContext() instanceof GoParser.TypeNameContext x && x.name == null) {
            repair.unexpected("expected name");
            repair.skipTo(GoLexer.DOT, GoLexer.SEMI, GoLexer.RBRACE);
        } else {
            repair.want(type);
        }
    }

    private void reportMissingPackage(int type) {
        if (type == GoLexer.PACKAGE) {
            repair.plain("package statement must be first");
            tokens.skipToEnd();
        } else {
            repair.want(type);
        }
    }

    private void reportMissingBlock() {
        int caller = getContext().getParent().getRuleIndex();
        String clause = caller == GoParser.RULE_forStmt ? "for clause" : "if clause";
        repair.unexpected("expected { after " + clause);
        repair.skipTo(GoLexer.NAME, GoLexer.RBRACE);
    }

    /// None of the tokens that the grammar allows here.
    final Token missingChoice() {
        int at = tokens.current().start();
        repair.unexpected("expected expression");
        repair.skipToClose();
        return GoToken.virtual(tokens.getTokenSource().source(), GoLexer.BAD, at, "");
    }

    /// None of a rule's alternatives fits.
    final void noAlternative() {
        switch (getContext().getRuleIndex()) {
            case GoParser.RULE_type_, GoParser.RULE_unbracketedType, GoParser.RULE_unnamedType ->
                    repair.missingType();
            default -> repair.missingExpression();
        }
    }
}
