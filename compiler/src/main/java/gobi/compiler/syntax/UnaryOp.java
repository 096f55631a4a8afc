package gobi.compiler.syntax;

/// Unary operators with their spelling.
public enum UnaryOp {
    PLUS("+"),
    NEG("-"),
    NOT("!"),
    XOR("^"),
    ADDR("&"),
    RECV("<-"),
    TILDE("~");

    private final String text;

    UnaryOp(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
