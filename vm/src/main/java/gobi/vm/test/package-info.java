/// `gobi test`: programs that test a language implementation, and how they go.
///
/// **Vocabulary.** A *test* is a `.go` file with a *directive*, the comment in its first line that
/// says what to do with it (`// run`, `// errorcheck -lang=go1.17`), or with *golden* files beside
/// it. Its *folder*, for the directives that end in `dir`, is `NAME.dir` beside `NAME.go`. The
/// format is that of the test directory of Go's distribution, so that directory is a suite for us,
/// and tests written for us run with Go's own runner. A test's name is its path relative to the
/// folder that was asked for.
///
/// **Directives.** The first line that is neither empty nor a build constraint;
/// [gobi.vm.test.Directive] reads it.
///
/// | directive | passes if |
/// |---|---|
/// | `run [FLAG...] [FILE.go...] [ARG...]`, `buildrun`, `cmpout` | the program ends with status 0 and prints what `NAME.out` says |
/// | `rundir` | so does the last package of the folder, which is main |
/// | `runindir` | so does the folder, run as a module whose path is the folder's name |
/// | `buildrundir` | so do all files of the folder as one package |
/// | `runoutput` | so does the program that the program prints |
/// | `compile`, `compiledir`, `build`, `builddir` | it compiles; `build` wants a `main` function too |
/// | `errorcheck`, `errorcheckdir`, `errorcheckoutput` | compilation fails with exactly the errors that comments ask for |
/// | `errorcheckandrundir` | both |
/// | `skip`, `asmcheck` | never run |
///
/// Flags: `-0` and `-1` (compilation must succeed, must fail), `-s` (each file of the folder is a
/// package), `-t N` (time limit in seconds), `-lang=go1.N`, `-p=PATH`, `-e=0` (ten errors at most),
/// `-goexperiment NAME`. Others concern gc's code generation and are taken in silence, unless the
/// test is about what they do: [gobi.vm.test.OutOfScope] skips those, and tells why.
///
/// **Packages of a folder.** Files with the same package clause are one package (with `-s` each
/// file is one); packages are compiled in the order of their first files' names, so an imported one
/// must come earlier. The package whose first file is `a.go` is imported as `./a` or `test/a`. Here
/// Gobi compiles like a compiler that no build tool has called ([gobi.compiler.load.DirectBuild]):
/// build constraints and modules do not matter.
///
/// **Errors.** `// ERROR "regexp" "another"` at the end of a line asks for errors on that line;
/// `GC_ERROR` is the same, `ERRORAUTO` asks for one without a place, `////` in the line turns the
/// comment off. `LINE`, `LINE+2`, `LINE-2` in a regexp stand for `file:line`. Each wanted error
/// takes all messages of its line whose text, `file:line: ` taken off, it matches somewhere; a
/// message has its continuation lines with it. One that finds no message is missing, a message that
/// none took is extra, and either fails the test ([gobi.vm.test.ErrorMatch]). Messages are gc's
/// without columns and without the limit of ten. The expressions are Go's, translated to Java's
/// ([gobi.vm.test.GoRegexp]).
///
/// **Golden files.** `NAME.out` is what the program prints, both streams as they come, and nothing
/// without that file. Two more are our own: `NAME.status` is another exit status to end with,
/// `NAME.err` is standard error, with the test's folder written as `./`, addresses as `0xN`, and
/// goroutine traces and all that follows cut off; with one of them `NAME.out` is standard output
/// alone. `NAME.in` is standard input, `NAME.args` has an argument a line. A program with golden
/// files needs no directive; it runs in its own folder. `-update` writes them.
///
/// **Isolation.** All tests run in this JVM, each program on a [gobi.vm.Vm] of its own with its own
/// streams, heap limit and working directory (the folder that was asked for). Each piece of work
/// has a thread of its own with a deep stack ([gobi.vm.test.Sandbox]): deep recursion in the
/// compiler, or exhausted memory, fails one test. When its time is over a program is stopped from
/// outside; a compilation cannot be stopped and is left behind on a daemon thread.
///
/// **The ratchet.** With a list of names that must pass, only these decide the exit status and are
/// told when they fail, so that a suite which does not pass as a whole can guard what it has
/// reached ([gobi.vm.test.Ratchet]).
///
/// **Rejected.** A JVM for each test: start-up alone would take longer than most tests do. RE2 for
/// the regexps: a dependency for a few dozen lines of translation. Redirecting errors through a
/// compiler's text output and splitting that into messages: the diagnostics are at hand.
package gobi.vm.test;
