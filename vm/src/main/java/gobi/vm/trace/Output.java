package gobi.vm.trace;

/// What a run may leave behind.
public enum Output {
    TRACE(
            "--trace",
            "Record the execution in FILE: for go tool trace, or by its ending a page (.html) or"
                    + " for Perfetto (.json)."),
    WATCH("--watch", "Serve the page of the trace while the program runs, at a printed address."),
    FLIGHT_RECORDING(
            "--jfr",
            "Write to FILE (.jfr) what happens on the JVM's timeline too, for jfr or JDK Mission"
                    + " Control."),
    CPU_PROFILE("--cpuprofile", "Write a CPU profile to FILE, for go tool pprof."),
    MEMORY_PROFILE("--memprofile", "Write to FILE who allocated, for go tool pprof."),
    HEAP_DUMP(
            "--heapdump",
            "Write to FILE (.hprof) what is alive at the end, for gobi heap, Eclipse MAT or"
                    + " VisualVM."),
    BLOCK_PROFILE("--blockprofile", "Write to FILE where goroutines waited, for go tool pprof."),
    MUTEX_PROFILE("--mutexprofile", "Write to FILE who held contended locks, for go tool pprof.");

    /// The command line's flag.
    public final String flag;

    public final String description;

    Output(String flag, String description) {
        this.flag = flag;
        this.description = description;
    }
}
