package gobi.vm.map;

/// Offsets in a map's header.
final class Header {
    static final int COUNT = 0;
    static final int WRITING = 8;
    static final int SEED = 16;
    static final int GROUPS = 24;
    static final int MASK = 32;
    static final int GROWTH_LEFT = 40;
    static final int CLEARS = 48;
    static final int SIZE = 64;
    static final long POINTERS = 1 << GROUPS / 8;

    private Header() {}
}
