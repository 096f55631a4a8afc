package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was compiled while a trace was recorded: it stands in the trace's strings.
final class Compilations {
    private static final Pattern TEXT =
            Pattern.compile(
                    Pattern.quote(EventKind.COMPILED) + " (\\d{1,18}) (\\d{1,18}) (.+)",
                    Pattern.DOTALL);

    private Compilations() {}

    /// In the order of their begins; none ends after `end`.
    static List<Timeline.Interval> in(TraceReader trace, long end) {
        List<Timeline.Interval> all = new ArrayList<>();
        for (String text : trace.strings()) {
            Matcher m = TEXT.matcher(text);
            if (m.matches()) {
                all.add(interval(trace, m, end));
            }
        }
        all.sort(Comparator.comparingLong(Timeline.Interval::from));
        return all;
    }

    private static Timeline.Interval interval(TraceReader trace, Matcher m, long end) {
        long began = Long.parseLong(m.group(1));
        long from = Math.clamp(trace.nanos(began), 0, end);
        long to = Math.clamp(trace.nanos(began + Long.parseLong(m.group(2))), from, end);
        return new Timeline.Interval(from, to, m.group(3));
    }
}
