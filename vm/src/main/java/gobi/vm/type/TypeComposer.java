package gobi.vm.type;

import gobi.compiler.constant.Constants;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/// Types composed at run time. Identities are spelled as the code generator spells them, so that
/// both find the same type.
final class TypeComposer {
    private enum Spelling {
        IDENTITY,
        DISPLAY;

        String of(RType t) {
            return this == IDENTITY ? t.identity : t.display;
        }
    }

    private final TypeTable table;

    TypeComposer(TypeTable table) {
        this.table = table;
    }

    private RType compose(Function<Spelling, String> spelling, Consumer<RType> definition) {
        String identity = spelling.apply(Spelling.IDENTITY);
        RType t = table.find(identity);
        if (t == null) {
            t = new RType(identity, spelling.apply(Spelling.DISPLAY));
            definition.accept(t);
            table.enter(t);
            table.describe(t);
        }
        return t;
    }

    RType pointerTo(RType elem) {
        RType known = elem.pointer;
        if (known != null) {
            return known;
        }
        RType p =
                compose(
                        name -> "*" + name.of(elem),
                        t -> {
                            TypeLayouts.word(t, Kind.POINTER);
                            t.elem = elem;
                            t.methods = elem.pointerMethods;
                        });
        elem.pointer = p;
        return p;
    }

    RType sliceOf(RType elem) {
        return compose(
                name -> "[]" + name.of(elem),
                t -> {
                    TypeLayouts.slice(t);
                    t.elem = elem;
                });
    }

    RType arrayOf(RType elem, long length) {
        return compose(
                name -> "[" + length + "]" + name.of(elem),
                t -> {
                    t.elem = elem;
                    t.length = length;
                    TypeLayouts.array(t);
                });
    }

    RType mapOf(RType key, RType elem) {
        return compose(
                name -> "map[" + name.of(key) + "]" + name.of(elem),
                t -> {
                    TypeLayouts.word(t, Kind.MAP);
                    t.key = key;
                    t.elem = elem;
                });
    }

    RType chanOf(RType elem, int dir) {
        return compose(
                name -> chan(name.of(elem), dir),
                t -> {
                    TypeLayouts.word(t, Kind.CHAN);
                    t.elem = elem;
                    t.chanDir = dir;
                });
    }

    private static String chan(String elem, int dir) {
        return switch (dir) {
            case 1 -> "<-chan " + elem;
            case 2 -> "chan<- " + elem;
            default -> elem.startsWith("<-") ? "chan (" + elem + ")" : "chan " + elem;
        };
    }

    RType funcOf(RType[] params, RType[] results, boolean variadic) {
        return compose(
                name -> func(params, results, variadic, name),
                t -> {
                    TypeLayouts.word(t, Kind.FUNC);
                    t.params = params.clone();
                    t.results = results.clone();
                    t.variadic = variadic;
                });
    }

    private static String func(RType[] params, RType[] results, boolean variadic, Spelling name) {
        var b = new StringBuilder("func");
        list(b, params, variadic, name);
        if (results.length == 1) {
            b.append(' ').append(name.of(results[0]));
        } else if (results.length > 1) {
            list(b.append(' '), results, false, name);
        }
        return b.toString();
    }

    private static void list(StringBuilder b, RType[] types, boolean variadic, Spelling name) {
        b.append('(');
        for (int i = 0; i < types.length; i++) {
            b.append(i == 0 ? "" : ", ");
            boolean rest = variadic && i == types.length - 1;
            b.append(rest ? "..." + name.of(types[i].elem) : name.of(types[i]));
        }
        b.append(')');
    }

    RType structOf(RField[] fields) {
        return compose(name -> struct(fields, name), t -> TypeLayouts.struct(t, fields));
    }

    private static String struct(RField[] fields, Spelling name) {
        if (fields.length == 0) {
            return "struct {}";
        }
        boolean full = name == Spelling.IDENTITY;
        var b = new StringBuilder("struct {");
        for (int i = 0; i < fields.length; i++) {
            var f = fields[i];
            b.append(i == 0 ? " " : "; ");
            if (full && !f.exported()) {
                b.append(f.pkgPath()).append('.');
            }
            if (!f.embedded()) {
                b.append(f.name()).append(' ');
            } else if (full) {
                b.append("? ");
            }
            b.append(name.of(f.type()));
            if (!f.tag().isEmpty()) {
                b.append(' ').append(Constants.quote(f.tag().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return b.append(" }").toString();
    }
}
