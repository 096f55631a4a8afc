/// A VM's events as events of JDK Flight Recorder, on one timeline with those of the JVM itself:
/// its collections, its compilations and its stops are another matter than Go's.
///
/// [gobi.vm.trace.flight.FlightRecording] begins and ends the file,
/// [gobi.vm.trace.flight.FlightEvents] makes events of what it is told;
/// [gobi.vm.trace.flight.EventTypes] declares them. What lasts is recorded if it lasted long enough
/// ([jdk.jfr.Threshold]), what happens often as often as [jdk.jfr.Throttle] allows. Stacks are
/// Go's, as text: JFR's own would show the interpreter.
///
/// None of these classes is touched, and `jdk.jfr` not loaded, unless a run asks for it.
package gobi.vm.trace.flight;
