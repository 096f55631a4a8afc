package gobi.vm.heapdump.view;

import java.util.Arrays;

/// The dominator tree of a graph, and how much each node retains.
final class Dominators {
    /// By node: the nearest node that dominates it; -1 for what no root reaches.
    final int[] dominator;

    /// By node, in bytes, its own included.
    final long[] retained;

    private final HeapGraph graph;

    /// By depth-first number.
    private final int[] nodes;

    private final int[] parents;

    /// By node.
    private final int[] numbers;

    private int count;

    Dominators(HeapGraph graph) {
        this.graph = graph;
        int n = graph.size();
        nodes = new int[n];
        parents = new int[n];
        numbers = new int[n];
        dominator = new int[n];
        retained = new long[n];
        Arrays.fill(numbers, -1);
        Arrays.fill(dominator, -1);
        number();
        int[] above = semidominators();
        for (int i = 1; i < count; i++) {
            int d = parents[i];
            while (d > above[i]) {
                d = above[d];
            }
            above[i] = d;
        }
        sum(above);
    }

    private void number() {
        int[] next = new int[graph.size()];
        int[] stack = new int[graph.size()];
        int depth = 0;
        enter(HeapGraph.ROOT, 0);
        stack[depth++] = HeapGraph.ROOT;
        next[HeapGraph.ROOT] = graph.starts[HeapGraph.ROOT];
        while (depth > 0) {
            int node = stack[depth - 1];
            if (next[node] == graph.starts[node + 1]) {
                depth--;
                continue;
            }
            int target = graph.targets[next[node]++];
            if (numbers[target] < 0) {
                enter(target, numbers[node]);
                next[target] = graph.starts[target];
                stack[depth++] = target;
            }
        }
    }

    private void enter(int node, int parent) {
        numbers[node] = count;
        nodes[count] = node;
        parents[count++] = parent;
    }

    /// By number, as numbers.
    private int[] semidominators() {
        int[][] in = predecessors();
        int[] starts = in[0];
        int[] sources = in[1];
        var forest = new Forest(count, parents);
        for (int i = count - 1; i > 0; i--) {
            int semi = parents[i];
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                semi = Math.min(semi, forest.least(sources[e], i));
            }
            forest.semi[i] = semi;
        }
        return forest.semi;
    }

    private int[][] predecessors() {
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            for (int e = graph.starts[node]; e < graph.starts[node + 1]; e++) {
                starts[numbers[graph.targets[e]] + 1]++;
            }
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] sources = new int[starts[count]];
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            for (int e = graph.starts[node]; e < graph.starts[node + 1]; e++) {
                sources[next[numbers[graph.targets[e]]]++] = i;
            }
        }
        return new int[][] {starts, sources};
    }

    /// Trees of the nodes numbered higher than the one that is looked at.
    private static final class Forest {
        final int[] semi;
        private final int[] ancestor;
        private final int[] label;
        private final int[] path;

        Forest(int n, int[] parents) {
            semi = new int[n];
            label = new int[n];
            for (int i = 0; i < n; i++) {
                semi[i] = i;
                label[i] = i;
            }
            ancestor = parents.clone();
            path = new int[n];
        }

        /// The least semi-dominator on the way from v up to, but not including, nodes not above
        /// `last`; v itself if it is not above.
        int least(int v, int last) {
            if (v <= last) {
                return v;
            }
            int n = 0;
            int u = v;
            while (ancestor[u] > last) {
                path[n++] = u;
                u = ancestor[u];
            }
            int best = label[u] = lower(label[u], u);
            int top = ancestor[u];
            while (n > 0) {
                int w = path[--n];
                best = label[w] = lower(lower(label[w], w), best);
                ancestor[w] = top;
            }
            return semi[best];
        }

        private int lower(int a, int b) {
            return semi[b] < semi[a] ? b : a;
        }
    }

    private void sum(int[] above) {
        for (int i = count - 1; i >= 0; i--) {
            int node = nodes[i];
            retained[node] += graph.sizes[node];
            if (i > 0) {
                dominator[node] = nodes[above[i]];
                retained[nodes[above[i]]] += retained[node];
            }
        }
    }

    /// Whether a root reaches the node.
    boolean isReached(int node) {
        return numbers[node] >= 0;
    }
}
