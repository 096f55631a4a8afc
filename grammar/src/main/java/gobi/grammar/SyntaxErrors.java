package gobi.grammar;

/// Receives lexical and syntax errors.
@FunctionalInterface
public interface SyntaxErrors {
    /// `offset` is in bytes from the start of the file; `seen` is the offset of the token at which
    /// a parser that reads from left to right notices the error; `text` is the whole message, with
    /// gc's `syntax error: ` where gc prints it.
    void error(int offset, int seen, String text);
}
