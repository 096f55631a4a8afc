package gobi.vm.sync;

/// A map from non-zero longs to objects: open addressing, no boxes. Not safe for several threads.
final class LongTable<V> {
    private long[] keys = new long[8];
    private Object[] values = new Object[8];
    private int size;

    int size() {
        return size;
    }

    private static int home(long key, int mask) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int i = home(key, mask);
        while (keys[i] != 0 && keys[i] != key) {
            i = i + 1 & mask;
        }
        return i;
    }

    @SuppressWarnings("unchecked")
    V get(long key) {
        return (V) values[find(key)];
    }

    void put(long key, V value) {
        if (4 * (size + 1) > 3 * keys.length) {
            resize(2 * keys.length);
        }
        int i = find(key);
        if (keys[i] == 0) {
            keys[i] = key;
            size++;
        }
        values[i] = value;
    }

    @SuppressWarnings("unchecked")
    V remove(long key) {
        int i = find(key);
        if (keys[i] == 0) {
            return null;
        }
        V old = (V) values[i];
        closeGap(i);
        size--;
        if (keys.length > 64 && size < keys.length / 8) {
            resize(keys.length / 2);
        }
        return old;
    }

    /// Moves later entries back over the gap where their search would end at it.
    private void closeGap(int gap) {
        int mask = keys.length - 1;
        int hole = gap;
        for (int i = hole + 1 & mask; keys[i] != 0; i = i + 1 & mask) {
            if ((i - home(keys[i], mask) & mask) >= (i - hole & mask)) {
                keys[hole] = keys[i];
                values[hole] = values[i];
                hole = i;
            }
        }
        keys[hole] = 0;
        values[hole] = null;
    }

    private void resize(int capacity) {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new long[capacity];
        values = new Object[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
