package gobi.vm.event;

import java.util.Map;

/// Writes events and tables to a sink in the batches of Go's format. For one thread at a time.
final class BatchWriter {
    private static final long NO_THREAD = -1;

    /// The most that readers take in one batch.
    private static final int MOST_BYTES = 65536;

    // Kinds of batches and of their entries.
    private static final int BATCH = 1;
    private static final int STACKS = 2;
    private static final int STACK = 3;
    private static final int STRINGS = 4;
    private static final int STRING = 5;
    private static final int FREQUENCY = 8;

    private final TraceSink sink;
    private final byte[] head = new byte[1 + 4 * Varints.MAX_BYTES];
    private final byte[] bytes = new byte[MOST_BYTES];
    private final FrameNames names;
    private int size;
    private int generation;

    BatchWriter(TraceSink sink, FrameNames names) {
        this.sink = sink;
        this.names = names;
    }

    /// A batch of one thread, whose events count from that time.
    void batch(int inGeneration, long thread, long time, byte[] body, int length) {
        head[0] = BATCH;
        int n = Varints.put(head, 1, inGeneration);
        n = Varints.put(head, n, thread);
        n = Varints.put(head, n, time);
        n = Varints.put(head, n, length);
        sink.write(head, n);
        sink.write(body, length);
    }

    // --- tables

    /// What the events of a generation refer to, and in which unit they count time.
    void tables(int ofGeneration, StackTable stacks, StringTable strings, long now) {
        generation = ofGeneration;
        stacks(stacks, strings, now);
        strings(strings, now);
        bytes[0] = FREQUENCY;
        batch(generation, NO_THREAD, now, bytes, Varints.put(bytes, 1, Clock.frequency()));
        sink.isWhole();
    }

    private void stacks(StackTable stacks, StringTable strings, long now) {
        for (int id = 1; id < stacks.size(); id++) {
            var places = stacks.places(id, names);
            int count = Math.min(places.size(), StackTable.MAX_FRAMES);
            entry(STACKS, STACK, (4 * count + 2) * Varints.MAX_BYTES, now);
            put(id);
            put(count);
            for (var place : places.subList(0, count)) {
                put(place.address());
                put(strings.id(place.function()));
                put(strings.id(place.file()));
                put(place.line());
            }
        }
        endTable(now);
    }

    private void strings(StringTable strings, long now) {
        for (Map.Entry<Integer, byte[]> e : strings.snapshot().entrySet()) {
            byte[] text = e.getValue();
            entry(STRINGS, STRING, text.length + 2 * Varints.MAX_BYTES, now);
            put(e.getKey());
            put(text.length);
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        }
        endTable(now);
    }

    /// Begins an entry of at most so many bytes.
    private void entry(int table, int kind, int most, long now) {
        if (size + 2 + most > MOST_BYTES) {
            endTable(now);
        }
        if (size == 0) {
            bytes[size++] = (byte) table;
        }
        bytes[size++] = (byte) kind;
    }

    private void put(long value) {
        size = Varints.put(bytes, size, value);
    }

    private void endTable(long now) {
        if (size > 0) {
            batch(generation, NO_THREAD, now, bytes, size);
            size = 0;
        }
    }
}
