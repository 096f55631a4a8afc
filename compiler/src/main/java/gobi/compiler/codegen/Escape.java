package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides where variables live: in slots, in the frame's memory, or in the heap; and which objects
/// that expressions make (literals whose address is taken, `new`, slices of constant length) can be
/// in the frame's memory.
///
/// [FlowWalker] walks a declaration once and notes for every variable whether its address is taken,
/// whether closures capture it, whether it is assigned after its declaration, and where its address
/// and its value flow to. A variable whose address is taken stays in the frame if that address
/// reaches only variables of the same function that do not outlive it.
final class Escape {
    enum Storage {
        SLOTS,
        FRAME,
        HEAP
    }

    /// Values up to this size are captured by value if they never change.
    static final long MAX_BY_VALUE = 128;

    private Escape() {}

    /// Notes about one variable, or about the objects that one expression makes.
    static final class Info {
        final Object function;
        final int loopDepth;
        boolean addressTaken;
        boolean captured;
        boolean reassigned;
        boolean assignedInPost;
        boolean capturedOutsideBody;
        boolean indexed;
        boolean forceHeap;

        /// What the variable is declared with; null if that is no single expression.
        Expr initial;

        /// Where the variable's address flows; null stands for anywhere.
        final List<Info> addressTo = new ArrayList<>();

        /// Where its value flows.
        final List<Info> valueTo = new ArrayList<>();

        Info(Object function, int loopDepth) {
            this.function = function;
            this.loopDepth = loopDepth;
        }

        boolean changes() {
            return reassigned || assignedInPost && capturedOutsideBody;
        }
    }

    static final class Result {
        static final Result NONE =
                new Result(
                        new IdentityHashMap<>(),
                        new IdentityHashMap<>(),
                        new IdentityHashMap<>(),
                        Set.of());

        private final Map<Var, Info> infos;
        private final Map<Expr, Info> objects;
        private final Map<Node, List<Var>> captures;
        private final Set<Node> bodyReturns;

        Result(
                Map<Var, Info> infos,
                Map<Expr, Info> objects,
                Map<Node, List<Var>> captures,
                Set<Node> bodyReturns) {
            this.infos = infos;
            this.objects = objects;
            this.captures = captures;
            this.bodyReturns = bodyReturns;
        }

        Storage storage(Var v, Shape shape) {
            var i = infos.get(v);
            if (i == null) {
                return Storage.SLOTS;
            }
            if (i.forceHeap
                    || i.captured && byReference(i, shape.size())
                    || i.addressTaken && leaks(i)) {
                return Storage.HEAP;
            }
            if (i.addressTaken && shape.size() == 0) {
                // All variables without size have the heap's one address for them.
                return Storage.HEAP;
            }
            return i.addressTaken ? Storage.FRAME : Storage.SLOTS;
        }

        /// Whether something holds the variable's address, so that its memory is in use as long as
        /// the function runs.
        boolean isHeld(Var v) {
            var i = infos.get(v);
            return i != null && !i.addressTo.isEmpty();
        }

        /// Whether the object that the expression makes, of that size, stays in the frame.
        boolean inFrame(Expr e, long size) {
            var i = objects.get(e);
            return i != null && size > 0 && size <= FrameMemory.MAX_VALUE && !leaks(i);
        }

        private static boolean byReference(Info i, long size) {
            return i.changes() || i.addressTaken || i.forceHeap || size > MAX_BY_VALUE;
        }

        private final Map<Var, Long> sizes = new IdentityHashMap<>();

        void size(Var v, long size) {
            sizes.put(v, size);
        }

        boolean byReference(Var v) {
            return byReference(infos.get(v), sizes.getOrDefault(v, Long.MAX_VALUE));
        }

        /// The captured variables of a literal (or a loop body that becomes a function), in the
        /// order of their first use.
        List<Var> captures(Node function) {
            return captures.getOrDefault(function, List.of());
        }

        /// Whether statements inside loop bodies that become functions return from this function.
        boolean bodyReturns(Node function) {
            return bodyReturns.contains(function);
        }

        boolean indexed(Var v) {
            var i = infos.get(v);
            return i != null && i.indexed;
        }

        boolean reassigned(Var v) {
            var i = infos.get(v);
            return i == null || i.reassigned || i.assignedInPost;
        }

        /// The expression whose value the variable always has, or null.
        Expr onlyValue(Var v) {
            var i = infos.get(v);
            return i == null || i.changes() || i.assignedInPost || i.addressTaken
                    ? null
                    : i.initial;
        }

        boolean isPrivate(Var v) {
            var i = infos.get(v);
            return i != null && !i.captured && !i.addressTaken;
        }

        /// Whether what a parameter points to may be kept or passed on.
        boolean valueLeaks(Var v) {
            var i = infos.get(v);
            return i == null
                    || i.captured
                    || i.addressTaken
                    || reaches(i.valueTo, i, new ArrayList<>());
        }
    }

    private static boolean leaks(Info i) {
        return reaches(i.addressTo, i, new ArrayList<>());
    }

    /// Whether an address that flows to `targets` leaves the variable `of` it is taken of.
    private static boolean reaches(List<Info> targets, Info of, List<Info> seen) {
        for (var t : targets) {
            if (t == null
                    || !sameObject(t.function, of.function)
                    || t.loopDepth < of.loopDepth
                    || t.addressTaken
                    || t.captured
                    || t.forceHeap) {
                return true;
            }
            if (!seen.contains(t)) {
                seen.add(t);
                if (reaches(t.valueTo, of, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    static Result analyze(UnitGen unit, Source source, Substitution subst, Decl.Func decl) {
        return new FlowWalker(unit, source, subst).declaration(decl);
    }

    /// For initialisers of package-level variables: an expression outside of any function.
    static Result analyze(UnitGen unit, Source source, List<gobi.compiler.syntax.Expr> exprs) {
        return new FlowWalker(unit, source, Substitution.EMPTY).expressions(exprs);
    }
}
