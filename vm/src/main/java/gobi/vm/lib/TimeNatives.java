package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Scheduler;
import gobi.vm.sync.ProgramTimers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/// time: clocks, sleep, timers, and zones for systems without a zone database.
final class TimeNatives implements NativeSet {
    private final NativeEnvironment env;
    private final Scheduler scheduler;
    private final ProgramTimers timers;

    TimeNatives(NativeEnvironment env) {
        this.env = env;
        this.scheduler = env.context().scheduler();
        this.timers = env.context().timers();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "now" -> (g, r, b) -> now(r, b);
            case "runtimeNano" -> (g, r, b) -> result(r, b, scheduler.now());
            case "Sleep" ->
                    (g, r, b) ->
                            g.resumed() || scheduler.sleep((Goroutine) g, r[b + 2])
                                    ? Native.DONE
                                    : Native.PARKED;
            case "startTimer" ->
                    (g, r, b) -> {
                        timers.start(r[b + 2]);
                        return Native.DONE;
                    };
            case "stopTimer" -> (g, r, b) -> result(r, b, timers.stop(r[b + 3]) ? 1 : 0);
            case "resetTimer" ->
                    (g, r, b) -> result(r, b, timers.reset(r[b + 3], r[b + 4], r[b + 5]) ? 1 : 0);
            case "zoneAt" -> (g, r, b) -> zoneAt((Goroutine) g, r, b);
            default -> null;
        };
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private int now(long[] r, int b) {
        Instant t = scheduler.wallTime();
        r[b + 2] = t.getEpochSecond();
        r[b + 3] = t.getNano();
        r[b + 4] = scheduler.now();
        return Native.DONE;
    }

    /// Results: abbreviation, offset, start, end, isDST, ok.
    private int zoneAt(Goroutine g, long[] r, int b) {
        String name = Memory.readString(r[b + 9], r[b + 10]);
        Instant at = Instant.ofEpochSecond(r[b + 11]);
        for (int i = 2; i <= 8; i++) {
            r[b + i] = 0;
        }
        try {
            zone(g, r, b, ZoneId.of(name), at);
        } catch (DateTimeException e) {
            r[b + 8] = 0;
        }
        return Native.DONE;
    }

    private void zone(Goroutine g, long[] r, int b, ZoneId zone, Instant at) {
        ZoneRules rules = zone.getRules();
        boolean summer = rules.isDaylightSavings(at);
        ZoneOffsetTransition before = rules.previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(at);
        var names = TimeZone.getTimeZone(zone);
        env.string(g, r, b + 2, names.getDisplayName(summer, TimeZone.SHORT, Locale.ROOT));
        r[b + 4] = rules.getOffset(at).getTotalSeconds();
        r[b + 5] = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        r[b + 6] = after == null ? Long.MAX_VALUE : after.toEpochSecond();
        r[b + 7] = summer ? 1 : 0;
        r[b + 8] = 1;
    }
}
