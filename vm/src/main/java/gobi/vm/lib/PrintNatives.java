package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.interp.PrintFormat;
import gobi.vm.memory.Memory;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The builtins print and println: one native a kind of operand, all to standard error.
final class PrintNatives implements NativeSet {
    private final PrintStream err;

    PrintNatives(NativeEnvironment env) {
        this.err = env.err();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "printlock", "printunlock" -> (g, r, b) -> Native.DONE;
            case "printsp" -> (g, r, b) -> text(" ");
            case "printnl" -> (g, r, b) -> text("\n");
            case "printbool" -> (g, r, b) -> text(r[b + 2] != 0 ? "true" : "false");
            case "printint" -> (g, r, b) -> text(Long.toString(r[b + 2]));
            case "printuint" -> (g, r, b) -> text(Long.toUnsignedString(r[b + 2]));
            case "printhex" -> (g, r, b) -> text("0x" + Long.toHexString(r[b + 2]));
            case "printpointer" -> (g, r, b) -> text("0x" + Long.toHexString(r[b + 2]));
            case "printfloat" ->
                    (g, r, b) -> text(PrintFormat.floating(Double.longBitsToDouble(r[b + 2])));
            case "printcomplex" ->
                    (g, r, b) ->
                            text(
                                    PrintFormat.complex(
                                            Double.longBitsToDouble(r[b + 2]),
                                            Double.longBitsToDouble(r[b + 3])));
            case "printstring" -> (g, r, b) -> bytes(Memory.readBytes(r[b + 2], (int) r[b + 3]));
            case "printslice" ->
                    (g, r, b) ->
                            text(
                                    "["
                                            + r[b + 3]
                                            + "/"
                                            + r[b + 4]
                                            + "]0x"
                                            + Long.toHexString(r[b + 2]));
            case "printeface", "printiface" ->
                    (g, r, b) ->
                            text(
                                    "(0x"
                                            + Long.toHexString(r[b + 2])
                                            + ",0x"
                                            + Long.toHexString(r[b + 3])
                                            + ")");
            default -> null;
        };
    }

    private int text(String s) {
        return bytes(s.getBytes(StandardCharsets.UTF_8));
    }

    private int bytes(byte[] bytes) {
        err.write(bytes, 0, bytes.length);
        err.flush();
        return Native.DONE;
    }
}
