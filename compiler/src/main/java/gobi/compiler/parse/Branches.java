package gobi.compiler.parse;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.diag.Code;
import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Printer;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.syntax.Stmt.Branch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Labels and branch statements of one function body (function literals in it are bodies of their
/// own).
///
/// One walk: a goto backwards finds its label declared; one forwards stays open until the label
/// comes, and remembers whether a variable was declared on the way. What is still open when a block
/// ends goes on in the block around it.
///
/// As in gc this is the parser's work: these faults are told beside errors of syntax, and before
/// those of types.
final class Branches {
    private static final class Label {
        final Expr.Name name;
        final Stmt stmt;
        final Block block;
        boolean used;

        Label(Expr.Name name, Stmt stmt, Block block) {
            this.name = name;
            this.stmt = stmt;
            this.block = block;
        }
    }

    /// A block and what encloses it; `label` when a labeled statement's block.
    private record Block(Block parent, int start, Label label) {
        boolean inside(Block b) {
            for (var x = this; x != null; x = x.parent) {
                if (sameObject(x, b)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A goto whose label has not come yet, with the variable declared after it in its (or an
    /// outer) block.
    private static final class Open {
        final Branch stmt;
        String variable;
        int variablePos;

        Open(Branch stmt) {
            this.stmt = stmt;
        }
    }

    /// What unlabeled branches refer to. `cases` is the number of clauses of the enclosing switch,
    /// `index` the present one, or -1 where no fallthrough can stand.
    private record Targets(
            boolean breaks,
            boolean continues,
            boolean exprSwitch,
            boolean typeSwitch,
            int index,
            int cases) {
        Targets inner() {
            return new Targets(breaks, continues, exprSwitch, typeSwitch, -1, cases);
        }
    }

    private static final Targets LOOP = new Targets(true, true, false, false, -1, 0);

    private final SourceFile file;
    private final Faults faults;

    /// Where the body ends, and its faults are noticed.
    private final int end;

    private Map<String, Label> labels;

    private Branches(SourceFile file, Faults faults, int end) {
        this.file = file;
        this.faults = faults;
        this.end = end;
    }

    static void check(Stmt.Block body, SourceFile file, Faults faults) {
        int end = file.offset(body.rbrace());
        if (!faults.anyOfSyntax(file.offset(body.pos()), end)) {
            new Branches(file, faults, end).check(body);
        }
    }

    private void check(Stmt.Block body) {
        var open =
                block(
                        null,
                        body.pos(),
                        null,
                        body.stmts(),
                        new Targets(false, false, false, false, -1, 0));
        for (var g : open) {
            var name = g.stmt.label();
            var l = labels == null ? null : labels.get(name.name());
            if (l != null) {
                l.used = true;
                error(
                        name.pos(),
                        "goto "
                                + name.name()
                                + " jumps into block starting at "
                                + file.describe(l.block.start()));
            } else {
                error(name.pos(), "label " + name.name() + " not defined");
            }
        }
        if (labels != null) {
            for (var l : labels.values()) {
                if (!l.used) {
                    error(
                            l.name.pos(),
                            Code.UNUSED_LABEL,
                            "label " + l.name.name() + " defined and not used");
                }
            }
        }
    }

    private void error(int pos, String text) {
        error(pos, Code.INVALID_BRANCH, text);
    }

    private void error(int pos, Code code, String text) {
        faults.add(file.offset(pos), end, code, text);
    }

    private List<Open> block(Block parent, int start, Label label, List<Stmt> stmts, Targets t) {
        var b = new Block(parent, start, label);
        List<Open> open = new ArrayList<>();
        int n = stmts.size();
        while (n > 0 && stmts.get(n - 1) instanceof Stmt.Empty) {
            n--;
        }
        for (int i = 0; i < n; i++) {
            var s = stmts.get(i);
            Label own = null;
            while (s instanceof Stmt.Labeled l) {
                own = l.label().name().equals("_") ? null : declare(b, l, open);
                s = l.stmt();
            }
            stmt(b, s, own, open, t, i + 1 == n);
        }
        for (var g : open) {
            // Leaving a block passes over none of its variables.
            g.variable = null;
        }
        return open;
    }

    private Label declare(Block b, Stmt.Labeled s, List<Open> open) {
        var name = s.label().name();
        if (labels == null) {
            labels = new LinkedHashMap<>();
        }
        var old = labels.get(name);
        if (old != null) {
            error(
                    s.label().pos(),
                    Code.DUPLICATE_LABEL,
                    "label " + name + " already defined at " + file.describe(old.name.pos()));
            return old;
        }
        var l = new Label(s.label(), s.stmt(), b);
        labels.put(name, l);
        for (var it = open.iterator(); it.hasNext(); ) {
            var g = it.next();
            if (!g.stmt.label().name().equals(name)) {
                continue;
            }
            it.remove();
            l.used = true;
            if (g.variable != null) {
                error(
                        g.stmt.label().pos(),
                        "goto "
                                + name
                                + " jumps over declaration of "
                                + g.variable
                                + " at "
                                + file.describe(g.variablePos));
            }
        }
        return l;
    }

    private void stmt(Block b, Stmt s, Label own, List<Open> open, Targets t, boolean last) {
        switch (s) {
            case Stmt.DeclStmt d
                    when d.decl().keyword() == Decl.Keyword.VAR && !d.decl().specs().isEmpty() -> {
                var v = (Spec.Var) d.decl().specs().getFirst();
                variable(open, v.names().getFirst().name(), v.pos());
            }
            case Stmt.Assign a when a.define() -> variable(open, Printer.print(a.lhs()), a.opPos());
            case Branch br -> branch(b, br, open, t, last);
            case Stmt.Block x -> open.addAll(block(b, x.pos(), own, x.stmts(), t.inner()));
            case Stmt.If x -> ifStmt(b, x, own, open, t);
            case Stmt.For x -> open.addAll(block(b, x.body().pos(), own, x.body().stmts(), LOOP));
            case Stmt.Range x -> open.addAll(block(b, x.body().pos(), own, x.body().stmts(), LOOP));
            case Stmt.Switch x -> {
                for (int i = 0; i < x.clauses().size(); i++) {
                    var clause = x.clauses().get(i);
                    var in = new Targets(true, t.continues(), true, false, i, x.clauses().size());
                    open.addAll(block(b, clause.pos(), own, clause.body(), in));
                }
            }
            case Stmt.TypeSwitch x -> {
                for (var clause : x.clauses()) {
                    var in = new Targets(true, t.continues(), false, true, -1, 0);
                    open.addAll(block(b, clause.pos(), own, clause.body(), in));
                }
            }
            case Stmt.Select x -> {
                for (var clause : x.clauses()) {
                    var in = new Targets(true, t.continues(), false, false, -1, 0);
                    open.addAll(block(b, clause.pos(), own, clause.body(), in));
                }
            }
            default -> {}
        }
    }

    private void ifStmt(Block b, Stmt.If x, Label own, List<Open> open, Targets t) {
        open.addAll(block(b, x.then().pos(), own, x.then().stmts(), t.inner()));
        var next = x.orElse();
        while (next instanceof Stmt.If i) {
            open.addAll(block(b, i.then().pos(), own, i.then().stmts(), t.inner()));
            next = i.orElse();
        }
        if (next instanceof Stmt.Block last) {
            open.addAll(block(b, last.pos(), own, last.stmts(), t.inner()));
        }
    }

    private static void variable(List<Open> open, String name, int pos) {
        for (var g : open) {
            g.variable = name;
            g.variablePos = pos;
        }
    }

    private void branch(Block b, Branch s, List<Open> open, Targets t, boolean last) {
        if (s.label() == null) {
            unlabeled(s, t, last);
            return;
        }
        var name = s.label().name();
        var l = labels == null ? null : labels.get(name);
        switch (s.kind()) {
            case GOTO -> {
                if (l != null) {
                    l.used = true;
                }
                if (l == null || !b.inside(l.block)) {
                    open.add(new Open(s));
                }
            }
            case BREAK -> {
                if (l == null) {
                    error(s.label().pos(), "break label not defined: " + name);
                    return;
                }
                l.used = true;
                if (!encloses(b, l) || !breakable(l.stmt)) {
                    error(s.label().pos(), "invalid break label " + name);
                }
            }
            case CONTINUE -> {
                if (l == null) {
                    error(s.label().pos(), "continue label not defined: " + name);
                    return;
                }
                l.used = true;
                if (!encloses(b, l)
                        || !(l.stmt instanceof Stmt.For || l.stmt instanceof Stmt.Range)) {
                    error(s.label().pos(), "invalid continue label " + name);
                }
            }
            case FALLTHROUGH -> {}
        }
    }

    private static boolean encloses(Block b, Label l) {
        for (; b != null; b = b.parent()) {
            if (b.label() == l) {
                return true;
            }
        }
        return false;
    }

    private static boolean breakable(Stmt s) {
        return s instanceof Stmt.For
                || s instanceof Stmt.Range
                || s instanceof Stmt.Switch
                || s instanceof Stmt.TypeSwitch
                || s instanceof Stmt.Select;
    }

    private void unlabeled(Branch s, Targets t, boolean last) {
        switch (s.kind()) {
            case BREAK -> {
                if (!t.breaks()) {
                    error(s.pos(), "break is not in a loop, switch, or select");
                }
            }
            case CONTINUE -> {
                if (!t.continues()) {
                    error(s.pos(), "continue is not in a loop");
                }
            }
            case FALLTHROUGH -> {
                if (t.typeSwitch()) {
                    error(s.pos(), "cannot fallthrough in type switch");
                } else if (!t.exprSwitch() || t.index() < 0 || !last) {
                    error(s.pos(), "fallthrough statement out of place");
                } else if (t.index() + 1 == t.cases()) {
                    error(s.pos(), "cannot fallthrough final case in switch");
                }
            }
            case GOTO -> {}
        }
    }
}
