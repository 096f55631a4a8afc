package gobi.compiler.codegen;

import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.MethodSets;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

import java.util.List;

/// Symbols of functions and methods; has instances and wrappers compiled when their symbols are
/// first used.
///
/// A declared method is `pkg.T.M` or `pkg.(*T).M`. Wrappers have the same form of name for the type
/// that has the method in its set: `pkg.(*T).M` for a method of `T`, and both for promoted methods.
/// Every unit makes the wrappers it needs.
final class Methods {
    private final UnitGen unit;

    Methods(UnitGen unit) {
        this.unit = unit;
    }

    /// A method found for a selector.
    ///
    /// @param path fields that lead to the value that has the method
    /// @param holder the type of that value: a defined type, a pointer to one, or an interface
    record Found(Func func, List<Integer> path, Type holder, String symbol) {
        boolean isInterface() {
            return holder.underlying() instanceof InterfaceType;
        }

        boolean pointerReceiver() {
            return func.hasPointerReceiver();
        }

        boolean isNative() {
            return func.origin().decl() != null && func.origin().decl().body() == null;
        }

        Type receiverType() {
            var base = Types.deref(holder);
            return pointerReceiver() ? new PointerType(base) : base;
        }
    }

    Found find(Type type, Expr.Selector s, FunctionGen g) {
        return find(type, (Func) g.info.selections.get(s).obj());
    }

    /// The method of a concrete type that has the name of `wanted`.
    Found find(Type type, Func wanted) {
        var r = Lookup.fieldOrMethod(type, true, wanted.pkg(), wanted.name());
        if (!(r.obj() instanceof Func f)) {
            throw new IllegalStateException(
                    "no method " + wanted.name() + " on " + unit.names().identity(type));
        }
        return found(type, f, r.index());
    }

    private Found found(Type type, Func f, List<Integer> index) {
        var path = index.subList(0, index.size() - 1);
        var holder = Selectors.typeAt(type, path);
        var symbol = holder.underlying() instanceof InterfaceType ? null : declared(holder, f);
        return new Found(f, path, holder, symbol);
    }

    /// The symbol of a declared method of a defined type (or of the type pointed to).
    private String declared(Type holder, Func f) {
        var named = Types.asNamed(Types.deref(holder));
        var symbol = prefix(named, f.hasPointerReceiver()) + "." + f.name();
        if (!named.typeArgs().isEmpty()) {
            unit.instances().request(unit, symbol, f.origin(), named.typeArgs());
        }
        return symbol;
    }

    /// The symbol of a method of a type that is not generic.
    String declaredSymbol(NamedType named, Func f) {
        return prefix(named, f.hasPointerReceiver()) + "." + f.name();
    }

    private String prefix(Type base, boolean pointer) {
        var named = Types.asNamed(base);
        if (named == null) {
            var id = unit.names().identity(base);
            return pointer ? "(*" + id + ")" : id;
        }
        var name = unit.names().uniqueName(named);
        var pkg = named.obj().pkg() == null ? "" : named.obj().pkg().path() + ".";
        return pkg + (pointer ? "(*" + name + ")" : name);
    }

    /// The symbol of a function, an instance of a generic one, or a method expression's function.
    String function(Func f, List<Type> typeArgs) {
        var symbol = f.pkg().path() + "." + f.name() + unit.names().typeArgs(typeArgs);
        if (!typeArgs.isEmpty()) {
            unit.instances().request(unit, symbol, f.origin(), typeArgs);
        }
        return symbol;
    }

    // ---- method sets

    /// The function that takes the receiver (of type `t`) itself.
    String symbol(Type t, MethodSets.Method m) {
        var f = found(t, m.func(), m.index());
        boolean pointer = Types.unalias(t) instanceof PointerType;
        if (f.path().isEmpty() && !f.isInterface() && f.pointerReceiver() == pointer) {
            return f.symbol();
        }
        return wrapper(t, f, pointer, false);
    }

    /// The function that takes an interface's data word as receiver.
    String interfaceSymbol(Type t, MethodSets.Method m) {
        if (Types.unalias(t) instanceof PointerType) {
            return symbol(t, m);
        }
        var shape = unit.shapes().of(t);
        if (!unit.shapes().isDirect(t)) {
            return symbol(new PointerType(t), m);
        }
        if (!shape.memory()) {
            return symbol(t, m);
        }
        return wrapper(t, found(t, m.func(), m.index()), false, true);
    }

    private String wrapper(Type t, Found f, boolean pointer, boolean word) {
        var base = Types.deref(t);
        var name =
                f.func().exported()
                                || Types.asNamed(base) == null
                                || samePackage(f.func(), Types.asNamed(base))
                        ? f.func().name()
                        : f.func().pkg().path() + "·" + f.func().name();
        var symbol = prefix(base, pointer) + "." + name + (word ? "·word" : "");
        unit.request(symbol, () -> new Wrappers(unit).method(symbol, t, f, word));
        return symbol;
    }

    private static boolean samePackage(Func f, NamedType n) {
        return f.pkg() == null || f.pkg() == n.obj().pkg();
    }

    /// A function whose first parameter is the receiver: what a method expression `T.M` denotes.
    String expression(Type t, Func wanted) {
        // In an instance of a generic function `wanted` is the constraint's method: the type's own
        // has the right signature.
        var r = Lookup.fieldOrMethod(t, true, wanted.pkg(), wanted.name());
        if (t.underlying() instanceof InterfaceType) {
            var symbol = prefix(t, false) + "." + wanted.name();
            var found = new Found((Func) r.obj(), List.of(), t, null);
            unit.request(symbol, () -> new Wrappers(unit).method(symbol, t, found, false));
            return symbol;
        }
        return symbol(t, new MethodSets.Method((Func) r.obj(), r.index(), r.indirect()));
    }
}
