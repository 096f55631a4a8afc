/// What a heap dump says to people: [gobi.vm.heapdump.view.HprofReader] makes a
/// [gobi.vm.heapdump.view.HeapGraph] of a file, [gobi.vm.heapdump.view.Dominators] and
/// [gobi.vm.heapdump.view.Paths] ask it, [gobi.vm.heapdump.view.HeapSummary] prints the answers.
///
/// An object **dominates** another if every way from a root to the other leads through it; it
/// **retains** what it dominates: that much would be free without it. Dominators are found by the
/// semi-dominators of Lengauer and Tarjan with the simpler last step of Georgiadis (Semi-NCA).
package gobi.vm.heapdump.view;
