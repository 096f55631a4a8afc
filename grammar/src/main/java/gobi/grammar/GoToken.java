package gobi.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.WritableToken;

import java.nio.charset.StandardCharsets;

/// A token as a range of bytes of the source; its text is decoded when asked for.
public final class GoToken implements WritableToken {
    private final byte[] source;
    private final int start;
    private final int end;
    private final boolean virtual;
    private int type;
    private String text;
    private boolean malformed;

    private GoToken(byte[] source, int type, int start, int end, String text, boolean virtual) {
        this.source = source;
        this.type = type;
        this.start = start;
        this.end = end;
        this.text = text;
        this.virtual = virtual;
    }

    /// A token that stands in the source.
    static GoToken of(byte[] source, int type, int start, int end) {
        return new GoToken(source, type, start, end, null, false);
    }

    /// A semicolon, real or inserted; `text` is what messages call it.
    static GoToken semicolon(byte[] source, int start, int end, String text) {
        return new GoToken(source, GoLexer.SEMI, start, end, text, false);
    }

    /// A token that the parser put in.
    static GoToken virtual(byte[] source, int type, int start, String text) {
        return new GoToken(source, type, start, start, text, true);
    }

    /// The byte offset of the first byte.
    public int start() {
        return start;
    }

    /// The byte offset behind the last byte.
    public int end() {
        return end;
    }

    /// Whether the parser put this token in.
    public boolean isVirtual() {
        return virtual;
    }

    /// Whether this is a literal that a lexical error was reported for.
    public boolean isMalformed() {
        return malformed;
    }

    void markMalformed() {
        malformed = true;
    }

    @Override
    public String getText() {
        if (text == null) {
            text = new String(source, start, end - start, StandardCharsets.UTF_8);
        }
        return text;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public void setType(int type) {
        this.type = type;
    }

    @Override
    public int getLine() {
        int line = 1;
        for (int i = 0; i < start; i++) {
            if (source[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    @Override
    public int getCharPositionInLine() {
        int i = start;
        while (i > 0 && source[i - 1] != '\n') {
            i--;
        }
        return start - i;
    }

    @Override
    public int getChannel() {
        return Token.DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return -1;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }

    @Override
    public void setText(String text) {
        this.text = text;
    }

    @Override
    public void setLine(int line) {
        throw new UnsupportedOperationException("the line follows from the offset");
    }

    @Override
    public void setCharPositionInLine(int pos) {
        throw new UnsupportedOperationException("the column follows from the offset");
    }

    @Override
    public void setChannel(int channel) {
        throw new UnsupportedOperationException("there is one channel");
    }

    @Override
    public void setTokenIndex(int index) {
        throw new UnsupportedOperationException("tokens are not numbered");
    }

    @Override
    public String toString() {
        return GoLexer.VOCABULARY.getDisplayName(type) + "@" + start + " " + getText();
    }
}
