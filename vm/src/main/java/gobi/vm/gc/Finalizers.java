package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Shader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The finalizers and cleanups that are set, and those that are due.
public final class Finalizers {
    /// What runs when an object is no longer reachable.
    public sealed interface Due {
        /// The func value to call.
        long closure();

        /// An address in the object.
        long object();
    }

    /// A finalizer: the object's address, the func value, and the addresses of the type descriptors
    /// of the pointer and of the func. It is given the object, which lives on for that.
    public record Finalizer(long object, long closure, long pointerType, long funcType)
            implements Due {}

    /// A cleanup: an address in the object, and a func value without parameters. It runs when the
    /// object is gone for good.
    public record Cleanup(long object, long closure) implements Due {}

    private final Heap heap;
    private final Map<Long, Finalizer> table = new HashMap<>();
    private final Map<Long, Cleanup> cleanups = new LinkedHashMap<>();
    private final Deque<Due> ready = new ArrayDeque<>();
    private long lastCleanup;

    public Finalizers(Heap heap) {
        this.heap = heap;
    }

    /// Sets the finalizer of the object that starts at that address; false if it has one already.
    public synchronized boolean set(long object, long closure, long pointerType, long funcType) {
        return table.putIfAbsent(object, new Finalizer(object, closure, pointerType, funcType))
                == null;
    }

    public synchronized void remove(long object) {
        table.remove(object);
    }

    /// Sets a cleanup of the object that the address points into, besides those it has. Returns its
    /// number.
    public synchronized long addCleanup(long address, long closure) {
        cleanups.put(++lastCleanup, new Cleanup(address, closure));
        return lastCleanup;
    }

    /// Takes a cleanup back unless it is due.
    public synchronized void removeCleanup(long number) {
        cleanups.remove(number);
    }

    /// Whether the address is the start of an object of the heap, so that it may have a finalizer.
    public boolean isObject(long address) {
        return address != 0 && heap.objectBase(address) == address;
    }

    /// What is to run next, or null. Nothing but the caller keeps a finalizer's object alive from
    /// now on.
    ///
    /// @param s the caller's shader, null while nothing is being marked
    public synchronized Due poll(Shader s) {
        Due next = ready.poll();
        if (next != null && s != null) {
            s.shade(next.closure());
            if (next instanceof Finalizer f) {
                s.shade(f.object);
            }
        }
        return next;
    }

    public synchronized boolean hasReady() {
        return !ready.isEmpty();
    }

    /// What the collector does not find otherwise: finalizers and cleanups, and the objects that
    /// have a finalizer.
    public synchronized void visitRoots(RootVisitor visitor) {
        for (var f : table.values()) {
            visitor.root(f.closure);
            visitor.root(f.object);
        }
        visitOthers(visitor);
    }

    /// What finalizers keep alive: themselves and what their objects refer to, not the objects.
    synchronized void markRoots(RootVisitor v) {
        var marker = (Marker) v;
        for (var f : table.values()) {
            marker.mark(f.closure);
            marker.scanObject(f.object);
        }
        visitOthers(v);
    }

    private void visitOthers(RootVisitor visitor) {
        for (var c : cleanups.values()) {
            visitor.root(c.closure);
        }
        for (var due : ready) {
            visitor.root(due.closure());
            if (due instanceof Finalizer f) {
                visitor.root(f.object);
            }
        }
    }

    /// Revives and queues the unmarked objects that have finalizers, and then the cleanups of those
    /// that have none. Everything else is marked.
    synchronized void queueDead(Marker marker) {
        List<Finalizer> dead = new ArrayList<>();
        for (var f : table.values()) {
            if (!marker.isMarked(f.object)) {
                dead.add(f);
            }
        }
        for (var f : dead) {
            table.remove(f.object);
            ready.add(f);
            marker.mark(f.object);
        }
        marker.drain();
        queueCleanups(marker);
    }

    private void queueCleanups(Marker marker) {
        for (var i = cleanups.values().iterator(); i.hasNext(); ) {
            Cleanup c = i.next();
            if (!marker.isMarked(c.object)) {
                ready.add(c);
                i.remove();
            }
        }
    }
}
