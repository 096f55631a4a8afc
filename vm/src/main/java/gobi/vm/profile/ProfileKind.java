package gobi.vm.profile;

import java.util.List;

/// The kinds of profiles, with what their samples count, as pprof wants it declared.
public enum ProfileKind {
    CPU(
            "profile",
            List.of(new Unit("samples", "count"), new Unit("cpu", "nanoseconds")),
            new Unit("cpu", "nanoseconds"),
            ""),
    HEAP("heap", Units.MEMORY, new Unit("space", "bytes"), "inuse_space"),
    ALLOCS("allocs", Units.MEMORY, new Unit("space", "bytes"), "alloc_space"),
    GOROUTINE("goroutine", Units.GOROUTINES, new Unit("goroutine", "count"), ""),
    THREAD_CREATE("threadcreate", Units.THREADS, new Unit("threadcreate", "count"), ""),
    BLOCK("block", Units.CONTENTION, new Unit("contentions", "count"), ""),
    MUTEX("mutex", Units.CONTENTION, new Unit("contentions", "count"), "");

    /// What a number counts, and in what.
    public record Unit(String type, String unit) {}

    private static final class Units {
        static final List<Unit> MEMORY =
                List.of(
                        new Unit("alloc_objects", "count"),
                        new Unit("alloc_space", "bytes"),
                        new Unit("inuse_objects", "count"),
                        new Unit("inuse_space", "bytes"));
        static final List<Unit> CONTENTION =
                List.of(new Unit("contentions", "count"), new Unit("delay", "nanoseconds"));
        static final List<Unit> GOROUTINES = List.of(new Unit("goroutine", "count"));
        static final List<Unit> THREADS = List.of(new Unit("threadcreate", "count"));

        private Units() {}
    }

    /// Go's name of it.
    public final String title;

    public final List<Unit> units;
    public final Unit period;

    /// The unit that is shown first, or empty.
    public final String shownFirst;

    ProfileKind(String title, List<Unit> units, Unit period, String shownFirst) {
        this.title = title;
        this.units = units;
        this.period = period;
        this.shownFirst = shownFirst;
    }

    /// The kind that `pprof.Lookup` finds under that name, or null.
    public static ProfileKind named(String title) {
        for (ProfileKind kind : values()) {
            if (kind != CPU && kind.title.equals(title)) {
                return kind;
            }
        }
        return null;
    }
}
