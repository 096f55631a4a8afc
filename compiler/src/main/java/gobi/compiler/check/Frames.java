package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Func;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Estimates the frames that gc would lay out and reports those over 1 GB.
///
/// Counted are parameters and results; local variables up to 10 MB, as larger ones live on the
/// heap; the copy that a `range` over an array makes; the results of calls; literals of slices over
/// 1 GB. A small function that is itself too large counts for its callers too, since gc inlines it.
final class Frames {
    private static final long LIMIT = 1L << 30;
    private static final long MAX_VARIABLE = 10L << 20;
    private static final long NOTEWORTHY = 1L << 16;
    private static final int INLINED_STATEMENTS = 10;
    private static final int MEGABYTE_SHIFT = 20;

    private final Checker c;
    private final Map<Obj, Long> inlined = new HashMap<>();

    private record Item(int pos, long size) {}

    private final List<Item> variables = new ArrayList<>();
    private final List<Item> literals = new ArrayList<>();
    private final List<Item> results = new ArrayList<>();
    private final List<Item> arguments = new ArrayList<>();

    Frames(Checker c) {
        this.c = c;
    }

    void run() {
        collect();
        for (var unit : c.files) {
            for (var d : unit.decls()) {
                if (d instanceof Decl.Func f && SizeLimits.concrete(c, f)) {
                    function(f);
                }
            }
        }
    }

    private void collect() {
        c.info.defs.forEach((name, obj) -> {
            if (obj instanceof Var v && v.kind() == Var.Kind.LOCAL) {
                long size = SizeLimits.size(v.type());
                add(variables, name.pos(), size > MAX_VARIABLE ? 0 : size);
            }
        });
        c.sizeLimits.literals().forEach(this::literal);
        c.info.types.forEach((e, tv) -> {
            if (e instanceof Expr.Call call
                    && c.info.typeOf(call.fun()) instanceof Signature s
                    && s.typeParams().isEmpty()) {
                long size =
                        tv.type() instanceof TupleType u
                                ? SizeLimits.size(u)
                                : SizeLimits.size(tv.type());
                add(results, e.pos(), size);
                add(arguments, e.pos(), SizeLimits.size(s.params()) + size);
            }
        });
    }

    private static void add(List<Item> list, int pos, long size) {
        if (size >= NOTEWORTHY) {
            list.add(new Item(pos, size));
        }
    }

    private void literal(Expr.CompositeLit l, long n) {
        long size =
                c.info.typeOf(l).underlying() instanceof SliceType s
                        ? SizeLimits.size(s.elem())
                        : 0;
        if (size > 0 && n > LIMIT / size) {
            literals.add(
                    new Item(l.pos(), n > Long.MAX_VALUE / size ? Long.MAX_VALUE / 4 : n * size));
        }
    }

    private void function(Decl.Func d) {
        var f = (Func) c.info.defs.get(d.name());
        var s = f.signature();
        long args = SizeLimits.size(s.params()) + SizeLimits.size(s.results());
        args += s.recv() == null ? 0 : SizeLimits.size(s.recv().type());
        long copies = ranges(d.body().stmts());
        long locals = sum(variables, d) + sum(literals, d) + copies + callees(d);
        if (args + locals > LIMIT) {
            report(d, locals, args, 0);
            if (args < LIMIT && isSmall(d)) {
                inlined.put(f, locals);
            }
            return;
        }
        locals += sum(results, d);
        long callee =
                arguments.stream().filter(i -> inside(i, d)).mapToLong(Item::size).max().orElse(0);
        if (args + locals + callee > LIMIT) {
            report(d, locals, args, callee);
        }
    }

    private void report(Decl.Func d, long locals, long args, long callee) {
        String text =
                "stack frame too large (>1GB): "
                        + megabytes(locals)
                        + " locals + "
                        + megabytes(args)
                        + " args";
        c.error(
                d.name().pos(),
                Code.FRAME_TOO_LARGE,
                callee == 0 ? text : text + " + " + megabytes(callee) + " callee");
    }

    private static String megabytes(long n) {
        return (n >> MEGABYTE_SHIFT) + " MB";
    }

    private static boolean inside(Item i, Decl.Func d) {
        return d.pos() < i.pos() && i.pos() < d.body().rbrace();
    }

    private static long sum(List<Item> items, Decl.Func d) {
        return items.stream().filter(i -> inside(i, d)).mapToLong(Item::size).sum();
    }

    private static boolean isSmall(Decl.Func d) {
        return d.body().stmts().size() <= INLINED_STATEMENTS
                && d.body().stmts().stream()
                        .noneMatch(s -> s instanceof Stmt.Defer || s instanceof Stmt.Go);
    }

    /// What the inlined functions that are called at the top of the body bring along.
    private long callees(Decl.Func d) {
        long sum = 0;
        for (var s : d.body().stmts()) {
            if (s instanceof Stmt.ExprStmt x
                    && x.x() instanceof Expr.Call call
                    && call.fun() instanceof Expr.Name n
                    && c.info.uses.get(n) instanceof Func callee) {
                sum += inlined.getOrDefault(callee, 0L);
            }
        }
        return sum;
    }

    private long ranges(List<? extends Stmt> stmts) {
        long sum = 0;
        for (var s : stmts) {
            sum += ranges(s);
        }
        return sum;
    }

    private long ranges(Stmt s) {
        return switch (s) {
            case Stmt.Range r -> copy(r) + ranges(r.body().stmts());
            case Stmt.For f -> ranges(f.body().stmts());
            case Stmt.Block b -> ranges(b.stmts());
            case Stmt.If i ->
                    ranges(i.then().stmts()) + (i.orElse() == null ? 0 : ranges(i.orElse()));
            case Stmt.Labeled l -> ranges(l.stmt());
            case Stmt.Switch w -> w.clauses().stream().mapToLong(k -> ranges(k.body())).sum();
            case Stmt.TypeSwitch w -> w.clauses().stream().mapToLong(k -> ranges(k.body())).sum();
            case Stmt.Select w -> w.clauses().stream().mapToLong(k -> ranges(k.body())).sum();
            default -> 0;
        };
    }

    private long copy(Stmt.Range r) {
        var t = c.info.typeOf(r.x());
        boolean copied = r.value() != null && t != null && t.underlying() instanceof ArrayType;
        long size = copied ? SizeLimits.size(t) : 0;
        return size >= NOTEWORTHY ? size : 0;
    }
}
