package gobi.vm.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The functions of a program by id and by name. Grows while functions are linked; lookups by id
/// take no lock.
public final class FunctionTable {
    private volatile Function[] byId = new Function[4096];
    private final Map<String, Function> byName = new HashMap<>();
    private int size;

    /// The function of that name, made (unlinked) if it is new.
    public synchronized Function intern(String name) {
        var f = byName.get(name);
        if (f == null) {
            f = new Function(size, name);
            byName.put(name, f);
            add(f);
        }
        return f;
    }

    /// Adds a function with the next id; for the VM's own, which are not found by name.
    public synchronized void add(Function f) {
        if (f.id != size) {
            throw new IllegalArgumentException("function id " + f.id + ", expected " + size);
        }
        if (size == byId.length) {
            byId = Arrays.copyOf(byId, size * 2);
        }
        byId[size++] = f;
    }

    public Function get(int id) {
        return byId[id];
    }

    /// All functions by id; the array may be longer than their number.
    public Function[] table() {
        return byId;
    }

    public synchronized int size() {
        return size;
    }
}
