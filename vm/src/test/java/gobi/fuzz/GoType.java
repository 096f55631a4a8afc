package gobi.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A type of a generated program. Types are equal if their texts are.
sealed interface GoType {
    /// As it is written in the program.
    String text();

    /// What is behind the name.
    default GoType core() {
        return this;
    }

    /// What operators a basic type has.
    enum Group {
        SIGNED,
        UNSIGNED,
        FLOAT,
        COMPLEX,
        STRING,
        BOOL
    }

    /// @param bits how wide it is; of a type parameter, what any of its types can hold
    record Basic(String text, Group group, int bits) implements GoType {
        boolean isInteger() {
            return group == Group.SIGNED || group == Group.UNSIGNED;
        }

        boolean isNumber() {
            return isInteger() || group == Group.FLOAT;
        }
    }

    record SliceOf(GoType elem) implements GoType {
        @Override
        public String text() {
            return "[]" + elem.text();
        }
    }

    record ArrayOf(int length, GoType elem) implements GoType {
        @Override
        public String text() {
            return "[" + length + "]" + elem.text();
        }
    }

    record MapOf(GoType key, GoType elem) implements GoType {
        @Override
        public String text() {
            return "map[" + key.text() + "]" + elem.text();
        }
    }

    record PointerTo(GoType elem) implements GoType {
        @Override
        public String text() {
            return "*" + elem.text();
        }
    }

    record ChanOf(GoType elem) implements GoType {
        @Override
        public String text() {
            return "chan " + elem.text();
        }
    }

    record FuncOf(List<GoType> params, List<GoType> results) implements GoType {
        @Override
        public String text() {
            return "func" + signature();
        }

        private String signature() {
            String in = params.stream().map(GoType::text).collect(Collectors.joining(", "));
            String out = results.stream().map(GoType::text).collect(Collectors.joining(", "));
            return "("
                    + in
                    + ")"
                    + (results.size() > 1 ? " (" + out + ")" : " " + out).stripTrailing();
        }
    }

    /// @param embedded whether the name is that of the type
    record Field(String name, GoType type, boolean embedded) {}

    record StructOf(List<Field> fields) implements GoType {
        @Override
        public String text() {
            return fields.stream()
                    .map(f -> f.embedded() ? f.type().text() : f.name() + " " + f.type().text())
                    .collect(Collectors.joining("; ", "struct{ ", " }"));
        }
    }

    /// @param methods in the order of their names; empty for `any`
    record InterfaceOf(List<Method> methods) implements GoType {
        @Override
        public String text() {
            return methods.isEmpty()
                    ? "any"
                    : methods.stream()
                            .map(m -> m.name() + m.type().signature())
                            .collect(Collectors.joining("; ", "interface{ ", " }"));
        }
    }

    /// @param pointer whether its receiver is a pointer
    record Method(String name, FuncOf type, boolean pointer) {}

    /// A declared type. Its methods are added after it is made; two are the same only if they are
    /// one object, since a struct may hold a pointer to itself.
    final class Named implements GoType {
        private final String name;
        private GoType underlying;
        private final List<Method> methods = new ArrayList<>();

        Named(String name) {
            this.name = name;
        }

        void define(GoType type) {
            underlying = type;
        }

        List<Method> methods() {
            return methods;
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public GoType core() {
            return underlying;
        }
    }

    default boolean same(GoType other) {
        return text().equals(other.text());
    }

    /// Whether `==` is allowed.
    default boolean comparable() {
        return switch (core()) {
            case Basic b -> true;
            case PointerTo p -> true;
            case ChanOf c -> true;
            case InterfaceOf i -> true;
            case ArrayOf a -> a.elem().comparable();
            case StructOf s -> s.fields().stream().allMatch(f -> f.type().comparable());
            case SliceOf s -> false;
            case MapOf m -> false;
            case FuncOf f -> false;
            case Named n -> throw new IllegalStateException("a name behind a name");
        };
    }

    /// Whether comparing may panic.
    default boolean holdsInterface() {
        return switch (core()) {
            case InterfaceOf i -> true;
            case ArrayOf a -> a.elem().holdsInterface();
            case StructOf s -> s.fields().stream().anyMatch(f -> f.type().holdsInterface());
            case Basic b -> false;
            case PointerTo p -> false;
            case ChanOf c -> false;
            case SliceOf s -> false;
            case MapOf m -> false;
            case FuncOf f -> false;
            case Named n -> false;
        };
    }

    /// Whether what `fmt` prints is the same in every run: no addresses.
    default boolean printable() {
        return switch (core()) {
            case Basic b -> true;
            case InterfaceOf i -> i.methods().isEmpty();
            case ArrayOf a -> a.elem().printable();
            case SliceOf s -> s.elem().printable();
            case MapOf m -> m.key().printable() && m.elem().printable();
            case StructOf s -> s.fields().stream().allMatch(f -> f.type().printable());
            case PointerTo p -> false;
            case ChanOf c -> false;
            case FuncOf f -> false;
            case Named n -> false;
        };
    }
}
