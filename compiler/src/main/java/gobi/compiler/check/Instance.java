package gobi.compiler.check;

import gobi.compiler.types.Type;

import java.util.List;

/// The instantiation that a name denotes: its type arguments (explicit and inferred) and the
/// instantiated type.
public record Instance(List<Type> typeArgs, Type type) {}
