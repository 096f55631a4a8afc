package gobi.compiler.bytecode;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions of a unit that was read from a file: decoded when asked for.
public final class FunctionIndex extends AbstractList<FunctionCode> {
    private final List<String> names;
    private final List<FunctionCode> functions;
    private final List<String> strays;
    private Map<String, Integer> byName;

    /// `names` and `functions` correspond; for `strays` see [Unit#strayFunctions].
    FunctionIndex(List<String> names, List<FunctionCode> functions, List<String> strays) {
        this.names = names;
        this.functions = functions;
        this.strays = strays;
    }

    public List<String> names() {
        return names;
    }

    List<String> strays() {
        return strays;
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
    public FunctionCode get(int index) {
        return functions.get(index);
    }

    @Override
    public int size() {
        return names.size();
    }
}
