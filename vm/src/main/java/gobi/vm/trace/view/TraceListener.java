package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

/// Is told the events of a trace, in order.
interface TraceListener {
    /// @param time in nanoseconds since the trace's first event
    /// @param thread its number, negative for none
    /// @param fields as the table of events lists them; valid during the call
    void event(long time, long thread, EventKind kind, long[] fields);
}
