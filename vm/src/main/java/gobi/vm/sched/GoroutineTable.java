package gobi.vm.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// All goroutines that have been started and have not ended. Striped, so that creating many is
/// cheap.
final class GoroutineTable {
    private static final int STRIPES = 16;

    private static final class Stripe {
        Goroutine[] entries = new Goroutine[8];
        int size;
        int system;

        synchronized void add(Goroutine g) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
            }
            g.tableIndex = size;
            entries[size++] = g;
            system += g.system ? 1 : 0;
        }

        synchronized void remove(Goroutine g) {
            size--;
            Goroutine moved = entries[size];
            entries[g.tableIndex] = moved;
            moved.tableIndex = g.tableIndex;
            entries[size] = null;
            system -= g.system ? 1 : 0;
            if (entries.length > 64 && size < entries.length / 8) {
                entries = Arrays.copyOf(entries, entries.length / 2);
            }
        }

        synchronized void markSystem() {
            system++;
        }

        synchronized int users() {
            return size - system;
        }

        synchronized void copyTo(List<Goroutine> all) {
            for (int i = 0; i < size; i++) {
                all.add(entries[i]);
            }
        }
    }

    private final Stripe[] stripes = new Stripe[STRIPES];

    GoroutineTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    private Stripe stripe(Goroutine g) {
        return stripes[(int) g.id & STRIPES - 1];
    }

    void add(Goroutine g) {
        stripe(g).add(g);
    }

    void remove(Goroutine g) {
        stripe(g).remove(g);
    }

    /// A goroutine in the table becomes one of the VM's own.
    void markSystem(Goroutine g) {
        if (!g.system) {
            g.system = true;
            stripe(g).markSystem();
        }
    }

    /// Number of goroutines that are not the VM's own.
    int users() {
        int n = 0;
        for (var s : stripes) {
            n += s.users();
        }
        return n;
    }

    /// All, by id.
    List<Goroutine> snapshot() {
        List<Goroutine> all = new ArrayList<>();
        for (var s : stripes) {
            s.copyTo(all);
        }
        all.sort(Comparator.comparingLong(g -> g.id));
        return all;
    }
}
