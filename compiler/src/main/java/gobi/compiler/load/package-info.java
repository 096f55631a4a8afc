/// From the command line's words to compiled units: which files make up which package, and in what
/// order packages are compiled.
///
/// [gobi.compiler.load.Sources] finds files (named files, a directory, an import path of the module
/// or of the standard library) and applies build constraints; [gobi.compiler.load.Loader] parses,
/// checks and generates packages, imports first. The target is always linux/amd64 with Go 1.23.
package gobi.compiler.load;
