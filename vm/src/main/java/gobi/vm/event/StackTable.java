package gobi.vm.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Stacks by their frames (see [FrameNames]), numbered from 1. A stack is known by 64 hashed bits,
/// which are taken to tell all stacks of a run apart.
public final class StackTable {
    /// The most frames that are kept of one.
    public static final int MAX_FRAMES = 128;

    private final Map<Long, Integer> ids = new HashMap<>();
    private final List<long[]> stacks = new ArrayList<>();

    /// Names of stacks that consist of one invented function.
    private final Map<Integer, String> invented = new HashMap<>();

    public StackTable() {
        stacks.add(new long[0]);
    }

    /// The hash of what `hash` stands for and a frame more, in whatever word tells it from others;
    /// a stack without frames has the hash 0, and no other.
    public static long hash(long hash, long frame) {
        long h = Long.rotateLeft(hash ^ frame, 29) * 0xFF51AFD7ED558CCDL;
        return h == 0 ? 1 : h;
    }

    /// The number of the stack with that hash; innermost frame first.
    synchronized int id(long hash, long[] frames, int n) {
        Integer known = ids.get(hash);
        if (known != null) {
            return known;
        }
        int id = stacks.size();
        ids.put(hash, id);
        stacks.add(Arrays.copyOf(frames, n));
        return id;
    }

    /// A stack of one function that is not Go code, for goroutines that stand for the VM's work.
    synchronized int invent(String function) {
        int id = stacks.size();
        stacks.add(new long[0]);
        invented.put(id, function);
        return id;
    }

    synchronized int size() {
        return stacks.size();
    }

    /// The visible frames of a stack.
    public synchronized List<FrameNames.Place> places(int id, FrameNames names) {
        String one = invented.get(id);
        if (one != null) {
            return List.of(new FrameNames.Place(one, "", 0, 0, Long.MAX_VALUE - id));
        }
        List<FrameNames.Place> places = new ArrayList<>();
        for (long frame : stacks.get(id)) {
            var place = names.place(frame);
            if (place != null) {
                places.add(place);
            }
        }
        if (places.isEmpty() && stacks.get(id).length > 0) {
            var entry = names.entry(stacks.get(id)[0]);
            return entry == null ? places : List.of(entry);
        }
        return places;
    }
}
