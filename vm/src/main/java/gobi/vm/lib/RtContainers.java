package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.MCache;
import gobi.vm.map.GoMap;
import gobi.vm.ops.Slices;
import gobi.vm.sched.Goroutine;
import gobi.vm.sync.Channels;
import gobi.vm.type.RType;

/// The maps, channels and slices of internal/rt.
final class RtContainers implements NativeSet {
    private final NativeEnvironment env;
    private final GoMap maps;
    private final Channels channels;

    RtContainers(NativeEnvironment env) {
        this.env = env;
        this.maps = env.context().maps();
        this.channels = env.context().channels();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "MakeMap" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    maps.make(((Goroutine) g).mcache(), type(r[b + 3]), r[b + 4]));
            case "MapLen" -> (g, r, b) -> result(r, b, maps.length(r[b + 3]));
            case "MapGet" ->
                    (g, r, b) -> result(r, b, maps.get(type(r[b + 3]), r[b + 4], r[b + 5]));
            case "MapSet" -> this::mapSet;
            case "MapDelete" -> (g, r, b) -> mapDelete(cache(g), r, b);
            case "MapClear" -> (g, r, b) -> mapClear(cache(g), r, b);
            case "MapIterInit" -> (g, r, b) -> mapIterate(cache(g), r, b);
            case "MapIterNext" -> (g, r, b) -> mapNext(cache(g), r, b);
            case "MakeChan" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    channels.make(
                                            ((Goroutine) g).mcache(), type(r[b + 3]), r[b + 4]));
            case "ChanLen" -> (g, r, b) -> result(r, b, channels.length(r[b + 3]));
            case "ChanCap" -> (g, r, b) -> result(r, b, channels.capacity(r[b + 3]));
            case "ChanClose" -> (g, r, b) -> chanClose((Goroutine) g, r, b);
            default -> null;
        };
    }

    private static MCache cache(Object g) {
        return ((Goroutine) g).mcache();
    }

    private RType type(long word) {
        RType t = env.context().types().byAddress(word);
        if (t == null) {
            throw Fault.nil(0);
        }
        return t;
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private int mapSet(Object g, long[] r, int b) {
        RType t = type(r[b + 2]);
        long elem = maps.set(((Goroutine) g).mcache(), t, r[b + 3], r[b + 4]);
        Barriers.copy(t.elem, elem, r[b + 5], ((Goroutine) g).shader);
        return Native.DONE;
    }

    private int mapDelete(MCache c, long[] r, int b) {
        maps.delete(c, type(r[b + 2]), r[b + 3], r[b + 4]);
        return Native.DONE;
    }

    private int mapClear(MCache c, long[] r, int b) {
        maps.clear(c, type(r[b + 2]), r[b + 3]);
        return Native.DONE;
    }

    private int mapIterate(MCache c, long[] r, int b) {
        maps.iterate(c, type(r[b + 2]), r[b + 3], r[b + 4]);
        return Native.DONE;
    }

    private int mapNext(MCache c, long[] r, int b) {
        maps.next(c, r[b + 4], r, b + 2);
        return Native.DONE;
    }

    private int chanClose(Goroutine g, long[] r, int b) {
        channels.close(g, r[b + 2]);
        return Native.DONE;
    }

    /// GrowSlice(t, p, length, capacity, extra): results pointer and capacity.
    int growSlice(Object g, long[] r, int b) {
        RType t = type(r[b + 4]);
        long[] slice = {r[b + 5], r[b + 6], r[b + 7]};
        Slices.growSlice(env.context().heap(), ((Goroutine) g).mcache(), t, slice, 0, 0, r[b + 8]);
        r[b + 2] = slice[0];
        r[b + 3] = slice[2];
        return Native.DONE;
    }
}
