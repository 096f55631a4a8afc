/// The command line: `gobi run`, `build`, `test`, `disasm`, `version`, `help`.
///
/// **Start-up decides the shape.** `gobi run script.go` is the command people type, so it is parsed
/// by hand ([RunArguments], from the flag table [RunFlag]) and touches no command-line library.
/// Everything else, and all help texts, goes through picocli ([CommandTree]), whose model classes
/// cost more to load than a small program takes to run. The help text of `run` is made from the
/// same flag table, so the two cannot drift apart.
///
/// **Arguments of `run`** follow `go run`: flags come first; then either one or more `.go` files,
/// or one `.gbc` file, or one package path; all that follows is the program's own. A first argument
/// that is a program (`gobi prog.go`) means `run`, so that `#!/usr/bin/env gobi` works.
///
/// **Exit codes**: 2 for a usage error, 1 for compile errors, else the program's own.
///
/// The commands do no work themselves: they make a request record and hand it to [Engine].
package gobi.vm.cli;
