package gobi.grammar;

import org.antlr.v4.runtime.Token;

/// Words syntax errors as gc does, and skips to where gc goes on after them.
final class SyntaxRepair {
    private final GoTokenStream tokens;
    private final ErrorLog errors;

    /// How many function bodies we are in: inside, skipping stops at words that start a statement.
    private int functionDepth;

    SyntaxRepair(GoTokenStream tokens, ErrorLog errors) {
        this.tokens = tokens;
        this.errors = errors;
    }

    void enterFunction() {
        functionDepth++;
    }

    void leaveFunction() {
        functionDepth--;
    }

    /// An error that gc prints without the words `syntax error`.
    void bare(int offset, String text) {
        errors.error(offset, tokens.current().start(), text);
    }

    /// A syntax error at the current token.
    void plain(String text) {
        plain(tokens.current().start(), text);
    }

    void plain(int offset, String text) {
        boolean atEnd = tokens.current().getType() == Token.EOF;
        if (!atEnd || !errors.failed()) {
            errors.error(offset, tokens.current().start(), "syntax error: " + text);
        }
    }

    /// `unexpected X` and what the tail adds: a place (`at end of statement`) or what should be
    /// there (`expected type`).
    void unexpected(String tail) {
        unexpected(tokens.current(), tail);
    }

    void unexpected(GoToken token, String tail) {
        String joint = tail.startsWith("expected ") ? ", " : " ";
        plain(token.start(), "unexpected " + describe(token) + joint + tail);
    }

    private static String describe(GoToken token) {
        return switch (token.getType()) {
            case GoLexer.NAME -> "name " + token.getText();
            case GoLexer.INT, GoLexer.FLOAT, GoLexer.IMAG, GoLexer.CHAR, GoLexer.STRING ->
                    "literal " + token.getText();
            case GoLexer.SEMI -> token.getText();
            case GoLexer.COMMA -> "comma";
            case Token.EOF -> "EOF";
            default -> token.getText();
        };
    }

    /// How gc calls a kind of token that it expected.
    static String word(int type) {
        return switch (type) {
            case GoLexer.NAME -> "name";
            case GoLexer.COMMA -> "comma";
            case GoLexer.SEMI -> "semicolon or newline";
            case Token.EOF -> "EOF";
            case GoLexer.LIT_LBRACE, GoLexer.BODY_LBRACE -> "{";
            case GoLexer.TYPE_LBRACK -> "[";
            case GoLexer.TYPE_DOT -> ".";
            case GoLexer.LABEL_COLON -> ":";
            default -> {
                String literal = GoLexer.VOCABULARY.getLiteralName(type);
                yield literal == null ? "token" : literal.substring(1, literal.length() - 1);
            }
        };
    }

    /// Reports that a token of this kind had to stand here, and skips the one that does.
    void want(int type) {
        unexpected("expected " + word(type));
        skipOne();
    }

    void skipOne() {
        if (tokens.current().getType() != Token.EOF) {
            tokens.consume();
        }
    }

    /// Skips to one of these tokens, to the start of a statement (inside functions), or to the end.
    void skipTo(int... types) {
        while (true) {
            int type = tokens.current().getType();
            if (type == Token.EOF || functionDepth > 0 && startsStatement(type)) {
                return;
            }
            for (int wanted : types) {
                if (wanted == type) {
                    return;
                }
            }
            tokens.consume();
        }
    }

    /// Skips to a closing bracket of any kind.
    void skipToClose() {
        skipTo(GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE);
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
                    GoLexer.RETURN,
                    GoLexer.SELECT,
                    GoLexer.SWITCH,
                    GoLexer.TYPE,
                    GoLexer.VAR ->
                    true;
            default -> false;
        };
    }

    // Missing parts

    void missingExpression() {
        unexpected("expected expression");
        skipToClose();
    }

    void missingType() {
        unexpected("expected type");
        skipTo(
                GoLexer.COMMA,
                GoLexer.COLON,
                GoLexer.SEMI,
                GoLexer.RPAREN,
                GoLexer.RBRACK,
                GoLexer.RBRACE);
    }

    void missingTerm() {
        unexpected("expected ~ term or type");
        skipTo(
                GoLexer.OR,
                GoLexer.TILDE,
                GoLexer.SEMI,
                GoLexer.RPAREN,
                GoLexer.RBRACK,
                GoLexer.RBRACE);
    }

    /// After an element of a list: makes sure that a separator comes, and before it, where the list
    /// cannot go on, the closing bracket.
    void separate(String context, int separator, int close) {
        int type = tokens.current().getType();
        if (type == separator) {
            return;
        }
        if (type != close) {
            unexpected(
                    "in "
                            + context
                            + "; possibly missing "
                            + word(separator)
                            + " or "
                            + word(close));
            skipToClose();
            if (tokens.current().getType() != close) {
                tokens.insert(close);
            }
        }
        tokens.insertSeparator(separator);
    }
}
