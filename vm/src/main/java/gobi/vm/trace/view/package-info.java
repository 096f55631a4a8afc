/// Traces made visible: the reader of trace files and what is made of them, a page, a file for
/// Perfetto, a text.
///
/// [gobi.vm.trace.view.TraceReader] reads a file batch by batch and tells the events of all threads
/// in the order of their times to [gobi.vm.trace.view.Timeline], which keeps what a person can look
/// at and no more: [gobi.vm.trace.view.Lane], [gobi.vm.trace.view.Series] and
/// [gobi.vm.trace.view.Thinned] grow to a limit and then halve their resolution, so a trace of a
/// hundred million events makes a page of the same size as one of a hundred thousand.
///
/// Between threads only times order events here, not sequence numbers as in Go's tools. Clocks are
/// one and the same, so at worst a goroutine seems to start some nanoseconds before it was woken;
/// nothing drawn depends on that.
package gobi.vm.trace.view;
