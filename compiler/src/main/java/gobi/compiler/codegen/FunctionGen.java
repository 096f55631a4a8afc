package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.compiler.check.Info;
import gobi.compiler.check.Instance;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The state of one function's compilation, shared by the parts that generate its pieces.
final class FunctionGen {
    final UnitGen unit;
    final Shapes shapes;
    final Source source;
    final Info info;
    final Substitution subst;
    final String name;
    final CallShape frame;
    final Escape.Result escape;
    final FunctionBuilder code;
    final Registers regs;
    final FrameMemory memory;
    final Values values;
    final ConstantSlots constants;
    final Effects effects;
    final Exprs exprs;
    final Operators operators;
    final Comparisons comparisons;
    final Conditions conditions;
    final Conversions conversions;
    final Selectors selectors;
    final Indexing indexing;
    final Composites composites;
    final Calls calls;
    final Arguments arguments;
    final Inliner inliner;
    final Devirtualization devirtualization;
    final Builtins builtins;
    final Closures closures;
    final Statements statements;
    final Assignments assignments;
    final Switches switches;
    final Loops loops;
    final RangeFuncs rangeFuncs;
    final Selects selects;
    final Defers defers;
    final Jumps jumps;
    final Returns returns;

    /// Where the variables are that this function can name.
    final Map<Var, Place> env = new IdentityHashMap<>();

    /// For array variables: slots with address and length, as the indexing instructions want them.
    final Map<Var, Integer> arrayHeaders = new IdentityHashMap<>();

    /// Expressions whose values were captured beforehand (thunks of defer and go).
    final Map<Expr, List<Place>> overrides = new IdentityHashMap<>();

    private final Map<Type, Type> substituted = new IdentityHashMap<>();
    boolean isClosure;
    boolean isWrapper;
    private int loopDepth;

    /// The function into whose code this one is generated, in place of a call; else null.
    private final FunctionGen caller;

    FunctionGen(
            UnitGen unit,
            Source source,
            Substitution subst,
            String name,
            CallShape frame,
            Escape.Result escape) {
        this(
                unit,
                source,
                subst,
                name,
                frame,
                escape,
                new FunctionBuilder(name, unit.options().accessPolls()),
                null);
    }

    /// For the body of a function that takes the place of a call in `caller`.
    FunctionGen(
            FunctionGen caller,
            Source source,
            Substitution subst,
            CallShape frame,
            Escape.Result escape) {
        this(caller.unit, source, subst, caller.name, frame, escape, caller.code, caller);
        this.loopDepth = caller.loopDepth;
    }

    private FunctionGen(
            UnitGen unit,
            Source source,
            Substitution subst,
            String name,
            CallShape frame,
            Escape.Result escape,
            FunctionBuilder code,
            FunctionGen caller) {
        this.unit = unit;
        this.shapes = unit.shapes();
        this.source = source;
        this.info = source == null ? null : source.info();
        this.subst = subst;
        this.name = name;
        this.frame = frame;
        this.escape = escape;
        this.code = code;
        this.caller = caller;
        this.regs = caller == null ? new Registers(code) : caller.regs;
        this.memory = caller == null ? new FrameMemory(shapes) : caller.memory;
        this.values = new Values(this);
        this.constants = new ConstantSlots(this);
        this.effects = new Effects(this);
        this.exprs = new Exprs(this);
        this.operators = new Operators(this);
        this.comparisons = new Comparisons(this);
        this.conditions = new Conditions(this);
        this.conversions = new Conversions(this);
        this.selectors = new Selectors(this);
        this.indexing = new Indexing(this);
        this.composites = new Composites(this);
        this.calls = new Calls(this);
        this.arguments = new Arguments(this);
        this.inliner = new Inliner(this);
        this.devirtualization = new Devirtualization(this);
        this.builtins = new Builtins(this);
        this.closures = new Closures(this);
        this.statements = new Statements(this);
        this.assignments = new Assignments(this);
        this.switches = new Switches(this);
        this.loops = new Loops(this);
        this.rangeFuncs = new RangeFuncs(this);
        this.selects = new Selects(this);
        this.defers = new Defers(this);
        this.jumps = new Jumps(this);
        this.returns = new Returns(this);
    }

    // ---- types and objects

    Type type(Type t) {
        if (subst.isEmpty() || t == null) {
            return t;
        }
        return substituted.computeIfAbsent(t, k -> unit.context().subst(k, subst));
    }

    Type typeOf(Expr e) {
        return type(info.typeOf(e));
    }

    Obj objectOf(Expr.Name n) {
        return info.objectOf(n);
    }

    /// The type arguments of an instantiation that a name denotes, or null.
    List<Type> typeArgs(Expr.Name n) {
        Instance i = info.instances.get(n);
        return i == null ? null : i.typeArgs().stream().map(this::type).toList();
    }

    Shape shapeOf(Expr e) {
        return shapes.of(typeOf(e));
    }

    // ---- temporaries and blocks

    record Mark(int regs, int memory) {}

    Mark mark() {
        return new Mark(regs.mark(), memory.mark());
    }

    void release(Mark m) {
        regs.release(m.regs());
        memory.release(m.memory());
    }

    void openBlock() {
        regs.openBlock();
        memory.openBlock();
    }

    void closeBlock() {
        regs.closeBlock();
        memory.closeBlock();
    }

    boolean isInlined() {
        return caller != null;
    }

    boolean inLoop() {
        return loopDepth > 0;
    }

    void enterLoop() {
        loopDepth++;
    }

    void leaveLoop() {
        loopDepth--;
    }

    void line(int pos) {
        if (pos != 0 && source != null && !isInlined()) {
            code.line(SourceLine.of(source.file(), pos));
        }
    }

    // ---- variables

    /// Makes room for a variable that is declared here; its value is undefined until stored (heap
    /// variables are zero).
    Place declare(Var v) {
        var t = type(v.type());
        var place = newVariable(t, escape.storage(v, shapes.of(t)), escape.isHeld(v));
        env.put(v, place);
        if (place instanceof Mem m && t.underlying() instanceof gobi.compiler.types.ArrayType a) {
            arrayHeader(v, m, a.length());
        }
        return place;
    }

    private Place newVariable(Type t, Escape.Storage storage, boolean held) {
        var s = shapes.of(t);
        if (storage == Escape.Storage.HEAP || s.memory() && s.size() > FrameMemory.MAX_VALUE) {
            int p = regs.variable("P");
            code.emit(Op.NEW, p, unit.type(t));
            return new Mem(p, 0);
        }
        if (storage == Escape.Storage.FRAME || s.memory()) {
            return new Mem(Place.FRAME, held ? memory.lasting(t) : memory.variable(t));
        }
        return new Slots(regs.variable(s.kinds()));
    }

    /// Room for the object that an expression makes: in the heap, zero and with its address in
    /// `slot`, or in the frame, where it has to be written before it is used.
    Mem object(Node made, Type t, int slot) {
        if (escape.inFrame(made) && shapes.size(t) > 0) {
            return frameObject(t, escape.isHeld(made));
        }
        code.emit(Op.NEW, slot, unit.type(t));
        return new Mem(slot, 0);
    }

    /// Room in the frame for the function's whole run, or until the block ends.
    Mem frameObject(Type t, boolean held) {
        return new Mem(Place.FRAME, held ? memory.lasting(t) : memory.variable(t));
    }

    /// Keeps address and length of an array in slots if it is indexed with variables.
    void arrayHeader(Var v, Mem m, long length) {
        if (escape.indexed(v)) {
            int h = regs.variable("PS");
            values.addressTo(m, h);
            code.loadConstant(h + 1, length);
            arrayHeaders.put(v, h);
        }
    }

    /// Declares a variable with its zero value.
    void declareZero(Var v) {
        var p = declare(v);
        if (!(p instanceof Mem m && m.base() != Place.FRAME)) {
            values.zero(p, type(v.type()));
        }
    }

    Place variable(Var v) {
        var p = env.get(v);
        if (p == null) {
            if (isGlobal(v)) {
                return new Mem(globalAddress(v), 0);
            }
            throw new IllegalStateException("variable " + v.name() + " is unknown in " + name);
        }
        return p;
    }

    static boolean isGlobal(Var v) {
        return v.kind() == Var.Kind.PACKAGE || v.pkg() != null && v.parent() == v.pkg().scope();
    }

    private int globalAddress(Var v) {
        int ref = unit.globalRef(v.pkg().path() + "." + v.name());
        if (inLoop()) {
            int slot = code.hoistedGlobal(ref);
            if (slot >= 0) {
                return slot;
            }
        }
        int p = regs.temp("P");
        code.emit(Op.LOAD_GLOBAL, p, ref);
        return p;
    }

    // ---- calls of runtime functions

    void callFunction(String symbol, CallShape shape) {
        code.needOutgoing(shape.slots());
        code.emit(Op.CALL, FunctionBuilder.OUT, unit.functionRef(symbol));
    }

    /// Finishes a function without parameters under another name.
    FunctionCode finishAs(String symbol, int flags) {
        return code.finish(
                new FunctionBuilder.Frame(
                        symbol,
                        SourceLine.of(source.file(), source.file().pos(0)),
                        "",
                        "",
                        false,
                        false,
                        memory.size(),
                        memory.pointers(),
                        memory.objects(),
                        null,
                        flags));
    }

    FunctionCode finish(int pos, boolean context, boolean zeroResults, Label recover, int flags) {
        return code.finish(
                new FunctionBuilder.Frame(
                        name,
                        source == null ? SourceLine.NONE : SourceLine.of(source.file(), pos),
                        frame.resultKinds(),
                        frame.paramKinds(),
                        context,
                        zeroResults,
                        memory.size(),
                        memory.pointers(),
                        memory.objects(),
                        recover,
                        flags));
    }
}
