package gobi.compiler.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Hands out groups of adjacent slots, by their kinds, and takes them back.
///
/// Temporaries follow the nesting of expressions and statements ([#mark], [#release]); variables
/// live until their block ends ([#openBlock], [#closeBlock]). Both draw from one pool, so a group
/// serves many in turn, always with the same kinds.
final class Registers {
    private record Group(String kinds, int slot) {}

    private final FunctionBuilder code;
    private final Map<String, Deque<Group>> free = new HashMap<>();
    private final List<Group> temps = new ArrayList<>();
    private final Deque<List<Group>> blocks = new ArrayDeque<>();

    Registers(FunctionBuilder code) {
        this.code = code;
    }

    int temp(String kinds) {
        var g = take(kinds);
        temps.add(g);
        return g.slot();
    }

    int variable(String kinds) {
        var g = take(kinds);
        if (!blocks.isEmpty()) {
            blocks.peek().add(g);
        }
        return g.slot();
    }

    private Group take(String kinds) {
        if (kinds.isEmpty()) {
            return new Group(kinds, 0);
        }
        var list = free.get(kinds);
        return list == null || list.isEmpty() ? new Group(kinds, code.newGroup(kinds)) : list.pop();
    }

    private void give(Group g) {
        if (!g.kinds().isEmpty()) {
            free.computeIfAbsent(g.kinds(), k -> new ArrayDeque<>()).push(g);
        }
    }

    int mark() {
        return temps.size();
    }

    /// Takes back the temporaries handed out since the mark.
    void release(int mark) {
        while (temps.size() > mark) {
            give(temps.removeLast());
        }
    }

    void openBlock() {
        blocks.push(new ArrayList<>());
    }

    void closeBlock() {
        for (var g : blocks.pop()) {
            give(g);
        }
    }
}
