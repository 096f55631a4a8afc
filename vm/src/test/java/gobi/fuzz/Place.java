package gobi.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Something that holds a value: a variable, or a part of one.
///
/// @param assignable whether it may stand on the left
/// @param addressable whether `&` may stand before it
/// @param mayPanic whether getting there may panic
/// @param steady whether no call can change it
record Place(
        String text,
        GoType type,
        boolean assignable,
        boolean addressable,
        boolean mayPanic,
        boolean steady) {
    private static final int DEPTH = 2;
    private static final int INDEXES = 3;

    /// All places that a scope's variables have, to a small depth.
    static List<Place> in(Scope scope, Dice dice) {
        List<Place> all = new ArrayList<>();
        for (var v : scope.visible()) {
            var place =
                    new Place(v.name(), v.type(), v.assignable(), v.shared(), false, !v.shared());
            place.expand(all, DEPTH, dice);
        }
        return all;
    }

    private void expand(List<Place> all, int depth, Dice dice) {
        all.add(this);
        if (depth == 0) {
            return;
        }
        switch (type.core()) {
            case GoType.StructOf s -> s.fields().forEach(f -> field(f, all, depth, dice));
            case GoType.PointerTo p -> {
                var target = new Place("(*" + text + ")", p.elem(), true, true, true, false);
                if (p.elem().core() instanceof GoType.StructOf s) {
                    var through = new Place(text, p.elem(), true, true, true, false);
                    s.fields().forEach(f -> through.field(f, all, depth, dice));
                    all.add(target);
                } else {
                    target.expand(all, depth - 1, dice);
                }
            }
            case GoType.ArrayOf a -> {
                String index = "[" + dice.below(a.length()) + "]";
                new Place(text + index, a.elem(), assignable, addressable, mayPanic, steady)
                        .expand(all, depth - 1, dice);
            }
            case GoType.SliceOf s -> {
                String index = "[" + dice.below(INDEXES) + "]";
                new Place(text + index, s.elem(), true, true, true, false)
                        .expand(all, depth - 1, dice);
            }
            case GoType.MapOf m -> {
                if (m.key().core() instanceof GoType.Basic b) {
                    String index = "[" + Literals.key(m.key(), b, dice.below(INDEXES)) + "]";
                    all.add(new Place(text + index, m.elem(), true, false, true, false));
                }
            }
            case GoType.Basic b -> {}
            case GoType.ChanOf c -> {}
            case GoType.FuncOf f -> {}
            case GoType.InterfaceOf i -> {}
            case GoType.Named n -> throw new IllegalStateException("a name behind a name");
        }
    }

    /// Embedded structs are left out half of the time: their fields are then promoted.
    private void field(GoType.Field f, List<Place> all, int depth, Dice dice) {
        var place =
                new Place(
                        text + "." + f.name(), f.type(), assignable, addressable, mayPanic, steady);
        place.expand(all, depth - 1, dice);
        if (f.embedded() && f.type().core() instanceof GoType.StructOf inner) {
            inner.fields().forEach(g -> field(g, all, Math.min(depth, 1), dice));
        }
    }
}
