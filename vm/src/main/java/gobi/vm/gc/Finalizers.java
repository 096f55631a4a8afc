package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Shader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The finalizers that are set, and those that are due.
public final class Finalizers {
    /// A finalizer: the object's address, the func value, and the addresses of the type descriptors
    /// of the pointer and of the func.
    public record Finalizer(long object, long closure, long pointerType, long funcType) {}

    private final Heap heap;
    private final Map<Long, Finalizer> table = new HashMap<>();
    private final Deque<Finalizer> ready = new ArrayDeque<>();

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

    /// Whether the address is the start of an object of the heap, so that it may have a finalizer.
    public boolean isObject(long address) {
        return address != 0 && heap.objectBase(address) == address;
    }

    /// The next finalizer to run, or null. Nothing but the caller keeps its object alive from now
    /// on.
    ///
    /// @param s the caller's shader, null while nothing is being marked
    public synchronized Finalizer poll(Shader s) {
        Finalizer next = ready.poll();
        if (next != null && s != null) {
            s.shade(next.object);
            s.shade(next.closure);
        }
        return next;
    }

    public synchronized boolean hasReady() {
        return !ready.isEmpty();
    }

    /// What the collector does not find otherwise: the finalizers, and the objects that have one.
    public synchronized void visitRoots(RootVisitor visitor) {
        for (var f : table.values()) {
            visitor.root(f.closure);
            visitor.root(f.object);
        }
        for (var f : ready) {
            visitor.root(f.closure);
            visitor.root(f.object);
        }
    }

    /// What finalizers keep alive: themselves and what their objects refer to, not the objects.
    synchronized void markRoots(RootVisitor v) {
        var marker = (Marker) v;
        for (var f : table.values()) {
            marker.mark(f.closure);
            marker.scanObject(f.object);
        }
        for (var f : ready) {
            marker.mark(f.closure);
            marker.mark(f.object);
        }
    }

    /// Revives and queues the unmarked objects. Everything else is marked.
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
    }
}
