package gobi.vm.gc;

import gobi.vm.heap.Shader;

import java.util.HashMap;
import java.util.Map;

/// Weak references by number: they do not keep their object alive and read nil when it is gone. A
/// number is never used again, so whoever holds one costs the table nothing once the object is
/// gone.
public final class WeakHandles {
    private final Map<Long, Long> byAddress = new HashMap<>();
    private final Map<Long, Long> addresses = new HashMap<>();
    private long last;

    /// The handle of an address in an object; the same one as long as the object lives.
    public synchronized long handle(long address) {
        Long known = byAddress.get(address);
        if (known != null) {
            return known;
        }
        long handle = ++last;
        byAddress.put(address, handle);
        addresses.put(handle, address);
        return handle;
    }

    /// The address, or 0. The object is strongly held by the caller from now on.
    ///
    /// @param s the caller's shader, null while nothing is being marked
    public synchronized long get(long handle, Shader s) {
        long address = addresses.getOrDefault(handle, 0L);
        if (s != null) {
            s.shade(address);
        }
        return address;
    }

    /// Forgets the unmarked objects. The world is stopped and everything else is marked, so that
    /// nobody can have got one of them since.
    synchronized void clearDead(Marker marker) {
        byAddress
                .entrySet()
                .removeIf(e -> {
                    boolean dead = !marker.isMarked(e.getKey());
                    if (dead) {
                        addresses.remove(e.getValue());
                    }
                    return dead;
                });
    }
}
