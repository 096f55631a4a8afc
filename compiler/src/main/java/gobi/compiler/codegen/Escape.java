package gobi.compiler.codegen;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Var;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Decides where variables live: in slots, in the frame's memory, or in the heap; and which objects
/// that expressions make can be in the frame's memory.
///
/// [EscapeAnalysis] goes through the functions of a package. [FlowWalker] walks them once and notes
/// for every variable whether its address is taken, whether closures capture it, whether it is
/// assigned after its declaration, and where its address and its value flow to. [EscapeGraph] finds
/// what has to be in the heap: that whose address reaches something that may outlive it.
final class Escape {
    enum Storage {
        SLOTS,
        FRAME,
        HEAP
    }

    /// Values up to this size are captured by value if they never change.
    static final long MAX_BY_VALUE = 128;

    private Escape() {}

    /// The decisions for some functions and all literals in them.
    static final class Result {
        static final Result NONE = new Result(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        private final Map<Var, Location> variables;
        private final Map<Node, Location> objects;
        private final Map<Node, Location> boxes;
        private final Map<Node, Location> thunks;
        private final Map<Node, FlowScope> functions;
        private final Map<Node, List<Var>> captures = new IdentityHashMap<>();

        Result(
                Map<Var, Location> variables,
                Map<Node, Location> objects,
                Map<Node, Location> boxes,
                Map<Node, Location> thunks,
                Map<Node, FlowScope> functions) {
            this.variables = variables;
            this.objects = objects;
            this.boxes = boxes;
            this.thunks = thunks;
            this.functions = functions;
        }

        // ---- variables

        Storage storage(Var v, Shape shape) {
            var l = variables.get(v);
            if (l == null || !l.addressTaken && !(l.captured && l.byReference())) {
                return l != null && l.escapes ? Storage.HEAP : Storage.SLOTS;
            }
            // All variables without size have the heap's one address for them.
            return l.escapes || shape.size() == 0 ? Storage.HEAP : Storage.FRAME;
        }

        /// Whether something holds the variable's address, so that its memory is in use as long as
        /// the function runs.
        boolean isHeld(Var v) {
            var l = variables.get(v);
            return l != null && l.held;
        }

        boolean byReference(Var v) {
            return variables.get(v).byReference();
        }

        boolean indexed(Var v) {
            var l = variables.get(v);
            return l != null && l.indexed;
        }

        boolean reassigned(Var v) {
            var l = variables.get(v);
            return l == null || l.reassigned || l.assignedInPost;
        }

        /// The expression whose value the variable always has, or null.
        Expr onlyValue(Var v) {
            var l = variables.get(v);
            return l == null || l.changes() || l.assignedInPost || l.addressTaken
                    ? null
                    : l.initial;
        }

        boolean isPrivate(Var v) {
            var l = variables.get(v);
            return l != null && !l.captured && !l.addressTaken;
        }

        // ---- objects

        /// Whether what the expression makes (or the slice of a variadic call, or the closure of a
        /// loop body) stays in the frame.
        boolean inFrame(Node made) {
            return inFrame(objects.get(made));
        }

        /// Whether the object's address may be kept beyond the statement.
        boolean isHeld(Node made) {
            return objects.get(made).held;
        }

        /// Whether the copy of an operand that is converted to an interface stays in the frame.
        boolean boxInFrame(Expr operand) {
            return inFrame(boxes.get(Exprs.unparen(operand)));
        }

        /// Whether what a deferred call holds stays in the frame.
        boolean thunkInFrame(Expr.Call deferred) {
            return inFrame(thunks.get(deferred));
        }

        private static boolean inFrame(Location l) {
            return l != null && !l.escapes;
        }

        // ---- functions

        /// The captured variables of a literal (or a loop body that becomes a function), in the
        /// order of their first use.
        List<Var> captures(Node function) {
            return captures.computeIfAbsent(
                    function,
                    f ->
                            functions.containsKey(f)
                                    ? List.copyOf(functions.get(f).captures)
                                    : List.of());
        }

        /// Whether statements inside loop bodies that become functions return from this function.
        boolean bodyReturns(Node function) {
            var f = functions.get(function);
            return f != null && f.bodyReturns;
        }
    }
}
