package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.fault.Fault;
import gobi.vm.jit.HotCode.Kind;
import gobi.vm.jit.HotCode.Place;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compiles at the start of a program what its earlier runs had compiled in the end, and keeps the
/// list of that for the next run.
final class Precompilation {
    private final Jit jit;
    private HotCode earlier = HotCode.NONE;

    // The program may end while the background thread compiles: both sets are under the lock.

    private final Set<Place> unfit = new HashSet<>();
    private final Set<Place> made = new LinkedHashSet<>();

    Precompilation(Jit jit) {
        this.jit = jit;
    }

    void expect(HotCode code) {
        earlier = code;
    }

    /// Notes what this run has compiled.
    synchronized void made(CompiledFunction c, Kind kind, int pc) {
        made.add(new Place(c.function.name, kind, pc));
    }

    /// What the next run should begin with, if that is news.
    synchronized Optional<HotCode> next() {
        return earlier.next(unfit, made);
    }

    private synchronized void forget(Place place) {
        unfit.add(place);
    }

    /// Asks for the code of earlier runs. All functions are known to be wanted before the first is
    /// compiled: so callees come before their callers, and no path to them counts as untrodden.
    /// False if there is none.
    boolean request() {
        Map<Place, CompiledFunction> fit = new LinkedHashMap<>();
        for (Place place : earlier.places()) {
            CompiledFunction c = find(place);
            if (c == null) {
                forget(place);
            } else {
                fit.put(place, c);
                c.requested |= place.kind() == Kind.FUNCTION;
            }
        }
        fit.forEach(this::request);
        return !fit.isEmpty();
    }

    private void request(Place place, CompiledFunction c) {
        switch (place.kind()) {
            case FUNCTION -> jit.submit(() -> jit.compile(c));
            case LOOP -> jit.compile(c, c.loop(place.pc()));
            case RESUME -> jit.behind(jit.waitPoint(c.function, place.pc()));
        }
    }

    /// Null if the program has no such place any more.
    private CompiledFunction find(Place place) {
        try {
            Function f = jit.context().find(place.function());
            return f != null && Jit.isCompilable(f) && has(f, place) ? jit.of(f) : null;
        } catch (Fault noBody) {
            return null;
        }
    }

    private static boolean has(Function f, Place place) {
        return switch (place.kind()) {
            case FUNCTION -> true;
            case LOOP -> FlowGraph.isLoopHead(f.source, place.pc());
            case RESUME -> FlowGraph.waits(f.source, place.pc());
        };
    }
}
