package gobi.vm.lib;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Op;
import gobi.vm.type.Kind;
import gobi.vm.type.RField;
import gobi.vm.type.RType;

import java.util.ArrayList;
import java.util.List;

/// How a value stands in slots, worked out from its run-time type by the rules of the bytecode's
/// package page.
///
/// @param memory a memory value: one pointer slot with its address
/// @param words the slots in order; of a memory value the single address
record SlotShape(boolean memory, List<Word> words) {
    /// One slot: whether it holds a pointer, where its value lies in memory, and how it is loaded
    /// and stored.
    record Word(boolean pointer, long offset, Op load, Op store) {}

    private static final Word ADDRESS = new Word(true, 0, Op.LOAD_PTR, Op.STORE_PTR);

    static SlotShape of(RType t) {
        List<Word> words = new ArrayList<>();
        boolean spread = flatten(t, 0, words);
        if (!spread || t.kind == Kind.STRUCT && words.size() > FunctionCode.MAX_SPREAD) {
            return new SlotShape(true, List.of(ADDRESS));
        }
        return new SlotShape(false, words);
    }

    int size() {
        return words.size();
    }

    private static void word(List<Word> words, boolean pointer, long offset, Op load, Op store) {
        words.add(new Word(pointer, offset, load, store));
    }

    private static void pointer(List<Word> words, long offset) {
        word(words, true, offset, Op.LOAD_PTR, Op.STORE_PTR);
    }

    private static void scalar(List<Word> words, long offset) {
        word(words, false, offset, Op.LOAD64, Op.STORE64);
    }

    private static boolean flatten(RType t, long at, List<Word> words) {
        switch (t.kind) {
            case Kind.BOOL, Kind.UINT8 -> word(words, false, at, Op.LOAD8U, Op.STORE8);
            case Kind.INT8 -> word(words, false, at, Op.LOAD8S, Op.STORE8);
            case Kind.INT16 -> word(words, false, at, Op.LOAD16S, Op.STORE16);
            case Kind.UINT16 -> word(words, false, at, Op.LOAD16U, Op.STORE16);
            case Kind.INT32 -> word(words, false, at, Op.LOAD32S, Op.STORE32);
            case Kind.UINT32, Kind.FLOAT32 -> word(words, false, at, Op.LOAD32U, Op.STORE32);
            case Kind.COMPLEX64 -> {
                word(words, false, at, Op.LOAD32U, Op.STORE32);
                word(words, false, at + 4, Op.LOAD32U, Op.STORE32);
            }
            case Kind.COMPLEX128 -> {
                scalar(words, at);
                scalar(words, at + 8);
            }
            case Kind.STRING -> {
                pointer(words, at);
                scalar(words, at + 8);
            }
            case Kind.SLICE -> {
                pointer(words, at);
                scalar(words, at + 8);
                scalar(words, at + 16);
            }
            case Kind.INTERFACE -> {
                pointer(words, at);
                pointer(words, at + 8);
            }
            case Kind.POINTER, Kind.MAP, Kind.CHAN, Kind.FUNC, Kind.UNSAFE_POINTER ->
                    pointer(words, at);
            case Kind.ARRAY -> {
                return false;
            }
            case Kind.STRUCT -> {
                for (RField f : t.fields) {
                    if (!flatten(f.type(), at + f.offset(), words)) {
                        return false;
                    }
                }
            }
            default -> scalar(words, at);
        }
        return true;
    }
}
