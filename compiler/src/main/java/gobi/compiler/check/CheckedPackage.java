package gobi.compiler.check;

import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.types.Package;

import java.util.List;

/// A package with its syntax trees and what the checker found. `ok` is false when an error was
/// reported: the tables may be incomplete then.
public record CheckedPackage(Package pkg, List<SourceUnit> files, Info info, boolean ok) {}
