package gobi.compiler.codegen;

import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ParamFlow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where values may be: a variable, a result, what an expression makes, or the heap. Holds what
/// [FlowWalker] notes about it and what [EscapeGraph] finds.
final class Location {
    /// `from`'s value flows here after so many loads; -1: its address does.
    record Edge(Location from, int derefs) {}

    final FlowScope scope;
    final int loopDepth;
    final List<Edge> incoming = new ArrayList<>();

    // ---- notes about variables
    boolean isParam;
    boolean addressTaken;
    boolean captured;
    boolean reassigned;
    boolean assignedInPost;
    boolean capturedOutsideBody;
    boolean indexed;
    long size;

    /// The number of the result, or -1.
    int result = -1;

    /// What the variable is declared with; null if that is no single expression.
    Expr initial;

    // ---- what comes of it

    /// Whether something keeps its address beyond the statement at hand.
    boolean held;

    /// Whether it has to be in the heap.
    boolean escapes;

    /// Of a parameter: where its value flows, see [ParamFlow].
    private int toHeap = ParamFlow.NEVER;

    private int[] toResults = {};

    // ---- of the walk at hand
    int generation;
    int derefs;
    boolean waiting;

    Location(FlowScope scope, int loopDepth) {
        this.scope = scope;
        this.loopDepth = loopDepth;
    }

    boolean changes() {
        return reassigned || assignedInPost && capturedOutsideBody;
    }

    /// Whether closures that name the variable hold its address instead of its value.
    boolean byReference() {
        return changes() || addressTaken || size > Escape.MAX_BY_VALUE;
    }

    /// Notes that the parameter's value flows to `root`, which outlives the call.
    void leakTo(Location root, int derefs) {
        if (root.result >= 0 && !root.escapes && root.scope == scope) {
            if (root.result >= toResults.length) {
                int known = toResults.length;
                toResults = Arrays.copyOf(toResults, root.result + 1);
                Arrays.fill(toResults, known, toResults.length, ParamFlow.NEVER);
            }
            toResults[root.result] = least(toResults[root.result], derefs);
        } else {
            toHeap = least(toHeap, derefs);
        }
    }

    private static int least(int known, int derefs) {
        return known == ParamFlow.NEVER ? derefs : Math.min(known, derefs);
    }

    /// A parameter's flow; what reaches the heap need not be told of results.
    ParamFlow flow() {
        var results = new ArrayList<Integer>();
        for (int r : toResults) {
            results.add(toHeap != ParamFlow.NEVER && r >= toHeap ? ParamFlow.NEVER : r);
        }
        while (!results.isEmpty() && results.getLast() == ParamFlow.NEVER) {
            results.removeLast();
        }
        return toHeap == ParamFlow.NEVER && results.isEmpty()
                ? ParamFlow.NONE
                : new ParamFlow(toHeap, List.copyOf(results));
    }
}
