package gobi.vm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class DirectiveTest {
    @Test
    void theFirstLineThatIsNoConstraintDecides() {
        assertEquals(
                Kind.RUN, Directive.find("//go:build linux\n\n// run\n\npackage main\n").kind());
        assertEquals(Kind.RUN, Directive.find("//run\npackage main\n").kind());
        assertNull(Directive.find("// Copyright of somebody.\n// run\npackage main\n"));
        assertNull(Directive.find("package main // run\n"));
        assertNull(Directive.find(""));
    }

    @Test
    void wordsAreSorted() {
        var d =
                Directive.parse(
                        "run -t 45 -gcflags='-N -l' -goexperiment rangefunc other.go -x \"an arg\"");
        assertEquals(45, d.seconds());
        assertEquals("rangefunc", d.experiment());
        assertEquals(List.of("-gcflags=-N -l"), d.flags());
        assertEquals(List.of("other.go", "-x", "an arg"), d.args());
        assertFalse(d.isPlain());
        assertTrue(Directive.parse("compile").isPlain());
    }

    @Test
    void errorsAreWantedUnlessToldOtherwise() {
        assertTrue(Directive.parse("errorcheck").wantError());
        assertFalse(Directive.parse("errorcheck -0").wantError());
        assertFalse(Directive.parse("errorcheckandrundir").wantError());
        assertTrue(Directive.parse("errorcheckandrundir -1").wantError());
        assertTrue(Directive.parse("errorcheckwithauto -0").wantAuto());
        assertTrue(Directive.parse("errorcheckdir -s").singleFiles());
        assertEquals("go1.17", Directive.parse("errorcheck -lang=go1.17").flag("-lang"));
        assertFalse(Directive.parse("run").wantError());
    }

    @Test
    void malformedDirectivesAreFaults() {
        assertThrows(DirectiveException.class, () -> Directive.parse("run 'open"));
        assertThrows(DirectiveException.class, () -> Directive.parse("run -t"));
        assertThrows(DirectiveException.class, () -> Directive.parse("run -t soon"));
    }

    @Test
    void testsOfOtherThingsAreSkippedWithAReason() {
        assertNotNull(reason("errorcheck -0 -m -l", ""));
        assertNotNull(reason("errorcheck -0 -d=nil", ""));
        assertNotNull(reason("asmcheck", ""));
        assertNotNull(reason("skip", ""));
        assertNotNull(reason("run -gcflags=-d=checkptr", ""));
        assertNotNull(reason("run -goexperiment fieldtrack", ""));
        assertEquals(
                "build constraint: windows", reason("run", "//go:build windows\n\npackage main\n"));
        assertNull(reason("errorcheck -d=panic", ""));
        assertNull(reason("compile -d=ssa/check/on", ""));
        assertNull(reason("run -race", ""));
        assertNull(
                reason(
                        "run -goexperiment rangefunc",
                        "//go:build linux && !windows\n\npackage main\n"));
    }

    private static String reason(String directive, String source) {
        return OutOfScope.reason(Directive.parse(directive), source);
    }
}
