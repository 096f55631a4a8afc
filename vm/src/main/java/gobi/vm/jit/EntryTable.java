package gobi.vm.jit;

import gobi.vm.memory.Memory;

import java.util.Arrays;

/// The entries of all functions that compiled code has called, by function id.
public final class EntryTable {
    private final Jit jit;
    private volatile Entry[] byId = new Entry[1024];

    EntryTable(Jit jit) {
        this.jit = jit;
    }

    /// What a closure calls.
    public Entry ofClosure(long closure) {
        return of(Memory.loadInt(closure));
    }

    /// The method with that index of an itab.
    public Entry ofMethod(long itab, long offset) {
        return of(Memory.loadInt(itab + offset));
    }

    private Entry of(int id) {
        Entry[] all = byId;
        if (id >= 0 && id < all.length) {
            Entry e = all[id];
            if (e != null) {
                return e;
            }
        }
        return jit.entry(id);
    }

    synchronized void set(int id, Entry e) {
        Entry[] all = byId;
        if (id >= all.length) {
            all = Arrays.copyOf(all, Math.max(id + 1, 2 * all.length));
        }
        all[id] = e;
        byId = all;
    }
}
