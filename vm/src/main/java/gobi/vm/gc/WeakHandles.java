package gobi.vm.gc;

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

    /// The object, or 0.
    public synchronized long get(long handle) {
        return objects.getOrDefault(handle, 0L);
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
