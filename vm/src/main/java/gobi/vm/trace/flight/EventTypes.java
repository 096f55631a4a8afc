package gobi.vm.trace.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

/// The types of events: what JFR records are the fields, which it finds by reflection.
final class EventTypes {
    private EventTypes() {}

    // --- goroutines

    /// What all events of one goroutine say.
    @StackTrace(false)
    abstract static class OfGoroutine extends Event {
        @Label("Goroutine")
        long goroutine;

        @Label("Function")
        @Description("What the goroutine was started with")
        String function;
    }

    @Name("gobi.GoroutineRun")
    @Label("Goroutine Run")
    @Description("A goroutine ran without a break")
    @Category({"Go", "Scheduler"})
    @Threshold("1 ms")
    static final class Run extends OfGoroutine {
        @Label("P")
        int processor;

        @Label("Ended By")
        String endedBy;
    }

    @Name("gobi.GoroutineWait")
    @Label("Goroutine Wait")
    @Description("A goroutine waited; the event's thread is that which woke it")
    @Category({"Go", "Scheduler"})
    @Threshold("1 ms")
    static final class Wait extends OfGoroutine {
        @Label("Reason")
        String reason;

        @Label("Woken By")
        @Description("The goroutine that ended it, 0 if that was none")
        long wokenBy;

        @Label("Go Stack")
        String goStack;
    }

    @Name("gobi.GoroutineQueued")
    @Label("Goroutine Queued")
    @Description("A goroutine could have run and had to wait for a P")
    @Category({"Go", "Scheduler"})
    @Threshold("1 ms")
    static final class Queued extends OfGoroutine {
        @Label("Since It")
        @Description("Why it was put into the queue")
        String because;
    }

    @Name("gobi.BlockingCall")
    @Label("Blocking Call")
    @Description("A goroutine was in a call of the system, its P free for others")
    @Category({"Go", "Scheduler"})
    @Threshold("1 ms")
    static final class BlockingCall extends OfGoroutine {}

    @Name("gobi.GoroutineLife")
    @Label("Goroutine Life")
    @Description("A goroutine has ended")
    @Category({"Go", "Scheduler"})
    @Threshold("1 ms")
    static final class Life extends OfGoroutine {
        @Label("Creator")
        long creator;
    }

    @Name("gobi.Steal")
    @Label("Steal")
    @Description("A P without work has taken goroutines from another's queue")
    @Category({"Go", "Scheduler"})
    @StackTrace(false)
    @Throttle("1000/s")
    static final class Steal extends Event {
        @Label("P")
        int processor;

        @Label("From P")
        int victim;

        @Label("Goroutines")
        int goroutines;
    }

    @Name("gobi.StopTheWorld")
    @Label("Stop the World")
    @Category({"Go", "Scheduler"})
    @StackTrace(false)
    static final class Stop extends Event {
        @Label("Reason")
        String reason;
    }

    // --- the collector and the heap

    @Name("gobi.GarbageCollection")
    @Label("Garbage Collection")
    @Description("A cycle, from the begin of marking to its end")
    @Category({"Go", "Collector"})
    @StackTrace(false)
    static final class Collection extends Event {
        @Label("Cycle")
        long cycle;

        @Label("Heap at Start")
        @DataAmount
        long heapAtStart;

        @Label("Live")
        @Description("Marked, and allocated meanwhile")
        @DataAmount
        long live;

        @Label("Dead")
        @DataAmount
        long dead;
    }

    @Name("gobi.MarkWork")
    @Label("Mark Work")
    @Description("A P marked, or a goroutine that allocates helped to")
    @Category({"Go", "Collector"})
    @StackTrace(false)
    @Threshold("100 us")
    static final class MarkWork extends Event {
        @Label("Kind")
        String kind;
    }

    @Name("gobi.Sweep")
    @Label("Sweep")
    @Category({"Go", "Collector"})
    @StackTrace(false)
    @Threshold("100 us")
    static final class Sweep extends Event {
        @Label("Swept")
        @DataAmount
        long swept;

        @Label("Reclaimed")
        @DataAmount
        long reclaimed;
    }

    @Name("gobi.HeapSize")
    @Label("Heap Size")
    @Category({"Go", "Heap"})
    @StackTrace(false)
    @Throttle("1000/s")
    static final class HeapSize extends Event {
        @Label("Allocated")
        @DataAmount
        long allocated;

        @Label("Goal")
        @Description("The size at which the next collection is wanted")
        @DataAmount
        long goal;
    }

    @Name("gobi.AllocationSample")
    @Label("Allocation Sample")
    @Description("One object in about 512 kB of allocation")
    @Category({"Go", "Heap"})
    @StackTrace(false)
    @Throttle("1000/s")
    static final class Allocation extends Event {
        @Label("Size")
        @DataAmount
        long size;

        @Label("Weight")
        @Description("For how many allocated bytes this event stands")
        @DataAmount
        long weight;

        @Label("Go Stack")
        String goStack;
    }

    // --- compiled code

    @Name("gobi.Compilation")
    @Label("Compilation")
    @Description("A Go function, or a loop of one, was compiled to JVM code")
    @Category({"Go", "Compiler"})
    @StackTrace(false)
    static final class Compilation extends Event {
        @Label("Function")
        String function;
    }

    @Name("gobi.LoopEntered")
    @Label("Compiled Loop Entered")
    @Description("The interpreter went on in compiled code, at the head of a loop")
    @Category({"Go", "Compiler"})
    @StackTrace(false)
    @Throttle("1000/s")
    static final class LoopEntered extends Event {
        @Label("Place")
        String place;

        @Label("Count")
        @Description("For how many times this event stands")
        int count;
    }

    @Name("gobi.CodeLeft")
    @Label("Compiled Code Left")
    @Description("Compiled code was left for the interpreter")
    @Category({"Go", "Compiler"})
    @StackTrace(false)
    @Throttle("1000/s")
    static final class CodeLeft extends Event {
        @Label("Place")
        String place;

        @Label("Reason")
        @Description("An instruction that needs the interpreter, or another reason in words")
        String reason;

        @Label("Count")
        @Description("For how many times this event stands")
        int count;
    }
}
