/// What happens in a VM, as a stream of events: recorded here, read by `gobi.vm.trace`.
///
/// **One table.** [gobi.vm.event.EventKind] lists every event with its typed fields. The recorder
/// writes by it, the reader reads by it, and the table of the README's trace chapter is its text.
///
/// **One encoding.** Events are written in the wire format of Go's execution traces (1.22) as they
/// happen, so a trace file is these bytes and nothing is converted on the way: a byte for the kind,
/// then varints, first the time since the thread's last event in units of [gobi.vm.event.Clock].
/// The three events of a switch are put together in words, with numbers in fixed widths, which
/// readers take as well.
///
/// **Buffers.** Every thread that runs Go code ([gobi.vm.event.RecordingThread]) has a buffer of
/// its own for each recording, 16 KB, copied when full: so its cache lines stay with the core that
/// writes them. Threads that do not share one buffer and its lock. [gobi.vm.event.EventWriter]
/// writes the full ones in the background. The buffer also remembers which P and which goroutine
/// the stream so far says the thread has, which is what makes a stream well-formed whenever
/// recording starts.
///
/// **Cost.** A switch of goroutines is three events: who waited is woken, who runs stops, another
/// starts. Together they walk two stacks, whose ids are found by a hash that the walk yields, and
/// read the clock once if the stretches of running that end so were short lately: then the first
/// event is written with the second, at its time. If that comes later than expected the first has a
/// time between the thread's last event and the millisecond before it happened. Rejected: events as
/// plain words in memory, encoded by the writer. Whole cache lines move to that thread's core and
/// back for each switch, which cost more than the encoding.
///
/// **What is not Go's.** Steals, sampled allocations, spans, marking by colour, ways between
/// interpreted and compiled code stand as logs without a task, in categories of ours. Of what
/// happens too often [gobi.vm.event.Thinning] chooses.
///
/// **Listeners.** Beside a recording, or instead of one, an [gobi.vm.event.EventListener] is told:
/// JDK Flight Recorder's events are made so.
///
/// **Order.** Between threads the truth is in sequence numbers, one count for each goroutine and
/// each P, taken by whoever owns it at that moment. Timestamps only suggest.
///
/// **What no P sees.** The compiler's thread has no P, and Go's format ties every event that could
/// carry a text to one. What it does stands in the table of strings, with times of its own.
///
/// **Cost when off.** One load and a predictable branch at each hook: [gobi.vm.event.EventLog#on].
///
/// **Generations.** A generation is a part of a trace that stands for itself: its strings and
/// stacks have their own numbers, counts start again, and every goroutine and P is announced in it
/// before its first other event. One begins each second, sooner at first, while the world is
/// stopped by a thread without a P: then nothing runs that would have to be announced as running.
/// Only threads in natives may still write; they hold [gobi.vm.event.EventLog#gate]. A generation's
/// tables are written behind its events, so a kill or a full disk loses at most the last one, and
/// neither the tables here nor a reader's grow with the length of the run. The last is completed
/// however the program ends: exit, panic, deadlock, or a signal.
package gobi.vm.event;
