package gobi.compiler.codegen;

/// Code that cannot be generated: a limit of the bytecode, or a feature that is not supported.
public final class CodegenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int pos;

    public CodegenException(int pos, String message) {
        super(message);
        this.pos = pos;
    }

    /// Where in the source, 0 if unknown.
    public int pos() {
        return pos;
    }
}
