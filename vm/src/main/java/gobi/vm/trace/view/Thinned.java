package gobi.vm.trace.view;

import java.util.ArrayList;
import java.util.List;

/// A list that keeps every element until it is full, then every second, then every fourth.
final class Thinned<T> {
    private final int limit;
    private final List<T> elements = new ArrayList<>();
    private long stride = 1;
    private long seen;

    Thinned(int limit) {
        this.limit = limit;
    }

    /// Whether the next element will be kept.
    boolean wantsNext() {
        return seen % stride == 0;
    }

    void add(T element) {
        if (seen++ % stride != 0) {
            return;
        }
        if (elements.size() == limit) {
            int n = 0;
            for (int i = 0; i < limit; i += 2) {
                elements.set(n++, elements.get(i));
            }
            elements.subList(n, limit).clear();
            stride *= 2;
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        elements.add(element);
    }

    /// How many there were.
    long seen() {
        return seen;
    }

    List<T> elements() {
        return elements;
    }
}
