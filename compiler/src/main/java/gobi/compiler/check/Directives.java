package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Func;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The `//go:` comments of a package: whether each is where it may be.
///
/// What can be said from the text alone is said at once ([#early]), beside other errors; the rest,
/// such as what a `//go:linkname` refers to, only in a package that has no other errors ([#late]).
final class Directives {
    private static final int SLASHES = 2;
    private static final String EMBED = "go:embed";
    private static final String LINKNAME = "go:linkname";
    private static final Set<String> RUNTIME_ONLY =
            Set.of(
                    "go:systemstack",
                    "go:nowritebarrier",
                    "go:nowritebarrierrec",
                    "go:yeswritebarrierrec");
    private static final Set<String> FUNCTION =
            Set.of(
                    "go:nointerface",
                    "go:noescape",
                    "go:norace",
                    "go:nosplit",
                    "go:noinline",
                    "go:nocheckptr",
                    "go:uintptrkeepalive",
                    "go:uintptrescapes",
                    "go:registerparams",
                    "go:cgo_unsafe_args");
    private static final String BUILD = "go:build";

    /// What a directive stands before.
    private enum Place {
        PACKAGE,
        FUNC,
        VAR,
        OTHER_DECL,
        NOWHERE
    }

    private record Directive(
            SourceUnit unit, int pos, String verb, String text, Place place, int next) {}

    private final Checker c;
    private final List<Directive> attached = new ArrayList<>();
    private final List<Directive> linknames = new ArrayList<>();

    Directives(Checker c) {
        this.c = c;
    }

    void early() {
        for (var unit : c.files) {
            if (!unit.directives().isEmpty()) {
                byte[] text = unit.file().content();
                unit.directives().forEach(d -> early(unit, text, d));
            }
        }
    }

    private void early(SourceUnit unit, byte[] source, SourceUnit.Directive d) {
        String text = d.text().substring(SLASHES);
        int space = text.indexOf(' ');
        String verb = space < 0 ? text : text.substring(0, space);
        int pos = d.pos() + SLASHES;
        if (verb.startsWith("go:cgo_")) {
            cgo(pos, verb, text);
        } else if (verb.equals(LINKNAME)) {
            linkname(unit, pos, text);
        } else if (verb.equals("go:uintptrkeepalive")) {
            refuse(pos, "//go:uintptrkeepalive is only allowed in the standard library");
        } else if (RUNTIME_ONLY.contains(verb)) {
            refuse(pos, "//" + verb + " only allowed in runtime");
        }
        boolean embed = verb.equals(EMBED);
        if (embed && text.length() <= EMBED.length() + 1) {
            refuse(pos, "usage: //go:embed pattern...");
            return;
        }
        if (!embed
                && !verb.equals(BUILD)
                && !FUNCTION.contains(verb)
                && !RUNTIME_ONLY.contains(verb)) {
            return;
        }
        int offset = unit.file().offset(d.pos());
        int next =
                nextToken(
                        source,
                        offset + d.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        var place = blankBefore(source, offset) ? place(unit, source, next) : Place.NOWHERE;
        if (place == Place.NOWHERE) {
            misplaced(pos, verb);
        } else {
            attached.add(new Directive(unit, pos, verb, text, place, unit.file().pos(next)));
        }
    }

    private void cgo(int pos, String verb, String text) {
        int words = text.split("\\s+").length;
        boolean dynamic = verb.equals("go:cgo_import_dynamic");
        if (!dynamic || words <= 2) {
            refuse(pos, "//" + text + " only allowed in cgo-generated code");
        }
        boolean quoted = text.endsWith("\"") && text.indexOf('"') < text.length() - 1;
        if (dynamic && (words < 2 || words > 4 || words == 4 && !quoted)) {
            refuse(pos, "usage: //go:cgo_import_dynamic local [remote [\"library\"]]");
        } else if (verb.equals("go:cgo_ldflag") && (words != 2 || !quoted)) {
            refuse(pos, "usage: //go:cgo_ldflag \"arg\"");
        }
    }

    private void linkname(SourceUnit unit, int pos, String text) {
        int words = text.split("\\s+").length;
        if (words < 2 || words > 3) {
            refuse(pos, "usage: //go:linkname localname [linkname]");
        } else {
            linknames.add(new Directive(unit, pos, LINKNAME, text, Place.NOWHERE, 0));
        }
    }

    private void refuse(int pos, String text) {
        c.error(pos, Code.INVALID_DIRECTIVE, text);
    }

    private void misplaced(int pos, String verb) {
        String what =
                verb.equals(EMBED)
                        ? "misplaced go:embed directive"
                        : "misplaced compiler directive";
        c.error(pos, Code.MISPLACED_DIRECTIVE, what);
    }

    // ---- what stands behind a directive

    private static boolean blankBefore(byte[] source, int offset) {
        for (int i = offset - 1; i >= 0 && source[i] != '\n'; i--) {
            if (source[i] != ' ' && source[i] != '\t' && source[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /// The offset of the first byte at or behind `i` that is neither blank nor comment.
    private static int nextToken(byte[] source, int i) {
        while (i < source.length) {
            if (source[i] == ' ' || source[i] == '\t' || source[i] == '\r' || source[i] == '\n') {
                i++;
            } else if (source[i] == '/' && i + 1 < source.length && source[i + 1] == '/') {
                while (i < source.length && source[i] != '\n') {
                    i++;
                }
            } else if (source[i] == '/' && i + 1 < source.length && source[i + 1] == '*') {
                i += 2;
                while (i + 1 < source.length && (source[i] != '*' || source[i + 1] != '/')) {
                    i++;
                }
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    private static Place place(SourceUnit unit, byte[] source, int next) {
        int end = next;
        while (end < source.length && 'a' <= source[end] && source[end] <= 'z') {
            end++;
        }
        int pos = unit.file().pos(next);
        String word =
                new String(source, next, end - next, java.nio.charset.StandardCharsets.US_ASCII);
        int behind = nextToken(source, end);
        boolean group = behind < source.length && source[behind] == '(';
        return switch (word) {
            case "package" -> Place.PACKAGE;
            case "func" ->
                    unit.decls().stream().anyMatch(d -> d instanceof Decl.Func && d.pos() == pos)
                            ? Place.FUNC
                            : Place.NOWHERE;
            case "var" -> group ? Place.NOWHERE : Place.VAR;
            case "import", "const", "type" -> group ? Place.NOWHERE : Place.OTHER_DECL;
            default -> inGroup(unit, pos);
        };
    }

    private static Place inGroup(SourceUnit unit, int pos) {
        for (var d : unit.decls()) {
            if (d instanceof Decl.Gen g
                    && g.lparen() != 0
                    && g.lparen() < pos
                    && pos < g.rparen()) {
                boolean atSpec = g.specs().stream().anyMatch(s -> s.pos() == pos);
                return !atSpec
                        ? Place.NOWHERE
                        : g.keyword() == Decl.Keyword.VAR ? Place.VAR : Place.OTHER_DECL;
            }
        }
        return Place.NOWHERE;
    }

    // ---- in a package without other errors

    void late() {
        for (var d : attached) {
            boolean allowed =
                    switch (d.place()) {
                        case PACKAGE -> d.verb().equals(BUILD);
                        case FUNC -> !d.verb().equals(BUILD) && !d.verb().equals(EMBED);
                        case VAR -> d.verb().equals(EMBED);
                        case OTHER_DECL, NOWHERE -> false;
                    };
            if (!allowed) {
                misplaced(d.pos(), d.verb());
            } else if (d.verb().equals(EMBED)) {
                embed(d);
            }
        }
        lateLinknames();
        for (var unit : c.files) {
            for (var d : unit.decls()) {
                if (d instanceof Decl.Func f) {
                    body(unit, f);
                }
            }
        }
    }

    private static boolean imports(SourceUnit unit, String path) {
        for (var d : unit.decls()) {
            if (d instanceof Decl.Gen g && g.keyword() == Decl.Keyword.IMPORT) {
                for (var s : g.specs()) {
                    if (s instanceof Spec.Import i && i.path().text().equals('"' + path + '"')) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void embed(Directive d) {
        if (!imports(d.unit(), "embed")) {
            refuse(d.pos(), "go:embed only allowed in Go files that import \"embed\"");
            return;
        }
        for (var decl : d.unit().decls()) {
            if (decl instanceof Decl.Func f
                    && f.body() != null
                    && f.pos() < d.pos()
                    && d.pos() < f.body().rbrace()) {
                refuse(d.pos(), "go:embed cannot apply to var inside func");
                return;
            }
            if (decl instanceof Decl.Gen g && g.keyword() == Decl.Keyword.VAR) {
                for (var s : g.specs()) {
                    if (s.pos() == d.next() || g.lparen() == 0 && g.pos() == d.next()) {
                        embedInto(d, (Spec.Var) s);
                    }
                }
            }
        }
    }

    private void embedInto(Directive d, Spec.Var s) {
        if (s.names().size() > 1) {
            refuse(d.pos(), "go:embed cannot apply to multiple vars");
        } else if (!s.values().isEmpty()) {
            refuse(d.pos(), "go:embed cannot apply to var with initializer");
        }
    }

    private void lateLinknames() {
        Set<String> seen = new HashSet<>();
        for (var d : linknames) {
            String[] words = d.text().split("\\s+");
            var local = c.pkg.scope().lookup(words[1]);
            if (!imports(d.unit(), "unsafe")) {
                refuse(d.pos(), "//go:linkname only allowed in Go files that import \"unsafe\"");
            } else if (words.length == 3 && words[2].indexOf('[') >= 0) {
                refuse(d.pos(), "//go:linkname reference of an instantiation is not allowed");
            } else if (!(local instanceof Func) && !(local instanceof Var)) {
                refuse(d.pos(), "//go:linkname must refer to declared function or variable");
            } else if (!seen.add(words[1])) {
                refuse(d.pos(), "duplicate //go:linkname for " + words[1]);
            }
        }
    }

    private void body(SourceUnit unit, Decl.Func f) {
        if (f.body() == null) {
            if (c.origin == Origin.PROGRAM && !renamed(unit, f)) {
                c.error(f.name(), Code.MISSING_BODY, "missing function body");
            }
        } else if (f.directives().contains("//go:noescape")) {
            refuse(f.name().pos(), "can only use //go:noescape with external func implementations");
        }
    }

    private boolean renamed(SourceUnit unit, Decl.Func f) {
        return f.recv() == null
                && imports(unit, "unsafe")
                && linknames.stream()
                        .anyMatch(d -> d.text().split("\\s+")[1].equals(f.name().name()));
    }
}
