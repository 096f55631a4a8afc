package gobi.compiler.bytecode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Bytecode as text, with the source lines between where they can be found.
public final class Disassembler {
    private final Unit unit;
    private final BiFunction<String, Integer, String> sourceLine;

    /// `sourceLine` gives the text of a line of a file, or null.
    public Disassembler(Unit unit, BiFunction<String, Integer, String> sourceLine) {
        this.unit = unit;
        this.sourceLine = sourceLine;
    }

    public void function(FunctionCode f, Appendable out) throws IOException {
        out.append("func ")
                .append(f.name())
                .append("  // ")
                .append(f.file())
                .append(':')
                .append(Integer.toString(f.line()));
        out.append('\n').append(frame(f)).append('\n');
        long[] code = f.code();
        var targets = targets(f);
        int line = -1;
        for (int pc = 0; pc < code.length; pc++) {
            int here = f.lineAt(pc);
            if (here != line) {
                line = here;
                String text = sourceLine.apply(f.fileAt(pc), line);
                out.append("; ")
                        .append(Integer.toString(line))
                        .append(text == null ? "" : "  " + text)
                        .append('\n');
            }
            Op op = Instructions.op(code[pc]);
            long x = op.hasExtension() ? code[pc + 1] : 0;
            out.append(targets.contains(pc) ? "->" : "  ")
                    .append("%5d  %s%n".formatted(pc, instruction(f, pc, x)));
            pc += op.hasExtension() ? 1 : 0;
        }
        out.append('\n');
    }

    private static String frame(FunctionCode f) {
        var s =
                new StringBuilder("    frame ")
                        .append(f.frameSize())
                        .append(" out ")
                        .append(f.outgoing());
        s.append(" results ").append(f.resultSlots()).append(" params ").append(f.paramSlots());
        s.append(" pointers ").append(f.pointerSlots());
        if (f.contextSlot() >= 0) {
            s.append(" context ").append(f.contextSlot());
        }
        if (f.memorySize() > 0) {
            s.append(" memory ").append(f.memorySize()).append(' ').append(f.memoryPointers());
        }
        return s.append(f.recoverPc() >= 0 ? " recover " + f.recoverPc() : "").toString();
    }

    private static TreeSet<Integer> targets(FunctionCode f) {
        var targets = new TreeSet<Integer>();
        long[] code = f.code();
        for (int pc = 0; pc < code.length; pc++) {
            Op op = Instructions.op(code[pc]);
            if (op.hasExtension()) {
                pc++;
            } else if (op.b() == Operand.JUMP32) {
                targets.add(pc + 1 + Instructions.bc(code[pc]));
            } else if (op.c() == Operand.JUMP16) {
                targets.add(pc + 1 + Instructions.cs(code[pc]));
            } else if (op == Op.SWITCH) {
                int[] table = f.switches()[Instructions.bc(code[pc])];
                for (int i = 1; i < table.length; i++) {
                    targets.add(pc + 1 + table[i]);
                }
            }
        }
        return targets;
    }

    private String instruction(FunctionCode f, int pc, long x) {
        long w = f.code()[pc];
        Op op = Instructions.op(w);
        var s = new StringBuilder("%-16s".formatted(op.mnemonic()));
        String[] parts = {
            operand(f, op.a(), Instructions.a(w), w, pc),
            operand(f, op.b(), Instructions.b(w), w, pc),
            operand(f, op.c(), Instructions.c(w), w, pc),
            extension(f, op.x(), x)
        };
        String separator = " ";
        for (String part : parts) {
            if (!part.isEmpty()) {
                s.append(separator).append(part);
                separator = ", ";
            }
        }
        return s.toString();
    }

    private String operand(FunctionCode f, Operand kind, int slot, long w, int pc) {
        int index = Instructions.bc(w);
        if (kind.isSlot()) {
            return (kind == Operand.BASE ? "[" : "")
                    + register(f, slot)
                    + (kind == Operand.BASE ? "]" : "");
        }
        return switch (kind) {
            case OUT -> "out" + (slot - f.frameSize());
            case IMM16 ->
                    "#"
                            + (slot == Instructions.b(w) && Instructions.op(w).b() == kind
                                    ? Instructions.bs(w)
                                    : Instructions.cs(w));
            case UIMM16 -> "#" + slot;
            case IMM32 -> "#" + index;
            case JUMP16 -> "-> " + (pc + 1 + Instructions.cs(w));
            case JUMP32 -> "-> " + (pc + 1 + index);
            case CONST32 -> constant(f.constants()[index]);
            case STRING32 -> quote(unit.strings().get(index));
            case GLOBAL32 -> unit.globalRefs().get(index);
            case FUNC32 -> unit.functionRefs().get(index);
            case TYPE32 -> unit.types().get(index).display();
            case ITAB32 -> itab(unit.itabs().get(index));
            case NATIVE32 -> unit.nativeRefs().get(index);
            default -> "";
        };
    }

    private String itab(Unit.Itab itab) {
        return unit.types().get(itab.concreteType()).display()
                + " as "
                + unit.types().get(itab.interfaceType()).display();
    }

    private static String register(FunctionCode f, int slot) {
        if (slot == FunctionCode.MEMORY) {
            return "memory";
        }
        if (slot >= f.frameSize()) {
            return "out" + (slot - f.frameSize());
        }
        return (f.pointerSlots().get(slot) ? "p" : "s") + slot;
    }

    private static String constant(long bits) {
        double d = Double.longBitsToDouble(bits);
        boolean plausible = Math.abs(d) > 1e-30 && Math.abs(d) < 1e30;
        return "#" + bits + (plausible ? " (" + d + ")" : "");
    }

    private static String quote(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String cut = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return '"'
                + cut.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\"", "\\\"")
                + '"';
    }

    private String extension(FunctionCode f, Operand kind, long x) {
        return switch (kind) {
            case X_TYPE -> unit.types().get((int) x).display();
            case X_IMM -> "#" + x;
            case X_ARRAY -> "length " + (x >>> 32) + " size " + (x & 0xFFFFFFFFL);
            case X_INTRINSIC -> Intrinsic.of(x).name().toLowerCase(java.util.Locale.ROOT);
            case X_SLICE -> bound(f, x, 0) + ":" + bound(f, x, 16) + ":" + bound(f, x, 32);
            default -> "";
        };
    }

    private static String bound(FunctionCode f, long x, int shift) {
        int slot = (int) (x >>> shift) & 0xFFFF;
        return slot == 0xFFFF ? "" : register(f, slot);
    }
}
