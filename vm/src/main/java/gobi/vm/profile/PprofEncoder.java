package gobi.vm.profile;

import gobi.vm.event.FrameNames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Makes one profile file: pprof's `Profile` message, compressed. Field numbers are those of its
/// profile.proto.
public final class PprofEncoder {
    private final FrameNames names;
    private final Map<String, Integer> strings = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Long, Integer> locations = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final ProtoBuffer tables = new ProtoBuffer();

    public PprofEncoder(FrameNames names) {
        this.names = names;
        string("");
    }

    /// @param endNanos the time of day at the profile's end, in nanoseconds since 1970
    /// @param durationNanos how long it took; 0 if it tells of a moment
    /// @param period units of the kind's period between samples
    public byte[] encode(
            ProfileKind kind,
            List<Sample> samples,
            long endNanos,
            long durationNanos,
            long period) {
        return encode(
                kind.units, kind.period, kind.shownFirst, samples, endNanos, durationNanos, period);
    }

    /// A profile of the program's own, which counts under stacks.
    public byte[] encodeCounts(String title, List<Sample> samples, long endNanos) {
        var unit = new ProfileKind.Unit(title, "count");
        return encode(List.of(unit), unit, "", samples, endNanos, 0, 1);
    }

    private byte[] encode(
            List<ProfileKind.Unit> units,
            ProfileKind.Unit periodUnit,
            String shownFirst,
            List<Sample> samples,
            long endNanos,
            long durationNanos,
            long period) {
        var profile = new ProtoBuffer();
        for (var unit : units) {
            profile.message(1, unit(unit));
        }
        for (Sample s : samples) {
            profile.message(2, sample(s));
        }
        // One mapping that says that everything has its names already.
        profile.message(
                3,
                new ProtoBuffer()
                        .number(1, 1)
                        .number(5, string("gobi"))
                        .number(7, 1)
                        .number(8, 1)
                        .number(9, 1));
        profile.message(11, unit(periodUnit));
        profile.number(12, period);
        profile.number(9, endNanos - durationNanos);
        profile.number(10, durationNanos);
        if (!shownFirst.isEmpty()) {
            profile.number(14, string(shownFirst));
        }
        for (String text : texts) {
            profile.text(6, text);
        }
        return compress(profile.toByteArray(), tables.toByteArray());
    }

    private static byte[] compress(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            for (byte[] part : parts) {
                zip.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private int string(String text) {
        Integer known = strings.get(text);
        if (known != null) {
            return known;
        }
        int id = texts.size();
        strings.put(text, id);
        texts.add(text);
        return id;
    }

    private ProtoBuffer unit(ProfileKind.Unit unit) {
        return new ProtoBuffer().number(1, string(unit.type())).number(2, string(unit.unit()));
    }

    private ProtoBuffer sample(Sample s) {
        var message = new ProtoBuffer();
        message.numbers(1, locations(s.frames()));
        message.numbers(2, s.values());
        String[] labels = s.labels().split("\0", -1);
        for (int i = 0; i + 1 < labels.length; i += 2) {
            message.message(
                    3,
                    new ProtoBuffer()
                            .number(1, string(labels[i]))
                            .number(2, string(labels[i + 1])));
        }
        return message;
    }

    private long[] locations(long[] frames) {
        long[] ids = new long[frames.length];
        int n = 0;
        for (long frame : frames) {
            var place = names.place(frame);
            if (place != null) {
                ids[n++] = location(place);
            }
        }
        return java.util.Arrays.copyOf(ids, n);
    }

    private int location(FrameNames.Place place) {
        Integer known = locations.get(place.address());
        if (known != null) {
            return known;
        }
        int id = locations.size() + 1;
        locations.put(place.address(), id);
        var line = new ProtoBuffer().number(1, function(place)).number(2, place.line());
        tables.message(
                4,
                new ProtoBuffer()
                        .number(1, id)
                        .number(2, 1)
                        .number(3, place.address())
                        .message(4, line));
        return id;
    }

    private int function(FrameNames.Place place) {
        Integer known = functions.get(place.function());
        if (known != null) {
            return known;
        }
        int id = functions.size() + 1;
        functions.put(place.function(), id);
        tables.message(
                5,
                new ProtoBuffer()
                        .number(1, id)
                        .number(2, string(place.function()))
                        .number(3, string(place.function()))
                        .number(4, string(place.file()))
                        .number(5, place.startLine()));
        return id;
    }
}
