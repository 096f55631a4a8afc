package gobi.fuzz;

import gobi.fuzz.Expressions.Mode;
import gobi.fuzz.GoType.ArrayOf;
import gobi.fuzz.GoType.Basic;
import gobi.fuzz.GoType.FuncOf;
import gobi.fuzz.GoType.InterfaceOf;
import gobi.fuzz.GoType.MapOf;
import gobi.fuzz.GoType.Named;
import gobi.fuzz.GoType.SliceOf;
import gobi.fuzz.Scope.Variable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes the statements of one function body.
final class Statements {
    private static final int DEPTH = 3;

    private final Dice dice;
    private final Universe types;
    private final Expressions expressions;
    private final ProgramGenerator program;
    private final FuncOf function;
    private final List<String> resultNames;
    private final List<Target> targets = new ArrayList<>();
    private int budget;

    /// Bodies of ranges over functions around this place.
    private int iterations;

    /// A statement that `break` and `continue` can leave.
    private static final class Target {
        private final String label;
        private final boolean loop;
        private boolean labelUsed;

        Target(String label, boolean loop) {
            this.label = label;
            this.loop = loop;
        }
    }

    /// @param resultNames empty if the results have no names
    /// @param budget about how many statements
    Statements(ProgramGenerator program, FuncOf function, List<String> resultNames, int budget) {
        this.program = program;
        this.dice = program.dice();
        this.types = program.types();
        this.expressions = program.expressions();
        this.function = function;
        this.resultNames = resultNames;
        this.budget = budget;
    }

    /// The whole body, with a return at the end.
    String body(Scope scope) {
        var text = new StringBuilder();
        if (dice.chance(25)) {
            text.append(deferRecover(scope));
        }
        text.append(list(scope, 2, dice.between(2, 6)));
        return text.append(finalReturn(scope)).toString();
    }

    private String finalReturn(Scope scope) {
        return function.results().isEmpty() ? "" : returnStatement(scope);
    }

    private String returnStatement(Scope scope) {
        if (!resultNames.isEmpty() && dice.chance(40) || function.results().isEmpty()) {
            return "return\n";
        }
        Mode mode = dice.chance(60) ? Mode.pure(scope) : Mode.calling(scope);
        List<String> values = new ArrayList<>();
        for (GoType t : function.results()) {
            values.add(expressions.value(t, mode, DEPTH));
        }
        return "return " + String.join(", ", values) + "\n";
    }

    /// Some statements; blocks nest up to a depth.
    private String list(Scope scope, int depth, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            text.append(statement(scope, depth));
        }
        return text.toString();
    }

    private String block(Scope scope, int depth) {
        return list(scope.block(), depth - 1, dice.between(1, 3));
    }

    private String statement(Scope scope, int depth) {
        if (depth == 0 || dice.chance(65)) {
            return simple(scope);
        }
        return switch (dice.weighted(22, 10, 6, 22, 14, 10, 4, 8, 4)) {
            case 0 -> ifStatement(scope, depth);
            case 1 -> forClause(scope, depth);
            case 2 -> forCondition(scope, depth);
            case 3 -> range(scope, depth);
            case 4 -> switchStatement(scope, depth);
            case 5 -> typeSwitch(scope, depth);
            case 6 -> gotoBlock(scope, depth);
            case 7 -> "{\n" + block(scope, depth) + "}\n";
            default ->
                    "func() {\n"
                            + new Statements(program, ProgramGenerator.NOTHING, List.of(), 3)
                                    .body(scope.function())
                            + "}()\n";
        };
    }

    private String simple(Scope scope) {
        return switch (dice.weighted(24, 26, 14, 6, 5, 5, 6, 4, 5, 3, 4, 2)) {
            case 0 -> declaration(scope);
            case 1 -> assignment(scope);
            case 2 -> show(scope);
            case 3 -> multiAssignment(scope);
            case 4 -> commaOk(scope);
            case 5 -> callStatement(scope);
            case 6 -> appendStatement(scope);
            case 7 -> deferStatement(scope);
            case 8 -> builtin(scope);
            case 9 -> channel(scope);
            case 10 -> jump(scope);
            default -> goroutine(scope);
        };
    }

    private Mode mode(Scope scope) {
        return dice.chance(70) ? Mode.pure(scope) : Mode.calling(scope);
    }

    private String declare(Scope scope, GoType type, boolean assignable) {
        String name = program.fresh("v");
        scope.add(new Variable(name, type, assignable && dice.chance(35), assignable));
        return name;
    }

    private String declaration(Scope scope) {
        GoType type = types.type(2);
        String value = expressions.value(type, mode(scope), DEPTH);
        if (dice.chance(10)) {
            String name = declare(scope, type, true);
            return "var " + name + " " + type.text() + "\n_ = " + name + "\n";
        }
        if (dice.chance(20)) {
            GoType other = types.type(1);
            String second = expressions.value(other, Mode.safe(scope), 1);
            String a = declare(scope, type, true);
            String b = declare(scope, other, true);
            return "var %s %s; var %s %s = %s\n_, _ = %s, %s\n%s = %s\n"
                    .formatted(a, type.text(), b, other.text(), second, a, b, a, value);
        }
        String name = declare(scope, type, true);
        return "var " + name + " " + type.text() + " = " + value + "\n_ = " + name + "\n";
    }

    private List<Place> assignable(Scope scope) {
        return Place.in(scope, dice).stream().filter(Place::assignable).toList();
    }

    private String assignment(Scope scope) {
        var places = assignable(scope);
        if (places.isEmpty()) {
            return declaration(scope);
        }
        Place p = dice.pick(places);
        Mode mode =
                p.mayPanic()
                        ? Mode.safe(scope)
                        : dice.chance(30) ? Mode.calling(scope) : Mode.pure(scope);
        if (p.type().core() instanceof Basic b && b.isInteger() && dice.chance(40)) {
            return dice.chance(30)
                    ? p.text() + dice.of("++", "--") + "\n"
                    : p.text()
                            + dice.of(" += ", " -= ", " *= ", " &= ", " |= ", " ^= ", " &^= ")
                            + expressions.unknown(p.type(), withoutCalls(mode, scope), DEPTH)
                            + "\n";
        }
        if (p.type().core() instanceof Basic b
                && b.group() == GoType.Group.STRING
                && dice.chance(30)) {
            return "if len(%s) < 200 { %s += %s }\n"
                    .formatted(
                            p.text(),
                            p.text(),
                            expressions.value(p.type(), withoutCalls(mode, scope), 2));
        }
        return p.text() + " = " + expressions.value(p.type(), mode, DEPTH) + "\n";
    }

    /// In `x op= y` the order of reading `x` and of calls in `y` is open.
    private static Mode withoutCalls(Mode mode, Scope scope) {
        return mode.calls() ? Mode.pure(scope) : mode;
    }

    /// Assigns several at once: a swap, or independent values.
    private String multiAssignment(Scope scope) {
        var places = assignable(scope).stream().filter(p -> !p.mayPanic()).toList();
        if (places.isEmpty()) {
            return declaration(scope);
        }
        Place a = dice.pick(places);
        var same = places.stream().filter(p -> p.type().same(a.type())).toList();
        Place b = dice.pick(same);
        return "%s, %s = %s, %s\n"
                .formatted(
                        a.text(),
                        b.text(),
                        dice.chance(50)
                                ? b.text()
                                : expressions.value(a.type(), Mode.safe(scope), 2),
                        dice.chance(50)
                                ? a.text()
                                : expressions.value(a.type(), Mode.safe(scope), 2));
    }

    /// Adds values to the program's output.
    private String show(Scope scope) {
        var places =
                Place.in(scope, dice).stream()
                        .filter(p -> p.type().printable() && !p.mayPanic())
                        .toList();
        if (places.isEmpty() || dice.chance(35)) {
            GoType t = types.type(1);
            return t.printable()
                    ? put(expressions.value(t, mode(scope), DEPTH))
                    : put(expressions.value(Universe.INT, mode(scope), DEPTH));
        }
        String text = dice.pick(places).text();
        return dice.chance(85)
                ? put(text)
                : put("fmt.Sprintf(\"" + dice.of("%T", "%+v", "%#v", "%8v") + "\", " + text + ")");
    }

    private String put(String values) {
        return "put(" + program.tag() + ", " + values + ")\n";
    }

    /// Map lookups and type assertions that say whether they succeeded.
    private String commaOk(Scope scope) {
        for (Place p : shuffled(Place.in(scope, dice))) {
            if (p.mayPanic()) {
                continue;
            }
            if (p.type().core() instanceof MapOf m && m.elem().printable()) {
                String key = expressions.value(m.key(), Mode.pure(scope), 1);
                String v = program.fresh("v");
                String ok = program.fresh("ok");
                return "%s, %s := %s[%s]\n%s".formatted(v, ok, p.text(), key, put(v + ", " + ok));
            }
            if (p.type().core() instanceof InterfaceOf i) {
                GoType t = i.methods().isEmpty() ? types.type(1) : dice.pick(types.interfaces());
                String ok = program.fresh("ok");
                return "_, %s := %s.(%s)\n%s".formatted(ok, p.text(), t.text(), put(ok));
            }
        }
        return show(scope);
    }

    private List<Place> shuffled(List<Place> places) {
        List<Place> rest = new ArrayList<>(places);
        List<Place> all = new ArrayList<>();
        while (!rest.isEmpty()) {
            all.add(rest.remove(dice.below(rest.size())));
        }
        return all;
    }

    private String callStatement(Scope scope) {
        var functions = program.callable();
        if (functions.isEmpty()) {
            return show(scope);
        }
        var f = dice.pick(functions);
        String call = f.name() + expressions.arguments(f.type(), mode(scope), 2);
        int results = f.type().results().size();
        if (results < 2) {
            return (results == 1 && dice.chance(50) ? "_ = " : "") + call + "\n";
        }
        List<String> names = new ArrayList<>();
        var uses = new StringBuilder();
        for (GoType t : f.type().results()) {
            String name = declare(scope, t, true);
            names.add(name);
            uses.append("_ = ").append(name).append('\n');
        }
        return String.join(", ", names) + " := " + call + "\n" + uses;
    }

    private String appendStatement(Scope scope) {
        for (Place p : shuffled(assignable(scope))) {
            if (!p.mayPanic() && p.type().core() instanceof SliceOf s) {
                String t = p.text();
                return switch (dice.below(5)) {
                    case 0 ->
                            "if len(%s) < 40 { %s = append(%s, %s) }\n"
                                    .formatted(
                                            t,
                                            t,
                                            t,
                                            expressions.value(s.elem(), Mode.pure(scope), 2));
                    case 1 ->
                            "if len(%s) < 40 { %s = append(%s, %s...) }\n"
                                    .formatted(
                                            t,
                                            t,
                                            t,
                                            expressions.value(p.type(), Mode.pure(scope), 1));
                    case 2 ->
                            "%s = %s[%s:]\n"
                                    .formatted(
                                            t,
                                            t,
                                            expressions.unknown(Universe.INT, Mode.safe(scope), 1)
                                                    + dice.of(" & 1", " & 3"));
                    case 3 ->
                            "%s = %s[:%d:%d]\n".formatted(t, t, dice.below(2), dice.between(1, 3));
                    default -> put("len(%s), cap(%s)".formatted(t, t));
                };
            }
        }
        return declaration(scope);
    }

    private String builtin(Scope scope) {
        for (Place p : shuffled(Place.in(scope, dice))) {
            if (p.mayPanic()) {
                continue;
            }
            String t = p.text();
            if (p.type().core() instanceof MapOf m && m.elem().printable() && dice.chance(40)) {
                return put("total(" + t + ")");
            }
            if (p.type().core() instanceof MapOf m) {
                return dice.chance(75)
                        ? "delete(%s, %s)\n"
                                .formatted(t, expressions.value(m.key(), Mode.pure(scope), 1))
                        : "clear(%s)\n".formatted(t);
            }
            if (p.type().core() instanceof SliceOf) {
                return dice.chance(80)
                        ? put(
                                "copy(%s, %s)"
                                        .formatted(
                                                t,
                                                expressions.value(p.type(), Mode.pure(scope), 1)))
                        : "clear(%s)\n".formatted(t);
            }
        }
        return show(scope);
    }

    /// On a channel of its own, so that it never blocks.
    private String channel(Scope scope) {
        Basic t = types.basic();
        String c = program.fresh("c");
        var text =
                new StringBuilder(
                        "%s := make(chan %s, %d)\n".formatted(c, t.text(), dice.between(1, 3)));
        int steps = dice.between(2, 5);
        for (int i = 0; i < steps; i++) {
            String v = program.fresh("v");
            text.append(
                    switch (dice.below(4)) {
                        case 0 ->
                                "select {\ncase %s <- %s:\n%sdefault:\n%s}\n"
                                        .formatted(
                                                c,
                                                expressions.value(t, Mode.pure(scope), 2),
                                                put("len(" + c + ")"),
                                                put("0"));
                        case 1 ->
                                "select {\ncase %s, ok := <-%s:\n%sdefault:\n%s}\n"
                                        .formatted(v, c, put(v + ", ok"), put("-1"));
                        case 2 -> "if len(%s) > 0 {\n%s}\n".formatted(c, put("<-" + c));
                        default ->
                                "if len(%s) < cap(%s) { %s <- %s }\n"
                                        .formatted(
                                                c, c, c, expressions.value(t, Mode.safe(scope), 2));
                    });
        }
        if (dice.chance(50)) {
            text.append("close(%s)\nfor x := range %s {\n%s}\n".formatted(c, c, put("x")));
        }
        return text.toString();
    }

    /// Another goroutine works on copies and sends what it finds; the order is that of one channel.
    private String goroutine(Scope scope) {
        Basic t = types.basic();
        String c = program.fresh("c");
        String arg = expressions.value(t, Mode.pure(scope), 2);
        var inner = Scope.global().function();
        String p = program.fresh("p");
        inner.add(new Variable(p, t, false, false));
        return "%s := make(chan %s, %d)\ngo func(%s %s) {\ndefer close(%s)\nfor range %d {\n%s <- %s\n}\n}(%s)\nfor x := range %s {\n%s}\n"
                .formatted(
                        c,
                        t.text(),
                        dice.below(3),
                        p,
                        t.text(),
                        c,
                        dice.between(1, 4),
                        c,
                        expressions.value(t, Mode.safe(inner), 3),
                        arg,
                        c,
                        put("x"));
    }

    // ---- control flow

    private String condition(Scope scope) {
        return expressions.unknown(Universe.BOOL, mode(scope), DEPTH);
    }

    private String ifStatement(Scope scope, int depth) {
        var inner = scope.block();
        String init = "";
        String use = "";
        if (dice.chance(25)) {
            GoType t = types.basic();
            String value = expressions.value(t, mode(scope), 2);
            String name = declare(inner, t, true);
            init = name + " := " + value + "; ";
            use = "_ = " + name + "\n";
        }
        String cond = condition(inner);
        String text = "if " + init + cond + " {\n" + use + block(inner, depth) + "}";
        if (dice.chance(20)) {
            text += " else if " + condition(inner) + " {\n" + block(inner, depth) + "}";
        }
        if (dice.chance(50)) {
            text += " else {\n" + block(inner, depth) + "}";
        }
        return text + "\n";
    }

    private interface Loop {
        String write(Scope body);
    }

    /// A loop, with a label if something in it wants one.
    private String loop(Scope scope, boolean isLoop, Loop loop) {
        var target = new Target(program.fresh("L"), isLoop);
        targets.add(target);
        String text = loop.write(scope.block());
        targets.removeLast();
        return (target.labelUsed ? target.label + ":\n" : "") + text;
    }

    private String forClause(Scope scope, int depth) {
        return loop(
                scope,
                true,
                inner -> {
                    String i = program.fresh("i");
                    GoType t = types.integer();
                    boolean shared = dice.chance(40);
                    inner.add(new Variable(i, t, shared, false));
                    return "for %s := %s(0); %s < %d; %s += %d {\ntick()\n%s}\n"
                            .formatted(
                                    i,
                                    t.text(),
                                    i,
                                    dice.between(1, 6),
                                    i,
                                    dice.between(1, 2),
                                    block(inner, depth));
                });
    }

    private String forCondition(Scope scope, int depth) {
        String n = program.fresh("n");
        String text =
                loop(
                        scope,
                        true,
                        inner ->
                                "for %s > 0%s {\ntick(); %s--\n%s}\n"
                                        .formatted(
                                                n,
                                                dice.chance(50) ? " && " + condition(inner) : "",
                                                n,
                                                block(inner, depth)));
        return "%s := %d\n".formatted(n, dice.between(1, 5)) + text;
    }

    private String range(Scope scope, int depth) {
        return loop(scope, true, inner -> rangeLoop(scope, inner, depth));
    }

    private String rangeLoop(Scope scope, Scope inner, int depth) {
        String over;
        GoType key = Universe.INT;
        GoType value = null;
        switch (dice.below(5)) {
            case 0 -> {
                over = String.valueOf(dice.between(1, 5));
            }
            case 1 -> {
                over = "count(" + dice.between(1, 5) + ")";
            }
            case 2 -> {
                over = "pairs(" + dice.between(1, 4) + ")";
                value = Universe.STRING;
            }
            case 3 -> {
                over = expressions.value(Universe.STRING, Mode.pure(scope), 2);
                value = Universe.BASICS.get(3);
            }
            default -> {
                GoType t = null;
                over = null;
                for (Place p : shuffled(Place.in(scope, dice))) {
                    if (!p.mayPanic()
                            && (p.type().core() instanceof SliceOf
                                    || p.type().core() instanceof ArrayOf)) {
                        t = p.type();
                        over = p.text();
                        break;
                    }
                }
                if (over == null) {
                    t = new SliceOf(types.type(1));
                    over = "(" + expressions.value(t, Mode.pure(scope), 2) + ")";
                }
                value = t.core() instanceof SliceOf s ? s.elem() : ((ArrayOf) t.core()).elem();
            }
        }
        String k = declare(inner, key, false);
        String head = "_ = " + k + "\n";
        String names = k;
        if (value != null && dice.chance(75)) {
            String v = declare(inner, value, true);
            names += ", " + v;
            head += "_ = " + v + "\n";
        }
        boolean iterates = over.startsWith("count(") || over.startsWith("pairs(");
        iterations += iterates ? 1 : 0;
        String body = block(inner, depth);
        iterations -= iterates ? 1 : 0;
        return "for %s := range %s {\ntick()\n%s%s}\n".formatted(names, over, head, body);
    }

    private String switchStatement(Scope scope, int depth) {
        return loop(
                scope,
                false,
                inner -> {
                    boolean tagless = dice.chance(40);
                    Basic t = dice.chance(60) ? types.integer() : Universe.STRING;
                    String tag = tagless ? "" : expressions.unknown(t, mode(scope), 2);
                    var text = new StringBuilder("switch " + tag + " {\n");
                    int count = dice.between(1, 4);
                    int fallback = dice.below(count + 2);
                    for (int i = 0; i < count; i++) {
                        String c =
                                tagless
                                        ? expressions.unknown(Universe.BOOL, Mode.pure(inner), 2)
                                        : dice.chance(20)
                                                ? expressions.unknown(t, Mode.safe(inner), 2)
                                                : Literals.key(t, t, i)
                                                        + (dice.chance(30)
                                                                ? ", " + Literals.key(t, t, i + 10)
                                                                : "");
                        text.append(i == fallback ? "default:\n" : "case " + c + ":\n")
                                .append(block(inner, depth));
                        if (i < count - 1 && dice.chance(20)) {
                            text.append("fallthrough\n");
                        }
                    }
                    return text.append("}\n").toString();
                });
    }

    private String typeSwitch(Scope scope, int depth) {
        return loop(
                scope,
                false,
                inner -> {
                    String x = program.fresh("x");
                    GoType subject =
                            types.interfaces().isEmpty() || dice.chance(70)
                                    ? Universe.ANY
                                    : dice.pick(types.interfaces());
                    String value = expressions.value(subject, mode(scope), 2);
                    var text =
                            new StringBuilder(
                                    "switch %s := %s.(type) {\n"
                                            .formatted(x, operand(value, subject)));
                    Set<String> seen = new HashSet<>();
                    int count = dice.between(1, 4);
                    for (int i = 0; i < count; i++) {
                        GoType t = caseType(subject);
                        if (t == null || !seen.add(t.text())) {
                            continue;
                        }
                        var body = inner.block();
                        body.add(new Variable(x, t, false, true));
                        text.append(
                                "case %s:\n_ = %s\n%s".formatted(t.text(), x, block(body, depth)));
                    }
                    if (dice.chance(30)) {
                        text.append("case nil:\n").append(put("0"));
                    }
                    return text.append("default:\n_ = %s\n%s}\n".formatted(x, block(inner, depth)))
                            .toString();
                });
    }

    private GoType caseType(GoType subject) {
        if (subject.same(Universe.ANY)) {
            GoType t = types.type(1);
            return t.same(Universe.ANY) ? Universe.INT : t;
        }
        var possible = types.implementers((InterfaceOf) subject.core());
        return possible.isEmpty() ? null : dice.pick(possible);
    }

    private static String operand(String value, GoType type) {
        return value.startsWith("*") ? "(" + type.text() + ")(" + value + ")" : value;
    }

    private String gotoBlock(Scope scope, int depth) {
        String label = program.fresh("G");
        if (dice.chance(50)) {
            return "if %s { goto %s }\n{\n%s}\n%s:\n%s"
                    .formatted(condition(scope), label, block(scope, depth), label, put("0"));
        }
        String n = program.fresh("n");
        return "{\n%s := 0\n%s:\n{\n%s}\ntick(); %s++\nif %s < %d { goto %s }\n}\n"
                .formatted(n, label, block(scope, depth), n, n, dice.between(1, 4), label);
    }

    private String jump(Scope scope) {
        if (targets.isEmpty() || dice.chance(25)) {
            return dice.chance(75)
                    ? "if " + condition(scope) + " {\n" + returnStatement(scope) + "}\n"
                    : "if " + condition(scope) + " {\n" + panic(scope) + "}\n";
        }
        Target t = dice.pick(targets);
        boolean innermost = t == targets.getLast();
        boolean label = !innermost || dice.chance(40);
        t.labelUsed |= label;
        String word = t.loop ? dice.of("break", "continue") : "break";
        return "if %s {\n%s%s\n}\n".formatted(condition(scope), word, label ? " " + t.label : "");
    }

    private String panic(Scope scope) {
        GoType t = dice.chance(50) ? Universe.STRING : types.basic();
        return switch (dice.below(3)) {
            case 0 -> "panic(" + expressions.value(t, Mode.safe(scope), 2) + ")\n";
            case 1 ->
                    "panic(fmt.Errorf(\"error %v\", "
                            + expressions.value(t, Mode.safe(scope), 2)
                            + "))\n";
            default -> {
                Named n = dice.pick(types.named());
                yield n.printable()
                        ? "panic(" + expressions.value(n, Mode.safe(scope), 2) + ")\n"
                        : "panic(error(nil))\n";
            }
        };
    }

    private String deferStatement(Scope scope) {
        if (iterations == 0 && dice.chance(40)) {
            return deferRecover(scope);
        }
        GoType t = types.type(1);
        String value = t.printable() ? expressions.value(t, mode(scope), 2) : "0";
        return "defer put(" + program.tag() + ", " + value + ")\n";
    }

    /// Recovers, and may set a named result.
    private String deferRecover(Scope scope) {
        var text = new StringBuilder("defer func() {\nif r := recover(); r != nil {\n");
        text.append(put("show(r)"));
        if (!resultNames.isEmpty() && dice.chance(60)) {
            int i = dice.below(resultNames.size());
            text.append(
                    "%s = %s\n"
                            .formatted(
                                    resultNames.get(i),
                                    expressions.value(
                                            function.results().get(i),
                                            Mode.safe(scope.function()),
                                            2)));
        }
        if (dice.chance(10)) {
            text.append("panic(\"again\")\n");
        }
        return text.append("}\n}()\n").toString();
    }
}
