package gobi.compiler.codegen;

import gobi.compiler.check.Info;
import gobi.compiler.source.SourceFile;
import gobi.compiler.types.Package;

/// Where a declaration stands: its file, its package and the checker's tables for it.
record Source(Info info, SourceFile file, Package pkg) {}
