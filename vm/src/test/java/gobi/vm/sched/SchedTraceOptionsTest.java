package gobi.vm.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SchedTraceOptionsTest {
    @Test
    void nothingIsReportedUnlessAskedFor() {
        assertEquals(new SchedTraceOptions(0, false), SchedTraceOptions.parse(null));
        assertEquals(new SchedTraceOptions(0, false), SchedTraceOptions.parse("gctrace=1"));
        assertEquals(new SchedTraceOptions(0, false), SchedTraceOptions.parse("schedtrace=x"));
    }

    @Test
    void periodAndDetail() {
        assertEquals(
                new SchedTraceOptions(20, true),
                SchedTraceOptions.parse("gctrace=1,schedtrace=20,scheddetail=1"));
        assertEquals(
                new SchedTraceOptions(20, false),
                SchedTraceOptions.parse("schedtrace=20,scheddetail=0"));
    }
}
