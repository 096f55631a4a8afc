package gobi.vm.sched;

/// Unwinds a thread that returns from a blocking native, or waits in one, after the program has
/// ended. An error, so that natives that turn exceptions into error numbers do not go on with
/// memory that is gone.
public final class ProgramEnded extends Error {
    private static final long serialVersionUID = 1;

    public ProgramEnded() {
        super(null, null, false, false);
    }
}
