package gobi.compiler.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A compiled program in one file (`.gbc`): its units in a [Container], imports before importers,
/// main last.
public final class Bundle {
    private Bundle() {}

    public static byte[] write(List<Unit> units) {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        for (var u : units) {
            pieces.put(u.path(), UnitWriter.write(u));
        }
        return Container.write(pieces);
    }

    /// All units, every table and every function verified.
    public static List<Unit> read(byte[] bytes) throws IOException {
        List<Unit> units = new ArrayList<>();
        try {
            Container container = Container.of(bytes);
            for (String path : container.names()) {
                Unit unit = UnitReader.read(container.piece(path));
                if (!unit.path().equals(path)) {
                    throw new DamagedFileException(
                            "damaged bytecode file: unit " + unit.path() + " under another name");
                }
                for (int i = 0; i < unit.functions().size(); i++) {
                    unit.functions().get(i);
                }
                units.add(unit);
            }
        } catch (UncheckedIOException e) {
            throw new DamagedFileException(e.getCause().getMessage());
        }
        if (units.isEmpty()) {
            throw new DamagedFileException("damaged bytecode file: no units");
        }
        return units;
    }

    /// One unit, its tables verified; functions are verified when they are first asked for.
    public static Unit readUnit(ByteSource piece) throws DamagedFileException {
        return UnitReader.read(piece);
    }

    /// One unit that was verified when it was written.
    public static Unit readVerifiedUnit(ByteSource piece) throws DamagedFileException {
        return UnitReader.readVerified(piece);
    }

    public static byte[] writeUnit(Unit unit) {
        return UnitWriter.write(unit);
    }
}
