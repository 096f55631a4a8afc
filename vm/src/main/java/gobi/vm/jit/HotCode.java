package gobi.vm.jit;

import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was compiled in runs of a program, in that order, so that the next run compiles it before
/// it gets there. It is a hint: what does not fit the program is ignored, and what the program does
/// not come to this time was compiled in vain.
public record HotCode(List<Place> places) {
    /// Of a program that has not run yet.
    public static final HotCode NONE = new HotCode(List.of());

    /// More would take longer to compile than it gains.
    private static final int MOST = 500;

    /// Lists are worth keeping when so much of them is new, or else programs that hardly ever do
    /// the same twice would write one at each end.
    private static final int NEWS = 8;

    /// Bytes of a place with a name of no letters.
    private static final int LEAST_PLACE = 3;

    /// Where compiled code is entered.
    enum Kind {
        /// Where the function begins.
        FUNCTION,
        /// At the head of a loop.
        LOOP,
        /// Behind an instruction that waits.
        RESUME
    }

    private static final Kind[] KINDS = Kind.values();

    /// @param function its symbol
    /// @param pc the loop's head, or the instruction that waits
    record Place(String function, Kind kind, int pc) {}

    /// The list for the next run, if it is worth keeping.
    ///
    /// @param unfit places of this list that the program does not have
    /// @param made what this run had compiled
    Optional<HotCode> next(Set<Place> unfit, Set<Place> made) {
        var all = new LinkedHashSet<>(places);
        all.removeAll(unfit);
        int known = all.size();
        all.addAll(made);
        if (known >= MOST || all.size() <= known + known / NEWS) {
            return Optional.empty();
        }
        return Optional.of(new HotCode(all.stream().limit(MOST).toList()));
    }

    /// For [#read].
    public byte[] write() {
        var sink = new ByteSink();
        sink.unsigned(places.size());
        for (Place p : places) {
            sink.string(p.function);
            sink.byteValue(p.kind.ordinal());
            sink.unsigned(p.pc);
        }
        return sink.toByteArray();
    }

    /// @throws DamagedFileException if nothing has written this
    public static HotCode read(ByteSource source) throws DamagedFileException {
        List<Place> places = new ArrayList<>();
        for (int n = source.count(LEAST_PLACE); n > 0; n--) {
            String function = source.string();
            int kind = source.byteValue();
            if (kind >= KINDS.length) {
                throw new DamagedFileException("no such kind of code: " + kind);
            }
            places.add(new Place(function, KINDS[kind], source.count()));
        }
        return new HotCode(List.copyOf(places));
    }
}
