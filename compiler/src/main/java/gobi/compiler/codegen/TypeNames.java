package gobi.compiler.codegen;

import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Package;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Spells types: their identity (unique in a program), and as reflect prints them.
final class TypeNames {
    /// Method order of the bytecode: by name, then by package for unexported ones.
    static final Comparator<Func> METHOD_ORDER =
            Comparator.comparing((Func f) -> f.name()).thenComparing(TypeNames::pkgPath);

    private final Map<Type, String> identities = new IdentityHashMap<>();

    static String pkgPath(Func f) {
        return f.exported() || f.pkg() == null ? "" : f.pkg().path();
    }

    String identity(Type t) {
        var s = identities.get(t);
        if (s == null) {
            s = new Speller(true).type(t);
            identities.put(t, s);
        }
        return s;
    }

    String display(Type t) {
        return new Speller(false).type(t);
    }

    /// `Pair[int,main.T]`.
    String name(NamedType n) {
        return n.obj().name() + new Speller(false).allArgs(n);
    }

    /// Type arguments in brackets as symbols have them, or nothing.
    String typeArgs(List<Type> args) {
        return new Speller(true).args(args);
    }

    static boolean isLocal(TypeName obj) {
        return obj.pkg() != null && obj.parent() != null && obj.parent() != obj.pkg().scope();
    }

    /// The name of a defined type that is unique in its package.
    String uniqueName(NamedType n) {
        return new Speller(true).named(n);
    }

    private final class Speller {
        private final boolean full;

        Speller(boolean full) {
            this.full = full;
        }

        String type(Type type) {
            return switch (Types.unalias(type)) {
                case BasicType b -> basic(b);
                case NamedType n -> qualified(n);
                case PointerType p -> "*" + type(p.elem());
                case SliceType s -> "[]" + type(s.elem());
                case ArrayType a -> "[" + a.length() + "]" + type(a.elem());
                case MapType m -> "map[" + type(m.key()) + "]" + type(m.elem());
                case ChanType c -> chan(c);
                case StructType s -> struct(s);
                case Signature s -> "func" + signature(s);
                case InterfaceType i -> iface(i);
                case TupleType t -> params(t, false);
                case Type t ->
                        throw new IllegalArgumentException("type parameter left: " + t.getClass());
            };
        }

        private String basic(BasicType b) {
            return switch (b.kind()) {
                case UINT8 -> "uint8";
                case INT32 -> "int32";
                case UNTYPED_NIL -> "unsafe.Pointer";
                default -> b.kind().isUntyped() ? type(Types.defaultType(b)) : b.name();
            };
        }

        private String qualified(NamedType n) {
            var pkg = n.obj().pkg();
            if (pkg == null) {
                return n.obj().name();
            }
            return full
                    ? pkg.path() + "." + named(n)
                    : pkg.name() + "." + n.obj().name() + allArgs(n);
        }

        String named(NamedType n) {
            var local = isLocal(n.obj()) ? "·" + n.obj().number() : "";
            return n.obj().name() + allArgs(n) + local;
        }

        /// As gc has them: `[int;string]` for a type with one argument, in a function with one.
        private String allArgs(NamedType n) {
            if (n.enclosingArgs().isEmpty()) {
                return args(n.typeArgs());
            }
            var speller = new Speller(true);
            return "["
                    + speller.list(n.enclosingArgs())
                    + (n.typeArgs().isEmpty() ? "" : ";" + speller.list(n.typeArgs()))
                    + "]";
        }

        String args(List<Type> args) {
            return full ? join(args, new Speller(true)) : argsInDisplay(args);
        }

        /// Inside brackets reflect writes whole package paths.
        private String argsInDisplay(List<Type> args) {
            return join(args, new Speller(true));
        }

        private String join(List<Type> args, Speller speller) {
            if (args.isEmpty()) {
                return "";
            }
            return "[" + speller.list(args) + "]";
        }

        private String list(List<Type> types) {
            return types.stream().map(this::type).collect(Collectors.joining(","));
        }

        private String chan(ChanType c) {
            var e = type(c.elem());
            return switch (c.dir()) {
                case SEND -> "chan<- " + e;
                case RECV -> "<-chan " + e;
                case BOTH ->
                        Types.unalias(c.elem()) instanceof ChanType inner
                                        && inner.dir() == ChanDir.RECV
                                ? "chan (" + e + ")"
                                : "chan " + e;
            };
        }

        private String struct(StructType s) {
            if (s.fields().isEmpty()) {
                return "struct {}";
            }
            var b = new StringBuilder("struct {");
            for (int i = 0; i < s.fields().size(); i++) {
                var f = s.fields().get(i);
                b.append(i == 0 ? " " : "; ");
                if (full && !f.exported()) {
                    b.append(path(f.pkg())).append('.');
                }
                if (!f.embedded()) {
                    b.append(f.name()).append(' ');
                } else if (full) {
                    b.append("? ");
                }
                b.append(type(f.type()));
                if (!s.tag(i).isEmpty()) {
                    b.append(' ').append(quote(s.tag(i)));
                }
            }
            return b.append(" }").toString();
        }

        private String iface(InterfaceType i) {
            if (i.methods().isEmpty()) {
                return Universe.COMPARABLE.underlying() == i ? "comparable" : "interface {}";
            }
            var b = new StringBuilder("interface {");
            var sep = " ";
            for (var m : i.methods().stream().sorted(METHOD_ORDER).toList()) {
                b.append(sep);
                sep = "; ";
                if (!m.exported() && m.pkg() != null) {
                    b.append(full ? m.pkg().path() : m.pkg().name()).append('.');
                }
                b.append(m.name()).append(signature(m.signature()));
            }
            return b.append(" }").toString();
        }

        private String signature(Signature s) {
            var b = new StringBuilder(params(s.params(), s.variadic()));
            if (s.results().size() == 1) {
                b.append(' ').append(type(s.results().at(0).type()));
            } else if (s.results().size() > 1) {
                b.append(' ').append(params(s.results(), false));
            }
            return b.toString();
        }

        private String params(TupleType t, boolean variadic) {
            var b = new StringBuilder("(");
            for (int i = 0; i < t.size(); i++) {
                b.append(i == 0 ? "" : ", ");
                var p = t.at(i).type();
                if (variadic && i == t.size() - 1 && p.underlying() instanceof SliceType s) {
                    b.append("...").append(type(s.elem()));
                } else {
                    b.append(type(p));
                }
            }
            return b.append(')').toString();
        }
    }

    private static String path(Package p) {
        return p == null ? "_" : p.path();
    }

    private static String quote(String s) {
        return gobi.compiler.constant.Constants.quote(s.getBytes(StandardCharsets.UTF_8));
    }
}
