package gobi.vm.heapdump;

import gobi.vm.map.EntryPlace;
import gobi.vm.memory.Memory;
import gobi.vm.type.Kind;
import gobi.vm.type.RField;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

/// What the words of a value say of that which they point to.
final class References {
    private final TypeTable types;

    References(TypeTable types) {
        this.types = types;
    }

    /// Of the word at that address, `offset` bytes into a value of type `t`.
    Hint of(RType t, long offset, long address) {
        return switch (t.kind) {
            case Kind.POINTER -> Hint.value(t.elem);
            case Kind.SLICE -> Hint.value(t.elem);
            case Kind.STRING -> Hint.value(types.basic("uint8", Kind.UINT8));
            case Kind.MAP, Kind.CHAN -> Hint.header(t);
            case Kind.INTERFACE -> dynamic(t, address);
            case Kind.ARRAY ->
                    t.elem.size == 0 ? Hint.NONE : of(t.elem, offset % t.elem.size, address);
            case Kind.STRUCT -> field(t, offset, address);
            default -> Hint.NONE;
        };
    }

    private Hint field(RType t, long offset, long address) {
        for (RField f : t.fields) {
            if (offset >= f.offset() && offset < f.offset() + f.type().size) {
                return of(f.type(), offset - f.offset(), address);
            }
        }
        return Hint.NONE;
    }

    /// Of the data word of an interface, which follows its type word.
    private Hint dynamic(RType t, long address) {
        long word = Memory.loadLong(address - 8);
        RType held = t.interfaceMethods.length == 0 ? types.byAddress(word) : types.byItab(word);
        if (held == null) {
            return Hint.NONE;
        }
        return held.direct ? of(held, 0, address) : Hint.value(held);
    }

    /// Of a word in the groups of a map.
    Hint ofEntry(RType map, long offset, long address) {
        var place = EntryPlace.of(map, offset);
        if (place == null) {
            return Hint.NONE;
        }
        return place.indirect()
                ? Hint.value(place.type())
                : of(place.type(), place.offset(), address);
    }
}
