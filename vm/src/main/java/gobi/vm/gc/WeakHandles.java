package gobi.vm.gc;

import gobi.vm.heap.Shader;

import java.util.HashMap;
import java.util.Map;

/// Weak references by number: they do not keep their object alive and read nil when it is gone.
public final class WeakHandles {
    private final Map<Long, Long> byObject = new HashMap<>();
    private final Map<Long, Long> objects = new HashMap<>();
    private long last;

    /// The handle of an object, given by its start; the same one as long as the object lives.
    public synchronized long handle(long object) {
        Long known = byObject.get(object);
        if (known != null) {
            return known;
        }
        long handle = ++last;
        byObject.put(object, handle);
        objects.put(handle, object);
        return handle;
    }

    /// The object, or 0. It is strongly held by the caller from now on.
    ///
    /// @param s the caller's shader, null while nothing is being marked
    public synchronized long get(long handle, Shader s) {
        long object = objects.getOrDefault(handle, 0L);
        if (s != null) {
            s.shade(object);
        }
        return object;
    }

    synchronized void clearDead(Marker marker) {
        byObject.entrySet()
                .removeIf(e -> {
                    boolean dead = !marker.isMarked(e.getKey());
                    if (dead) {
                        objects.remove(e.getValue());
                    }
                    return dead;
                });
    }
}
