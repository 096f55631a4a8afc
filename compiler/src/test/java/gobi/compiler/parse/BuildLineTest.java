package gobi.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class BuildLineTest {
    @Test
    void findsTheLowestVersionThatHolds() {
        assertEquals("go1.21", BuildLine.goVersion(" go1.21"));
        assertEquals("go1.22", BuildLine.goVersion(" go1.21 && (linux || darwin) && go1.22"));
        assertEquals("go1.18", BuildLine.goVersion(" go1.18 && linux || go1.20"));
        assertNull(BuildLine.goVersion(" linux || go1.20"));
        assertNull(BuildLine.goVersion(" !go1.20"));
        assertNull(BuildLine.goVersion(" go1.20 &&"));
        assertNull(BuildLine.goVersion(" (go1.20"));
    }
}
