package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Info;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Func;
import gobi.compiler.types.Package;
import gobi.compiler.types.ParamFlow;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Escape analysis of a package's functions, callees before callers: functions that call each other
/// in a circle are analyzed together. Instances of generic functions are analyzed each for itself,
/// when first asked for.
///
/// The components of the graph of calls are found by Tarjan's algorithm, started where something is
/// asked. While they are being found, and inside of circles through instances, a function may be
/// unknown: then its arguments escape.
final class EscapeAnalysis {
    private record Instance(Func origin, String typeArgs) {}

    private final UnitGen unit;
    private final Source source;
    private final Map<Decl.Func, Escape.Result> results = new IdentityHashMap<>();
    private final Map<Decl.Func, Integer> numbers = new IdentityHashMap<>();
    private final Map<Decl.Func, Integer> lowest = new IdentityHashMap<>();
    private final Deque<Decl.Func> open = new ArrayDeque<>();
    private final Set<Instance> running = new HashSet<>();
    private final Map<Instance, Escape.Result> instances = new HashMap<>();
    private final Map<Instance, List<ParamFlow>> instanceFlows = new HashMap<>();

    EscapeAnalysis(UnitGen unit, Info info, Package pkg) {
        this.unit = unit;
        this.source = new Source(info, null, pkg);
    }

    /// Of a function of the package that is not generic.
    Escape.Result of(Decl.Func decl) {
        if (!results.containsKey(decl)) {
            visit(decl);
        }
        return results.get(decl);
    }

    /// For initialisers of package-level variables: expressions outside of any function.
    Escape.Result of(List<Expr> exprs) {
        return new FlowWalker(unit, this, source, Substitution.EMPTY, List.of()).expressions(exprs);
    }

    /// Of an instance of a generic function or method, or of a function of another package.
    Escape.Result of(Instances.Body body, Func origin, List<Type> typeArgs) {
        if (typeArgs.isEmpty() && isOurs(origin)) {
            return of(body.decl());
        }
        var key = new Instance(origin, unit.names().typeArgs(typeArgs));
        var known = instances.get(key);
        if (known == null) {
            running.add(key);
            var walker = new FlowWalker(unit, this, body.source(), body.subst(), typeArgs);
            known = walker.functions(List.of(body.decl()));
            running.remove(key);
            instances.put(key, known);
            walker.functions.values().forEach(scope -> instanceFlows.put(key, flows(scope)));
        }
        return known;
    }

    /// What a function does with the pointers in its arguments, the receiver's first; null if that
    /// is not known.
    List<ParamFlow> flows(Func f, List<Type> typeArgs) {
        if (!typeArgs.isEmpty()) {
            var key = new Instance(f, unit.names().typeArgs(typeArgs));
            if (!instanceFlows.containsKey(key) && !running.contains(key)) {
                var body = unit.instances().find(f, typeArgs);
                if (body == null) {
                    return null;
                }
                of(body, f, typeArgs);
            }
            return instanceFlows.get(key);
        }
        if (f.paramFlows() == null && isOurs(f) && !numbers.containsKey(f.decl())) {
            visit(f.decl());
        }
        return f.paramFlows() == null && onlyLooks(f) ? lookedAt(f) : f.paramFlows();
    }

    private static boolean onlyLooks(Func f) {
        return f.decl() != null
                && f.decl().body() == null
                && f.decl().directives().contains("//go:noescape");
    }

    private static List<ParamFlow> lookedAt(Func f) {
        var sig = f.signature();
        return Collections.nCopies(
                sig.params().size() + (sig.recv() == null ? 0 : 1), ParamFlow.NONE);
    }

    private boolean isOurs(Func f) {
        return f.decl() != null
                && f.decl().body() != null
                && f.pkg() == source.pkg()
                && f.signature().typeParams().isEmpty()
                && f.signature().recvTypeParams().isEmpty();
    }

    // ---- components

    private void visit(Decl.Func decl) {
        numbers.put(decl, numbers.size());
        lowest.put(decl, numbers.get(decl));
        open.push(decl);
        for (var callee : callees(decl)) {
            if (!numbers.containsKey(callee)) {
                visit(callee);
                lower(decl, lowest.get(callee));
            } else if (!results.containsKey(callee)) {
                lower(decl, numbers.get(callee));
            }
        }
        if (lowest.get(decl).equals(numbers.get(decl))) {
            analyze(component(decl));
        }
    }

    private void lower(Decl.Func decl, int number) {
        lowest.merge(decl, number, Math::min);
    }

    private List<Decl.Func> component(Decl.Func first) {
        var functions = new ArrayList<Decl.Func>();
        do {
            functions.add(open.pop());
        } while (!sameObject(functions.getLast(), first));
        return functions.reversed();
    }

    private void analyze(List<Decl.Func> component) {
        var walker = new FlowWalker(unit, this, source, Substitution.EMPTY, List.of());
        var result = walker.functions(component);
        component.forEach(d -> results.put(d, result));
        walker.functions.forEach((f, scope) -> f.setParamFlows(flows(scope)));
    }

    private static List<ParamFlow> flows(FlowScope scope) {
        return scope.params.stream().map(Location::flow).toList();
    }

    /// The functions of the package that a function names.
    private Set<Decl.Func> callees(Decl.Func decl) {
        var callees = new LinkedHashSet<Decl.Func>();
        Scan.any(
                decl.body(),
                n -> {
                    if (named(n) instanceof Func f && isOurs(f.origin())) {
                        callees.add(f.origin().decl());
                    }
                    return false;
                },
                n -> false);
        return callees;
    }

    private Func named(Node n) {
        return switch (n) {
            case Expr.Name name when source.info().uses.get(name) instanceof Func f -> f;
            case Expr.Selector s
                    when source.info().selections.get(s) != null
                            && source.info().selections.get(s).obj() instanceof Func f ->
                    f;
            case Expr.Selector s when source.info().uses.get(s.sel()) instanceof Func f -> f;
            default -> null;
        };
    }
}
