package gobi.fuzz;

import gobi.fuzz.Expressions.Mode;
import gobi.fuzz.GoType.Basic;
import gobi.fuzz.GoType.FuncOf;
import gobi.fuzz.GoType.Group;
import gobi.fuzz.GoType.InterfaceOf;
import gobi.fuzz.GoType.MapOf;
import gobi.fuzz.GoType.Method;
import gobi.fuzz.GoType.Named;
import gobi.fuzz.GoType.PointerTo;
import gobi.fuzz.GoType.SliceOf;
import gobi.fuzz.Scope.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes one program from a seed.
final class ProgramGenerator {
    static final FuncOf NOTHING = new FuncOf(List.of(), List.of());

    private static final Basic PARAMETER = new Basic("T", Group.UNSIGNED, 7);

    /// @param name what it is called by
    record Function(String name, FuncOf type) {}

    private final Dice dice;
    private final Universe types;
    private final Expressions expressions;
    private final Scope globals = Scope.global();
    private final List<Function> functions = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int names;
    private int tags;
    private int literals;

    private ProgramGenerator(long seed) {
        dice = new Dice(seed);
        types = new Universe(dice);
        expressions = new Expressions(dice, types, this);
    }

    static GeneratedProgram generate(long seed) {
        return new ProgramGenerator(seed).program(seed);
    }

    private GeneratedProgram program(long seed) {
        types.declare();
        text.append(types.text());
        globalVariables();
        int count = dice.between(3, 6);
        for (int i = 0; i < count; i++) {
            switch (dice.weighted(5, 2)) {
                case 0 -> function();
                default -> genericFunction();
            }
            if (dice.chance(60)) {
                methods();
            }
        }
        mainFunction();
        return new GeneratedProgram(seed, text.toString());
    }

    // ---- what expressions and statements ask for

    Dice dice() {
        return dice;
    }

    Universe types() {
        return types;
    }

    Expressions expressions() {
        return expressions;
    }

    /// A name that nothing has yet.
    String fresh(String prefix) {
        return prefix + names++;
    }

    /// The next number for a line of output.
    int tag() {
        return ++tags;
    }

    /// The functions that are complete, so that calls make no circles.
    List<Function> callable() {
        return functions;
    }

    boolean inLiteral() {
        return literals > 0;
    }

    /// A function literal; one inside another just returns something.
    String functionLiteral(FuncOf type, Scope scope) {
        var inner = scope.function();
        String head = "func(" + parameters(type, inner) + ")" + results(type);
        literals++;
        String body =
                literals > 2
                        ? type.results().stream()
                                .map(t -> "*new(" + t.text() + ")")
                                .collect(Collectors.joining(", ", "return ", "\n"))
                        : new Statements(this, type, List.of(), dice.between(1, 3)).body(inner);
        literals--;
        return head + " {\ntick()\n" + body + "}";
    }

    private String parameters(FuncOf type, Scope scope) {
        List<String> list = new ArrayList<>();
        for (GoType t : type.params()) {
            String name = fresh("p");
            scope.add(new Variable(name, t, dice.chance(20), true));
            list.add(name + " " + t.text());
        }
        return String.join(", ", list);
    }

    private static String results(FuncOf type) {
        String list = type.results().stream().map(GoType::text).collect(Collectors.joining(", "));
        return type.results().size() > 1 ? " (" + list + ")" : list.isEmpty() ? "" : " " + list;
    }

    // ---- declarations

    /// Declared in any order: the program initialises them by what they need.
    private void globalVariables() {
        List<String> lines = new ArrayList<>();
        int count = dice.between(2, 6);
        for (int i = 0; i < count; i++) {
            GoType t = types.type(2);
            Mode mode = dice.chance(50) ? Mode.safe(globals) : Mode.calling(globals);
            lines.add("var g%d %s = %s\n".formatted(i, t.text(), expressions.value(t, mode, 2)));
            globals.add(new Variable("g" + i, t, true, true));
        }
        while (!lines.isEmpty()) {
            text.append(lines.remove(dice.below(lines.size())));
        }
        constants();
        text.append('\n');
    }

    private void constants() {
        text.append("\nconst (\n");
        text.append("k0 ").append(dice.of("", "int ", "uint8 ")).append("= ");
        text.append(dice.of("iota", "iota * 3", "1 << iota", "10 - iota")).append("\n");
        text.append(dice.of("k1\n_\n", "k1\n", "k1 = 7\n")).append("k2\nk3 = ");
        text.append("(").append(constant(3)).append(") & 0x7fffffff\n)\n");
    }

    /// Exact arithmetic beyond any type.
    private String constant(int depth) {
        if (depth == 0) {
            return dice.of(
                    "1", "7", "0xffffffffffffffff", "123456789012345678901", "'x'", "1 << 70");
        }
        String x = "(" + constant(depth - 1) + ")";
        String y = "(" + constant(depth - 1) + ")";
        return switch (dice.below(4)) {
            case 0 -> x + dice.of(" + ", " - ", " * ") + y;
            case 1 -> x + dice.of(" & ", " | ", " ^ ", " &^ ") + y;
            case 2 -> x + dice.of(" / ", " % ") + dice.between(1, 1000);
            default -> x + dice.of(" << ", " >> ") + dice.below(20);
        };
    }

    private void function() {
        List<GoType> params = new ArrayList<>();
        int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            params.add(types.type(2));
        }
        List<GoType> results = new ArrayList<>();
        int n = dice.weighted(1, 5, 2);
        for (int i = 0; i < n; i++) {
            results.add(dice.chance(60) ? types.basic() : types.type(2));
        }
        var type = new FuncOf(params, results);
        String name = fresh("f");
        text.append("func ").append(name).append(declared(type, globals.function()));
        functions.add(new Function(name, type));
    }

    /// What follows a function's name.
    private String declared(FuncOf type, Scope scope) {
        String params = parameters(type, scope);
        List<String> named = new ArrayList<>();
        String results = results(type);
        if (!type.results().isEmpty() && dice.chance(40)) {
            for (GoType t : type.results()) {
                String name = fresh("r");
                named.add(name);
                scope.add(new Variable(name, t, true, true));
            }
            results =
                    IntStream.range(0, named.size())
                            .mapToObj(i -> named.get(i) + " " + type.results().get(i).text())
                            .collect(Collectors.joining(", ", " (", ")"));
        }
        String body = new Statements(this, type, named, dice.between(6, 16)).body(scope);
        return "(" + params + ")" + results + " {\ntick()\n" + body + "}\n\n";
    }

    /// A function of a type parameter that any integer type may stand for, and some of its
    /// instances.
    private void genericFunction() {
        types.typeParameter(PARAMETER);
        List<GoType> shapes =
                List.of(
                        PARAMETER,
                        new SliceOf(PARAMETER),
                        new MapOf(Universe.STRING, PARAMETER),
                        new FuncOf(List.of(PARAMETER), List.of(PARAMETER)),
                        Universe.INT);
        List<GoType> params = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            params.add(dice.pick(shapes));
        }
        var type = new FuncOf(params, List.of(dice.chance(70) ? PARAMETER : dice.pick(shapes)));
        String name = fresh("t");
        text.append("func ").append(name).append("[T integer]");
        text.append(declared(type, globals.function()));
        types.typeParameter(null);
        int instances = dice.between(1, 3);
        for (int i = 0; i < instances; i++) {
            Basic t = types.integer();
            functions.add(new Function(name + "[" + t.text() + "]", (FuncOf) instance(type, t)));
        }
    }

    private static GoType instance(GoType type, Basic t) {
        return switch (type) {
            case Basic b -> b.equals(PARAMETER) ? t : b;
            case SliceOf s -> new SliceOf(instance(s.elem(), t));
            case MapOf m -> new MapOf(instance(m.key(), t), instance(m.elem(), t));
            case FuncOf f ->
                    new FuncOf(
                            f.params().stream().map(p -> instance(p, t)).toList(),
                            f.results().stream().map(r -> instance(r, t)).toList());
            case GoType other -> throw new IllegalStateException(other.text());
        };
    }

    /// Methods of some type: its own, and those of an interface.
    private void methods() {
        List<Named> own =
                types.named().stream()
                        .filter(n -> !n.text().contains("[") && !(n.core() instanceof PointerTo))
                        .toList();
        Named receiver = dice.pick(own);
        boolean pointer = dice.chance(40);
        Named target = dice.pick(types.interfaces());
        for (Method m : ((InterfaceOf) target.core()).methods()) {
            method(receiver, m.name(), m.type(), pointer);
        }
        if (dice.chance(50)) {
            method(receiver, fresh("m"), types.function(2), dice.chance(50));
        }
    }

    private void method(Named receiver, String name, FuncOf type, boolean pointer) {
        if (receiver.methods().stream().anyMatch(m -> m.name().equals(name))) {
            return;
        }
        GoType self = pointer ? new PointerTo(receiver) : receiver;
        String r = fresh("r");
        var scope = globals.function();
        scope.add(new Variable(r, self, dice.chance(20), true));
        text.append("func (%s %s) %s".formatted(r, self.text(), name))
                .append(declared(type, scope));
        receiver.methods().add(new Method(name, type, pointer));
    }

    private void mainFunction() {
        text.append("func main() {\n");
        text.append("put(").append(tag()).append(", k0, k1, k2, k3)\n");
        for (Function f : functions) {
            int calls = dice.between(1, 2);
            for (int i = 0; i < calls; i++) {
                attempt(f);
            }
        }
        text.append("try(").append(tag()).append(", func() {\n");
        text.append(new Statements(this, NOTHING, List.of(), 12).body(globals.function()));
        text.append("})\n");
        for (var v : globals.visible()) {
            if (v.type().printable()) {
                text.append("put(").append(tag()).append(", ").append(v.name()).append(")\n");
            }
        }
        text.append("flush()\n}\n");
    }

    private void attempt(Function f) {
        String call = f.name() + expressions.arguments(f.type(), Mode.pure(globals), 3);
        text.append("try(").append(tag()).append(", func() {\n");
        if (f.type().results().isEmpty()) {
            text.append(call).append("\n})\n");
            return;
        }
        String names =
                IntStream.range(0, f.type().results().size())
                        .mapToObj(i -> "x" + i)
                        .collect(Collectors.joining(", "));
        String shown =
                IntStream.range(0, f.type().results().size())
                        .filter(i -> f.type().results().get(i).printable())
                        .mapToObj(i -> "x" + i)
                        .collect(Collectors.joining(", "));
        text.append(names).append(" := ").append(call).append('\n');
        text.append(names.replaceAll("x\\d", "_")).append(" = ").append(names).append('\n');
        text.append("put(").append(tag()).append(shown.isEmpty() ? "" : ", ").append(shown);
        text.append(")\n})\n");
    }
}
