package gobi.vm.heapdump;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the records of a dump. Names, classes and stacks go to one stream, the heap to another
/// whose contents are to follow: readers want them apart. What belongs to the heap is gathered in
/// segments, because a segment says its length before it begins; a large array is a segment by
/// itself.
final class HprofWriter {
    private static final String HEADER = "JAVA PROFILE 1.0.2";
    private static final int ID = 8;
    private static final int SEGMENT = 1 << 20;

    private static final int STRING = 0x01;
    private static final int LOAD_CLASS = 0x02;
    private static final int FRAME = 0x04;
    private static final int TRACE = 0x05;
    private static final int HEAP_SEGMENT = 0x1C;
    private static final int HEAP_END = 0x2C;

    private static final int ROOT_FRAME = 0x03;
    private static final int ROOT_CLASS = 0x05;
    private static final int ROOT_THREAD = 0x08;
    private static final int CLASS = 0x20;
    private static final int INSTANCE = 0x21;
    private static final int OBJECT_ARRAY = 0x22;
    private static final int PRIMITIVE_ARRAY = 0x23;

    /// A static field of a class, with its value.
    record Static(String name, BasicType type, long bits) {}

    private final DataOutputStream out;
    private final DataOutputStream heap;
    private final Bytes segment = new Bytes();
    private final Map<String, Long> strings = new HashMap<>();
    private final Map<Long, Integer> serials = new HashMap<>();
    private long lastId = 1024;
    private int classes;
    private int frames;

    HprofWriter(OutputStream out, OutputStream heap, long millis) throws IOException {
        this.out = new DataOutputStream(out);
        this.heap = new DataOutputStream(heap);
        this.out.writeBytes(HEADER);
        this.out.writeByte(0);
        this.out.writeInt(ID);
        this.out.writeLong(millis);
    }

    /// An id that is no address of the program's memory.
    long newId() {
        return lastId += 16;
    }

    private void record(int tag, Bytes body) throws IOException {
        header(out, tag, body.size());
        body.writeTo(out);
    }

    private static void header(DataOutputStream to, int tag, long length) throws IOException {
        to.writeByte(tag);
        to.writeInt(0);
        to.writeInt((int) length);
    }

    private long string(String text) throws IOException {
        Long known = strings.get(text);
        if (known != null) {
            return known;
        }
        long id = newId();
        strings.put(text, id);
        record(STRING, new Bytes().id(id).text(text));
        return id;
    }

    /// A class and what it looks like; returns its id.
    ///
    /// @param size of an instance
    /// @param superclass 0 for the root of all
    long defineClass(
            String name, long superclass, long size, List<Static> statics, List<Field> fields)
            throws IOException {
        long id = newId();
        serials.put(id, ++classes);
        record(LOAD_CLASS, new Bytes().int4(classes).id(id).int4(0).id(string(name)));
        part(CLASS).id(id).int4(0).id(superclass);
        for (int i = 0; i < 5; i++) {
            segment.id(0);
        }
        segment.int4((int) Math.min(size, Integer.MAX_VALUE)).int2(0).int2(statics.size());
        for (Static s : statics) {
            segment.id(string(s.name)).byte1(s.type.code).value(s.type, s.bits);
        }
        segment.int2(fields.size());
        for (Field f : fields) {
            segment.id(string(f.name())).byte1(f.type().code);
        }
        return id;
    }

    /// A frame of a stack, whose function belongs to a class; returns its id.
    long frame(long type, String function, String file, int line) throws IOException {
        long id = ++frames;
        record(
                FRAME,
                new Bytes()
                        .id(id)
                        .id(string(function))
                        .id(string(""))
                        .id(string(file))
                        .int4(serials.get(type))
                        .int4(line));
        return id;
    }

    /// The stack of a thread, innermost frame first. Its number is that of the thread.
    void stack(int thread, List<Long> ids) throws IOException {
        var body = new Bytes().int4(thread).int4(thread).int4(ids.size());
        ids.forEach(body::id);
        record(TRACE, body);
    }

    void classRoot(long id) throws IOException {
        part(ROOT_CLASS).id(id);
    }

    void threadRoot(long id, int thread) throws IOException {
        part(ROOT_THREAD).id(id).int4(thread).int4(thread);
    }

    void frameRoot(long id, int thread, int depth) throws IOException {
        part(ROOT_FRAME).id(id).int4(thread).int4(depth);
    }

    /// The fields' values follow, in `size` bytes.
    Bytes instance(long id, long type, int size) throws IOException {
        return part(INSTANCE).id(id).int4(0).id(type).int4(size);
    }

    /// Where a large array's elements go.
    @FunctionalInterface
    interface Elements {
        void append(Bytes target, long from, long to);
    }

    void objectArray(long id, long type, long length, Elements elements) throws IOException {
        array(
                new Bytes().byte1(OBJECT_ARRAY).id(id).int4(0).int4((int) length).id(type),
                length,
                ID,
                elements);
    }

    void primitiveArray(long id, BasicType type, long length, Elements elements)
            throws IOException {
        var head = new Bytes().byte1(PRIMITIVE_ARRAY).id(id).int4(0).int4((int) length);
        array(head.byte1(type.code), length, type.size, elements);
    }

    private void array(Bytes head, long length, int size, Elements elements) throws IOException {
        if (length * size < SEGMENT) {
            part(head);
            elements.append(segment, 0, length);
            return;
        }
        flush();
        header(heap, HEAP_SEGMENT, head.size() + length * size);
        head.writeTo(heap);
        for (long i = 0; i < length; i += SEGMENT / size) {
            var piece = new Bytes();
            elements.append(piece, i, Math.min(length, i + SEGMENT / size));
            piece.writeTo(heap);
        }
    }

    private Bytes part(int tag) throws IOException {
        if (segment.size() >= SEGMENT) {
            flush();
        }
        return segment.byte1(tag);
    }

    private void part(Bytes head) throws IOException {
        if (segment.size() >= SEGMENT) {
            flush();
        }
        segment.bytes(head);
    }

    private void flush() throws IOException {
        if (segment.size() > 0) {
            header(heap, HEAP_SEGMENT, segment.size());
            segment.writeTo(heap);
            segment.clear();
        }
    }

    void finish() throws IOException {
        flush();
        header(heap, HEAP_END, 0);
        out.flush();
        heap.flush();
    }
}
