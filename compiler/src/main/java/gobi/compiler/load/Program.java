package gobi.compiler.load;

import gobi.compiler.bytecode.Unit;

import java.util.List;

/// A compiled program: its units, imports before importers; the last one is package main.
public record Program(List<Unit> units) {
    public Unit main() {
        return units.getLast();
    }
}
