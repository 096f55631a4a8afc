package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;

import java.util.ArrayList;
import java.util.List;

/// Puts a jump to the next instruction, which is a safepoint, before every access to memory that
/// goroutines may share.
final class AccessPolls {
    private AccessPolls() {}

    static void insert(List<Insn> code, List<Label> labels) {
        List<Insn> result = new ArrayList<>();
        List<Label> targets = new ArrayList<>();
        int[] moved = new int[code.size() + 1];
        for (int i = 0; i < code.size(); i++) {
            moved[i] = result.size();
            Insn insn = code.get(i);
            // What a map operation returned must be used at once.
            boolean mayPoll = i == 0 || !pointsIntoMap(code.get(i - 1).op);
            if (mayPoll && isShared(insn.op)) {
                var poll = new Insn(Op.JUMP, 0, 0, 0, 0);
                poll.at = insn.at;
                poll.target = new Label();
                poll.target.position = result.size() + 1;
                targets.add(poll.target);
                result.add(poll);
            }
            result.add(insn);
        }
        moved[code.size()] = result.size();
        for (Label l : labels) {
            l.position = moved[l.position];
        }
        labels.addAll(targets);
        code.clear();
        code.addAll(result);
    }

    private static boolean pointsIntoMap(Op op) {
        return switch (op) {
            case MAP_GET, MAP_GET64, MAP_GET_STR, MAP_SET, MAP_SET64, MAP_SET_STR, MAP_NEXT -> true;
            default -> false;
        };
    }

    private static boolean isShared(Op op) {
        return switch (op) {
            case LOAD8U,
                    LOAD8S,
                    LOAD16U,
                    LOAD16S,
                    LOAD32U,
                    LOAD32S,
                    LOAD64,
                    LOAD_PTR,
                    LOAD_STR,
                    LOAD_SLICE,
                    LOAD_IFACE,
                    STORE8,
                    STORE16,
                    STORE32,
                    STORE64,
                    STORE_PTR,
                    STORE_STR,
                    STORE_SLICE,
                    STORE_IFACE,
                    COPY_MEM,
                    CLEAR_MEM,
                    INDEX8U,
                    INDEX8S,
                    INDEX16U,
                    INDEX16S,
                    INDEX32U,
                    INDEX32S,
                    INDEX64,
                    INDEX_PTR,
                    SET_INDEX8,
                    SET_INDEX16,
                    SET_INDEX32,
                    SET_INDEX64,
                    SET_INDEX_PTR,
                    COPY_SLICE,
                    CLEAR_SLICE,
                    MAP_GET,
                    MAP_GET64,
                    MAP_GET_STR,
                    MAP_SET,
                    MAP_SET64,
                    MAP_SET_STR,
                    MAP_DELETE,
                    MAP_LEN,
                    MAP_CLEAR,
                    MAP_NEXT,
                    SEND,
                    RECV,
                    CLOSE,
                    CHAN_LEN,
                    SELECT,
                    INTRINSIC ->
                    true;
            default -> false;
        };
    }
}
