package gobi.vm.heapdump.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The objects of a dump and their references. Node 0 refers to all roots: packages and threads,
/// which are nodes themselves, and what is kept by the system.
public final class HeapGraph {
    static final int ROOT = 0;

    /// What a node is.
    enum Kind {
        SYSTEM,
        PACKAGE,
        THREAD,
        OBJECT
    }

    final Kind[] kinds;
    final long[] ids;
    final long[] sizes;

    /// Indices in [#texts].
    final int[] types;

    /// The references of node n are those from `starts[n]` to before `starts[n + 1]`.
    final int[] starts;

    final int[] targets;

    /// Index in [#texts], or -1 for an element of an array.
    final int[] labels;

    final List<String> texts;

    HeapGraph(
            Kind[] kinds,
            long[] ids,
            long[] sizes,
            int[] types,
            int[] starts,
            int[] targets,
            int[] labels,
            List<String> texts) {
        this.kinds = kinds;
        this.ids = ids;
        this.sizes = sizes;
        this.types = types;
        this.starts = starts;
        this.targets = targets;
        this.labels = labels;
        this.texts = texts;
    }

    int size() {
        return ids.length;
    }

    String type(int node) {
        return texts.get(types[node]);
    }

    /// Gathers a graph while its file is read; references may come before what they refer to.
    static final class Builder {
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> textNumbers = new HashMap<>();
        private final List<String> texts = new java.util.ArrayList<>();
        private Kind[] kinds = new Kind[1024];
        private long[] ids = new long[1024];
        private long[] sizes = new long[1024];
        private int[] types = new int[1024];
        private int nodes;
        private long[] to = new long[1024];
        private int[] from = new int[1024];
        private int[] label = new int[1024];
        private int edges;

        Builder() {
            node(-1, Kind.SYSTEM, text("roots"), 0);
        }

        int text(String s) {
            return textNumbers.computeIfAbsent(
                    s,
                    t -> {
                        texts.add(t);
                        return texts.size() - 1;
                    });
        }

        int node(long id, Kind kind, int type, long size) {
            if (nodes == ids.length) {
                int more = 2 * nodes;
                kinds = Arrays.copyOf(kinds, more);
                ids = Arrays.copyOf(ids, more);
                sizes = Arrays.copyOf(sizes, more);
                types = Arrays.copyOf(types, more);
            }
            kinds[nodes] = kind;
            ids[nodes] = id;
            sizes[nodes] = size;
            types[nodes] = type;
            numbers.put(id, nodes);
            return nodes++;
        }

        /// Gives a thread its name.
        void rename(int node, int type) {
            types[node] = type;
        }

        void edge(int source, long target, int text) {
            if (target == 0) {
                return;
            }
            if (edges == to.length) {
                to = Arrays.copyOf(to, 2 * edges);
                from = Arrays.copyOf(from, 2 * edges);
                label = Arrays.copyOf(label, 2 * edges);
            }
            to[edges] = target;
            from[edges] = source;
            label[edges++] = text;
        }

        /// The node with that id, or -1.
        int find(long id) {
            return numbers.getOrDefault(id, -1);
        }

        HeapGraph build() {
            int[] starts = new int[nodes + 1];
            int[] target = new int[edges];
            int kept = 0;
            for (int i = 0; i < edges; i++) {
                target[i] = find(to[i]);
                if (target[i] >= 0) {
                    starts[from[i] + 1]++;
                    kept++;
                }
            }
            for (int n = 0; n < nodes; n++) {
                starts[n + 1] += starts[n];
            }
            int[] next = starts.clone();
            int[] targets = new int[kept];
            int[] labels = new int[kept];
            for (int i = 0; i < edges; i++) {
                if (target[i] >= 0) {
                    int at = next[from[i]]++;
                    targets[at] = target[i];
                    labels[at] = label[i];
                }
            }
            return new HeapGraph(
                    Arrays.copyOf(kinds, nodes),
                    Arrays.copyOf(ids, nodes),
                    Arrays.copyOf(sizes, nodes),
                    Arrays.copyOf(types, nodes),
                    starts,
                    targets,
                    labels,
                    texts);
        }
    }
}
