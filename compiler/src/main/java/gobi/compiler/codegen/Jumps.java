package gobi.compiler.codegen;

import gobi.compiler.syntax.Stmt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Targets of break, continue, goto and fallthrough in the function being compiled.
final class Jumps {
    /// A statement that can be left with `break` or, if it loops, gone on with `continue`. `owner`
    /// is the loop body function whose statement it is, for [RangeFuncs].
    record Scope(String label, Label breakTo, Label continueTo) {}

    private final FunctionGen g;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Map<String, Label> labels = new HashMap<>();
    private String pendingLabel;
    private Label fallthrough;

    Jumps(FunctionGen g) {
        this.g = g;
    }

    /// The label that stands directly before the statement now compiled; asking takes it away.
    String takeLabel() {
        var l = pendingLabel;
        pendingLabel = null;
        return l;
    }

    void enter(String label, Label breakTo, Label continueTo) {
        scopes.push(new Scope(label, breakTo, continueTo));
    }

    void leave() {
        scopes.pop();
    }

    Label fallthrough(Label next) {
        var old = fallthrough;
        fallthrough = next;
        return old;
    }

    Label label(String name) {
        return labels.computeIfAbsent(name, n -> new Label());
    }

    void labeled(Stmt.Labeled s) {
        g.code.bindEntry(label(s.label().name()));
        pendingLabel = s.label().name();
        g.statements.statement(s.stmt());
        pendingLabel = null;
    }

    void branch(Stmt.Branch b) {
        var name = b.label() == null ? null : b.label().name();
        switch (b.kind()) {
            case FALLTHROUGH -> g.code.jump(fallthrough);
            case GOTO -> {
                if (g.rangeFuncs.leavesBody(b)) {
                    g.rangeFuncs.leave(b);
                } else {
                    g.code.jump(label(name));
                }
            }
            case BREAK, CONTINUE -> {
                var target = find(name, b.kind() == Stmt.Branch.Kind.CONTINUE);
                if (target != null) {
                    g.code.jump(target);
                } else {
                    g.rangeFuncs.leave(b);
                }
            }
        }
    }

    /// The target in this function, or null if it is in an enclosing one.
    Label find(String name, boolean isContinue) {
        for (var s : scopes) {
            var target = isContinue ? s.continueTo() : s.breakTo();
            if (name == null ? target != null : name.equals(s.label())) {
                return target;
            }
        }
        return null;
    }
}
