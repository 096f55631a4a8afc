package gobi.vm.jit;

import gobi.vm.memory.Memory;

/// The entries of the functions that compiled code has called, by function id. A record, whose
/// fields HotSpot takes for constants.
///
/// @param jit who makes entries
/// @param byId null for those that nobody has called; later functions than fit are looked up
public record EntryTable(Jit jit, Entry[] byId) {
    private static final int SIZE = 1 << 16;

    EntryTable(Jit jit) {
        this(jit, new Entry[SIZE]);
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
        if (Integer.compareUnsigned(id, SIZE) < 0) {
            Entry e = byId[id];
            if (e != null) {
                return e;
            }
        }
        return jit.entry(id);
    }

    void set(int id, Entry e) {
        if (id < byId.length) {
            byId[id] = e;
        }
    }
}
