package gobi.compiler.parse;

import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.CaseClause;
import gobi.compiler.syntax.CommClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Printer;
import gobi.compiler.syntax.Stmt;
import gobi.grammar.GoParser;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/// Builds statements.
final class StmtBuilder {
    private final TreeBuilder tree;

    StmtBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Stmt.Block body(GoParser.FuncBodyContext x) {
        var body = new Stmt.Block(tree.pos(x.open), list(x.stmts), tree.pos(x.close));
        tree.branches(body);
        return body;
    }

    private Stmt.Block block(GoParser.BlockContext x) {
        return new Stmt.Block(tree.pos(x.open), list(x.stmts), tree.pos(x.close));
    }

    private List<Stmt> list(GoParser.StmtListContext x) {
        var list = new ArrayList<Stmt>(x.stmts.size());
        for (var stmt : x.stmts) {
            list.add(stmt(stmt));
        }
        return list;
    }

    private Stmt stmt(GoParser.StmtContext x) {
        if (x.simple != null) {
            return x.colon == null ? simple(x.simple) : labeled(x);
        }
        if (x.word != null) {
            return word(x);
        }
        if (x.ifs != null) {
            return ifStmt(x.ifs);
        }
        if (x.loop != null) {
            return loop(x.loop);
        }
        if (x.nested != null) {
            return block(x.nested);
        }
        if (x.switches != null) {
            return switchStmt(x.switches);
        }
        if (x.selects != null) {
            return select(x.selects);
        }
        return declaration(x);
    }

    private Stmt declaration(GoParser.StmtContext x) {
        var decls = tree.declarations();
        if (x.vars != null) {
            return new Stmt.DeclStmt(decls.vars(x.vars));
        }
        if (x.consts != null) {
            return new Stmt.DeclStmt(decls.consts(x.consts));
        }
        if (x.types != null) {
            return new Stmt.DeclStmt(decls.types(x.types));
        }
        return new Stmt.Bad(tree.pos(x.start));
    }

    private Stmt labeled(GoParser.StmtContext x) {
        int colon = tree.pos(x.colon);
        if (x.broken) {
            return new Stmt.Bad(colon);
        }
        var stmt = x.labeled == null ? new Stmt.Empty(colon + 1) : stmt(x.labeled);
        return new Stmt.Labeled(tree.name(x.simple.start), colon, stmt);
    }

    private Stmt word(GoParser.StmtContext x) {
        int pos = tree.pos(x.word);
        return switch (x.word.getType()) {
            case GoParser.GO -> new Stmt.Go(pos, called(x.call, "go"));
            case GoParser.DEFER -> new Stmt.Defer(pos, called(x.call, "defer"));
            case GoParser.RETURN -> new Stmt.Return(pos, tree.exprs().listOrEmpty(x.results));
            case GoParser.BREAK -> branch(x, Stmt.Branch.Kind.BREAK);
            case GoParser.CONTINUE -> branch(x, Stmt.Branch.Kind.CONTINUE);
            case GoParser.GOTO -> branch(x, Stmt.Branch.Kind.GOTO);
            default -> branch(x, Stmt.Branch.Kind.FALLTHROUGH);
        };
    }

    private Stmt branch(GoParser.StmtContext x, Stmt.Branch.Kind kind) {
        var label = x.label == null ? null : tree.name(x.label);
        return new Stmt.Branch(tree.pos(x.word), kind, label);
    }

    private Expr called(GoParser.PrimaryContext x, String word) {
        var call = tree.exprs().primary(x);
        if (call instanceof Expr.Paren paren) {
            tree.error(paren.pos(), "expression in " + word + " must not be parenthesized");
            while (call instanceof Expr.Paren inner) {
                call = inner.x();
            }
        }
        return call;
    }

    // Simple statements

    private Stmt simple(GoParser.SimpleStmtContext x) {
        var exprs = tree.exprs();
        if (x.op == null) {
            return new Stmt.ExprStmt(exprs.expr(x.lhs.first));
        }
        int op = tree.pos(x.op);
        return switch (x.op.getType()) {
            case GoParser.ASSIGN, GoParser.DEFINE ->
                    new Stmt.Assign(
                            exprs.list(x.lhs),
                            op,
                            x.op.getType() == GoParser.DEFINE,
                            null,
                            x.rhs == null ? List.of(new Expr.Bad(op)) : exprs.list(x.rhs));
            case GoParser.INC -> new Stmt.IncDec(exprs.expr(x.lhs.first), op, true);
            case GoParser.DEC -> new Stmt.IncDec(exprs.expr(x.lhs.first), op, false);
            case GoParser.ARROW -> new Stmt.Send(exprs.expr(x.lhs.first), op, exprs.expr(x.x));
            default ->
                    new Stmt.Assign(
                            List.of(exprs.expr(x.lhs.first)),
                            op,
                            false,
                            compound(x.op),
                            List.of(exprs.expr(x.x)));
        };
    }

    /// The operator in a compound assignment.
    private static BinaryOp compound(Token token) {
        return switch (token.getText()) {
            case "+=" -> BinaryOp.ADD;
            case "-=" -> BinaryOp.SUB;
            case "*=" -> BinaryOp.MUL;
            case "/=" -> BinaryOp.QUO;
            case "%=" -> BinaryOp.REM;
            case "&=" -> BinaryOp.AND;
            case "|=" -> BinaryOp.OR;
            case "^=" -> BinaryOp.XOR;
            case "<<=" -> BinaryOp.SHL;
            case ">>=" -> BinaryOp.SHR;
            default -> BinaryOp.AND_NOT;
        };
    }

    private Stmt simpleOrNull(GoParser.SimpleStmtContext x) {
        return x == null ? null : simple(x);
    }

    // Conditions

    private Expr conditionOrNull(GoParser.SimpleStmtContext x) {
        return x == null ? null : condition(simple(x), tree.pos(x.stop));
    }

    private Expr condition(Stmt stmt, int seen) {
        if (stmt instanceof Stmt.ExprStmt e) {
            return e.x();
        }
        int pos = stmt.pos();
        String text = "";
        if (stmt instanceof Stmt.Assign assign) {
            pos = assign.opPos();
            text = assignment(assign);
        } else if (stmt instanceof Stmt.IncDec step) {
            pos = step.opPos();
            text = Printer.print(step.x()) + (step.inc() ? "++" : "--");
        } else if (stmt instanceof Stmt.Send send) {
            pos = send.arrow();
            text = Printer.print(send.chan()) + " <- " + Printer.print(send.value());
        }
        tree.syntaxError(pos, seen, "cannot use " + text + " as value");
        return new Expr.Bad(stmt.pos());
    }

    /// An assignment as the message about it shows it: where `=` may have been meant to be `==`,
    /// both sides stand out.
    private static String assignment(Stmt.Assign assign) {
        String op = assign.op() != null ? assign.op().text() + "=" : assign.define() ? ":=" : "=";
        if (!op.equals("=")) {
            return Printer.print(assign.lhs()) + " " + op + " " + Printer.print(assign.rhs());
        }
        return "assignment " + emphasized(assign.lhs()) + " = " + emphasized(assign.rhs());
    }

    private static String emphasized(List<Expr> list) {
        String text = Printer.print(list);
        return list.size() == 1 && list.getFirst() instanceof Expr.Binary ? "(" + text + ")" : text;
    }

    private Stmt ifStmt(GoParser.IfStmtContext x) {
        Stmt result = x.last == null ? null : block(x.last);
        int n = Math.min(x.ifs.size(), x.blocks.size());
        for (int i = n - 1; i >= 0; i--) {
            result = ifClause(x.ifs.get(i), x.headers.get(i), x.blocks.get(i), result);
        }
        return result;
    }

    private Stmt ifClause(
            Token word, GoParser.HeaderContext head, GoParser.BlockContext then, Stmt orElse) {
        boolean initOnly = head.semi != null || !head.sound;
        var init = initOnly ? simpleOrNull(head.init) : null;
        var cond = conditionOrNull(initOnly ? head.cond : head.init);
        if (cond == null) {
            // Reported by the grammar.
            cond = new Expr.Bad(tree.pos(then.start));
        }
        return new Stmt.If(tree.pos(word), init, cond, block(then), orElse);
    }

    // Loops

    private Stmt loop(GoParser.ForStmtContext x) {
        int pos = tree.pos(x.start);
        var body = block(x.body);
        if (x.range != null) {
            return new Stmt.Range(
                    pos,
                    null,
                    null,
                    null,
                    0,
                    false,
                    tree.pos(x.range),
                    tree.exprs().expr(x.x),
                    body);
        }
        var init = x.init;
        if (init != null && init.range != null) {
            return range(pos, init, body);
        }
        if (x.semi == null) {
            return new Stmt.For(pos, null, conditionOrNull(init), null, body);
        }
        return new Stmt.For(
                pos,
                simpleOrNull(init),
                x.cond == null ? null : condition(simple(x.cond), body.pos()),
                simpleOrNull(x.post),
                body);
    }

    private Stmt range(int pos, GoParser.SimpleStmtContext x, Stmt.Block body) {
        var vars = tree.exprs().list(x.lhs);
        return new Stmt.Range(
                pos,
                vars.getFirst(),
                vars.size() > 1 ? vars.get(1) : null,
                vars.size() > 2 ? vars.get(2) : null,
                tree.pos(x.op),
                x.op.getType() == GoParser.DEFINE,
                tree.pos(x.range),
                tree.exprs().expr(x.x),
                body);
    }

    // Switches

    private Stmt switchStmt(GoParser.SwitchStmtContext x) {
        int pos = tree.pos(x.start);
        var head = x.head;
        boolean initOnly = head.semi != null || !head.sound;
        var init = initOnly ? simpleOrNull(head.init) : null;
        var tagContext = initOnly ? head.cond : head.init;
        var tag = simpleOrNull(tagContext);
        var clauses = new ArrayList<CaseClause>(x.clauses.size());
        for (var clause : x.clauses) {
            clauses.add(clause(clause));
        }
        int open = tree.pos(x.open);
        int close = tree.pos(x.close);
        var guard = guard(tag);
        if (guard != null) {
            var name = tag instanceof Stmt.Assign a ? (Expr.Name) a.lhs().getFirst() : null;
            return new Stmt.TypeSwitch(pos, init, name, guard.x(), open, clauses, close);
        }
        return new Stmt.Switch(
                pos,
                init,
                tag == null ? null : condition(tag, tree.pos(tagContext.stop)),
                open,
                clauses,
                close);
    }

    /// The `x.(type)` that makes a switch a type switch, or null: alone, or defining one name.
    private static Expr.TypeAssert guard(Stmt tag) {
        if (tag instanceof Stmt.ExprStmt e) {
            return guard(e.x());
        }
        if (tag instanceof Stmt.Assign a
                && a.define()
                && a.lhs().size() == 1
                && a.rhs().size() == 1
                && a.lhs().getFirst() instanceof Expr.Name) {
            return guard(a.rhs().getFirst());
        }
        return null;
    }

    private static Expr.TypeAssert guard(Expr x) {
        return x instanceof Expr.TypeAssert assertion && assertion.type() == null
                ? assertion
                : null;
    }

    private CaseClause clause(GoParser.CaseClauseContext x) {
        boolean isCase = x.word.getType() == GoParser.CASE;
        return new CaseClause(
                tree.pos(x.start),
                isCase ? tree.exprs().list(x.exprs) : null,
                tree.pos(x.colon),
                list(x.body));
    }

    private Stmt select(GoParser.SelectStmtContext x) {
        var clauses = new ArrayList<CommClause>(x.clauses.size());
        for (var clause : x.clauses) {
            clauses.add(
                    new CommClause(
                            tree.pos(clause.start),
                            simpleOrNull(clause.comm),
                            tree.pos(clause.colon),
                            list(clause.body)));
        }
        return new Stmt.Select(tree.pos(x.start), tree.pos(x.open), clauses, tree.pos(x.close));
    }
}
