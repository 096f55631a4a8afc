package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Func;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Sizes;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The limits that gc sets to the sizes of types and frames: elements of channels below 64 kB,
/// types within the address space, frames up to 1 GB.
///
/// Only a package that mentions large arrays is looked at, and only if it has no other errors.
final class SizeLimits {
    private static final long LARGE = 64;
    private static final long MAX_ELEMENT = 1 << 16;
    private static final long ADDRESS_SPACE = 1L << 50;

    private final Checker c;
    private boolean needed;
    private final Map<Expr.CompositeLit, Long> literals = new IdentityHashMap<>();
    private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    SizeLimits(Checker c) {
        this.c = c;
    }

    /// Called for each array type of `n` elements.
    void array(long n) {
        needed |= n >= LARGE;
    }

    /// Called for each slice literal of `n` elements.
    void slice(Expr.CompositeLit e, long n) {
        if (n >= MAX_ELEMENT) {
            needed = true;
            literals.put(e, n);
        }
    }

    /// The lengths of the long slice literals.
    Map<Expr.CompositeLit, Long> literals() {
        return literals;
    }

    void run() {
        if (!needed) {
            return;
        }
        TreeMap<Integer, List<Type>> byPosition = new TreeMap<>();
        c.info.defs.forEach((name, obj) -> {
            if (obj instanceof Var || obj instanceof TypeName) {
                byPosition.computeIfAbsent(name.pos(), k -> new ArrayList<>()).add(obj.type());
            }
        });
        c.info.types.forEach((e, tv) ->
                byPosition.computeIfAbsent(e.pos(), k -> new ArrayList<>()).add(tv.type()));
        byPosition.forEach((pos, types) -> types.forEach(t -> type(pos, t)));
        if (!c.failed()) {
            new Frames(c).run();
        }
    }

    private void type(int pos, Type t) {
        if (t == null || !seen.add(t)) {
            return;
        }
        switch (Types.unalias(t)) {
            case ArrayType a -> {
                type(pos, a.elem());
                long elem = size(a.elem());
                if (elem > 0 && a.length() > (ADDRESS_SPACE - 1) / elem) {
                    c.error(
                            pos,
                            Code.TYPE_TOO_LARGE,
                            "type " + c.str(a) + " larger than address space");
                }
            }
            case ChanType ch -> {
                type(pos, ch.elem());
                if (size(ch.elem()) >= MAX_ELEMENT) {
                    c.error(pos, Code.TYPE_TOO_LARGE, "channel element type too large (>64kB)");
                }
            }
            case SliceType s -> type(pos, s.elem());
            case PointerType p -> type(pos, p.elem());
            case MapType m -> {
                type(pos, m.key());
                type(pos, m.elem());
            }
            case StructType s -> s.fields().forEach(f -> type(pos, f.type()));
            case TupleType u -> u.vars().forEach(v -> type(pos, v.type()));
            case Signature s -> {
                type(pos, s.params());
                type(pos, s.results());
            }
            case NamedType n -> {
                if (!Types.isGeneric(n)) {
                    type(pos, n.underlying());
                }
            }
            default -> {}
        }
    }

    /// The size of a type, 0 if it depends on type parameters, is too large anyway or has none.
    static long size(Type t) {
        boolean has =
                t != null
                        && Checker.valid(t)
                        && !(t instanceof TupleType)
                        && !UnsafeBuiltins.dependsOnParams(t);
        return has ? Math.max(0, Sizes.sizeOf(t)) : 0;
    }

    static long size(TupleType list) {
        long sum = 0;
        for (var v : list.vars()) {
            sum += size(v.type());
        }
        return sum;
    }

    /// Whether this is a function that code is made for as it stands.
    static boolean concrete(Checker c, Decl.Func d) {
        return d.body() != null
                && c.info.defs.get(d.name()) instanceof Func f
                && f.signature().typeParams().isEmpty()
                && f.signature().recvTypeParams().isEmpty();
    }
}
