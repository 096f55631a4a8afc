package gobi.vm.interp;

import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.PanicRecord;
import gobi.vm.type.Kind;
import gobi.vm.type.RType;

/// The lines that a fatal panic prints before the goroutine's trace.
final class PanicPrinter {
    private final RuntimeContext context;

    PanicPrinter(RuntimeContext context) {
        this.context = context;
    }

    String panics(Goroutine g) {
        var out = new StringBuilder();
        chain(out, g.panics);
        if (g.faultAddress >= 0) {
            out.append("[signal SIGSEGV: segmentation violation code=0x1 addr=0x");
            out.append(Long.toHexString(g.faultAddress))
                    .append(" pc=0x")
                    .append(Long.toHexString(g.pc))
                    .append("]\n");
        }
        return out.toString();
    }

    private static void chain(StringBuilder out, PanicRecord p) {
        if (p.next != null) {
            chain(out, p.next);
            if (!p.next.goexit) {
                out.append('\t');
            }
        }
        if (!p.goexit) {
            out.append("panic: ")
                    .append(p.text.replace("\n", "\n\t"))
                    .append(p.recovered ? " [recovered]" : "")
                    .append('\n');
        }
    }

    /// What is said of a panic that came while another was printed.
    String cause(PanicRecord p) {
        RType t = context.types().byAddress(p.typeWord);
        boolean plain = t.kind == Kind.STRING && t.pkgPath.isEmpty();
        return plain ? ": " + value(p.typeWord, p.dataWord) : ": type " + t.display;
    }

    /// Whether the value is an error or a Stringer, whose method gives the text.
    boolean hasTextMethod(PanicRecord p) {
        RType t = context.types().byAddress(p.typeWord);
        for (var m : t.methods) {
            if (m.name().equals("Error") || m.name().equals("String")) {
                RType f = m.type();
                if (f.params.length == 0 && f.results.length == 1 && f.results[0].kind == 24) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A value as gc's `printpanicval` shows it.
    String value(long typeWord, long dataWord) {
        RType t = context.types().byAddress(typeWord);
        String basic = basic(t, dataWord);
        if (basic == null) {
            return "(" + t.display + ") 0x" + Long.toHexString(dataWord);
        }
        if (t.name.isEmpty() || t.pkgPath.isEmpty()) {
            return basic;
        }
        return t.display + "(" + (t.kind == 24 ? '"' + basic + '"' : basic) + ")";
    }

    private String basic(RType t, long p) {
        return switch (t.kind) {
            case 1 -> Memory.loadByte(p) != 0 ? "true" : "false";
            case 2, 6 -> Long.toString(Memory.loadLong(p));
            case 3 -> Long.toString(Memory.loadByte(p));
            case 4 -> Long.toString(Memory.loadShort(p));
            case 5 -> Long.toString(Memory.loadInt(p));
            case 7, 11, 12 -> Long.toUnsignedString(Memory.loadLong(p));
            case 8 -> Integer.toString(Memory.loadByte(p) & 0xFF);
            case 9 -> Integer.toString(Memory.loadShort(p) & 0xFFFF);
            case 10 -> Long.toString(Memory.loadInt(p) & 0xFFFFFFFFL);
            case 13 -> PrintFormat.floating(Float.intBitsToFloat(Memory.loadInt(p)));
            case 14 -> PrintFormat.floating(Double.longBitsToDouble(Memory.loadLong(p)));
            case 15 ->
                    PrintFormat.complex(
                            Float.intBitsToFloat(Memory.loadInt(p)),
                            Float.intBitsToFloat(Memory.loadInt(p + 4)));
            case 16 ->
                    PrintFormat.complex(
                            Double.longBitsToDouble(Memory.loadLong(p)),
                            Double.longBitsToDouble(Memory.loadLong(p + 8)));
            case 24 -> context.string(Memory.loadLong(p), Memory.loadLong(p + 8));
            default -> null;
        };
    }
}
