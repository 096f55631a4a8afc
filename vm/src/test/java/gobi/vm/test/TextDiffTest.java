package gobi.vm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextDiffTest {
    private static String diff(String expected, String got) {
        return TextDiff.of("a", "b", expected, got);
    }

    @Test
    void equalTextsHaveNone() {
        assertEquals("", diff("x\ny\n", "x\ny\n"));
        assertEquals("", diff("", ""));
    }

    @Test
    void hunksCountTheirLines() {
        assertEquals(
                "--- a\n+++ b\n@@ -2,4 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n+6\n",
                diff("1\n2\n3\n4\n5\n", "1\n2\n3\n4\nfive\n6\n"));
        assertEquals(
                "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-0\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-8\n@@",
                diff("0\n1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\n7\n") + "@@");
    }

    @Test
    void emptyTextsStandBeforeTheFirstLine() {
        assertEquals("--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n", diff("", "x\n"));
        assertEquals("--- a\n+++ b\n@@ -1,2 +0,0 @@\n-x\n-y\n", diff("x\ny\n", ""));
    }

    @Test
    void missingLineEndsAreTold() {
        assertEquals(
                "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n",
                diff("x", "x\n"));
    }

    @Test
    void floodsAreCut() {
        String many = "y\n".repeat(500);
        String diff = diff("", many);
        assertTrue(diff.endsWith("+y\n...\n"), diff);
        assertEquals(60, diff.lines().filter(l -> l.equals("+y")).count());
    }
}
