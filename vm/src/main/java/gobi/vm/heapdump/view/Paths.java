package gobi.vm.heapdump.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shortest ways from the roots to every node, in words. Nodes that are reached in the same words
/// have the same way; a step that repeats itself, as in a list, counts once.
final class Paths {
    /// One step of a way.
    ///
    /// @param before number of the way without it; -1 at the begin
    /// @param label the field; empty for an element of an array
    /// @param type what is reached
    private record Step(int before, String label, String type) {}

    private final HeapGraph graph;
    private final List<Step> steps = new ArrayList<>();
    private final List<Boolean> repeated = new ArrayList<>();
    private final Map<Step, Integer> numbers = new HashMap<>();

    /// By node; -1 for what no root reaches.
    private final int[] ways;

    Paths(HeapGraph graph) {
        this.graph = graph;
        ways = new int[graph.size()];
        Arrays.fill(ways, -1);
        walk();
    }

    private void walk() {
        boolean[] seen = new boolean[graph.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(HeapGraph.ROOT);
        seen[HeapGraph.ROOT] = true;
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int e = graph.starts[node]; e < graph.starts[node + 1]; e++) {
                int target = graph.targets[e];
                if (!seen[target]) {
                    seen[target] = true;
                    ways[target] = extend(node, e);
                    queue.add(target);
                }
            }
        }
    }

    private int extend(int node, int edge) {
        int target = graph.targets[edge];
        int label = graph.labels[edge];
        String type = graph.type(target);
        String text = label < 0 ? "" : graph.texts.get(label);
        int before = ways[node];
        if (graph.kinds[node] == HeapGraph.Kind.OBJECT) {
            Step last = steps.get(before);
            if (last.type.equals(type) && last.label.equals(text)) {
                repeated.set(before, true);
                return before;
            }
        }
        return numbers.computeIfAbsent(
                new Step(before, text, type),
                s -> {
                    steps.add(s);
                    repeated.add(false);
                    return steps.size() - 1;
                });
    }

    /// Number of the node's way, or -1.
    int way(int node) {
        return ways[node];
    }

    /// A way in lines, from the root.
    List<String> lines(int way) {
        List<Integer> all = new ArrayList<>();
        for (int w = way; w >= 0; w = steps.get(w).before) {
            all.addFirst(w);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Step s = steps.get(all.get(i));
            String again = repeated.get(all.get(i)) ? ", and so on" : "";
            lines.add(
                    i == 1
                            ? first(steps.get(all.getFirst()), s)
                            : label(s) + "  " + s.type + again);
        }
        if (lines.isEmpty() && !all.isEmpty()) {
            lines.add(steps.get(all.getFirst()).type);
        }
        return lines;
    }

    private static String first(Step root, Step s) {
        return root.type.startsWith("goroutine ")
                ? root.type + " in " + s.label + "  " + s.type
                : root.type + "." + s.label + "  " + s.type;
    }

    private static String label(Step s) {
        return s.label.isEmpty() ? "[]" : "." + s.label;
    }
}
