package gobi.vm.heapdump.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is in a heap, in text.
public final class HeapSummary {
    private static final int WAYS = 3;
    private static final int EXPLAINED = 3;

    private final HeapGraph graph;
    private final Dominators dominators;
    private final Paths paths;
    private final int top;
    private final StringBuilder out = new StringBuilder();

    /// Objects that are counted together.
    private static final class Group {
        private long objects;
        private long bytes;

        void add(long size) {
            objects++;
            bytes += size;
        }
    }

    private HeapSummary(HeapGraph graph, int top) {
        this.graph = graph;
        this.top = top;
        dominators = new Dominators(graph);
        paths = new Paths(graph);
    }

    /// The types that take most, what retains most, and why the largest types are alive.
    ///
    /// @param top lines of each table
    public static String of(HeapGraph graph, int top) {
        return new HeapSummary(graph, top).all();
    }

    /// Why objects of that type are alive; empty if there are none.
    public static String of(HeapGraph graph, int top, String type) {
        var s = new HeapSummary(graph, top);
        s.why(type, top);
        return s.out.toString();
    }

    private String all() {
        Map<String, Group> types = types();
        long objects = types.values().stream().mapToLong(g -> g.objects).sum();
        long bytes = types.values().stream().mapToLong(g -> g.bytes).sum();
        line(
                "%d objects, %s, %d types, %d goroutines",
                objects, size(bytes), types.size(), threads());
        line("");
        line("%10s %12s  %s", "size", "objects", "type");
        var largest = sorted(types);
        for (var e : largest.subList(0, Math.min(top, largest.size()))) {
            line("%10s %12d  %s", size(e.getValue().bytes), e.getValue().objects, e.getKey());
        }
        line("");
        retainers();
        for (var e : largest.subList(0, Math.min(EXPLAINED, largest.size()))) {
            line("");
            why(e.getKey(), WAYS);
        }
        return out.toString();
    }

    private Map<String, Group> types() {
        Map<String, Group> types = new HashMap<>();
        for (int n = 1; n < graph.size(); n++) {
            if (isShown(n)) {
                types.computeIfAbsent(graph.type(n), t -> new Group()).add(graph.sizes[n]);
            }
        }
        return types;
    }

    private boolean isShown(int node) {
        return graph.kinds[node] == HeapGraph.Kind.OBJECT
                && dominators.isReached(node)
                && !graph.type(node).startsWith("java.lang.");
    }

    private static <K> List<Map.Entry<K, Group>> sorted(Map<K, Group> groups) {
        var list = new ArrayList<>(groups.entrySet());
        list.sort(
                Comparator.comparingLong((Map.Entry<K, Group> e) -> -e.getValue().bytes)
                        .thenComparing(e -> e.getKey().toString()));
        return list;
    }

    private int threads() {
        int n = 0;
        for (HeapGraph.Kind k : graph.kinds) {
            n += k == HeapGraph.Kind.THREAD ? 1 : 0;
        }
        return n;
    }

    private void retainers() {
        List<Integer> nodes = new ArrayList<>();
        for (int n = 1; n < graph.size(); n++) {
            if (isShown(n) && isTopmost(n)) {
                nodes.add(n);
            }
        }
        nodes.sort(Comparator.comparingLong(n -> -dominators.retained[n]));
        line("%10s  %s", "retained", "only by");
        for (int n : nodes.subList(0, Math.min(top, nodes.size()))) {
            line(
                    "%10s  %s",
                    size(dominators.retained[n]), String.join(" ", paths.lines(paths.way(n))));
        }
    }

    /// Whether no other object dominates this one.
    private boolean isTopmost(int node) {
        return graph.kinds[dominators.dominator[node]] != HeapGraph.Kind.OBJECT;
    }

    private void why(String type, int most) {
        Map<Integer, Group> ways = new HashMap<>();
        for (int n = 1; n < graph.size(); n++) {
            if (isShown(n) && graph.type(n).equals(type)) {
                ways.computeIfAbsent(paths.way(n), w -> new Group()).add(graph.sizes[n]);
            }
        }
        if (ways.isEmpty()) {
            return;
        }
        line("What keeps %s alive", type);
        var list = sorted(ways);
        for (var e : list.subList(0, Math.min(most, list.size()))) {
            line("%10s %12d", size(e.getValue().bytes), e.getValue().objects);
            for (String step : paths.lines(e.getKey())) {
                line("%23s  %s", "", step);
            }
        }
        if (list.size() > most) {
            line("%10s other ways", list.size() - most);
        }
    }

    private void line(String format, Object... values) {
        out.append(format.formatted(values)).append('\n');
    }

    private static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        double kilo = bytes / 1024.0;
        return kilo < 1024
                ? String.format(Locale.ROOT, "%.1f KB", kilo)
                : String.format(Locale.ROOT, "%.1f MB", kilo / 1024);
    }
}
