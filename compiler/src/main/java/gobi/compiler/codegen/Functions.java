package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.Func;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Compiles whole functions: declarations, instances of generic ones, and literals.
final class Functions {
    /// Directive of library functions that stand between a call and the function it means: they and
    /// the literals in them are flagged as wrappers.
    private static final String WRAPPER = "//gobi:wrapper";

    private final UnitGen unit;

    Functions(UnitGen unit) {
        this.unit = unit;
    }

    /// A declared function or method, with `subst` for its type parameters.
    FunctionCode declared(
            String symbol,
            Source source,
            Decl.Func decl,
            Func f,
            Substitution subst,
            Escape.Result escape) {
        var generic = f.signature();
        var sig = (Signature) unit.context().subst(generic, subst);
        Type receiver =
                generic.recv() == null ? null : unit.context().subst(generic.recv().type(), subst);
        var frame = CallShape.of(unit.shapes(), receiver, sig);
        var g = new FunctionGen(unit, source, subst, symbol, frame, escape);
        g.isWrapper = decl.directives().contains(WRAPPER);
        g.line(decl.pos());
        var params = new ArrayList<Var>();
        if (decl.recv() != null) {
            addVars(g, decl.recv(), params);
        }
        addVars(g, decl.type().params(), params);
        return body(g, decl, decl.body(), params, decl.type().results(), decl.pos());
    }

    /// The function of a literal inside `outer`.
    FunctionCode literal(FunctionGen outer, Expr.FuncLit lit, String symbol) {
        var sig = (Signature) outer.typeOf(lit).underlying();
        var frame = CallShape.of(unit.shapes(), null, sig);
        var g = new FunctionGen(unit, outer.source, outer.subst, symbol, frame, outer.escape);
        g.isClosure = true;
        g.isWrapper = outer.isWrapper;
        g.line(lit.pos());
        var params = new ArrayList<Var>();
        addVars(g, lit.type().params(), params);
        return body(g, lit, lit.body(), params, lit.type().results(), lit.pos());
    }

    /// The variables of parameters, null for those without a name.
    static void addVars(FunctionGen g, FieldList fields, List<Var> out) {
        if (fields == null) {
            return;
        }
        for (var f : fields.fields()) {
            if (f.names().isEmpty()) {
                out.add(null);
            }
            for (var n : f.names()) {
                out.add(n.name().equals("_") ? null : (Var) g.info.defs.get(n));
            }
        }
    }

    private FunctionCode body(
            FunctionGen g,
            Node function,
            Stmt.Block body,
            List<Var> params,
            FieldList results,
            int pos) {
        boolean context = !g.closures.captures(function).isEmpty();
        g.openBlock();
        if (context) {
            g.closures.bind(function);
        }
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i) != null) {
                parameter(g, params.get(i), g.frame.paramAt()[i]);
            }
        }
        g.returns.begin(function, body, results);
        g.statements.list(body.stmts());
        g.line(body.rbrace());
        g.returns.end();
        g.closeBlock();
        return g.finish(
                pos,
                context,
                g.returns.zeroResults(),
                g.returns.recoverLabel(),
                (g.isWrapper ? FunctionCode.WRAPPER : 0) | g.returns.flags());
    }

    /// Binds a parameter to its slots, or moves it to where its variable has to be.
    static void parameter(FunctionGen g, Var v, int slot) {
        var t = g.type(v.type());
        var shape = g.shapes.of(t);
        Place at = shape.memory() ? new Mem(slot, 0) : new Slots(slot);
        if (g.escape.storage(v, shape) == Escape.Storage.SLOTS
                || shape.memory() && g.escape.storage(v, shape) == Escape.Storage.FRAME) {
            g.env.put(v, at);
            if (at instanceof Mem m && t.underlying() instanceof ArrayType a) {
                g.arrayHeader(v, m, a.length());
            }
            return;
        }
        g.values.copy(at, g.declare(v), t);
    }
}
