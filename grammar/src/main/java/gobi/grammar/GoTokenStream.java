package gobi.grammar;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

import java.util.Arrays;

/// The tokens that are still to come: the current one, and those that were looked at or put in
/// ahead of time.
///
/// Only the parser's needs are served: one token of memory behind, any look ahead, no going back.
/// (Going back is for adaptive prediction, which the grammar does without.)
final class GoTokenStream implements TokenStream {
    private final GoTokenSource source;
    private final GoToken comma;
    private final GoToken semicolon;

    private GoToken previous;
    private GoToken current;

    /// A ring of tokens behind `current`.
    private GoToken[] ahead = new GoToken[8];

    private int head;
    private int count;
    private boolean ended;

    GoTokenStream(GoTokenSource source) {
        this.source = source;
        this.comma = GoToken.virtual(source.source(), GoLexer.COMMA, 0, ",");
        this.semicolon = GoToken.virtual(source.source(), GoLexer.SEMI, 0, "semicolon");
        this.current = source.nextToken();
    }

    /// The coming token.
    GoToken current() {
        return current;
    }

    /// The token consumed last, or null.
    GoToken previous() {
        return previous;
    }

    @Override
    public void consume() {
        previous = current;
        if (count > 0) {
            current = ahead[head];
            head = head + 1 & ahead.length - 1;
            count--;
        } else if (current.getType() != Token.EOF) {
            current = source.nextToken();
        }
    }

    /// The token `k` places behind the current one.
    GoToken peek(int k) {
        if (k == 0) {
            return current;
        }
        while (count < k) {
            reserve();
            ahead[head + count & ahead.length - 1] = source.nextToken();
            count++;
        }
        return ahead[head + k - 1 & ahead.length - 1];
    }

    private void reserve() {
        if (count == ahead.length) {
            var larger = new GoToken[2 * ahead.length];
            for (int i = 0; i < count; i++) {
                larger[i] = ahead[head + i & ahead.length - 1];
            }
            ahead = larger;
            head = 0;
        }
    }

    /// Puts a token of this type before the current one.
    GoToken insert(int type) {
        return insert(type, null);
    }

    /// Puts a name before the current token.
    void insertName(String name) {
        insert(GoLexer.NAME, name);
    }

    private GoToken insert(int type, String text) {
        var token = GoToken.virtual(source.source(), type, current.start(), text);
        insert(token);
        return token;
    }

    /// Puts a separator before the current token. These are many, so they share one object, without
    /// a place.
    void insertSeparator(int type) {
        insert(type == GoLexer.COMMA ? comma : semicolon);
    }

    private void insert(GoToken token) {
        reserve();
        head = head - 1 & ahead.length - 1;
        ahead[head] = current;
        count++;
        current = token;
    }

    /// Drops all that is left of the file.
    void skipToEnd() {
        if (!ended) {
            ended = true;
            Arrays.fill(ahead, null);
            count = 0;
            int end = source.source().length;
            current = GoToken.of(source.source(), Token.EOF, end, end);
        }
    }

    @Override
    public int LA(int k) {
        return k == 1 ? current.getType() : LT(k).getType();
    }

    @Override
    public GoToken LT(int k) {
        return k == 1 ? current : k == -1 ? previous : peek(k - 1);
    }

    @Override
    public GoTokenSource getTokenSource() {
        return source;
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public void seek(int index) {
        // The parser rewinds a fresh stream, which is where it should be already.
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // Nothing is kept for a mark.
    }

    @Override
    public GoToken get(int index) {
        throw new UnsupportedOperationException("tokens are not kept");
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("tokens are not counted");
    }

    @Override
    public String getSourceName() {
        return source.getSourceName();
    }

    @Override
    public String getText() {
        throw new UnsupportedOperationException("tokens are not kept");
    }

    @Override
    public String getText(Interval interval) {
        throw new UnsupportedOperationException("tokens are not kept");
    }

    @Override
    public String getText(RuleContext ctx) {
        throw new UnsupportedOperationException("tokens are not kept");
    }

    @Override
    public String getText(Token start, Token stop) {
        throw new UnsupportedOperationException("tokens are not kept");
    }
}
