package gobi.vm.heapdump;

import gobi.vm.type.RType;

/// What a reference says of the object it refers to.
///
/// @param type of the object or of its elements; the map's or channel's for their parts; null if
///   nothing is known
/// @param part what the object is to that type
record Hint(RType type, Part part) {
    static final Hint NONE = new Hint(null, Part.VALUE);

    enum Part {
        /// Holds values of the type.
        VALUE,
        /// Is what a map or channel value points to.
        HEADER,
        /// Is where a map's header points to.
        ENTRIES
    }

    static Hint value(RType type) {
        return new Hint(type, Part.VALUE);
    }

    static Hint header(RType type) {
        return new Hint(type, Part.HEADER);
    }
}
