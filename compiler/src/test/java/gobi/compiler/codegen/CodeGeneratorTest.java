package gobi.compiler.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.bytecode.UnitVerifier;
import gobi.compiler.check.Checker;
import gobi.compiler.check.Origin;
import gobi.compiler.parse.Parser;
import gobi.compiler.source.FileSet;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;
import gobi.compiler.types.Universe;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the generated code looks like where that matters; that it computes the right things is
/// shown by running programs.
class CodeGeneratorTest {
    private static Unit compile(String body) throws Exception {
        var problems = new ArrayList<String>();
        var file =
                new FileSet()
                        .add("a.go", ("package main\n" + body).getBytes(StandardCharsets.UTF_8));
        var parsed = Parser.parse(file, d -> problems.add(d.text()));
        var pkg = new Package("main", "main", Universe.SCOPE);
        var context = new Context();
        var checked =
                Checker.check(
                        pkg,
                        List.of(parsed),
                        p -> null,
                        context,
                        "go1.23",
                        Origin.LIBRARY,
                        d -> problems.add(d.text()));
        assertEquals(List.of(), problems);
        var unit =
                CodeGenerator.generate(
                        pkg,
                        checked.files(),
                        checked.info(),
                        GenericSource.NONE,
                        context,
                        Options.DEFAULT);
        UnitVerifier.verify(unit);
        return unit;
    }

    private static FunctionCode function(Unit unit, String name) {
        return unit.functions().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Op> ops(FunctionCode f) {
        var ops = new ArrayList<Op>();
        for (int pc = 0; pc < f.code().length; pc++) {
            var op = Instructions.op(f.code()[pc]);
            ops.add(op);
            pc += op.hasExtension() ? 1 : 0;
        }
        return ops;
    }

    private static List<Op> ops(String body, String name) throws Exception {
        return ops(function(compile(body), name));
    }

    @Test
    void recursionGoesStraightThroughTheOutgoingSlots() throws Exception {
        var ops =
                ops(
                        "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }",
                        "main.fib");
        assertEquals(
                List.of(
                        Op.JUMP_GE_I,
                        Op.MOVE,
                        Op.RETURN,
                        Op.ADD_I,
                        Op.CALL,
                        Op.MOVE,
                        Op.ADD_I,
                        Op.CALL,
                        Op.ADD,
                        Op.RETURN),
                ops);
    }

    @Test
    void loopsTakeOneBranchForEachIteration() throws Exception {
        var ops =
                ops(
                        "func sum(a []int) (s int) { for _, x := range a { s += x }; return }",
                        "main.sum");
        assertEquals(
                List.of(
                        Op.MOVE2,
                        Op.LOAD_I,
                        Op.JUMP,
                        Op.INDEX64,
                        Op.ADD,
                        Op.ADD_I,
                        Op.JUMP_LT,
                        Op.RETURN),
                ops);
    }

    @Test
    void denseSwitchesAreTables() throws Exception {
        var cases = new StringBuilder("func f(i int) int { switch i {\n");
        for (int i = 0; i < 8; i++) {
            cases.append("case ").append(i).append(": return ").append(i * 7).append('\n');
        }
        assertTrue(ops(cases + "}; return 0 }", "main.f").contains(Op.SWITCH));
    }

    @Test
    void variablesStayInSlotsUnlessTheirAddressLeaves() throws Exception {
        var unit =
                compile(
                        """
                        type T struct{ a, b, c, d, e int }
                        func (t *T) sum() int { return t.a + t.b }
                        var keep *T
                        func (t *T) leak() { keep = t }
                        func inside() int { var t T; t.a = 1; return t.sum() }
                        func outside() { var t T; t.leak() }
                        """);
        assertFalse(ops(function(unit, "main.inside")).contains(Op.NEW));
        assertTrue(ops(function(unit, "main.outside")).contains(Op.NEW));
    }

    @Test
    void unchangingVariablesAreCapturedByValue() throws Exception {
        var unit =
                compile(
                        """
                        func byValue(n int) func() int { return func() int { return n } }
                        func byReference(n int) func() int { return func() int { n++; return n } }
                        """);
        assertFalse(ops(function(unit, "main.byValue")).contains(Op.NEW));
        assertTrue(ops(function(unit, "main.byReference")).contains(Op.NEW));
    }

    @Test
    void closuresThatStayInsideAreInTheFrame() throws Exception {
        var unit =
                compile(
                        """
                        func each(n int, f func(int)) { for i := range n { f(i) } }
                        func sum(n int) (s int) { each(n, func(i int) { s += i }); return }
                        func later(s *int) { defer func() { *s++ }() }
                        """);
        for (var name : List.of("main.sum", "main.later")) {
            assertFalse(ops(function(unit, name)).contains(Op.NEW), name);
            assertFalse(ops(function(unit, name)).contains(Op.NEW_CLOSURE), name);
        }
    }

    @Test
    void leavesStandInPlaceOfCalls() throws Exception {
        var unit =
                compile(
                        """
                        func max0(x int) int { if x < 0 { return 0 }; return x }
                        func half(x int) int { return max0(x) / 2 }
                        func quotient(a, b int) int { return a / b }
                        func element(s []int) int { return s[0] }
                        //go:noinline
                        func alone(x int) int { return x }
                        func leaves(a, b int) int { return half(a) + max0(b) }
                        func divides(a, b int) int { return quotient(a, b) }
                        func indexes(s []int) int { return element(s) }
                        func calls(x int) int { return alone(x) }
                        """);
        assertFalse(ops(function(unit, "main.leaves")).contains(Op.CALL));
        for (var name : List.of("main.divides", "main.indexes", "main.calls")) {
            assertTrue(ops(function(unit, name)).contains(Op.CALL), name);
        }
    }

    @Test
    void genericFunctionsAreCompiledForEachListOfTypes() throws Exception {
        var unit =
                compile(
                        """
                        type number interface{ ~int | ~float64 }
                        //go:noinline
                        func add[T number](a, b T) T { return a + b }
                        func f() (int, float64) { return add(1, 2), add(1.5, 2) }
                        """);
        assertTrue(ops(function(unit, "main.add[int]")).contains(Op.ADD));
        assertTrue(ops(function(unit, "main.add[float64]")).contains(Op.ADD_F));
    }

    @Test
    void methodSetsAreCompleteAndHaveWrappers() throws Exception {
        var unit =
                compile(
                        """
                        type inner struct{ n int }
                        func (i inner) Get() int { return i.n }
                        func (i *inner) Set(n int) { i.n = n }
                        type outer struct{ *inner }
                        func f() any { return outer{} }
                        """);
        var outer =
                unit.types().stream()
                        .filter(t -> t instanceof TypeDef.Named n && n.name().equals("outer"))
                        .map(t -> (TypeDef.Named) t)
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("Get", "Set"),
                outer.methods().stream().map(TypeDef.MethodDef::name).toList());
        assertEquals(FunctionCode.WRAPPER, function(unit, "main.outer.Get").flags());
    }

    @Test
    void farBranchesReach() throws Exception {
        var body = new StringBuilder("var g int\nfunc f(n int) int {\nfor i := 0; i < n; i++ {\n");
        for (int i = 0; i < 12000; i++) {
            body.append("if g == ").append(i).append(" { g = n }\n");
        }
        var f = function(compile(body + "}\nreturn g }"), "main.f");
        assertTrue(f.code().length > Short.MAX_VALUE);
        // The loop's own branch back goes the long way, over two more jumps.
        assertTrue(ops(f).stream().filter(op -> op == Op.JUMP).count() >= 3);
    }

    @Test
    void linknameOfAFunctionWithABodyIsRefused() {
        var e =
                assertThrows(
                        CodegenException.class,
                        () -> compile("//go:linkname a b.c\nfunc a() {}\n"));
        assertEquals("//go:linkname of a function with a body is not supported", e.getMessage());
    }
}
