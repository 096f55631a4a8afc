package gobi.vm.trace;

/// What a run may leave behind.
public enum Output {
    TRACE("--trace", "Record the execution in FILE, for go tool trace.");

    /// The command line's flag.
    public final String flag;

    public final String description;

    Output(String flag, String description) {
        this.flag = flag;
        this.description = description;
    }
}
