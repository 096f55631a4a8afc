package gobi.vm.heapdump;

import gobi.vm.type.Kind;
import gobi.vm.type.RField;
import gobi.vm.type.RType;

import java.util.ArrayList;
import java.util.List;

/// Spreads a Go type into the fields of a class.
final class Fields {
    /// Larger values are shown as arrays of words.
    private static final long MAX_SIZE = 2048;

    private final List<Field> fields = new ArrayList<>();

    private Fields() {}

    static boolean fit(RType t) {
        return t.size <= MAX_SIZE;
    }

    /// Of a value at an offset; `name` is its own, empty for the object itself.
    static List<Field> of(RType t, String name, long offset) {
        var f = new Fields();
        f.add(t, name, offset);
        return f.fields;
    }

    private void add(RType t, String name, long at) {
        String own = name.isEmpty() ? "value" : name;
        switch (t.kind) {
            case Kind.STRING -> {
                add(own, BasicType.OBJECT, at);
                add(own + ".len", BasicType.LONG, at + 8);
            }
            case Kind.SLICE -> {
                add(own, BasicType.OBJECT, at);
                add(own + ".len", BasicType.LONG, at + 8);
                add(own + ".cap", BasicType.LONG, at + 16);
            }
            case Kind.INTERFACE -> add(own, BasicType.OBJECT, at + 8);
            case Kind.STRUCT -> {
                for (RField f : t.fields) {
                    add(f.type(), dotted(name, f.name()), at + f.offset());
                }
            }
            case Kind.ARRAY -> {
                for (long i = 0; t.elem.size > 0 && i < t.length; i++) {
                    add(t.elem, name + "[" + i + "]", at + i * t.elem.size);
                }
            }
            case Kind.COMPLEX64 -> {
                add(own + ".real", BasicType.FLOAT, at);
                add(own + ".imag", BasicType.FLOAT, at + 4);
            }
            case Kind.COMPLEX128 -> {
                add(own + ".real", BasicType.DOUBLE, at);
                add(own + ".imag", BasicType.DOUBLE, at + 8);
            }
            default -> add(own, BasicType.of(t), at);
        }
    }

    private static String dotted(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }

    private void add(String name, BasicType type, long offset) {
        fields.add(new Field(name, type, offset));
    }
}
