package gobi.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts the bytes of a Go file into tokens and inserts semicolons.
///
/// A newline, the end of the file, or a comment that spans lines becomes a semicolon when the token
/// before it could end a statement; the semicolon's text says which (`newline`, `EOF`), as messages
/// name it. Comments are dropped, except that `//go:` lines are remembered. A first line that
/// starts with `#!` is skipped.
public final class GoTokenSource implements TokenSource {
    private final byte[] source;
    private final ErrorLog errors;
    private final SourceCursor cursor;
    private final LiteralScanner literals;
    private final Keywords keywords;
    private final List<GoToken> directives = new ArrayList<>();
    private final List<GoToken> lineDirectives = new ArrayList<>();

    /// Whether the last token lets a line end become a semicolon.
    private boolean endsStatement;

    public GoTokenSource(byte[] source, SyntaxErrors errors) {
        this(source, new ErrorLog(errors));
    }

    GoTokenSource(byte[] source, ErrorLog errors) {
        this.source = source;
        this.errors = errors;
        this.cursor = new SourceCursor(source, errors);
        this.literals = new LiteralScanner(source, cursor, errors);
        this.keywords = new Keywords(source);
    }

    byte[] source() {
        return source;
    }

    /// The `//go:` and `//gobi:` comments met so far, in order; their text is the whole comment.
    public List<GoToken> directives() {
        return Collections.unmodifiableList(directives);
    }

    /// The comments met so far that begin with `//line ` at the start of a line, or with `/*line `;
    /// their text is the whole comment.
    public List<GoToken> lineDirectives() {
        return Collections.unmodifiableList(lineDirectives);
    }

    @Override
    public GoToken nextToken() {
        while (true) {
            skipBlanks();
            int start = cursor.offset();
            int c = cursor.current();
            if (c == '/' && (cursor.peekByte() == '/' || cursor.peekByte() == '*')) {
                if (skipComment(start) && endsStatement) {
                    return lineEnd(start, start, "newline");
                }
                continue;
            }
            if (isLetter(c)) {
                return word(start);
            }
            if (LiteralScanner.isDecimal(c)) {
                endsStatement = true;
                return literals.number(start, false);
            }
            var token = other(start, c);
            if (token != null) {
                return token;
            }
        }
    }

    private void skipBlanks() {
        while (true) {
            int c = cursor.current();
            if (c != ' ' && c != '\t' && c != '\r' && (c != '\n' || endsStatement)) {
                return;
            }
            cursor.advance();
        }
    }

    private GoToken lineEnd(int start, int end, String text) {
        endsStatement = false;
        return GoToken.semicolon(source, start, end, text);
    }

    // Comments

    /// Skips a comment; tells whether it spans lines and so acts as a newline.
    private boolean skipComment(int start) {
        cursor.advance();
        if (cursor.current() == '*') {
            cursor.advance();
            boolean lines = skipBlockComment(start);
            if (startsWith(start, "/*line ")) {
                lineDirectives.add(
                        GoToken.of(source, GoLexer.LINE_COMMENT, start, cursor.offset()));
            }
            return lines;
        }
        cursor.advanceToLineEnd();
        if (startsWith(start, "//line ") && (start == 0 || source[start - 1] == '\n')) {
            lineDirectives.add(GoToken.of(source, GoLexer.LINE_COMMENT, start, cursor.offset()));
        }
        if (startsWith(start, "//go:") || startsWith(start, "//gobi:")) {
            int end = cursor.offset();
            directives.add(
                    GoToken.of(
                            source,
                            GoLexer.LINE_COMMENT,
                            start,
                            source[end - 1] == '\r' ? end - 1 : end));
        }
        return false;
    }

    private boolean skipBlockComment(int start) {
        boolean lines = false;
        while (true) {
            int c = cursor.current();
            if (c == SourceCursor.END) {
                errors.error(start, "comment not terminated");
                return lines;
            }
            lines |= c == '\n';
            cursor.advance();
            if (c == '*' && cursor.current() == '/') {
                cursor.advance();
                return lines;
            }
        }
    }

    private boolean startsWith(int start, String prefix) {
        if (start + prefix.length() > source.length) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (source[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // Words

    /// Whether a word can start with this character; complains about those that only look like it.
    private boolean isLetter(int c) {
        if (c < 0x80) {
            return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_';
        }
        if (Character.isDigit(c)) {
            errors.error(
                    cursor.offset(), "identifier cannot begin with digit " + Runes.describe(c));
        } else if (!Character.isLetter(c)) {
            errors.error(
                    cursor.offset(), "invalid character " + Runes.describe(c) + " in identifier");
        }
        return true;
    }

    private GoToken word(int start) {
        if (cursor.current() < 0x80) {
            cursor.advanceWord();
        } else {
            cursor.advance();
            cursor.advanceWordIfAny();
        }
        while (cursor.current() >= 0x80) {
            int c = cursor.current();
            if (!Character.isLetter(c) && !Character.isDigit(c)) {
                errors.error(
                        cursor.offset(),
                        "invalid character " + Runes.describe(c) + " in identifier");
            }
            cursor.advance();
            cursor.advanceWordIfAny();
        }
        int end = cursor.offset();
        int type = keywords.typeOf(start, end);
        endsStatement =
                switch (type) {
                    case GoLexer.NAME,
                            GoLexer.BREAK,
                            GoLexer.CONTINUE,
                            GoLexer.FALLTHROUGH,
                            GoLexer.RETURN ->
                            true;
                    default -> false;
                };
        return GoToken.of(source, type, start, end);
    }

    // Everything else

    /// The token at a character that starts neither word nor number; null if it starts nothing.
    private GoToken other(int start, int c) {
        switch (c) {
            case '"':
                endsStatement = true;
                return literals.string(start);
            case '`':
                endsStatement = true;
                return literals.rawString(start);
            case '\'':
                endsStatement = true;
                return literals.rune(start);
            case '\n':
                cursor.advance();
                return lineEnd(start, start + 1, "newline");
            case SourceCursor.END:
                return endsStatement
                        ? lineEnd(start, start, "EOF")
                        : GoToken.of(source, Token.EOF, start, start);
            case ';':
                cursor.advance();
                return lineEnd(start, start + 1, "semicolon");
            case '.':
                return dot(start);
            default:
                return operator(start, c);
        }
    }

    private GoToken dot(int start) {
        boolean ellipsis = cursor.peekByte() == '.' && cursor.peekSecondByte() == '.';
        cursor.advance();
        if (LiteralScanner.isDecimal(cursor.current())) {
            endsStatement = true;
            return literals.number(start, true);
        }
        endsStatement = false;
        if (!ellipsis) {
            return GoToken.of(source, GoLexer.DOT, start, start + 1);
        }
        cursor.advance();
        cursor.advance();
        return GoToken.of(source, GoLexer.ELLIPSIS, start, start + 3);
    }

    private GoToken operator(int start, int c) {
        cursor.advance();
        int type =
                switch (c) {
                    case '(' -> GoLexer.LPAREN;
                    case ')' -> GoLexer.RPAREN;
                    case '[' -> GoLexer.LBRACK;
                    case ']' -> GoLexer.RBRACK;
                    case '{' -> GoLexer.LBRACE;
                    case '}' -> GoLexer.RBRACE;
                    case ',' -> GoLexer.COMMA;
                    case '~' -> GoLexer.TILDE;
                    case ':' -> follows('=') ? GoLexer.DEFINE : GoLexer.COLON;
                    case '=' -> follows('=') ? GoLexer.EQL : GoLexer.ASSIGN;
                    case '!' -> follows('=') ? GoLexer.NEQ : GoLexer.NOT;
                    case '+' -> follows('+') ? GoLexer.INC : assigning(GoLexer.ADD);
                    case '-' -> follows('-') ? GoLexer.DEC : assigning(GoLexer.SUB);
                    case '*' -> assigning(GoLexer.STAR);
                    case '/' -> assigning(GoLexer.DIV);
                    case '%' -> assigning(GoLexer.REM);
                    case '^' -> assigning(GoLexer.XOR);
                    case '|' -> follows('|') ? GoLexer.LOR : assigning(GoLexer.OR);
                    case '&' -> and();
                    case '<' -> less();
                    case '>' -> greater();
                    default -> Token.INVALID_TYPE;
                };
        if (type == Token.INVALID_TYPE) {
            errors.error(start, "invalid character " + Runes.describe(c));
            return null;
        }
        endsStatement =
                switch (type) {
                    case GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE, GoLexer.INC, GoLexer.DEC ->
                            true;
                    default -> false;
                };
        return GoToken.of(source, type, start, cursor.offset());
    }

    private boolean follows(char c) {
        if (cursor.current() != c) {
            return false;
        }
        cursor.advance();
        return true;
    }

    private int assigning(int type) {
        return follows('=') ? GoLexer.ASSIGN_OP : type;
    }

    private int and() {
        if (follows('&')) {
            return GoLexer.LAND;
        }
        return assigning(follows('^') ? GoLexer.AND_NOT : GoLexer.AND);
    }

    private int less() {
        if (follows('=')) {
            return GoLexer.LEQ;
        }
        if (follows('<')) {
            return assigning(GoLexer.SHL);
        }
        return follows('-') ? GoLexer.ARROW : GoLexer.LSS;
    }

    private int greater() {
        if (follows('=')) {
            return GoLexer.GEQ;
        }
        return follows('>') ? assigning(GoLexer.SHR) : GoLexer.GTR;
    }

    // What ANTLR wants besides. Lines and columns follow from byte offsets, so nothing is counted
    // here.

    @Override
    public int getLine() {
        return 0;
    }

    @Override
    public int getCharPositionInLine() {
        return 0;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }

    @Override
    public String getSourceName() {
        return "";
    }

    @Override
    public void setTokenFactory(TokenFactory<?> factory) {
        throw new UnsupportedOperationException("tokens are GoTokens");
    }

    @Override
    public TokenFactory<?> getTokenFactory() {
        return CommonTokenFactory.DEFAULT;
    }
}
