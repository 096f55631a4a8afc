package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// Functions without source: method wrappers, bound methods, and functions around natives.
final class Wrappers {
    private static final int OUT = FunctionBuilder.OUT;
    private final UnitGen unit;

    Wrappers(UnitGen unit) {
        this.unit = unit;
    }

    private FunctionGen start(String name, CallShape frame) {
        return new FunctionGen(unit, null, Substitution.EMPTY, name, frame, Escape.Result.NONE);
    }

    /// A method of `t`'s method set that is declared elsewhere: promoted, or of `T` for `*T`, or of
    /// an interface. With `word` the receiver is an interface's data word that stands for a memory
    /// value.
    FunctionCode method(String symbol, Type t, Methods.Found f, boolean word) {
        var sig = f.func().signature();
        var frame = CallShape.of(unit.shapes(), word ? Universe.UNSAFE_POINTER : t, sig);
        var g = start(symbol, frame);
        Place receiver = parameter(g, frame, 0, word ? Universe.UNSAFE_POINTER : t);
        if (word) {
            receiver = g.conversions.unbox(((Slots) receiver).slot(), t);
        }
        if (f.path().isEmpty() && Types.unalias(t) instanceof PointerType && !f.pointerReceiver()) {
            checkReceiver(g, ((Slots) receiver).slot(), t, f.func());
        }
        var holder = g.selectors.walk(receiver, t, f.path());
        forward(g, f, holder, frame, 1);
        return g.finish(
                0,
                false,
                !frame.memoryResult() && frame.resultKinds().indexOf('P') >= 0,
                null,
                FunctionCode.WRAPPER);
    }

    private static Place parameter(FunctionGen g, CallShape frame, int i, Type t) {
        int at = frame.paramAt()[i];
        return g.shapes.of(t).memory() ? new Mem(at, 0) : new Slots(at);
    }

    /// `value method main.T.M called using nil *T pointer`.
    private void checkReceiver(FunctionGen g, int receiver, Type t, Func f) {
        var ok = new Label();
        g.code.branch(Op.JUMP_NOT_NIL, receiver, 0, ok);
        var shape =
                CallShape.of(
                        unit.shapes(),
                        List.of(Universe.STRING, Universe.STRING, Universe.STRING),
                        List.of());
        var named = Types.asNamed(Types.deref(t));
        var names =
                named == null
                        ? List.of("", unit.names().display(t), f.name())
                        : List.of(
                                named.obj().pkg() == null ? "" : named.obj().pkg().path(),
                                named.obj().name(),
                                f.name());
        for (int i = 0; i < 3; i++) {
            var bytes = names.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            g.constants.string(bytes, OUT + shape.paramAt()[i]);
        }
        g.callFunction("runtime.panicwrap", shape);
        g.code.bind(ok);
    }

    /// Calls the method of the value at `holder` with this function's own parameters from `first`
    /// on, and returns its results.
    private void forward(FunctionGen g, Methods.Found f, Place holder, CallShape frame, int first) {
        var sig = f.func().signature();
        if (f.isInterface()) {
            int iface = g.values.load(holder, f.holder());
            var shape = CallShape.of(unit.shapes(), Universe.UNSAFE_POINTER, sig);
            pass(g, shape, null, frame, first);
            int index = TypeTable.methodIndex((InterfaceType) f.holder().underlying(), f.func());
            g.code.emit(Op.CALL_IFACE, OUT, iface, index);
            results(g, shape, frame);
            return;
        }
        var receiverType = f.receiverType();
        var shape = CallShape.of(unit.shapes(), receiverType, sig);
        pass(g, shape, receiver(g, f, holder), frame, first);
        if (f.isNative()) {
            g.code.emit(Op.CALL_NATIVE, OUT, unit.nativeRef(f.symbol()));
        } else {
            g.code.emit(Op.CALL, OUT, unit.functionRef(f.symbol()));
        }
        results(g, shape, frame);
    }

    /// The receiver of a method call on what is at `holder`.
    static Place receiver(FunctionGen g, Methods.Found f, Place holder) {
        boolean holderIsPointer = f.holder().underlying() instanceof PointerType;
        if (f.pointerReceiver()) {
            if (holderIsPointer) {
                return new Slots(g.values.load(holder, f.holder()));
            }
            var m = (Mem) holder;
            if (m.offset() != 0 && m.base() != Place.FRAME) {
                g.code.emit(Op.NIL_CHECK, m.base());
            }
            return new Slots(g.values.pointerTo(m));
        }
        var at = holderIsPointer ? new Mem(g.values.load(holder, f.holder()), 0) : holder;
        var t = f.receiverType();
        if (!g.shapes.of(t).memory()) {
            return new Slots(g.values.load(at, t));
        }
        // The callee may modify its receiver.
        var copy = g.values.memoryTemp(t);
        g.values.copy(at, copy, t);
        return copy;
    }

    /// Hands on results' addresses, the receiver, and parameters (memory values by the address they
    /// came with).
    private static void pass(
            FunctionGen g, CallShape shape, Place receiver, CallShape frame, int first) {
        g.code.needOutgoing(shape.slots());
        if (shape.memoryResult()) {
            for (int i = 0; i < shape.results().size(); i++) {
                int n = g.shapes.of(shape.results().get(i)).slots();
                if (g.shapes.of(shape.results().get(i)).memory()) {
                    g.values.move(OUT + shape.resultAt()[i], frame.resultAt()[i], 1);
                } else {
                    g.values.zeroSlots(OUT + shape.resultAt()[i], n);
                }
            }
        }
        if (receiver != null) {
            g.calls.pass(receiver, shape.params().getFirst(), OUT + shape.paramAt()[0]);
        }
        int offset = shape.params().size() - (frame.params().size() - first);
        for (int i = first; i < frame.params().size(); i++) {
            int n = g.shapes.of(frame.params().get(i)).slots();
            g.values.move(OUT + shape.paramAt()[i - first + offset], frame.paramAt()[i], n);
        }
    }

    private static void results(FunctionGen g, CallShape shape, CallShape frame) {
        for (int i = 0; i < shape.results().size(); i++) {
            var s = g.shapes.of(shape.results().get(i));
            if (!s.memory()) {
                g.values.move(frame.resultAt()[i], OUT + shape.resultAt()[i], s.slots());
            }
        }
        g.code.emit(Op.RETURN);
    }

    /// The function of a method value: calls the method of the receiver that stands in its closure.
    FunctionCode bound(String symbol, Methods.Found f, Type receiver) {
        var sig = f.func().signature();
        var frame =
                CallShape.of(
                        unit.shapes(),
                        null,
                        new Signature(
                                null,
                                List.of(),
                                List.of(),
                                sig.params(),
                                sig.results(),
                                sig.variadic()));
        var g = start(symbol, frame);
        var at = new Mem(frame.contextSlot(), 8);
        forward(g, new Methods.Found(f.func(), List.of(), receiver, f.symbol()), at, frame, 0);
        return g.finish(
                0,
                true,
                !frame.memoryResult() && frame.resultKinds().indexOf('P') >= 0,
                null,
                FunctionCode.WRAPPER);
    }

    /// A function without a body as one that can be called and be a value.
    FunctionCode nativeFunction(String symbol, Source source, Func f, int pos) {
        var recv = f.signature().recv();
        var frame = CallShape.of(unit.shapes(), recv == null ? null : recv.type(), f.signature());
        var g =
                new FunctionGen(
                        unit, source, Substitution.EMPTY, symbol, frame, Escape.Result.NONE);
        g.line(pos);
        var i = Intrinsic.forFunction(symbol);
        if (i != null) {
            int first = 2 + frame.resultKinds().length();
            boolean two = i.operands().length() > 1;
            int dst = i.results().isEmpty() ? g.regs.temp("S") : 2;
            g.calls.emitIntrinsic(i, dst, first, two ? first + 1 : first);
            g.code.emit(Op.RETURN);
        } else {
            pass(g, frame, null, frame, 0);
            g.code.emit(Op.CALL_NATIVE, OUT, unit.nativeRef(symbol));
            results(g, frame, frame);
        }
        return g.finish(
                pos,
                false,
                !frame.memoryResult() && frame.resultKinds().indexOf('P') >= 0,
                null,
                FunctionCode.WRAPPER);
    }
}
