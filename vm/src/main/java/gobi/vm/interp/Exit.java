package gobi.vm.interp;

/// Unwinds the interpreter of a goroutine whose program has ended (os.Exit, a fatal error).
public final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Exit() {
        super(null, null, false, false);
    }
}
