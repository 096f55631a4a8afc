/// What is made of a VM's events: traces and profiles that people's tools open.
///
/// [gobi.vm.trace.Outputs] says what a run shall leave behind, [gobi.vm.trace.Recorder] starts and
/// ends it, [gobi.vm.trace.Watch] shows the page while it lasts. Everything is complete up to the
/// program's end, however that comes. [gobi.vm.trace.flight] tells JDK Flight Recorder.
package gobi.vm.trace;
