package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Builtin.Id;
import gobi.compiler.types.Func;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Sizes;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// The functions of package unsafe.
final class UnsafeBuiltins {
    private final Checker c;

    UnsafeBuiltins(Checker c) {
        this.c = c;
    }

    boolean call(Operand x, Expr.Call e, Id id, List<Operand> args) {
        int since = since(id);
        if (since > 0 && !c.require(Positions.start(e), since, c.str(e.fun()))) {
            return false;
        }
        return switch (id) {
            case UNSAFE_ADD -> add(x, e, args.get(1));
            case UNSAFE_ALIGNOF, UNSAFE_SIZEOF -> size(x, e, id == Id.UNSAFE_SIZEOF);
            case UNSAFE_OFFSETOF -> offset(x, e);
            case UNSAFE_SLICE -> slice(x, e, args.get(1));
            case UNSAFE_SLICE_DATA -> sliceData(x, e);
            case UNSAFE_STRING -> string(x, e, args.get(1));
            case UNSAFE_STRING_DATA -> {
                c.assignments.assign(x, Universe.STRING, "argument to unsafe.StringData");
                if (x.invalid()) {
                    yield false;
                }
                x.mode = Mode.VALUE;
                x.type = new PointerType(Universe.BYTE);
                c.recordBuiltin(e.fun(), Tuples.signature(x.type, Universe.STRING));
                yield true;
            }
            default -> throw new IllegalStateException(id.name());
        };
    }

    private static int since(Id id) {
        return switch (id) {
            case UNSAFE_ADD, UNSAFE_SLICE -> 17;
            case UNSAFE_SLICE_DATA, UNSAFE_STRING, UNSAFE_STRING_DATA -> 20;
            default -> 0;
        };
    }

    private boolean add(Operand x, Expr.Call e, Operand y) {
        c.assignments.assign(x, Universe.UNSAFE_POINTER, "argument to unsafe.Add");
        if (x.invalid() || !c.indexes.validIndex(y, Code.INVALID_INDEX, "length", true)) {
            return false;
        }
        x.mode = Mode.VALUE;
        x.type = Universe.UNSAFE_POINTER;
        c.recordBuiltin(e.fun(), Tuples.signature(x.type, x.type, y.type));
        return true;
    }

    static boolean dependsOnParams(Type t) {
        return switch (Types.unalias(t)) {
            case gobi.compiler.types.TypeParam _ -> true;
            case gobi.compiler.types.ArrayType a -> dependsOnParams(a.elem());
            case StructType s -> {
                boolean any = false;
                for (var f : s.fields()) {
                    any |= dependsOnParams(f.type());
                }
                yield any;
            }
            case gobi.compiler.types.NamedType n ->
                    (n.underlying() instanceof StructType
                                    || n.underlying() instanceof gobi.compiler.types.ArrayType)
                            && dependsOnParams(n.underlying());
            case null, default -> false;
        };
    }

    private boolean size(Operand x, Expr.Call e, boolean size) {
        c.assignments.assign(
                x, null, size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof");
        if (x.invalid()) {
            return false;
        }
        if (dependsOnParams(x.type)) {
            x.mode = Mode.VALUE;
            c.recordBuiltin(e.fun(), Tuples.signature(Universe.UINTPTR, x.type));
        } else {
            long n = size ? Sizes.sizeOf(x.type) : Sizes.alignOf(x.type);
            if (n < 0) {
                c.error(x, Code.TYPE_TOO_LARGE, c.str(x) + " is too large");
                return false;
            }
            x.mode = Mode.CONSTANT;
            x.val = Constant.Int.of(n);
        }
        x.type = Universe.UINTPTR;
        return true;
    }

    private boolean offset(Operand x, Expr.Call e) {
        var arg = e.args().getFirst();
        if (!(Checker.unparen(arg) instanceof Expr.Selector s)) {
            c.error(
                    arg,
                    Code.INVALID_OFFSETOF,
                    "invalid argument: " + c.str(arg) + " is not a selector expression");
            c.calls.use(arg);
            return false;
        }
        c.exprs.expr(x, s.x());
        if (x.invalid()) {
            return false;
        }
        var base =
                x.type.underlying() instanceof PointerType p
                                && p.elem().underlying() instanceof StructType
                                && Types.unalias(x.type) instanceof PointerType
                        ? p.elem()
                        : x.type;
        var sel = s.sel().name();
        var r = Lookup.fieldOrMethod(base, false, c.pkg, sel);
        if (r.obj() == null) {
            c.error(
                    x,
                    Code.MISSING_FIELD_OR_METHOD,
                    "invalid argument: " + c.str(base) + " has no single field " + sel);
            return false;
        }
        if (r.obj() instanceof Func) {
            c.error(
                    arg,
                    Code.INVALID_OFFSETOF,
                    "invalid argument: " + c.str(arg) + " is a method value");
            return false;
        }
        if (r.indirect()) {
            c.error(
                    x,
                    Code.INVALID_OFFSETOF,
                    "invalid argument: field "
                            + sel
                            + " is embedded via a pointer in "
                            + c.str(base));
            return false;
        }
        c.recordUse(s.sel(), r.obj());
        c.info.selections.put(
                s,
                new Selection(
                        Selection.Kind.FIELD, base, r.obj(), r.index(), false, r.obj().type()));
        c.record(s, Mode.VARIABLE, r.obj().type(), null);
        if (dependsOnParams(base)) {
            x.mode = Mode.VALUE;
            c.recordBuiltin(e.fun(), Tuples.signature(Universe.UINTPTR, r.obj().type()));
        } else {
            long at = offsetOf(base, r.index());
            if (at < 0) {
                c.error(x, Code.TYPE_TOO_LARGE, c.str(x) + " is too large");
                return false;
            }
            x.mode = Mode.CONSTANT;
            x.val = Constant.Int.of(at);
        }
        x.type = Universe.UINTPTR;
        return true;
    }

    private static long offsetOf(Type base, List<Integer> path) {
        long at = 0;
        var t = base;
        for (int i : path) {
            var s = (StructType) t.underlying();
            long offset = Sizes.offsetsOf(s)[i];
            if (offset < 0 || at + offset < 0) {
                return -1;
            }
            at += offset;
            t = s.fields().get(i).type();
        }
        return at;
    }

    private boolean slice(Operand x, Expr.Call e, Operand y) {
        if (!(Types.coreType(x.type) instanceof PointerType p)) {
            c.error(
                    x,
                    Code.INVALID_BUILTIN_ARG,
                    "invalid argument: " + c.str(x) + " is not a pointer");
            return false;
        }
        if (!c.indexes.validIndex(y, Code.INVALID_INDEX, "length", false)) {
            return false;
        }
        var pointer = x.type;
        x.mode = Mode.VALUE;
        x.type = new SliceType(p.elem());
        c.recordBuiltin(e.fun(), Tuples.signature(x.type, pointer, y.type));
        return true;
    }

    private boolean sliceData(Operand x, Expr.Call e) {
        if (!(Types.coreType(x.type) instanceof SliceType s)) {
            c.error(
                    x,
                    Code.INVALID_BUILTIN_ARG,
                    "invalid argument: " + c.str(x) + " is not a slice");
            return false;
        }
        var slice = x.type;
        x.mode = Mode.VALUE;
        x.type = new PointerType(s.elem());
        c.recordBuiltin(e.fun(), Tuples.signature(x.type, slice));
        return true;
    }

    private boolean string(Operand x, Expr.Call e, Operand y) {
        var pointer = new PointerType(Universe.BYTE);
        c.assignments.assign(x, pointer, "argument to unsafe.String");
        if (x.invalid() || !c.indexes.validIndex(y, Code.INVALID_INDEX, "length", false)) {
            return false;
        }
        x.mode = Mode.VALUE;
        x.type = Universe.STRING;
        c.recordBuiltin(e.fun(), Tuples.signature(x.type, pointer, y.type));
        return true;
    }
}
