package gobi.compiler.bytecode;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions of a unit that was read from a file: decoded and verified when asked for.
public final class FunctionIndex extends AbstractList<FunctionCode> {
    /// Decodes and verifies one function.
    @FunctionalInterface
    interface Decoder {
        FunctionCode decode(int index);
    }

    private final List<String> names;
    private final FunctionCode[] decoded;
    private final Decoder decoder;
    private Map<String, Integer> byName;

    FunctionIndex(List<String> names, Decoder decoder) {
        this.names = names;
        this.decoder = decoder;
        this.decoded = new FunctionCode[names.size()];
    }

    public List<String> names() {
        return names;
    }

    /// The function of that name, or null.
    public synchronized FunctionCode find(String name) {
        if (byName == null) {
            byName = new HashMap<>(names.size() * 2);
            for (int i = 0; i < names.size(); i++) {
                byName.putIfAbsent(names.get(i), i);
            }
        }
        Integer i = byName.get(name);
        return i == null ? null : get(i);
    }

    @Override
    public synchronized FunctionCode get(int index) {
        if (decoded[index] == null) {
            decoded[index] = decoder.decode(index);
        }
        return decoded[index];
    }

    @Override
    public int size() {
        return names.size();
    }
}
