package gobi.vm.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.load.Loader;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;

/// Damaged and hostile `.gbc` files: whatever is in them, reading one ends in a refusal or in
/// verified units, and running those ends as a Go program ends.
///
/// `-Dgobi.mutation.seed` repeats a failure, `-Dgobi.mutation.count` looks longer.
class BytecodeMutationTest {
    private static final long SEED = Long.getLong("gobi.mutation.seed", 20250101);
    private static final int COUNT = Integer.getInteger("gobi.mutation.count", 3000);

    /// One in so many of the accepted mutants is executed.
    private static final int EXECUTED = 3;

    private static final int LIMIT_MILLIS = 300;
    private static final int STOP_MILLIS = 10_000;
    private static final int HEADER = 10;
    private static final List<String> PROGRAMS =
            List.of("bst", "bank", "calc", "pipeline", "shapes", "generic");

    private final Random random = new Random(SEED);
    private final UnitMutator mutator = new UnitMutator(random);
    private int refused;
    private int accepted;
    private int executed;

    @Test
    void mutantsAreRefusedOrRunAsGoProgramsDo() throws Exception {
        int programs = 0;
        for (String name : PROGRAMS) {
            Path source = Path.of("../testdata/tour", name + ".go");
            if (source.toFile().exists()) {
                mutants(name, units(source), COUNT / PROGRAMS.size());
                programs++;
            }
        }
        assertTrue(programs >= 3, "programs to mutate are missing");
        System.out.println(
                accepted + " mutants accepted, " + refused + " refused, " + executed + " executed");
        assertTrue(
                accepted > COUNT / 20 && refused > COUNT / 20,
                accepted + " accepted, " + refused + " refused");
    }

    @Test
    void cutFilesAreRefused() throws Exception {
        var units = units(Path.of("../testdata/tour/hello.go"));
        byte[] file = Bundle.write(List.of(units.getLast()));
        for (int n = 0; n < file.length; n++) {
            byte[] cut = java.util.Arrays.copyOf(file, n);
            if (n > HEADER) {
                seal(cut);
            }
            assertTrue(read(cut) == null, "the first " + n + " bytes of a file were accepted");
        }
    }

    @Test
    void wholeProgramsWithFlippedBytes() throws Exception {
        byte[] file = Bundle.write(units(Path.of("../testdata/tour/hello.go")));
        for (int i = 0; i < COUNT / 30; i++) {
            read(flipped(file));
        }
    }

    private static List<Unit> units(Path source) throws Exception {
        var program = new Loader(new LibrarySources()).load(List.of(source.toString()));
        return program.units();
    }

    private void mutants(String name, List<Unit> units, int count) throws Exception {
        Unit main = units.getLast();
        byte[] file = Bundle.write(List.of(main));
        for (int i = 0; i < count; i++) {
            byte[] mutant =
                    i % 3 == 0 ? flipped(file) : Bundle.write(List.of(mutator.mutate(main)));
            Unit unit = read(mutant);
            if (unit == null) {
                refused++;
                continue;
            }
            if (accepted++ % EXECUTED == 0) {
                List<Unit> program = new ArrayList<>(units.subList(0, units.size() - 1));
                program.add(unit);
                execute(name + " mutant " + i, program);
                executed++;
            }
        }
    }

    private byte[] flipped(byte[] file) {
        byte[] bytes = file.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = HEADER + random.nextInt(bytes.length - HEADER);
            bytes[at] =
                    (byte)
                            (random.nextBoolean()
                                    ? bytes[at] ^ 1 << random.nextInt(8)
                                    : random.nextInt(256));
        }
        seal(bytes);
        return bytes;
    }

    /// Makes the checksum right again, as a hostile author would.
    private static void seal(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        for (int i = 0; i < 4; i++) {
            bytes[6 + i] = (byte) (crc.getValue() >>> 8 * i);
        }
    }

    /// The main unit of a file with all its functions, or null if the file is refused.
    private static Unit read(byte[] file) {
        try {
            return Bundle.read(file).getLast();
        } catch (DamagedFileException e) {
            return null;
        }
    }

    private void execute(String what, List<Unit> program) throws InterruptedException {
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var errors = new ByteArrayOutputStream();
        var err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        var streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err);
        var escaped = new AtomicReference<Throwable>();
        var vm = new AtomicReference<Vm>();
        var options = VmOptions.DEFAULT.withMaxHeapBytes(256L << 20);
        var thread =
                new Thread(
                        () -> {
                            try {
                                vm.set(new Vm(options, program, "mutant", List.of(), streams));
                                vm.get().run();
                            } catch (Throwable e) {
                                escaped.set(e);
                            }
                        },
                        what);
        thread.setDaemon(true);
        thread.start();
        thread.join(LIMIT_MILLIS);
        if (thread.isAlive() && vm.get() != null) {
            vm.get().stop();
        }
        thread.join(STOP_MILLIS);
        if (escaped.get() != null) {
            throw new AssertionError(what + " let an exception escape", escaped.get());
        }
        assertFalse(thread.isAlive(), () -> what + " does not stop:\n" + threads(thread));
    }

    private static String threads(Thread stuck) {
        var text = new StringBuilder();
        for (var frame : stuck.getStackTrace()) {
            text.append("\tat ").append(frame).append('\n');
        }
        return text.toString();
    }
}
