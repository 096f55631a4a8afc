package gobi.vm.heapdump.view;

import gobi.vm.heapdump.BasicType;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a dump in the JVM's format, Gobi's or another's.
public final class HprofReader {
    private static final String MAGIC = "JAVA PROFILE 1.0.";
    private static final int NAME = 64;

    private record Member(int label, BasicType type) {}

    private record ClassInfo(
            int type, String name, long superclass, long size, List<Member> fields) {}

    private final DataInputStream in;
    private final HeapGraph.Builder graph = new HeapGraph.Builder();
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, String> classNames = new HashMap<>();
    private final Map<Integer, String> serials = new HashMap<>();
    private final Map<Long, ClassInfo> classes = new HashMap<>();
    private final Map<Long, String> frames = new HashMap<>();
    private final Map<Integer, long[]> stacks = new HashMap<>();
    private final Map<Integer, Integer> threads = new HashMap<>();

    /// Texts of short arrays and strings, of which threads have their names.
    private final Map<Long, String> names = new HashMap<>();

    private boolean wide;
    private long left;

    private HprofReader(DataInputStream in) {
        this.in = in;
    }

    /// @throws HeapFormatException if the file is no such dump
    public static HeapGraph read(Path file) throws IOException {
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return new HprofReader(in).read();
        } catch (EOFException e) {
            throw new HeapFormatException(file + ": the file ends within a record");
        } catch (HeapFormatException e) {
            throw new HeapFormatException(file + ": " + e.getMessage());
        }
    }

    private HeapGraph read() throws IOException {
        header();
        boolean heap = false;
        boolean open = false;
        for (int tag = in.read(); tag >= 0; tag = in.read()) {
            in.readInt();
            left = in.readInt() & 0xFFFFFFFFL;
            switch (tag) {
                case 0x01 ->
                        strings.put(
                                id(), text(limited((int) Math.min(left, Integer.MAX_VALUE), 1)));
                case 0x02 -> loadClass();
                case 0x04 -> frame();
                case 0x05 -> stack();
                case 0x0C, 0x1C -> {
                    heap = true;
                    open = tag == 0x1C;
                    segment();
                }
                case 0x2C -> open = false;
                default -> skip(left);
            }
            skip(left);
        }
        if (!heap || open) {
            throw new HeapFormatException("the file ends before the heap does");
        }
        return graph.build();
    }

    private void header() throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c > 0 && text.length() < NAME; c = in.read()) {
            text.append((char) c);
        }
        if (!text.toString().startsWith(MAGIC)) {
            throw new HeapFormatException("not a heap dump");
        }
        int size = in.readInt();
        if (size != 4 && size != 8) {
            throw new HeapFormatException("ids of " + size + " bytes");
        }
        wide = size == 8;
        in.readLong();
    }

    // ---- numbers

    private long id() throws IOException {
        left -= wide ? 8 : 4;
        return wide ? in.readLong() : in.readInt() & 0xFFFFFFFFL;
    }

    private int int1() throws IOException {
        left--;
        return in.readUnsignedByte();
    }

    private int int2() throws IOException {
        left -= 2;
        return in.readUnsignedShort();
    }

    private int int4() throws IOException {
        left -= 4;
        return in.readInt();
    }

    private String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        left -= length;
        return bytes;
    }

    private void skip(long n) throws IOException {
        if (n < 0) {
            throw new HeapFormatException("a record is longer than it says");
        }
        in.skipNBytes(n);
        left -= n;
    }

    private int size(BasicType type) {
        return type == BasicType.OBJECT ? (wide ? 8 : 4) : type.size;
    }

    /// A number of things of that many bytes that follow.
    private int limited(int count, int size) throws IOException {
        if (count < 0 || (long) count * size > left) {
            throw new HeapFormatException("a record is longer than it says");
        }
        return count;
    }

    private BasicType type() throws IOException {
        int code = int1();
        BasicType type = BasicType.of(code);
        if (type == null) {
            throw new HeapFormatException("unknown type " + code);
        }
        return type;
    }

    // ---- names

    private void loadClass() throws IOException {
        int serial = int4();
        long id = id();
        int4();
        String name = strings.getOrDefault(id(), "?").replace('/', '.');
        classNames.put(id, name);
        serials.put(serial, name);
    }

    private void frame() throws IOException {
        long id = id();
        String method = strings.getOrDefault(id(), "?");
        id();
        id();
        frames.put(id, serials.getOrDefault(int4(), "?") + "." + method);
    }

    private void stack() throws IOException {
        int serial = int4();
        int4();
        long[] ids = new long[limited(int4(), wide ? 8 : 4)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id();
        }
        stacks.put(serial, ids);
    }

    // ---- the heap

    private void segment() throws IOException {
        while (left > 0) {
            int tag = int1();
            switch (tag) {
                case 0xFF, 0x07 -> root(0);
                case 0x01 -> root(wide ? 8 : 4);
                case 0x05 -> root(0);
                case 0x02, 0x04, 0x06 -> root(tag == 0x02 ? 8 : 4);
                case 0x03 -> frameRoot();
                case 0x08 -> threadRoot();
                case 0x20 -> classDump();
                case 0x21 -> instance();
                case 0x22 -> objectArray();
                case 0x23 -> primitiveArray();
                default -> throw new HeapFormatException("unknown part " + tag);
            }
        }
    }

    private void root(int more) throws IOException {
        graph.edge(HeapGraph.ROOT, id(), graph.text("root"));
        skipWithin(more);
    }

    private void skipWithin(int n) throws IOException {
        limited(n, 1);
        in.skipNBytes(n);
        left -= n;
    }

    private void frameRoot() throws IOException {
        long object = id();
        int thread = int4();
        int depth = int4();
        int node = threads.getOrDefault(thread, HeapGraph.ROOT);
        long[] stack = stacks.getOrDefault(thread, new long[0]);
        String function =
                depth >= 0 && depth < stack.length ? frames.getOrDefault(stack[depth], "?") : "?";
        graph.edge(node, object, graph.text(function));
    }

    private void threadRoot() throws IOException {
        long id = id();
        int serial = int4();
        int4();
        graph.edge(HeapGraph.ROOT, id, graph.text("root"));
        int node = graph.find(id);
        if (node > 0) {
            threads.put(serial, node);
        }
    }

    private void classDump() throws IOException {
        long id = id();
        int4();
        long superclass = id();
        skipWithin(5 * (wide ? 8 : 4));
        long size = int4();
        String name = classNames.getOrDefault(id, "?");
        int type = graph.text(shown(name));
        int node = graph.node(id, HeapGraph.Kind.PACKAGE, type, 0);
        for (int n = int2(); n > 0; n--) {
            int2();
            skipWithin(size(type()));
        }
        for (int n = int2(); n > 0; n--) {
            int label = graph.text(strings.getOrDefault(id(), "?"));
            BasicType t = type();
            if (t == BasicType.OBJECT) {
                graph.edge(node, id(), label);
            } else {
                skipWithin(t.size);
            }
        }
        List<Member> fields = new ArrayList<>();
        for (int n = int2(); n > 0; n--) {
            fields.add(new Member(graph.text(strings.getOrDefault(id(), "?")), type()));
        }
        classes.put(id, new ClassInfo(type, name, superclass, size, fields));
    }

    /// Arrays as Go writes them.
    private static String shown(String name) {
        if (!name.startsWith("[L") || !name.endsWith(";")) {
            return name;
        }
        String element = name.substring(2, name.length() - 1);
        return element.endsWith(" entries") ? element : "[]" + element;
    }

    private void instance() throws IOException {
        long id = id();
        int4();
        long type = id();
        int length = int4();
        ClassInfo info = classes.get(type);
        if (info == null) {
            throw new HeapFormatException("an object of an unknown class");
        }
        boolean thread = info.name.equals("java.lang.Thread");
        int node =
                graph.node(
                        id,
                        thread ? HeapGraph.Kind.THREAD : HeapGraph.Kind.OBJECT,
                        info.type,
                        info.size);
        long end = left - limited(length, 1);
        String named = "";
        for (ClassInfo c = info; c != null && left > end; c = classes.get(c.superclass)) {
            for (Member m : c.fields) {
                if (m.type == BasicType.OBJECT) {
                    long target = id();
                    graph.edge(node, target, m.label);
                    named = named.isEmpty() ? names.getOrDefault(target, "") : named;
                } else {
                    skipWithin(m.type.size);
                }
            }
        }
        skip(left - end);
        name(node, id, info, named);
    }

    private void name(int node, long id, ClassInfo info, String named) {
        if (info.name.equals("java.lang.String") && !named.isEmpty()) {
            names.put(id, named);
        } else if (info.name.equals("java.lang.Thread")) {
            graph.rename(node, graph.text(named.isEmpty() ? "thread" : named));
        }
    }

    private void objectArray() throws IOException {
        long id = id();
        int4();
        int n = int4();
        ClassInfo info = classes.get(id());
        limited(n, wide ? 8 : 4);
        int type = info == null ? graph.text("[]?") : info.type;
        int node = graph.node(id, HeapGraph.Kind.OBJECT, type, (long) n * (wide ? 8 : 4));
        for (int i = 0; i < n; i++) {
            graph.edge(node, id(), -1);
        }
    }

    private void primitiveArray() throws IOException {
        long id = id();
        int4();
        int n = int4();
        BasicType type = type();
        long size = (long) limited(n, type.size) * type.size;
        graph.node(id, HeapGraph.Kind.OBJECT, graph.text(goName(type)), size);
        if (type == BasicType.BYTE && n <= NAME) {
            names.put(id, new String(bytes(n), StandardCharsets.ISO_8859_1));
        } else {
            in.skipNBytes(size);
            left -= size;
        }
    }

    private static String goName(BasicType type) {
        return switch (type) {
            case BYTE -> "bytes and strings";
            case BOOLEAN -> "[]bool";
            case SHORT, CHAR -> "[]int16, []uint16";
            case INT -> "[]int32, []uint32";
            case LONG -> "[]int, []uint";
            case FLOAT -> "[]float32";
            case DOUBLE -> "[]float64";
            case OBJECT -> "[]?";
        };
    }
}
