package gobi.vm.explore;

import java.util.List;

/// A run that ended badly.
///
/// @param run its number, from 1
/// @param what in a few words
/// @param details the program's messages, or how its output differs
/// @param steps the interleaving in words
public record Finding(int run, long seed, String what, String details, List<String> steps) {}
