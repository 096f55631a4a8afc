package gobi.vm.type;

import gobi.vm.heap.Layout;

/// A type of the running program. Made by [TypeTable], which alone writes the fields; nothing
/// changes once a type has been handed out, except that an unnamed type made by reflection may
/// later gain the methods that compiled code knows.
///
/// From [Layout]: `id`, `size`, `cellSize`, `pointerWords`, `pointerFree`.
public final class RType extends Layout {
    static final RMethod[] NO_METHODS = {};
    static final RIMethod[] NO_INTERFACE_METHODS = {};
    static final RType[] NO_TYPES = {};
    static final RField[] NO_FIELDS = {};

    public final String identity;

    /// As `%T` prints it.
    public final String display;

    /// Descriptor in VM memory.
    public long address;

    /// See [Kind].
    public int kind;

    public int align;

    /// Whether interfaces hold the value itself.
    public boolean direct;

    /// Whether `==` is defined; it may still panic on interfaces within.
    public boolean comparable;

    /// Whether equal values have equal bytes.
    public boolean plain;

    /// Whether every value equals itself (no floats, no interfaces).
    public boolean reflexive;

    /// Bare name of predeclared and defined types, with type arguments; else empty.
    public String name = "";

    /// Import path of a defined type; else empty.
    public String pkgPath = "";

    /// For defined types the type that they are defined as; for others the type itself.
    public RType underlying = this;

    /// Of arrays, channels, maps, pointers, slices.
    public RType elem;

    /// Of maps.
    public RType key;

    /// Of arrays.
    public long length;

    /// Of channels: 1 receive, 2 send, 3 both.
    public int chanDir;

    public RField[] fields = NO_FIELDS;
    public RType[] params = NO_TYPES;
    public RType[] results = NO_TYPES;
    public boolean variadic;

    /// Of interface types, sorted by name, then package.
    public RIMethod[] interfaceMethods = NO_INTERFACE_METHODS;

    /// The method set of a concrete type, sorted by name, then package.
    public volatile RMethod[] methods = NO_METHODS;

    /// That of a pointer to the type.
    volatile RMethod[] pointerMethods = NO_METHODS;

    /// The pointer type to this one, once made.
    volatile RType pointer;

    /// For map types: what package map has worked out.
    public volatile Object mapLayout;

    RType(String identity, String display) {
        this.identity = identity;
        this.display = display;
    }

    public boolean isInterface() {
        return kind == Kind.INTERFACE;
    }

    public boolean isNamed() {
        return !name.isEmpty();
    }

    void layout(long size, int align, long cellSize, long[] pointers) {
        this.align = align;
        define(size, cellSize, pointers);
    }

    /// Takes over everything that a defined type has from its underlying type.
    void copyFrom(RType u) {
        underlying = u.underlying;
        kind = u.kind;
        direct = u.direct;
        comparable = u.comparable;
        plain = u.plain;
        reflexive = u.reflexive;
        layout(u.size, u.align, u.cellSize, u.pointerWords);
    }

    /// Takes over the references too; both are then complete.
    void copyReferences(RType u) {
        elem = u.elem;
        key = u.key;
        length = u.length;
        chanDir = u.chanDir;
        fields = u.fields;
        params = u.params;
        results = u.results;
        variadic = u.variadic;
        interfaceMethods = u.interfaceMethods;
    }

    /// The method with that name of a concrete type's method set, or null.
    public RMethod method(String name, String pkgPath) {
        for (var m : methods) {
            if (m.name().equals(name) && m.pkgPath().equals(pkgPath)) {
                return m;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return display;
    }
}
