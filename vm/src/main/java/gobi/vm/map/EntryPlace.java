package gobi.vm.map;

import gobi.vm.type.RType;

/// What lies at an offset in the groups of a map.
///
/// @param type the key's or the element's
/// @param offset within that value
/// @param indirect whether the map holds the address of the value
public record EntryPlace(RType type, long offset, boolean indirect) {
    /// Number of the layout of the groups of such maps; 0 if there are none.
    public static int groupLayout(RType map) {
        return map.mapLayout instanceof MapLayout layout ? layout.group.id : 0;
    }

    /// `offset` is that of a word with a pointer in a group; null if there are no maps of that
    /// type.
    public static EntryPlace of(RType map, long offset) {
        if (!(map.mapLayout instanceof MapLayout layout)) {
            return null;
        }
        return offset < layout.elems
                ? new EntryPlace(
                        layout.key, (offset - MapLayout.KEYS) % layout.keySize, layout.keyIndirect)
                : new EntryPlace(
                        layout.elem,
                        (offset - layout.elems) % layout.elemSize,
                        layout.elemIndirect);
    }
}
