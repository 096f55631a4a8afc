package gobi.vm.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.Container;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.load.Loader;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    // The container's header.
    private static final int LENGTH_AT = 6;
    private static final int CHECKSUM_AT = 10;
    private static final int HEADER = 14;

    /// One in so many of the flipped files has its directory flipped.
    private static final int SELDOM = 8;

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
            assertNull(
                    read(Arrays.copyOf(file, n)),
                    "the first " + n + " bytes of a file were accepted");
        }
        byte[] unit = Container.of(file).piece(units.getLast().path()).rest();
        for (int n = 0; n < unit.length; n++) {
            byte[] cut = Container.write(Map.of("main", Arrays.copyOf(unit, n)));
            assertNull(read(cut), "the first " + n + " bytes of a unit were accepted");
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

    /// A file with other bytes and the right checksums, as a hostile author would make it.
    private byte[] flipped(byte[] file) throws IOException {
        if (random.nextInt(SELDOM) == 0) {
            return withFlippedDirectory(file);
        }
        Container container = Container.of(file);
        List<String> names = List.copyOf(container.names());
        String chosen = names.get(random.nextInt(names.size()));
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        for (String name : names) {
            byte[] bytes = container.piece(name).rest();
            if (name.equals(chosen)) {
                flip(bytes, 0, bytes.length);
            }
            pieces.put(name, bytes);
        }
        return Container.write(pieces);
    }

    private byte[] withFlippedDirectory(byte[] file) {
        byte[] bytes = file.clone();
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT);
        flip(bytes, HEADER, length);
        var crc = new CRC32C();
        crc.update(bytes, HEADER, length);
        for (int i = 0; i < 4; i++) {
            bytes[CHECKSUM_AT + i] = (byte) (crc.getValue() >>> 8 * i);
        }
        return bytes;
    }

    private void flip(byte[] bytes, int from, int length) {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = from + random.nextInt(length);
            bytes[at] =
                    (byte)
                            (random.nextBoolean()
                                    ? bytes[at] ^ 1 << random.nextInt(8)
                                    : random.nextInt(256));
        }
    }

    /// The main unit of a file with all its functions, or null if the file is refused.
    private static Unit read(byte[] file) {
        try {
            return Bundle.read(file).getLast();
        } catch (DamagedFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
