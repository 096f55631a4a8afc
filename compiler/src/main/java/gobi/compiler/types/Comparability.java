package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.ArrayList;
import java.util.List;

/// Whether values of a type can be compared, and if not, what is in the way.
public final class Comparability {
    /// What was found first that cannot be compared: `field` of a struct (null for arrays and
    /// others) of type `type`.
    public record Obstacle(Var field, Type type, Kind kind) {
        public enum Kind {
            FIELD,
            ARRAY,
            TYPE_PARAM_EMPTY,
            TYPE_PARAM,
            PLAIN
        }
    }

    private final boolean dynamic;
    private final List<Type> seen = new ArrayList<>();
    private Obstacle obstacle;

    public Comparability(boolean dynamic) {
        this.dynamic = dynamic;
    }

    /// Why the last check failed, or null.
    public Obstacle obstacle() {
        return obstacle;
    }

    public boolean check(Type t) {
        if (seenBefore(t)) {
            return true;
        }
        seen.add(t);
        return switch (t.underlying()) {
            case BasicType b -> b.kind() != BasicType.Kind.UNTYPED_NIL;
            case PointerType _, ChanType _ -> true;
            case InterfaceType i -> checkInterface(t, i);
            case StructType s -> checkStruct(s);
            case ArrayType a -> {
                boolean ok = check(a.elem());
                if (!ok) {
                    obstacle = new Obstacle(null, t, Obstacle.Kind.ARRAY);
                }
                yield ok;
            }
            default -> false;
        };
    }

    private boolean seenBefore(Type t) {
        for (var s : seen) {
            if (sameObject(s, t)) {
                return true;
            }
        }
        return false;
    }

    private boolean checkInterface(Type t, InterfaceType i) {
        if (dynamic && !Types.isTypeParam(t) || TypeSets.isComparable(i.typeSet())) {
            return true;
        }
        boolean empty = i.typeSet().terms() != null && i.typeSet().terms().isEmpty();
        obstacle =
                new Obstacle(
                        null, t, empty ? Obstacle.Kind.TYPE_PARAM_EMPTY : Obstacle.Kind.TYPE_PARAM);
        return false;
    }

    private boolean checkStruct(StructType s) {
        for (var f : s.fields()) {
            if (!check(f.type())) {
                obstacle = new Obstacle(f, f.type(), Obstacle.Kind.FIELD);
                return false;
            }
        }
        return true;
    }
}
