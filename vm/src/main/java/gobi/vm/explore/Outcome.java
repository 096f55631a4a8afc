package gobi.vm.explore;

import gobi.vm.Ending;

/// What came of one run.
///
/// @param leaks traces of the goroutines left over; empty if there are none
record Outcome(Ending ending, int status, String out, String err, String leaks) {}
