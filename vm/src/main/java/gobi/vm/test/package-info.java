/// Running Go programs for tests: many in one JVM, each on a VM of its own with captured streams and a time limit.
///
/// [gobi.vm.test.ProgramRunner] runs one program; [gobi.vm.test.GoSuite] runs the single-file `// run` programs of a folder such as the
/// test directory of a Go installation and compares what passes with a list.
package gobi.vm.test;
