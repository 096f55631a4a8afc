package gobi.compiler.codegen;

/// Where the value of an expression goes: to a location, after `derefs` loads; with -1 it is the
/// value's address that goes there. Without a location the value is dropped.
record Hole(Location to, int derefs) {
    static final Hole NOWHERE = new Hole(null, 0);

    static Hole of(Location to) {
        return new Hole(to, 0);
    }

    /// For a pointer whose target goes here.
    Hole deref() {
        return deref(1);
    }

    Hole deref(int n) {
        return isNowhere() || n == 0 ? this : new Hole(to, derefs + n);
    }

    /// For something whose address goes here.
    Hole addr() {
        return isNowhere() ? this : new Hole(to, derefs - 1);
    }

    boolean isNowhere() {
        return to == null;
    }
}
