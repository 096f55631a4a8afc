package gobi.compiler.bytecode;

/// Packing and unpacking of instruction words.
///
///     63        48 47        32 31        16 15         0
///     +-----------+------------+------------+-----------+
///     |     c     |     b      |     a      |    op     |
///     +-----------+------------+------------+-----------+
///     |          bc (32)       |
public final class Instructions {
    private Instructions() {}

    public static long abc(Op op, int a, int b, int c) {
        return op.code() | (a & 0xFFFFL) << 16 | (b & 0xFFFFL) << 32 | (c & 0xFFFFL) << 48;
    }

    public static long ai(Op op, int a, int bc) {
        return op.code() | (a & 0xFFFFL) << 16 | (long) bc << 32;
    }

    public static Op op(long word) {
        return Op.of((int) word & 0xFFFF);
    }

    public static int a(long word) {
        return (int) (word >>> 16) & 0xFFFF;
    }

    public static int b(long word) {
        return (int) (word >>> 32) & 0xFFFF;
    }

    public static int c(long word) {
        return (int) (word >>> 48);
    }

    /// c as a signed immediate or offset.
    public static int cs(long word) {
        return (int) (word >> 48);
    }

    /// b as a signed immediate.
    public static int bs(long word) {
        return (short) (word >>> 32);
    }

    /// The signed 32-bit operand in b and c.
    public static int bc(long word) {
        return (int) (word >> 32);
    }
}
