package gobi.vm.sched;

/// A panic (or Goexit) in progress. `fp` is the frame of the panic itself, above which its deferred
/// calls run.
public final class PanicRecord {
    public final PanicRecord next;
    public final long typeWord;
    public final long dataWord;
    public final boolean goexit;
    public final int fp;
    public boolean recovered;

    /// The deferred call that runs now, or ran last.
    public DeferRecord running;

    /// The panic's text once asked of its Error or String method; null before.
    public String text;

    /// The panic whose printing asks for this one's text at the moment, or null.
    public PanicRecord asker;

    public PanicRecord(PanicRecord next, long typeWord, long dataWord, boolean goexit, int fp) {
        this.next = next;
        this.typeWord = typeWord;
        this.dataWord = dataWord;
        this.goexit = goexit;
        this.fp = fp;
    }
}
