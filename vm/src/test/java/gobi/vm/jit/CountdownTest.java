package gobi.vm.jit;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.code.Function;
import gobi.vm.interp.Stubs;

import org.junit.jupiter.api.Test;

class CountdownTest {
    /// The interpreter counts down without any lock. When the background thread says at the same
    /// time that there is code, by a count of 0, then the interpreter's write may be the last one.
    @Test
    void codeWhoseArrivalWasOverwrittenIsFoundSoon() {
        int calls = JitOptions.TIERED.calls();
        var jit = new Jit(null, JitOptions.TIERED);
        var f = new Function(Stubs.COUNT, "main.f");
        for (String when : new String[] {"first asked", "asked for", "asked for again"}) {
            f.calls = -1;
            assertNull(jit.call(f), when);
            assertTrue(f.calls <= calls, when);
        }
    }
}
