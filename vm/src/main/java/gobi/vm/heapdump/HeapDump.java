package gobi.vm.heapdump;

import gobi.vm.event.FrameNames;
import gobi.vm.heap.GlobalArea;
import gobi.vm.interp.FrameLinks;
import gobi.vm.interp.FrameVisitor;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.interp.StackRoots;
import gobi.vm.interp.Traceback;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;
import gobi.vm.type.RType;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes one dump; see the package's page.
public final class HeapDump {
    private static final int MAX_FRAMES = 1024;

    private final RuntimeContext context;
    private final HprofWriter out;
    private final Classes classes;
    private final Walk walk;
    private final FrameLinks frames;
    private final Map<String, Long> packages = new HashMap<>();
    private int threads;

    private HeapDump(RuntimeContext context, OutputStream file, OutputStream heap)
            throws IOException {
        this.context = context;
        out = new HprofWriter(file, heap, System.currentTimeMillis());
        classes = new Classes(out);
        walk = new Walk(context.heap(), context.types(), out, classes);
        frames = new FrameLinks(context.functions());
    }

    /// Writes what is alive into a file. The world is stopped or the program has ended.
    public static void write(RuntimeContext context, Path file) throws IOException {
        Path heap = Path.of(file + ".heap");
        try (var stream = open(file)) {
            try (var scratch = open(heap)) {
                new HeapDump(context, stream, scratch).write();
            }
            Files.copy(heap, stream);
        } finally {
            Files.deleteIfExists(heap);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    private void write() throws IOException {
        packages();
        walk.drain();
        for (Goroutine g : context.scheduler().allGoroutines()) {
            if (g.status != GoroutineStatus.DEAD && g.function != null) {
                goroutine(g);
                walk.drain();
            }
        }
        runtimeRoots();
        walk.finish();
        out.finish();
    }

    // ---- packages

    private void packages() throws IOException {
        Map<String, List<HprofWriter.Static>> variables = new TreeMap<>();
        for (GlobalArea g : context.heap().globals()) {
            String owner = packageOf(g.name());
            if (g.layout() instanceof RType t) {
                variables
                        .computeIfAbsent(owner, k -> new ArrayList<>())
                        .addAll(
                                walk.statics(
                                        g.name().substring(owner.length() + 1), g.address(), t));
            }
        }
        for (var entry : variables.entrySet()) {
            packageClass(entry.getKey(), entry.getValue());
        }
    }

    private long packageClass(String name, List<HprofWriter.Static> statics) throws IOException {
        long id = classes.packageClass(name, statics);
        packages.put(name, id);
        out.classRoot(id);
        return id;
    }

    /// The path in a qualified name.
    private static String packageOf(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/', bracket(name)) + 1);
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /// Type arguments have paths too.
    private static int bracket(String name) {
        int at = name.indexOf('[');
        return at < 0 ? name.length() : at;
    }

    // ---- goroutines

    private void goroutine(Goroutine g) throws IOException {
        int thread = ++threads;
        int depth = stack(g, thread);
        String state = new Traceback(context).state(g);
        long id = out.newId();
        long name = string("goroutine " + g.id + " [" + state + "]");
        out.instance(id, classes.thread, 8).id(name);
        out.threadRoot(id, thread);
        for (var root : new FrameRoots(depth).of(g)) {
            out.frameRoot(root.object, thread, root.depth);
        }
    }

    /// Writes where the goroutine stands; returns how many frames that are.
    private int stack(Goroutine g, int thread) throws IOException {
        long[] links = new long[MAX_FRAMES];
        int n = frames.read(g, links);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(frame(frames.entry(links[i])));
        }
        out.stack(thread, ids);
        return n;
    }

    private long frame(FrameNames.Place place) throws IOException {
        String function = place == null ? "runtime.goexit" : place.function();
        String owner = packageOf(function);
        Long known = packages.get(owner);
        long type = known == null ? packageClass(owner, List.of()) : known;
        String rest = owner.isEmpty() ? function : function.substring(owner.length() + 1);
        return out.frame(
                type, rest, place == null ? "" : place.file(), place == null ? 0 : place.line());
    }

    private long string(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long value = out.newId();
        out.primitiveArray(
                value,
                BasicType.BYTE,
                bytes.length,
                (target, from, to) -> {
                    for (long i = from; i < to; i++) {
                        target.byte1(bytes[(int) i]);
                    }
                });
        long id = out.newId();
        out.instance(id, classes.string, 13).id(value).byte1(0).int4(0);
        return id;
    }

    private record Root(long object, int depth) {}

    /// What a stack refers to, each object once for each frame.
    private final class FrameRoots implements FrameVisitor {
        private final int depths;
        private final List<Root> roots = new ArrayList<>();
        private int depth;

        FrameRoots(int depths) {
            this.depths = depths;
        }

        List<Root> of(Goroutine g) {
            StackRoots.show(context, g, this);
            return roots.stream().distinct().toList();
        }

        @Override
        public void frame(int newDepth) {
            depth = Math.clamp(newDepth, 0, Math.max(0, depths - 1));
        }

        @Override
        public void root(long maybePointer) {
            long object = walk.reach(maybePointer, Hint.NONE);
            if (object != 0) {
                roots.add(new Root(object, depth));
            }
        }

        @Override
        public void range(long address, long[] bitmap, int words) {
            throw new UnsupportedOperationException("stacks have no ranges");
        }
    }

    // ---- timers and finalizers

    private void runtimeRoots() throws IOException {
        var timers = new FrameRoots(1);
        context.timers().visitRoots(timers);
        var finalizers = new FrameRoots(1);
        context.collector().finalizers().visitRoots(finalizers);
        packageClass(
                "runtime.roots",
                List.of(array("timers", timers.roots), array("finalizers", finalizers.roots)));
    }

    private HprofWriter.Static array(String name, List<Root> roots) throws IOException {
        long id = out.newId();
        out.objectArray(
                id,
                classes.arrayOf("java/lang/Object"),
                roots.size(),
                (target, from, to) -> {
                    for (long i = from; i < to; i++) {
                        target.id(roots.get((int) i).object);
                    }
                });
        return new HprofWriter.Static(name, BasicType.OBJECT, id);
    }
}
