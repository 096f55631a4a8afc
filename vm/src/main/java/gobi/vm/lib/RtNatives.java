package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Shader;
import gobi.vm.interp.FrameList;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.Hashing;
import gobi.vm.type.RField;
import gobi.vm.type.RIMethod;
import gobi.vm.type.RMethod;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import java.util.ArrayList;
import java.util.List;

/// internal/rt: types, memory and interfaces for reflection. Maps and channels are [RtContainers],
/// calls [RtThunks].
final class RtNatives implements NativeSet {
    private static final int BOXED = 1 << 5;
    private static final int COMPARABLE = 1 << 6;
    private static final int NAMED = 1 << 7;
    private static final int VARIADIC = 1 << 8;

    private final NativeEnvironment env;
    private final TypeTable types;
    private final Hashing hashing;
    private final RtContainers containers;
    private final RtThunks thunks;

    RtNatives(NativeEnvironment env) {
        this.env = env;
        this.types = env.context().types();
        this.hashing = env.context().hashing();
        this.containers = new RtContainers(env);
        this.thunks = new RtThunks(env);
    }

    private interface OfType {
        long get(RType t);
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "Unpack", "Pack" -> (g, r, b) -> pair(r, b, r[b + 4], r[b + 5]);
            case "TypeOfItab" ->
                    (g, r, b) -> result(r, b, r[b + 3] == 0 ? 0 : Memory.loadLong(r[b + 3] + 8));
            case "Itab" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    env.context().itabs().itab(type(r[b + 3]), type(r[b + 4])));
            case "Implements" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    env.context()
                                                    .itabs()
                                                    .implementsAll(type(r[b + 3]), type(r[b + 4]))
                                            ? 1
                                            : 0);
            case "Info" -> of(RtNatives::info);
            case "Size" -> of(t -> t.size);
            case "Align", "FieldAlign" -> of(t -> t.align);
            case "String" -> (g, r, b) -> string(g, r, b, type(r[b + 4]).display);
            case "Name" -> (g, r, b) -> string(g, r, b, type(r[b + 4]).name);
            case "PkgPath" -> (g, r, b) -> string(g, r, b, type(r[b + 4]).pkgPath);
            case "Underlying" -> of(t -> t.underlying.address);
            case "Elem" -> of(t -> address(t.elem));
            case "Key" -> of(t -> address(t.key));
            case "Len" -> of(t -> t.length);
            case "ChanDir" -> of(t -> t.chanDir);
            case "NumField" -> of(t -> t.fields.length);
            case "FieldAt" -> this::fieldAt;
            case "FieldInfo" -> this::fieldInfo;
            case "NumIn" -> of(t -> t.params.length);
            case "In" -> (g, r, b) -> result(r, b, type(r[b + 3]).params[(int) r[b + 4]].address);
            case "NumOut" -> of(t -> t.results.length);
            case "Out" -> (g, r, b) -> result(r, b, type(r[b + 3]).results[(int) r[b + 4]].address);
            case "NumMethod" ->
                    of(t -> t.isInterface() ? t.interfaceMethods.length : exported(t).size());
            case "Method" -> this::method;
            case "FindMethod" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    findMethod(
                                            type(r[b + 3]), Memory.readString(r[b + 4], r[b + 5])));
            case "MethodFunc" -> this::methodFunction;
            case "FuncPC" -> (g, r, b) -> result(r, b, entry(r[b + 3]));
            case "PtrTo" -> of(t -> types.pointerTo(t).address);
            case "SliceOf" -> of(t -> types.sliceOf(t).address);
            case "ArrayOf" ->
                    (g, r, b) -> result(r, b, types.arrayOf(type(r[b + 4]), r[b + 3]).address);
            case "MapOf" ->
                    (g, r, b) -> result(r, b, types.mapOf(type(r[b + 3]), type(r[b + 4])).address);
            case "ChanOf" ->
                    (g, r, b) -> result(r, b, types.chanOf(type(r[b + 4]), (int) r[b + 3]).address);
            case "FuncOf" -> this::funcOf;
            case "StructOf" -> this::structOf;
            case "New" ->
                    (g, r, b) ->
                            result(r, b, env.context().heap().allocate(cache(g), type(r[b + 3])));
            case "NewArray" -> this::newArray;
            case "Copy" ->
                    (g, r, b) ->
                            done(() ->
                                    Barriers.copy(type(r[b + 2]), r[b + 3], r[b + 4], shader(g)));
            case "Clear" ->
                    (g, r, b) -> done(() -> Barriers.clear(type(r[b + 2]), r[b + 3], shader(g)));
            case "CopyArray" ->
                    (g, r, b) ->
                            done(() ->
                                    Barriers.copyArray(
                                            type(r[b + 2]),
                                            r[b + 3],
                                            r[b + 4],
                                            r[b + 5],
                                            shader(g)));
            case "ClearArray" ->
                    (g, r, b) ->
                            done(() ->
                                    Barriers.clearArray(
                                            type(r[b + 2]), r[b + 3], r[b + 4], shader(g)));
            case "GrowSlice" -> containers::growSlice;
            case "Equal" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    env.context()
                                                    .equality()
                                                    .equal(type(r[b + 3]), r[b + 4], r[b + 5])
                                            ? 1
                                            : 0);
            case "Hash" ->
                    (g, r, b) -> result(r, b, hashing.hash(type(r[b + 3]), r[b + 4], r[b + 5]));
            case "CallThunk", "SelectThunk", "MakeFunc" -> thunks.find(name);
            default -> containers.find(name);
        };
    }

    private Native of(OfType f) {
        return (g, r, b) -> result(r, b, f.get(type(r[b + 3])));
    }

    private RType type(long word) {
        RType t = types.byAddress(word);
        if (t == null) {
            throw Fault.nil(0);
        }
        return t;
    }

    private static long address(RType t) {
        return t == null ? 0 : t.address;
    }

    private static Shader shader(Object g) {
        return ((Goroutine) g).shader;
    }

    private static gobi.vm.heap.MCache cache(Object g) {
        return ((Goroutine) g).mcache();
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private static int pair(long[] r, int b, long v, long w) {
        r[b + 2] = v;
        r[b + 3] = w;
        return Native.DONE;
    }

    private static int done(Runnable action) {
        action.run();
        return Native.DONE;
    }

    private int string(Object g, long[] r, int b, String text) {
        env.string((Goroutine) g, r, b + 2, text);
        return Native.DONE;
    }

    private static long info(RType t) {
        return t.kind
                | (t.direct ? 0 : BOXED)
                | (t.comparable ? COMPARABLE : 0)
                | (t.isNamed() ? NAMED : 0)
                | (t.variadic ? VARIADIC : 0);
    }

    private int fieldAt(Object g, long[] r, int b) {
        RField f = type(r[b + 5]).fields[(int) r[b + 6]];
        r[b + 2] = f.type().address;
        r[b + 3] = f.offset();
        r[b + 4] = (f.exported() ? 0 : 1) | (f.embedded() ? 2 : 0);
        return Native.DONE;
    }

    private int fieldInfo(Object g, long[] r, int b) {
        RField f = type(r[b + 8]).fields[(int) r[b + 9]];
        var goroutine = (Goroutine) g;
        env.string(goroutine, r, b + 2, f.name());
        env.string(goroutine, r, b + 4, f.pkgPath());
        env.string(goroutine, r, b + 6, f.tag());
        return Native.DONE;
    }

    private static List<RMethod> exported(RType t) {
        List<RMethod> list = new ArrayList<>();
        for (var m : t.methods) {
            if (m.pkgPath().isEmpty()) {
                list.add(m);
            }
        }
        return list;
    }

    private int method(Object g, long[] r, int b) {
        RType t = type(r[b + 7]);
        int i = (int) r[b + 8];
        String name;
        String pkgPath;
        RType type;
        if (t.isInterface()) {
            RIMethod m = t.interfaceMethods[i];
            name = m.name();
            pkgPath = m.pkgPath();
            type = m.type();
        } else {
            RMethod m = exported(t).get(i);
            name = m.name();
            pkgPath = m.pkgPath();
            type = m.type();
        }
        env.string((Goroutine) g, r, b + 2, name);
        env.string((Goroutine) g, r, b + 4, pkgPath);
        r[b + 6] = type.address;
        return Native.DONE;
    }

    private static long findMethod(RType t, String name) {
        if (t.isInterface()) {
            for (int i = 0; i < t.interfaceMethods.length; i++) {
                if (t.interfaceMethods[i].name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        int i = 0;
        for (var m : t.methods) {
            if (m.pkgPath().isEmpty()) {
                if (m.name().equals(name)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private int methodFunction(Object g, long[] r, int b) {
        RMethod m = exported(type(r[b + 3])).get((int) r[b + 4]);
        return result(r, b, env.linker().function(m.functionName()).staticClosure);
    }

    private long entry(long closure) {
        return FrameList.address(env.context().function(Memory.loadInt(closure)), 0);
    }

    private RType[] typeList(long array, long n) {
        RType[] list = new RType[(int) n];
        for (int i = 0; i < list.length; i++) {
            list[i] = type(Memory.loadLong(array + 8L * i));
        }
        return list;
    }

    private int funcOf(Object g, long[] r, int b) {
        RType[] in = typeList(r[b + 3], r[b + 4]);
        RType[] out = typeList(r[b + 6], r[b + 7]);
        return result(r, b, types.funcOf(in, out, r[b + 9] != 0).address);
    }

    private int structOf(Object g, long[] r, int b) {
        int n = (int) r[b + 4];
        RField[] fields = new RField[n];
        for (int i = 0; i < n; i++) {
            String name = stringAt(r[b + 3] + 16L * i);
            String pkgPath = stringAt(r[b + 6] + 16L * i);
            RType t = type(Memory.loadLong(r[b + 9] + 8L * i));
            String tag = stringAt(r[b + 12] + 16L * i);
            boolean embedded = (Memory.loadLong(r[b + 15] + 8L * i) & 2) != 0;
            fields[i] = new RField(name, pkgPath, t, 0, tag, embedded);
        }
        return result(r, b, types.structOf(fields).address);
    }

    private static String stringAt(long p) {
        return Memory.readString(Memory.loadLong(p), Memory.loadLong(p + 8));
    }

    private int newArray(Object g, long[] r, int b) {
        RType t = type(r[b + 3]);
        long n = r[b + 4];
        if (n < 0 || t.size > 0 && n > (1L << 47) / t.size) {
            throw Fault.of(Fault.Kind.MAKE_SLICE_LEN);
        }
        return result(r, b, env.context().heap().allocateArray(cache(g), t, n));
    }
}
