package gobi.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.diag.Diagnostic;
import gobi.compiler.source.FileSet;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Printer;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class ParserTest {
    private final FileSet files = new FileSet();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SourceUnit parse(String source) {
        var file = files.add("x.go", source.getBytes(StandardCharsets.UTF_8));
        return Parser.parse(file, diagnostics::add);
    }

    private SourceUnit parseSound(String source) {
        var unit = parse(source);
        assertEquals(List.of(), diagnostics);
        return unit;
    }

    /// The errors as `line:column: text`.
    private List<String> errors(String source) {
        parse(source);
        return diagnostics.stream()
                .map(d -> files.describe(d.pos()).substring("x.go:".length()) + ": " + d.text())
                .toList();
    }

    private List<Stmt> statements(String body) {
        var unit = parseSound("package p\nfunc f() {\n" + body + "\n}\n");
        return assertInstanceOf(Decl.Func.class, unit.decls().getFirst()).body().stmts();
    }

    private Expr expression(String text) {
        var unit = parseSound("package p\nvar x = " + text + "\n");
        var decl = assertInstanceOf(Decl.Gen.class, unit.decls().getFirst());
        return ((Spec.Var) decl.specs().getFirst()).values().getFirst();
    }

    private Spec.Type type(String declaration) {
        var unit = parseSound("package p\ntype " + declaration + "\n");
        var decl = assertInstanceOf(Decl.Gen.class, unit.decls().getFirst());
        return (Spec.Type) decl.specs().getFirst();
    }

    // Trees

    @Test
    void operatorsBindByPrecedenceAndToTheLeft() {
        var or = assertInstanceOf(Expr.Binary.class, expression("a || b && c == d + e*f - g"));
        assertEquals(BinaryOp.LOR, or.op());
        var and = assertInstanceOf(Expr.Binary.class, or.y());
        var equal = assertInstanceOf(Expr.Binary.class, and.y());
        var minus = assertInstanceOf(Expr.Binary.class, equal.y());
        assertEquals(BinaryOp.SUB, minus.op());
        assertEquals("d + e * f", Printer.print(minus.x()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func(a, b int, c ...string) (x int, err error) {…}",
                "x.(T)",
                "x[i:j:k]",
                "x[:]",
                "f(a, b...)",
                "T{…}",
                "[...]int{…}",
                "map[string][]*T{}",
                "struct{a, b int; E; *p.F \"tag\"}{}",
                "interface{m(int) string; ~int | string; E}(nil)",
                "chan (<-chan int)(nil)",
                "<-chan chan<- int(nil)",
                "F[int, map[K]V](x)",
                "(*T).m",
                "-x + ^y",
                "&T{}",
                "p.T[A]{…}",
            })
    void printsWhatItParsed(String text) {
        String source = text.replace("{…}", "{1}").replace(" {1}", " {return}");
        assertEquals(text, Printer.print(expression(source)));
    }

    @Test
    void bracketsAfterADeclaredNameAreParametersOrLengths() {
        assertNull(type("T [N]int").typeParams());
        assertNull(type("T [N * 2]int").typeParams());
        assertNull(type("T [P *Q]int").typeParams());
        assertNull(type("T []int").typeParams());
        assertEquals(1, type("T[P *Q,] int").typeParams().fields().size());
        assertEquals(1, type("T[P *[]int] int").typeParams().fields().size());
        assertEquals(1, type("T[P interface{ *Q }] int").typeParams().fields().size());
        assertEquals(2, type("T[P, Q any, R ~int | string] int").typeParams().fields().size());
        assertTrue(type("T[P any] = []P").alias());
    }

    @Test
    void parametersShareTypesOrAreTypes() {
        var unit =
                parseSound(
                        "package p\nfunc f(a, b int, c ...T) (int, error)\nfunc g(A, []B, p.C)\n");
        var f = ((Decl.Func) unit.decls().get(0)).type();
        assertEquals(2, f.params().fields().size());
        assertEquals(2, f.params().fields().getFirst().names().size());
        assertEquals(List.of(), f.results().fields().getFirst().names());
        var g = ((Decl.Func) unit.decls().get(1)).type();
        assertEquals(3, g.params().fields().size());
        assertEquals(List.of(), g.params().fields().getFirst().names());
    }

    @Test
    void bracesAfterHeadersOpenBlocks() {
        var stmts =
                statements(
                        """
                        if x == (T{}) { a() }
                        for _, v := range []T{{1}, {2}} { b(v) }
                        switch f := func() T { return T{1} }; f() { case T{2}: }
                        for range n { }
                        if v, ok := m[T{1}]; ok { } else if !ok { } else { }
                        """);
        assertInstanceOf(Stmt.If.class, stmts.get(0));
        assertInstanceOf(Stmt.Range.class, stmts.get(1));
        assertEquals(1, assertInstanceOf(Stmt.Switch.class, stmts.get(2)).clauses().size());
        assertNull(assertInstanceOf(Stmt.Range.class, stmts.get(3)).key());
        var chain = assertInstanceOf(Stmt.If.class, stmts.get(4));
        var second = assertInstanceOf(Stmt.If.class, chain.orElse());
        assertInstanceOf(Stmt.Block.class, second.orElse());
    }

    @Test
    void typeSwitchesAreToldFromSwitches() {
        var stmts =
                statements("switch y := x.(type) { case int, nil: }\nswitch x.(type) { default: }");
        assertEquals("y", assertInstanceOf(Stmt.TypeSwitch.class, stmts.get(0)).name().name());
        assertNull(assertInstanceOf(Stmt.TypeSwitch.class, stmts.get(1)).name());
    }

    @Test
    void directivesBelongToTheFunctionBelowThem() {
        var unit =
                parseSound(
                        """
                        //go:build linux && go1.21

                        package p

                        //go:noinline
                        func f() {
                        	//go:within
                        }

                        //go:nosplit
                        //go:linkname g h
                        func g()

                        func h()
                        """);
        assertEquals("go1.21", unit.goVersion());
        assertEquals(5, unit.directives().size());
        assertEquals(List.of("//go:noinline"), ((Decl.Func) unit.decls().get(0)).directives());
        assertEquals(
                List.of("//go:nosplit", "//go:linkname g h"),
                ((Decl.Func) unit.decls().get(1)).directives());
        assertEquals(List.of(), ((Decl.Func) unit.decls().get(2)).directives());
    }

    @Test
    void importsAloneCanBeRead() {
        var file =
                files.add(
                        "x.go",
                        "package p\nimport (\n \"a\"\n b \"c\"\n)\nimport . \"d\"\nfunc f() { ( }"
                                .getBytes(StandardCharsets.UTF_8));
        var unit = Parser.parseImports(file, diagnostics::add);
        assertEquals(List.of(), diagnostics);
        assertEquals(2, unit.decls().size());
    }

    // Errors. The texts and places are those of gc 1.23.

    @Test
    void wordsSyntaxErrorsAsGcDoes() {
        assertEquals(List.of("1:1: syntax error: package statement must be first"), errors("x\n"));
        check("x := 1", "2:1: syntax error: non-declaration statement outside function body");
        check("func f()\n{\n}", "3:1: syntax error: unexpected semicolon or newline before {");
        check("var x", "2:6: syntax error: unexpected newline, expected type");
        check("type T", "2:7: syntax error: unexpected newline in type declaration");
        check("var x int y", "2:11: syntax error: unexpected name y after top level declaration");
        check("import 5", "2:8: syntax error: import path must be a string");
        check(
                "var x int\nimport \"a\"",
                "3:1: syntax error: imports must appear before other declarations");
        check("func f(a int, string) {}", "2:15: syntax error: mixed named and unnamed parameters");
        check("func (a T, b U) m() {}", "2:17: method has multiple receivers");
        check("func () m() {}", "2:9: method has no receiver");
        check("func f[]() {}", "2:8: syntax error: empty type parameter list");
        check("type T struct { (E) }", "2:17: syntax error: cannot parenthesize embedded type");
        check(
                "var x = T{1, 2",
                "2:15: syntax error: unexpected newline in composite literal; possibly missing comma or }");
        check("var x chan = 1", "2:12: syntax error: missing channel element type");
        check("func f(x ...) {}", "2:13: syntax error: ... is missing type");
    }

    @Test
    void wordsErrorsInStatementsAsGcDoes() {
        checkBody("x y", "3:3: syntax error: unexpected name y at end of statement");
        checkBody("x := [3", "3:8: syntax error: unexpected newline, expected ]");
        checkBody(
                "f(a b)",
                "3:5: syntax error: unexpected name b in argument list; possibly missing comma or )");
        checkBody("if { }", "3:4: syntax error: missing condition in if statement");
        checkBody("if x = 1 { }", "3:6: syntax error: cannot use assignment x = 1 as value");
        checkBody(
                "if a + b = 1 { }",
                "3:10: syntax error: cannot use assignment (a + b) = 1 as value");
        checkBody("if x := 1 { }", "3:6: syntax error: cannot use x := 1 as value");
        checkBody("if x := 1; { }", "3:10: syntax error: missing condition in if statement");
        checkBody("if x\n{ }", "3:5: syntax error: unexpected newline, expected { after if clause");
        checkBody(
                "if x { } else y",
                "3:15: syntax error: else must be followed by if or statement block");
        checkBody(
                "for i := 0; i < 10 { }",
                "3:20: syntax error: unexpected {, expected semicolon or newline");
        checkBody(
                "for i := 0; { }", "3:13: syntax error: unexpected {, expected for loop condition");
        checkBody(
                "for var i = 0; ; { }",
                "3:9: syntax error: var declaration not allowed in for initializer");
        checkBody(
                "for ;; i := 1 { }",
                "3:10: syntax error: cannot declare in post statement of for loop");
        checkBody(
                "switch x { foo() }",
                "3:12: syntax error: unexpected name foo, expected case or default or }");
        checkBody("a, b", "3:5: syntax error: unexpected newline, expected := or = or comma");
        checkBody("x = y[]", "3:7: syntax error: unexpected ], expected operand");
        checkBody("x = y[::]", "3:8: middle index required in 3-index slice");
        checkBody("go (f())", "3:4: expression in go must not be parenthesized");
        checkBody("x = range y", "3:5: syntax error: unexpected range, expected expression");
        checkBody("x = y.5", "3:6: syntax error: unexpected literal .5 at end of statement");
        checkBody("x = y.+z", "3:7: syntax error: unexpected +, expected name or (");
    }

    private void check(String declarations, String error) {
        diagnostics.clear();
        var found = errors("package p\n" + declarations + "\n");
        assertEquals(error, found.isEmpty() ? "" : found.getFirst(), declarations);
    }

    private void checkBody(String body, String error) {
        diagnostics.clear();
        var found = errors("package p\nfunc f() {\n" + body + "\n}\n");
        assertEquals(error, found.isEmpty() ? "" : found.getFirst(), body);
    }

    @Test
    void severalErrorsNoCascades() {
        assertEquals(
                List.of(
                        "3:7: syntax error: unexpected ), expected expression",
                        "6:10: syntax error: unexpected semicolon, expected expression",
                        "7:5: syntax error: unexpected name y at end of statement",
                        "10:11: syntax error: unexpected ), expected type"),
                errors(
                        """
                        package p
                        func f() {
                        	x := )
                        	if a {
                        		b()
                        		c = d +; e()
                        		x y z
                        	}
                        }
                        var v map[)int
                        var w int
                        """));
    }

    // Sizes

    @Test
    void longChainsAreFine() {
        expression("1" + " + 1".repeat(50_000));
        diagnostics.clear();
        var chain = statements("if a { }" + " else if b { }".repeat(5_000));
        assertEquals(1, chain.size());
    }

    @Test
    void deepNestingIsRefused() {
        expression("(".repeat(900) + "1" + ")".repeat(900));
        assertEquals(
                List.of("2:1007: syntax error: nested too deeply"),
                errors("package p\nvar x = " + "(".repeat(10_000) + "1" + ")".repeat(10_000)));
    }
}
