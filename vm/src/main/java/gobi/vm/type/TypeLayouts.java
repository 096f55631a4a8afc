package gobi.vm.type;

import java.util.Arrays;

/// gc's layout rules for amd64.
final class TypeLayouts {
    private static final long[] ONE_POINTER = {1};
    private static final long[] IFACE = {3};
    private static final long[] SCALAR = {};

    private TypeLayouts() {}

    static void basic(RType t, int kind) {
        t.kind = kind;
        boolean pointer = kind == Kind.STRING || kind == Kind.UNSAFE_POINTER;
        int size = Kind.basicSize(kind);
        t.direct = kind == Kind.UNSAFE_POINTER;
        t.comparable = true;
        boolean floating = kind >= Kind.FLOAT32 && kind <= Kind.COMPLEX128;
        t.plain = !floating && kind != Kind.STRING;
        t.reflexive = !floating;
        t.layout(size, Kind.basicAlign(kind), size, pointer ? ONE_POINTER : SCALAR);
    }

    /// Pointers, maps, channels, funcs.
    static void word(RType t, int kind) {
        t.kind = kind;
        t.direct = true;
        t.comparable = kind != Kind.MAP && kind != Kind.FUNC;
        t.plain = t.comparable;
        t.reflexive = true;
        t.layout(8, 8, 8, ONE_POINTER);
    }

    static void slice(RType t) {
        t.kind = Kind.SLICE;
        t.reflexive = true;
        t.layout(24, 8, 24, ONE_POINTER);
    }

    static void iface(RType t) {
        t.kind = Kind.INTERFACE;
        t.comparable = true;
        t.layout(16, 8, 16, IFACE);
    }

    static void array(RType t) {
        RType elem = t.elem;
        t.kind = Kind.ARRAY;
        t.direct = t.length == 1 && elem.direct;
        t.comparable = elem.comparable;
        t.plain = elem.plain;
        t.reflexive = elem.reflexive;
        boolean free = t.length == 0 || elem.pointerFree;
        t.layout(
                elem.size * t.length,
                elem.align,
                free ? elem.size * t.length : elem.cellSize,
                free ? SCALAR : elem.pointerWords);
    }

    /// Sets `fields` with their offsets from fields without.
    static void struct(RType t, RField[] fields) {
        t.kind = Kind.STRUCT;
        t.comparable = true;
        t.plain = true;
        t.reflexive = true;
        t.direct = fields.length == 1 && fields[0].type().direct;
        t.fields = new RField[fields.length];
        long at = 0;
        int align = 1;
        for (int i = 0; i < fields.length; i++) {
            var f = fields[i];
            RType ft = f.type();
            long offset = at + ft.align - 1 & -ft.align;
            boolean blank = f.name().equals("_");
            t.plain &= ft.plain && offset == at && !blank;
            t.comparable &= ft.comparable;
            t.reflexive &= ft.reflexive || blank;
            align = Math.max(align, ft.align);
            t.fields[i] = new RField(f.name(), f.pkgPath(), ft, offset, f.tag(), f.embedded());
            at = offset + ft.size;
        }
        // A trailing empty field must not have an address beyond the object.
        if (at > 0 && fields.length > 0 && fields[fields.length - 1].type().size == 0) {
            at++;
        }
        long size = at + align - 1 & -align;
        t.plain &= size == at;
        t.layout(size, align, size, pointers(t.fields, size));
    }

    private static long[] pointers(RField[] fields, long size) {
        boolean free = true;
        for (var f : fields) {
            free &= f.type().pointerFree;
        }
        if (free) {
            return SCALAR;
        }
        long[] bits = new long[(int) (size / 8 + 63 >> 6)];
        int last = 0;
        for (var f : fields) {
            if (!f.type().pointerFree) {
                last = Math.max(last, copyBits(f.type(), (int) (f.offset() >> 3), bits));
            }
        }
        return Arrays.copyOf(bits, (last >> 6) + 1);
    }

    /// Sets the bits of a value at word `at`; returns the last bit set.
    private static int copyBits(RType t, int at, long[] bits) {
        int last = 0;
        int cellWords = (int) (t.cellSize >> 3);
        int words = (int) (t.size >> 3);
        for (int cell = 0; cell < words; cell += cellWords) {
            for (int i = 0; i < cellWords; i++) {
                if (t.isPointer(i)) {
                    last = at + cell + i;
                    bits[last >> 6] |= 1L << last;
                }
            }
        }
        return last;
    }
}
