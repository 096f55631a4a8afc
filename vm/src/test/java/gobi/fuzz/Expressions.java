package gobi.fuzz;

import gobi.fuzz.GoType.ArrayOf;
import gobi.fuzz.GoType.Basic;
import gobi.fuzz.GoType.ChanOf;
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
import java.util.stream.Collectors;

/// Writes expressions.
///
/// The language leaves open in which order an expression reads variables and calls functions, and
/// which of two operands panics. So an expression either calls nothing that has effects, and then
/// at most one of its operators may panic; or it calls functions, and then its other operands are
/// constants and variables that no call can change.
final class Expressions {
    /// What the rest of one expression may do.
    static final class Mode {
        private final Scope scope;
        private final boolean calls;
        private int panics;

        private Mode(Scope scope, boolean calls, int panics) {
            this.scope = scope;
            this.calls = calls;
            this.panics = panics;
        }

        /// Without calls; one operator may panic.
        static Mode pure(Scope scope) {
            return new Mode(scope, false, 1);
        }

        /// Without calls and panics.
        static Mode safe(Scope scope) {
            return new Mode(scope, false, 0);
        }

        static Mode calling(Scope scope) {
            return new Mode(scope, true, 0);
        }

        boolean calls() {
            return calls;
        }

        private boolean takePanic() {
            return panics > 0 && panics-- > 0;
        }
    }

    /// @param constant whether the compiler knows its value, and so refuses overflow
    private record Expr(String text, boolean constant) {
        static Expr of(String text) {
            return new Expr(text, false);
        }
    }

    /// Literals nested deeper are zero values.
    private static final int DEEPEST = -3;

    private final Dice dice;
    private final Universe types;
    private final Literals literals;
    private final ProgramGenerator program;

    Expressions(Dice dice, Universe types, ProgramGenerator program) {
        this.dice = dice;
        this.types = types;
        this.program = program;
        this.literals = new Literals(dice);
    }

    /// An expression of the type.
    String value(GoType type, Mode mode, int depth) {
        return expr(type, mode, depth).text();
    }

    /// One whose value the compiler does not know.
    String unknown(GoType type, Mode mode, int depth) {
        return unknown(expr(type, mode, depth));
    }

    private static String unknown(Expr e) {
        return e.constant() ? "id(" + e.text() + ")" : e.text();
    }

    private Expr expr(GoType type, Mode mode, int depth) {
        if (depth <= 0 || dice.chance(20)) {
            return leaf(type, mode, depth);
        }
        if (mode.calls && dice.chance(45)) {
            String call = call(type, mode, depth);
            if (call != null) {
                return Expr.of(call);
            }
        }
        if (dice.chance(6) && !program.inLiteral()) {
            return Expr.of(immediate(type, mode));
        }
        if (mode.panics > 0 && dice.chance(7)) {
            String e = partOrAssertion(type, mode, depth);
            if (e != null) {
                return Expr.of(e);
            }
        }
        return type.core() instanceof Basic b
                ? basic(type, b, mode, depth)
                : leaf(type, mode, depth);
    }

    private Expr leaf(GoType type, Mode mode, int depth) {
        if (dice.chance(65)) {
            Place place = place(type, mode);
            if (place != null) {
                return Expr.of(place.text());
            }
        }
        return literal(type, mode, depth);
    }

    /// A place of the type that may be read, or null.
    private Place place(GoType type, Mode mode) {
        var places =
                Place.in(mode.scope, dice).stream()
                        .filter(p -> p.type().same(type))
                        .filter(p -> !p.mayPanic() || mode.panics > 0)
                        .filter(p -> p.steady() || !mode.calls)
                        .toList();
        if (places.isEmpty()) {
            return null;
        }
        Place p = dice.pick(places);
        if (p.mayPanic()) {
            mode.takePanic();
        }
        return p;
    }

    // ---- basic types

    private Expr basic(GoType type, Basic b, Mode mode, int depth) {
        return switch (b.group()) {
            case SIGNED, UNSIGNED -> Expr.of(integer(type, b, mode, depth));
            case FLOAT, COMPLEX -> Expr.of(real(type, b, mode, depth));
            case STRING -> Expr.of(string(type, mode, depth));
            case BOOL -> Expr.of(bool(type, mode, depth));
        };
    }

    private String integer(GoType type, Basic b, Mode mode, int depth) {
        return switch (dice.weighted(30, 12, 12, 8, 14, 6, 6, 5)) {
            case 0 -> binary(type, mode, depth, dice.of("+", "-", "*", "&", "|", "^", "&^"));
            case 1 -> shift(type, mode, depth);
            case 2 -> division(type, b, mode, depth);
            case 3 -> dice.of("-", "^", "+") + "(" + unknown(type, mode, depth - 1) + ")";
            case 4 -> conversion(type, mode, depth);
            case 5 -> extreme(type, mode, depth);
            case 6 -> length(type, mode);
            default -> chain(type, mode, depth);
        };
    }

    private String binary(GoType type, Mode mode, int depth, String op) {
        String x = unknown(type, mode, depth - 1);
        return "(" + x + " " + op + " " + value(type, mode, depth - 1) + ")";
    }

    /// Operators without parentheses.
    private String chain(GoType type, Mode mode, int depth) {
        var text = new StringBuilder("(").append(unknown(type, mode, depth - 2));
        int count = dice.between(2, 4);
        for (int i = 0; i < count; i++) {
            text.append(' ')
                    .append(dice.of("+", "-", "*", "&", "|", "^", "&^"))
                    .append(' ')
                    .append(unknown(type, mode, depth - 2));
        }
        return text.append(')').toString();
    }

    private String shift(GoType type, Mode mode, int depth) {
        String x = unknown(type, mode, depth - 1);
        String op = dice.of("<<", ">>");
        Basic by = types.integer();
        String count =
                switch (dice.weighted(3, 3, 1)) {
                    case 0 -> String.valueOf(dice.below(70));
                    case 1 -> "(" + unknown(by, mode, depth - 1) + " & 63)";
                    default ->
                            by.group() == Group.UNSIGNED && !by.text().equals("T")
                                            || mode.takePanic()
                                    ? unknown(by, mode, depth - 1)
                                    : "3";
                };
        return "(" + x + " " + op + " " + count + ")";
    }

    private String division(GoType type, Basic b, Mode mode, int depth) {
        String x = unknown(type, mode, depth - 1);
        String op = dice.of("/", "%");
        String by =
                switch (dice.weighted(3, 3, 2)) {
                    case 0 -> String.valueOf(dice.between(1, 100));
                    case 1 -> "(" + unknown(type, mode, depth - 1) + " | 1)";
                    default ->
                            mode.takePanic()
                                    ? unknown(type, mode, depth - 1)
                                    : b.group() == Group.SIGNED ? "-3" : "7";
                };
        return "(" + x + " " + op + " " + by + ")";
    }

    /// From an integer, or from a float whose value every integer type holds.
    private String conversion(GoType type, Mode mode, int depth) {
        if (dice.chance(15)) {
            Basic from = dice.of(Universe.BASICS.get(11), Universe.BASICS.get(12));
            return type.text() + "(small(" + unknown(from, mode, depth - 1) + "))";
        }
        return type.text() + "(" + unknown(number(), mode, depth - 1) + ")";
    }

    private GoType number() {
        List<Named> integers =
                types.named().stream()
                        .filter(n -> n.core() instanceof Basic b && b.isInteger())
                        .toList();
        return integers.isEmpty() || dice.chance(70) ? types.integer() : dice.pick(integers);
    }

    private String extreme(GoType type, Mode mode, int depth) {
        String x = unknown(type, mode, depth - 1);
        return dice.of("min", "max") + "(" + x + ", " + value(type, mode, depth - 1) + ")";
    }

    private String length(GoType type, Mode mode) {
        var places =
                Place.in(mode.scope, dice).stream()
                        .filter(p -> !p.mayPanic() && (p.steady() || !mode.calls))
                        .filter(p ->
                                p.type().core() instanceof SliceOf
                                        || p.type().core() instanceof MapOf
                                        || p.type().core() instanceof ChanOf
                                        || p.type().same(Universe.STRING))
                        .toList();
        return places.isEmpty()
                ? unknown(literal(type, mode, 0))
                : type.text() + "(len(" + dice.pick(places).text() + "))";
    }

    private String real(GoType type, Basic b, Mode mode, int depth) {
        if (dice.chance(20) && b.group() == Group.FLOAT) {
            return type.text() + "(" + unknown(number(), mode, depth - 1) + ")";
        }
        if (dice.chance(10) && b.group() == Group.FLOAT) {
            return extreme(type, mode, depth);
        }
        if (dice.chance(15)) {
            return "-(" + unknown(type, mode, depth - 1) + ")";
        }
        if (b.group() == Group.COMPLEX && dice.chance(30)) {
            var f = Universe.BASICS.get(12);
            return type.text()
                    + "(complex("
                    + unknown(f, mode, depth - 1)
                    + ", "
                    + unknown(f, mode, depth - 1)
                    + "))";
        }
        String x = unknown(type, mode, depth - 1);
        String op = dice.of("+", "-", "*", "/");
        return "(" + x + " " + op + " " + unknown(type, mode, depth - 1) + ")";
    }

    private String string(GoType type, Mode mode, int depth) {
        String t = type.text();
        return switch (dice.weighted(40, 15, 10, 10, 10)) {
            case 0 -> binary(type, mode, depth, "+");
            case 1 -> t + "(rune(" + unknown(Universe.INT, mode, depth - 1) + " & 0x1ff))";
            case 2 -> t + "(" + value(new SliceOf(Universe.UINT8), mode, depth - 1) + ")";
            case 3 -> "cut(" + unknown(type, mode, depth - 1) + ", " + dice.below(6) + ")";
            default ->
                    mode.takePanic()
                            ? unknown(type, mode, depth - 1) + "[" + dice.below(4) + ":]"
                            : t + "(fmt.Sprint(" + value(types.basic(), mode, depth - 1) + "))";
        };
    }

    private String bool(GoType type, Mode mode, int depth) {
        String text =
                switch (dice.weighted(40, 15, 20, 10)) {
                    case 0 -> {
                        GoType t = dice.chance(80) ? types.basic() : dice.pick(types.named());
                        boolean ordered =
                                t.core() instanceof Basic b
                                        && b.group() != Group.COMPLEX
                                        && b.group() != Group.BOOL;
                        t = ordered ? t : Universe.INT;
                        String x = unknown(t, mode, depth - 1);
                        String op = dice.of("<", "<=", ">", ">=", "==", "!=");
                        yield "(" + x + " " + op + " " + value(t, mode, depth - 1) + ")";
                    }
                    case 1 -> equality(mode, depth);
                    case 2 ->
                            "("
                                    + unknown(Universe.BOOL, mode, depth - 1)
                                    + dice.of(" && ", " || ")
                                    + unknown(Universe.BOOL, mode, depth - 1)
                                    + ")";
                    default -> "!(" + unknown(Universe.BOOL, mode, depth - 1) + ")";
                };
        return type.same(Universe.BOOL) ? text : type.text() + "(" + text + ")";
    }

    private String equality(Mode mode, int depth) {
        GoType t = types.comparable();
        if (t.holdsInterface() && !mode.takePanic()) {
            t = Universe.STRING;
        }
        String x = "id(" + value(t, mode, depth - 1) + ")";
        return "(" + x + dice.of(" == ", " != ") + "id(" + value(t, mode, depth - 1) + "))";
    }

    // ---- calls, parts

    /// A call with one result of the type, or null.
    private String call(GoType type, Mode mode, int depth) {
        if (dice.chance(30)) {
            return "tr(" + program.tag() + ", " + value(type, mode, depth - 1) + ")";
        }
        var candidates =
                program.callable().stream()
                        .filter(f -> f.type().results().size() == 1)
                        .filter(f -> f.type().results().getFirst().same(type))
                        .toList();
        if (!candidates.isEmpty() && dice.chance(60)) {
            var f = dice.pick(candidates);
            return f.name() + arguments(f.type(), mode, depth);
        }
        return methodCall(type, mode, depth);
    }

    private String methodCall(GoType type, Mode mode, int depth) {
        List<String> calls = new ArrayList<>();
        for (var v : mode.scope.visible()) {
            if (v.shared()) {
                continue;
            }
            if (v.type().core() instanceof FuncOf f && gives(f, type)) {
                calls.add(v.name() + arguments(f, mode, depth));
            }
            for (Method m : types.methods(v.type())) {
                if (gives(m.type(), type)) {
                    calls.add(v.name() + "." + m.name() + arguments(m.type(), mode, depth));
                }
            }
        }
        return calls.isEmpty() ? null : dice.pick(calls);
    }

    private static boolean gives(FuncOf f, GoType type) {
        return f.results().size() == 1 && f.results().getFirst().same(type);
    }

    String arguments(FuncOf f, Mode mode, int depth) {
        return f.params().stream()
                .map(p -> value(p, mode, Math.min(depth - 1, 2)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// A function literal that is called at once.
    private String immediate(GoType type, Mode mode) {
        Mode inner = new Mode(mode.scope.function(), false, 0);
        return "func() "
                + type.text()
                + " { if "
                + value(Universe.BOOL, inner, 1)
                + " { return "
                + value(type, inner, 1)
                + " }; return "
                + value(type, inner, 1)
                + " }()";
    }

    /// An element of something indexed by a variable, or a type assertion; null without any.
    private String partOrAssertion(GoType type, Mode mode, int depth) {
        List<String> found = new ArrayList<>();
        boolean steady = mode.calls;
        for (Place p : Place.in(mode.scope, dice)) {
            if (p.mayPanic() || steady && !p.steady()) {
                continue;
            }
            GoType core = p.type().core();
            GoType elem =
                    core instanceof SliceOf s
                            ? s.elem()
                            : core instanceof ArrayOf a ? a.elem() : null;
            if (elem != null && elem.same(type)) {
                found.add(p.text() + "[");
            }
            if (core instanceof InterfaceOf && !type.core().equals(core)) {
                boolean possible = core.equals(Universe.ANY) || implementsOf(core, type);
                if (possible) {
                    found.add(p.text() + ".(" + type.text() + ")");
                }
            }
        }
        if (found.isEmpty() || !mode.takePanic()) {
            return null;
        }
        String chosen = dice.pick(found);
        return chosen.endsWith("[")
                ? chosen
                        + unknown(types.integer(), mode, depth - 1)
                        + dice.of(" & 3]", " % 5]", "]")
                : chosen;
    }

    private boolean implementsOf(GoType anInterface, GoType type) {
        return anInterface instanceof InterfaceOf i
                && types.implementers(i).stream().anyMatch(t -> t.same(type));
    }

    // ---- literals

    private Expr literal(GoType type, Mode mode, int depth) {
        if (depth < DEEPEST && !(type.core() instanceof Basic)) {
            return Expr.of("*new(" + type.text() + ")");
        }
        return switch (type.core()) {
            case Basic b -> new Expr(literals.of(type, b), true);
            case SliceOf s -> Expr.of(slice(type, s, mode, depth));
            case ArrayOf a -> Expr.of(elements(type, a.elem(), a.length(), mode, depth));
            case MapOf m -> Expr.of(map(type, m, mode, depth));
            case StructOf s -> Expr.of(struct(type, s, mode, depth));
            case PointerTo p -> Expr.of(pointer(p, mode, depth));
            case ChanOf c -> Expr.of("make(" + type.text() + ", " + dice.between(1, 4) + ")");
            case FuncOf f -> Expr.of(function(type, f, mode));
            case InterfaceOf i -> Expr.of(anInterface(type, i, mode, depth));
            case Named n -> throw new IllegalStateException("a name behind a name");
        };
    }

    /// The type as the head of a conversion.
    private static String named(GoType type) {
        return type instanceof Named ? type.text() : "(" + type.text() + ")";
    }

    private String slice(GoType type, SliceOf s, Mode mode, int depth) {
        var arrays =
                Place.in(mode.scope, dice).stream()
                        .filter(p -> p.addressable() && !p.mayPanic())
                        .filter(p ->
                                p.type().core() instanceof ArrayOf a && a.elem().same(s.elem()))
                        .toList();
        if (!arrays.isEmpty() && dice.chance(40)) {
            return named(type) + "(" + dice.pick(arrays).text() + "[:])";
        }
        return switch (dice.weighted(1, 2, 6)) {
            case 0 -> named(type) + "(nil)";
            case 1 -> "make(" + type.text() + ", " + dice.of("0", "1", "3", "2, 5", "0, 4") + ")";
            default -> elements(type, s.elem(), dice.between(0, 4), mode, depth);
        };
    }

    private String elements(GoType type, GoType elem, int count, Mode mode, int depth) {
        boolean indexed = count > 0 && dice.chance(20);
        List<String> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!indexed || dice.chance(50)) {
                list.add((indexed ? i + ": " : "") + value(elem, mode, depth - 2));
            }
        }
        return type.text() + "{" + String.join(", ", list) + "}";
    }

    private String map(GoType type, MapOf m, Mode mode, int depth) {
        if (dice.chance(20)) {
            return dice.of(named(type) + "(nil)", "make(" + type.text() + ")");
        }
        List<String> list = new ArrayList<>();
        if (m.key().core() instanceof Basic b) {
            int count = dice.between(0, b.group() == Group.BOOL ? 2 : 3);
            for (int i = 0; i < count; i++) {
                list.add(Literals.key(m.key(), b, i) + ": " + value(m.elem(), mode, depth - 2));
            }
        }
        return type.text() + "{" + String.join(", ", list) + "}";
    }

    private String struct(GoType type, StructOf s, Mode mode, int depth) {
        boolean all = dice.chance(60);
        List<String> list = new ArrayList<>();
        for (var f : s.fields()) {
            if (all || dice.chance(50)) {
                boolean own = f.type() instanceof PointerTo;
                String v = own && depth < 2 ? "nil" : value(f.type(), mode, depth - 2);
                list.add(f.name() + ": " + v);
            }
        }
        return type.text() + "{" + String.join(", ", list) + "}";
    }

    private String pointer(PointerTo p, Mode mode, int depth) {
        var places =
                Place.in(mode.scope, dice).stream()
                        .filter(x -> x.addressable() && x.type().same(p.elem()) && !x.mayPanic())
                        .toList();
        if (!places.isEmpty() && dice.chance(50)) {
            return "&" + dice.pick(places).text();
        }
        if (dice.chance(10)) {
            return "(" + p.text() + ")(nil)";
        }
        boolean composite =
                p.elem().core() instanceof StructOf || p.elem().core() instanceof ArrayOf;
        return composite
                ? "&" + literal(p.elem(), mode, depth - 1).text()
                : "new(" + p.elem().text() + ")";
    }

    private String function(GoType type, FuncOf f, Mode mode) {
        var known =
                program.callable().stream()
                        .filter(c -> c.type().same(f) && !c.name().contains("["))
                        .toList();
        if (!known.isEmpty() && dice.chance(30)) {
            return type.text().equals(f.text())
                    ? dice.pick(known).name()
                    : type.text() + "(" + dice.pick(known).name() + ")";
        }
        if (dice.chance(5)) {
            return "(" + type.text() + ")(nil)";
        }
        String literal = program.functionLiteral(f, mode.scope);
        return type.text().equals(f.text()) ? literal : type.text() + "(" + literal + ")";
    }

    private String anInterface(GoType type, InterfaceOf i, Mode mode, int depth) {
        if (dice.chance(10)) {
            return type.text() + "(nil)";
        }
        if (i.methods().isEmpty()) {
            GoType inner = types.type(1);
            return inner.printable() && !inner.core().equals(Universe.ANY)
                    ? type.text() + "(" + value(inner, mode, depth - 1) + ")"
                    : type.text() + "(" + dice.below(9) + ")";
        }
        var implementers = types.implementers(i);
        return implementers.isEmpty()
                ? type.text() + "(nil)"
                : type.text() + "(" + value(dice.pick(implementers), mode, depth - 1) + ")";
    }
}
