package gobi.vm.type;

import gobi.compiler.bytecode.Unit;
import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.memory.Memory;

import java.util.HashMap;
import java.util.Map;

/// The types of one VM. Safe for use by several threads.
public final class TypeTable {
    private static final int DESCRIPTOR = 32;

    private final Heap heap;
    private final Map<String, RType> byIdentity = new HashMap<>();
    private final TypeComposer composer = new TypeComposer(this);

    public TypeTable(Heap heap) {
        this.heap = heap;
    }

    /// The type at an index of a unit's type table.
    public synchronized RType resolve(Unit unit, int index, FunctionResolver resolver) {
        var loader = new TypeLoader(this, unit, resolver);
        RType t = loader.value(index);
        loader.complete();
        return t;
    }

    /// The type with that number, or null.
    public RType byId(int id) {
        return heap.layout(id) instanceof RType t ? t : null;
    }

    /// The number of the type whose descriptor is at that address.
    public static int number(long typeWord) {
        return (int) Memory.loadLong(typeWord);
    }

    /// The type whose descriptor is at that address; null for 0.
    public RType byAddress(long typeWord) {
        if (typeWord == 0) {
            return null;
        }
        Layout t = heap.layout(number(typeWord));
        if (t instanceof RType r && r.address == typeWord) {
            return r;
        }
        throw Fault.nil(typeWord);
    }

    /// The concrete type of an interface with methods, given its itab; null for 0.
    public RType byItab(long itab) {
        return itab == 0 ? null : byAddress(Memory.loadLong(itab + Itabs.CONCRETE));
    }

    /// The type with that identity if it is known, or null.
    public synchronized RType find(String identity) {
        return byIdentity.get(identity);
    }

    /// Enters a type whose references may still be missing; the lock is held until they are there.
    void enter(RType t) {
        byIdentity.put(t.identity, t);
    }

    /// Gives a type whose size is known its number and descriptor.
    void describe(RType t) {
        heap.register(t);
        long d = heap.allocateStatic(DESCRIPTOR, 8);
        Memory.storeLong(d, t.id);
        Memory.storeLong(d + 8, t.size);
        Memory.storeLong(
                d + 16,
                t.kind
                        | (t.direct ? 1 << 8 : 0)
                        | (t.comparable ? 1 << 9 : 0)
                        | (t.pointerFree ? 1 << 10 : 0));
        Memory.storeLong(d + 24, t.identity.hashCode());
        t.address = d;
    }

    // --- composed types

    public synchronized RType pointerTo(RType elem) {
        return composer.pointerTo(elem);
    }

    public synchronized RType sliceOf(RType elem) {
        return composer.sliceOf(elem);
    }

    public synchronized RType arrayOf(RType elem, long length) {
        return composer.arrayOf(elem, length);
    }

    public synchronized RType mapOf(RType key, RType elem) {
        return composer.mapOf(key, elem);
    }

    /// `dir`: 1 receive, 2 send, 3 both.
    public synchronized RType chanOf(RType elem, int dir) {
        return composer.chanOf(elem, dir);
    }

    /// If variadic, the last parameter is a slice type.
    public synchronized RType funcOf(RType[] params, RType[] results, boolean variadic) {
        return composer.funcOf(params, results, variadic);
    }

    /// Offsets in the given fields do not matter.
    public synchronized RType structOf(RField[] fields) {
        return composer.structOf(fields);
    }

    public RType string() {
        return basic("string", Kind.STRING);
    }

    /// A predeclared type by name and kind, for the VM's own use.
    public synchronized RType basic(String name, int kind) {
        RType t = byIdentity.get(name);
        if (t == null) {
            t = new RType(name, name);
            t.name = name.substring(name.indexOf('.') + 1);
            t.pkgPath = kind == Kind.UNSAFE_POINTER ? "unsafe" : "";
            TypeLayouts.basic(t, kind);
            enter(t);
            describe(t);
        }
        return t;
    }
}
