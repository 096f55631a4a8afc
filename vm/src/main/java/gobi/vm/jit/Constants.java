package gobi.vm.jit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The objects that a compiled class refers to: its static final fields, in order.
final class Constants {
    private final String owner;
    private final List<Object> values = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();
    private final Map<Object, Integer> index = new IdentityHashMap<>();

    Constants(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    String name(Object value, Class<?> type) {
        Integer known = index.get(value);
        if (known == null) {
            known = values.size();
            index.put(value, known);
            values.add(value);
            types.add(type);
        }
        return name(known);
    }

    static String name(int i) {
        return "c" + i;
    }

    int size() {
        return values.size();
    }

    Class<?> type(int i) {
        return types.get(i);
    }

    Object[] values() {
        return values.toArray();
    }
}
