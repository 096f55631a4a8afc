package gobi.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.compiler.diag.DiagnosticPrinter;
import gobi.compiler.parse.Parser;
import gobi.compiler.source.FileSet;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;
import gobi.compiler.types.Universe;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CheckerTest {
    private final FileSet files = new FileSet();

    private String check(String source) {
        var printer = new DiagnosticPrinter(files);
        var unit =
                Parser.parse(files.add("a.go", source.getBytes(StandardCharsets.UTF_8)), printer);
        var pkg = new Package("main", "main", Universe.SCOPE);
        Checker.check(
                pkg,
                List.of(unit),
                p -> Importer.Result.failed("no such package"),
                new Context(),
                "go1.23",
                Origin.PROGRAM,
                printer);
        return printer.text();
    }

    private String inMain(String statements) {
        return check("package main\nfunc main() {\n" + statements + "\n}\n");
    }

    @Test
    void unusedVariable() {
        assertEquals("a.go:3:1: declared and not used: x\n", inMain("x := 1"));
    }

    @Test
    void operandsAreDescribed() {
        assertEquals(
                "a.go:4:6: invalid operation: operator ! not defined on x (variable of type int)\n",
                inMain("var x int\n_ = !x"));
    }

    @Test
    void mismatchPointsToTheLeftOperand() {
        assertEquals(
                "a.go:4:5: invalid operation: x + \"a\" (mismatched types int and untyped string)\n",
                inMain("var x int\n_ = x + \"a\""));
    }

    @Test
    void countsOfArguments() {
        assertEquals(
                "a.go:4:3: not enough arguments in call to f\n\thave (number)\n\twant (int, int)\n",
                inMain("f := func(a, b int) {}\nf(1)"));
    }

    @Test
    void constantsAreExact() {
        assertEquals(
                "",
                inMain(
                        "const big = 1 << 100\nvar x int = big >> 98\n_ = x\nvar f float32 = 0.1 + 0.2\n_ = f"));
        assertEquals(
                "a.go:3:16: cannot use 256 (untyped int constant) as uint8 value in variable declaration (overflows)\n",
                inMain("var u uint8  = 256; _ = u"));
    }

    @Test
    void recursiveTypesShowTheirChain() {
        assertEquals(
                """
                a.go:2:6: invalid recursive type S
                \ta.go:2:6: S refers to
                \ta.go:3:6: T refers to
                \ta.go:2:6: S
                """,
                check(
                        "package main\ntype S struct { t T }\ntype T struct { s S }\nfunc main() {}\n"));
    }

    @Test
    void typeArgumentsAreInferred() {
        assertEquals(
                "",
                check(
                        """
                        package main
                        type Number interface { ~int | ~float64 }
                        func Map[S ~[]E, E, R any](s S, f func(E) R) []R { return nil }
                        func Sum[N Number](xs ...N) (n N) { for _, x := range xs { n += x }; return }
                        type List[T any] struct { head *node[T] }
                        type node[T any] struct { val T; next *node[T] }
                        func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head} }
                        func main() {
                            var l List[string]
                            l.Push("a")
                            var s []string = Map([]int{1}, func(i int) string { return "" })
                            _ = s
                            var f float64 = Sum(1, 2.5)
                            _ = f
                        }
                        """));
    }

    @Test
    void whatCannotBeInferredIsNamed() {
        assertEquals(
                "a.go:3:16: in call to f, cannot infer T (a.go:2:8)\n",
                check("package main\nfunc f[T any]() {}\nfunc main() { f() }\n"));
    }
}
