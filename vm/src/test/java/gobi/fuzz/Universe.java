package gobi.fuzz;

import gobi.fuzz.GoType.ArrayOf;
import gobi.fuzz.GoType.Basic;
import gobi.fuzz.GoType.ChanOf;
import gobi.fuzz.GoType.Field;
import gobi.fuzz.GoType.FuncOf;
import gobi.fuzz.GoType.Group;
import gobi.fuzz.GoType.InterfaceOf;
import gobi.fuzz.GoType.MapOf;
import gobi.fuzz.GoType.Method;
import gobi.fuzz.GoType.Named;
import gobi.fuzz.GoType.PointerTo;
import gobi.fuzz.GoType.SliceOf;
import gobi.fuzz.GoType.StructOf;

import java.util.ArrayList;
import java.util.List;

/// The types of one program, and what is known about them.
final class Universe {
    static final Basic INT = new Basic("int", Group.SIGNED, 64);
    static final Basic UINT8 = new Basic("uint8", Group.UNSIGNED, 8);
    static final Basic STRING = new Basic("string", Group.STRING, 0);
    static final Basic BOOL = new Basic("bool", Group.BOOL, 0);
    static final InterfaceOf ANY = new InterfaceOf(List.of());

    static final List<Basic> BASICS =
            List.of(
                    INT,
                    new Basic("int8", Group.SIGNED, 8),
                    new Basic("int16", Group.SIGNED, 16),
                    new Basic("int32", Group.SIGNED, 32),
                    new Basic("int64", Group.SIGNED, 64),
                    new Basic("uint", Group.UNSIGNED, 64),
                    UINT8,
                    new Basic("uint16", Group.UNSIGNED, 16),
                    new Basic("uint32", Group.UNSIGNED, 32),
                    new Basic("uint64", Group.UNSIGNED, 64),
                    new Basic("uintptr", Group.UNSIGNED, 64),
                    new Basic("float32", Group.FLOAT, 32),
                    new Basic("float64", Group.FLOAT, 64),
                    new Basic("complex128", Group.COMPLEX, 64),
                    STRING,
                    BOOL);

    private final Dice dice;
    private final List<Named> named = new ArrayList<>();
    private final List<Named> interfaces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int fields;
    private Basic parameter;

    Universe(Dice dice) {
        this.dice = dice;
    }

    /// Declares the types of the program.
    void declare() {
        int basics = dice.between(1, 2);
        for (int i = 0; i < basics; i++) {
            declare("N" + i, dice.pick(BASICS));
        }
        generic();
        int structs = dice.between(2, 4);
        for (int i = 0; i < structs; i++) {
            struct("S" + i);
        }
        if (dice.chance(60)) {
            declare("A0", new ArrayOf(dice.between(1, 5), type(1)));
        }
        if (dice.chance(60)) {
            declare("L0", new SliceOf(type(1)));
        }
        if (dice.chance(40)) {
            declare("M0", new MapOf(key(), type(1)));
        }
        if (dice.chance(50)) {
            declare("F0", function(2));
        }
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            anInterface("I" + i, i);
        }
    }

    /// Instances of the generic struct in the prelude.
    private void generic() {
        int count = dice.below(3);
        for (int i = 0; i < count; i++) {
            GoType t = type(1);
            String name = "Box[" + t.text() + "]";
            if (named.stream().noneMatch(n -> n.text().equals(name))) {
                var box = new Named(name);
                box.define(
                        new StructOf(
                                List.of(
                                        new Field("value", t, false),
                                        new Field("sets", INT, false))));
                box.methods().add(new Method("get", new FuncOf(List.of(), List.of(t)), false));
                box.methods().add(new Method("set", new FuncOf(List.of(t), List.of(INT)), true));
                named.add(box);
            }
        }
    }

    private void declare(String name, GoType type) {
        var t = new Named(name);
        t.define(type);
        named.add(t);
        text.append("type ").append(name).append(' ').append(type.text()).append("\n\n");
    }

    private void struct(String name) {
        var t = new Named(name);
        List<Field> members = new ArrayList<>();
        List<Named> embeddable =
                named.stream()
                        .filter(n -> n.core() instanceof StructOf && !n.text().contains("["))
                        .toList();
        if (!embeddable.isEmpty() && dice.chance(40)) {
            Named inner = dice.pick(embeddable);
            members.add(new Field(inner.text(), inner, true));
        }
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            members.add(new Field("f" + fields++, type(2), false));
        }
        if (dice.chance(30)) {
            members.add(new Field("f" + fields++, new PointerTo(t), false));
        }
        t.define(new StructOf(members));
        named.add(t);
        text.append("type ").append(name).append(" struct {\n");
        for (Field f : members) {
            text.append('\t')
                    .append(f.embedded() ? f.name() : f.name() + " " + f.type().text())
                    .append('\n');
        }
        text.append("}\n\n");
    }

    private void anInterface(String name, int index) {
        List<Method> methods = new ArrayList<>();
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            var type = new FuncOf(dice.chance(50) ? List.of() : List.of(basic()), List.of(basic()));
            methods.add(new Method("m" + index + i, type, false));
        }
        var t = new Named(name);
        t.define(new InterfaceOf(methods));
        interfaces.add(t);
        text.append("type ").append(name).append(" interface {\n");
        for (Method m : methods) {
            text.append('\t')
                    .append(m.name())
                    .append(m.type().text().substring("func".length()))
                    .append('\n');
        }
        text.append("}\n\n");
    }

    String text() {
        return text.toString();
    }

    List<Named> named() {
        return named;
    }

    List<Named> interfaces() {
        return interfaces;
    }

    /// Some type; a composite one nests up to a depth.
    GoType type(int depth) {
        if (depth == 0) {
            return dice.chance(75) || named.isEmpty() ? basic() : dice.pick(named);
        }
        return switch (dice.weighted(40, 20, 9, 8, 6, 5, 4, 5, 2, 4)) {
            case 0 -> basic();
            case 1 -> named.isEmpty() ? basic() : dice.pick(named);
            case 2 -> new SliceOf(type(depth - 1));
            case 3 -> new ArrayOf(dice.between(1, 4), type(depth - 1));
            case 4 -> new MapOf(key(), type(depth - 1));
            case 5 -> pointer(depth);
            case 6 -> function(depth);
            case 7 -> ANY;
            case 8 -> new ChanOf(basic());
            default -> interfaces.isEmpty() ? ANY : dice.pick(interfaces);
        };
    }

    /// While the body of a generic function is written: its type parameter, an integer.
    void typeParameter(Basic t) {
        parameter = t;
    }

    Basic basic() {
        if (parameter != null && dice.chance(30)) {
            return parameter;
        }
        return dice.chance(30) ? INT : dice.pick(BASICS);
    }

    Basic integer() {
        while (true) {
            Basic b = basic();
            if (b.isInteger()) {
                return b;
            }
        }
    }

    private GoType pointer(int depth) {
        List<Named> structs = named.stream().filter(n -> n.core() instanceof StructOf).toList();
        return new PointerTo(
                structs.isEmpty() || dice.chance(30) ? type(depth - 1) : dice.pick(structs));
    }

    FuncOf function(int depth) {
        List<GoType> params = new ArrayList<>();
        int count = dice.below(3);
        for (int i = 0; i < count; i++) {
            params.add(type(depth - 1));
        }
        return new FuncOf(params, dice.chance(80) ? List.of(type(depth - 1)) : List.of());
    }

    private GoType key() {
        List<Named> structs =
                named.stream()
                        .filter(n -> n.comparable() && n.printable() && !n.holdsInterface())
                        .toList();
        return structs.isEmpty() || dice.chance(70)
                ? dice.of(INT, STRING, UINT8, basic())
                : dice.pick(structs);
    }

    /// A type whose values can be compared.
    GoType comparable() {
        while (true) {
            GoType t = type(1);
            if (t.comparable()) {
                return t;
            }
        }
    }

    /// All methods that a type has without its address being taken: its own, promoted ones.
    List<Method> methods(GoType type) {
        boolean pointer = type instanceof PointerTo;
        GoType base = type instanceof PointerTo p ? p.elem() : type;
        List<Method> all = new ArrayList<>();
        if (base instanceof Named n) {
            if (n.core() instanceof InterfaceOf i) {
                return pointer ? List.of() : i.methods();
            }
            n.methods().stream().filter(m -> pointer || !m.pointer()).forEach(all::add);
            if (n.core() instanceof StructOf s) {
                s.fields().stream()
                        .filter(Field::embedded)
                        .flatMap(
                                f -> methods(pointer ? new PointerTo(f.type()) : f.type()).stream())
                        .filter(m -> all.stream().noneMatch(o -> o.name().equals(m.name())))
                        .toList()
                        .forEach(all::add);
            }
        }
        return all;
    }

    /// The types that implement an interface and are known to.
    List<GoType> implementers(InterfaceOf i) {
        List<GoType> found = new ArrayList<>();
        for (Named n : named) {
            for (GoType t : List.of(n, new PointerTo(n))) {
                if (implementsIt(t, i)) {
                    found.add(t);
                }
            }
        }
        return found;
    }

    private boolean implementsIt(GoType type, InterfaceOf i) {
        var have = methods(type);
        return i.methods().stream()
                .allMatch(m ->
                        have.stream()
                                .anyMatch(
                                        h -> h.name().equals(m.name()) && h.type().same(m.type())));
    }
}
