package gobi.vm.code;

import gobi.vm.type.RType;

/// What the operands of one unit's code mean in this VM. An entry is filled before code that uses
/// it runs.
public final class UnitTables {
    /// FUNC32
    public final Function[] functions;

    /// NATIVE32
    public final Native[] natives;

    /// Whether the native neither parks nor blocks nor looks at frames, so that it may be called
    /// while the frames of compiled code are not written down.
    public final boolean[] leafNatives;

    /// GLOBAL32: addresses
    public final long[] globals;

    /// TYPE32, X_TYPE
    public final RType[] types;

    /// ITAB32: addresses of itabs
    public final long[] itabs;

    /// STRING32: addresses and lengths
    public final long[] stringAddresses;

    public final int[] stringLengths;

    public UnitTables(int functions, int natives, int globals, int types, int itabs, int strings) {
        this.functions = new Function[functions];
        this.natives = new Native[natives];
        this.leafNatives = new boolean[natives];
        this.globals = new long[globals];
        this.types = new RType[types];
        this.itabs = new long[itabs];
        this.stringAddresses = new long[strings];
        this.stringLengths = new int[strings];
    }
}
