package gobi.vm.profile;

import gobi.vm.event.FrameNames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Profiles as text: what `WriteTo(w, 1)` of runtime/pprof writes.
public final class ProfileText {
    private final FrameNames names;
    private final StringBuilder out = new StringBuilder();

    public ProfileText(FrameNames names) {
        this.names = names;
    }

    /// `rate`: bytes between two samples of memory.
    public String write(ProfileKind kind, List<Sample> samples, long rate) {
        return switch (kind) {
            case HEAP, ALLOCS -> memory(samples, rate);
            case BLOCK -> contention("--- contention:\ncycles/second=1000000000\n", samples);
            case MUTEX ->
                    contention(
                            "--- mutex:\ncycles/second=1000000000\nsampling period=1\n", samples);
            case CPU, GOROUTINE, THREAD_CREATE -> counts(kind.title, samples);
        };
    }

    private static List<Sample> sorted(List<Sample> samples, int value) {
        var list = new ArrayList<>(samples);
        list.sort(Comparator.comparingLong((Sample s) -> s.values()[value]).reversed());
        return list;
    }

    /// A profile whose samples count one thing.
    public String counts(String title, List<Sample> samples) {
        long total = 0;
        for (Sample s : samples) {
            total += s.values()[0];
        }
        out.append(title).append(" profile: total ").append(total).append('\n');
        for (Sample s : sorted(samples, 0)) {
            out.append(s.values()[0]).append(" @");
            stack(s);
        }
        return out.toString();
    }

    private String contention(String head, List<Sample> samples) {
        out.append(head);
        for (Sample s : sorted(samples, 1)) {
            out.append(s.values()[1]).append(' ').append(s.values()[0]).append(" @");
            stack(s);
        }
        return out.toString();
    }

    private String memory(List<Sample> samples, long rate) {
        long[] total = new long[4];
        for (Sample s : samples) {
            for (int i = 0; i < 4; i++) {
                total[i] += s.values()[i];
            }
        }
        out.append("heap profile: ");
        memoryFigures(total);
        out.append(" @ heap/").append(2 * rate).append('\n');
        for (Sample s : sorted(samples, 3)) {
            memoryFigures(s.values());
            out.append(" @");
            stack(s);
        }
        return out.toString();
    }

    private void memoryFigures(long[] v) {
        out.append(v[2]).append(": ").append(v[3]);
        out.append(" [").append(v[0]).append(": ").append(v[1]).append(']');
    }

    private void stack(Sample s) {
        List<FrameNames.Place> places = new ArrayList<>();
        for (long frame : s.frames()) {
            var place = names.place(frame);
            if (place != null) {
                places.add(place);
            }
        }
        for (var place : places) {
            out.append(" 0x").append(Long.toHexString(place.address()));
        }
        out.append('\n');
        labels(s.labels());
        for (var place : places) {
            out.append("#\t0x").append(Long.toHexString(place.address()));
            out.append('\t').append(place.function()).append("+0x");
            out.append(Long.toHexString(place.address() & 0xFFFFFF));
            out.append("\t\t").append(place.file()).append(':').append(place.line());
            out.append('\n');
        }
        out.append('\n');
    }

    private void labels(String labels) {
        String[] parts = labels.split("\0", -1);
        if (parts.length < 2) {
            return;
        }
        out.append("# labels: {");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            out.append(i == 0 ? "" : ", ");
            out.append('"').append(parts[i]).append("\":\"").append(parts[i + 1]).append('"');
        }
        out.append("}\n");
    }
}
