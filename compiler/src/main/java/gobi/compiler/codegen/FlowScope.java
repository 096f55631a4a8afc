package gobi.compiler.codegen;

import gobi.compiler.syntax.Node;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A function as [FlowWalker] sees it: a declared one, a literal, or the body of a range over a
/// function.
final class FlowScope {
    final Node node;
    final FlowScope outer;
    final boolean isLoopBody;

    /// The variables of enclosing functions that it names, in the order of their first use.
    final Set<Var> captures = new LinkedHashSet<>();

    /// Receiver and parameters, those without names too.
    final List<Location> params = new ArrayList<>();

    final List<Location> results = new ArrayList<>();
    final List<Var> namedResults = new ArrayList<>();
    final List<Type> resultTypes = new ArrayList<>();

    /// A literal that is called where it stands and nowhere else.
    boolean directlyCalled;

    /// Whether loop bodies in it that are functions of their own return from it.
    boolean bodyReturns;

    int loopDepth;

    FlowScope(Node node, FlowScope outer, boolean isLoopBody) {
        this.node = node;
        this.outer = outer;
        this.isLoopBody = isLoopBody;
    }

    /// Whether `inner` stands in this function, but is not it.
    boolean encloses(FlowScope inner) {
        for (var s = inner.outer; s != null; s = s.outer) {
            if (s == this) {
                return true;
            }
        }
        return false;
    }

    /// The function whose results a return statement here sets.
    FlowScope home() {
        var s = this;
        while (s.isLoopBody) {
            s = s.outer;
        }
        return s;
    }
}
