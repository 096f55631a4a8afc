package gobi.vm.heapdump;

import gobi.vm.heap.SizeClasses;
import gobi.vm.type.RType;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The classes in a dump. Each is written when it is first asked for.
final class Classes {
    /// What instances look like.
    record Instances(long id, List<Field> fields, int bytes) {
        static Instances of(long id, List<Field> fields) {
            return new Instances(id, fields, fields.stream().mapToInt(f -> f.type().size).sum());
        }
    }

    private final HprofWriter out;
    private final Map<RType, Instances> instances = new HashMap<>();
    private final Map<String, Long> arrays = new HashMap<>();
    private final Map<String, Instances> headers = new HashMap<>();
    private final long object;
    final long thread;
    final long string;

    /// Writes those that readers of such files take for granted.
    Classes(HprofWriter out) throws IOException {
        this.out = out;
        object = out.defineClass("java/lang/Object", 0, 0, List.of(), List.of());
        plain("java/lang/Class");
        plain("java/lang/ClassLoader");
        long reference =
                plain("java/lang/ref/Reference", new Field("referent", BasicType.OBJECT, 0));
        for (String kind : List.of("Weak", "Soft", "Final", "Phantom")) {
            String name = "java/lang/ref/" + kind + "Reference";
            out.defineClass(name, reference, 0, List.of(), List.of());
        }
        string =
                plain(
                        "java/lang/String",
                        new Field("value", BasicType.OBJECT, 0),
                        new Field("coder", BasicType.BYTE, 0),
                        new Field("hash", BasicType.INT, 0));
        thread = plain("java/lang/Thread", new Field("name", BasicType.OBJECT, 0));
        for (BasicType t : BasicType.values()) {
            if (t != BasicType.OBJECT) {
                plain(t.arrays);
            }
        }
    }

    private long plain(String name, Field... fields) throws IOException {
        return out.defineClass(name, object, 0, List.of(), List.of(fields));
    }

    /// A package with its variables.
    long packageClass(String name, List<HprofWriter.Static> statics) throws IOException {
        return out.defineClass(name, object, 0, statics, List.of());
    }

    /// Of single objects of that type.
    Instances of(RType t) throws IOException {
        Instances known = instances.get(t);
        if (known == null) {
            List<Field> fields = Fields.of(t, "", 0);
            long size = SizeClasses.roundUp(t.size);
            known = Instances.of(out.defineClass(name(t), object, size, List.of(), fields), fields);
            instances.put(t, known);
        }
        return known;
    }

    /// A name that readers do not take for that of an array.
    private static String name(RType t) {
        return t.display.startsWith("[") ? "slice " + t.display : t.display;
    }

    /// Of arrays with elements of that name.
    long arrayOf(String element) throws IOException {
        Long known = arrays.get(element);
        if (known == null) {
            known = out.defineClass("[L" + element + ";", object, 0, List.of(), List.of());
            arrays.put(element, known);
        }
        return known;
    }

    /// Of structures of the VM: a map, a channel.
    Instances header(String name, long size, List<Field> fields) throws IOException {
        Instances known = headers.get(name);
        if (known == null) {
            known = Instances.of(out.defineClass(name, object, size, List.of(), fields), fields);
            headers.put(name, known);
        }
        return known;
    }
}
