package gobi.compiler.bytecode;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes a unit; see [UnitWriter].
final class UnitReader {
    private final ByteSource in;

    private UnitReader(ByteSource in) {
        this.in = in;
    }

    /// The unit in `source`. Tables are verified now, functions when they are decoded, which is
    /// when they are asked for: a damaged one then raises [UncheckedIOException] with a
    /// [DamagedFileException].
    static Unit read(ByteSource source) throws DamagedFileException {
        try {
            Unit unit = new UnitReader(source).unit(true);
            UnitVerifier.verifyTables(unit);
            return unit;
        } catch (UncheckedIOException e) {
            throw new DamagedFileException(e.getCause().getMessage());
        }
    }

    /// The unit in `source`, which was verified before: elements of its tables are decoded when
    /// they are asked for.
    static Unit readVerified(ByteSource source) throws DamagedFileException {
        return new UnitReader(source).unit(false);
    }

    private Unit unit(boolean verifying) throws DamagedFileException {
        String path = in.string();
        List<String> imports = in.strings();
        List<String> functionRefs = LazyTable.strings(in);
        List<String> nativeRefs = LazyTable.strings(in);
        List<Unit.Global> globals = new ArrayList<>();
        for (int n = in.count(2), i = 0; i < n; i++) {
            globals.add(new Unit.Global(in.string(), in.count()));
        }
        List<String> globalRefs = LazyTable.strings(in);
        List<TypeDef> types = new LazyTable<>(in, (i, s) -> new UnitReader(s).type());
        List<Unit.Itab> itabs = new ArrayList<>();
        for (int n = in.count(2), i = 0; i < n; i++) {
            itabs.add(new Unit.Itab(in.count(), in.count()));
        }
        List<byte[]> strings = LazyTable.blobs(in);
        String init = in.string();
        var lazy = new Unit[1];
        var functions = functions(verifying ? lazy : null);
        lazy[0] =
                new Unit(
                        path,
                        imports,
                        functions,
                        functionRefs,
                        nativeRefs,
                        globals,
                        globalRefs,
                        types,
                        itabs,
                        strings,
                        init);
        return lazy[0];
    }

    /// Functions are verified against `owner[0]`, unless `owner` is null.
    private FunctionIndex functions(Unit[] owner) throws DamagedFileException {
        List<String> names = LazyTable.strings(in);
        List<String> strays = in.strings();
        List<FunctionCode> functions =
                new LazyTable<>(
                        in,
                        (i, s) -> {
                            var f = new UnitReader(s).function(names.get(i));
                            if (owner != null) {
                                FunctionVerifier.verify(owner[0], f);
                            }
                            return f;
                        });
        if (functions.size() != names.size()) {
            throw new DamagedFileException("damaged bytecode file: names of functions");
        }
        return new FunctionIndex(names, functions, strays);
    }

    private FunctionCode function(String name) throws DamagedFileException {
        return new FunctionCode(
                name,
                in.string(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.signedInt(),
                in.bits(),
                in.byteValue() != 0,
                in.count(),
                in.count(),
                in.count(),
                in.bits(),
                objects(),
                in.signedInt(),
                in.count(),
                in.longs(),
                in.longs(),
                switches(),
                in.longs(),
                lines());
    }

    private int[] objects() throws DamagedFileException {
        int[] starts = new int[in.count(1)];
        long last = 0;
        for (int i = 0; i < starts.length; i++) {
            last += 8L * in.count();
            if (last > Integer.MAX_VALUE) {
                throw new DamagedFileException("damaged bytecode file: frame memory objects");
            }
            starts[i] = (int) last;
        }
        return starts;
    }

    private int[][] switches() throws DamagedFileException {
        int[][] tables = new int[in.count(1)][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new int[in.count(1)];
            for (int j = 0; j < tables[i].length; j++) {
                tables[i][j] = in.signedInt();
            }
        }
        return tables;
    }

    private LineTable lines() throws DamagedFileException {
        long[] lines = new long[in.count(2)];
        long pc = 0;
        long line = 0;
        for (int i = 0; i < lines.length; i++) {
            pc += in.count();
            line += in.signedInt();
            lines[i] = pc << 32 | line & 0xFFFFFFFFL;
        }
        var files = new LineTable.FileRun[in.count(2)];
        for (int i = 0; i < files.length; i++) {
            files[i] = new LineTable.FileRun(in.count(), in.string());
        }
        return new LineTable(lines, List.of(files));
    }

    private TypeDef type() throws DamagedFileException {
        int tag = in.byteValue();
        if (tag >= TypeTag.values().length) {
            throw new DamagedFileException("damaged bytecode file: unknown form of type " + tag);
        }
        String identity = in.string();
        String display = in.string();
        return switch (TypeTag.values()[tag]) {
            case BASIC -> new TypeDef.Basic(identity, display, in.count());
            case NAMED ->
                    new TypeDef.Named(
                            identity,
                            display,
                            in.string(),
                            in.string(),
                            in.count(),
                            methods(),
                            methods());
            case POINTER -> new TypeDef.Pointer(identity, display, in.count());
            case SLICE -> new TypeDef.Slice(identity, display, in.count());
            case ARRAY -> new TypeDef.Array(identity, display, in.count(), in.unsigned());
            case MAP -> new TypeDef.MapOf(identity, display, in.count(), in.count());
            case CHAN -> new TypeDef.Chan(identity, display, in.count(), in.count());
            case STRUCT ->
                    new TypeDef.Struct(
                            identity, display, in.string(), fields(), methods(), methods());
            case FUNC ->
                    new TypeDef.Func(identity, display, indices(), indices(), in.byteValue() != 0);
            case INTERFACE ->
                    new TypeDef.Interface(identity, display, in.string(), interfaceMethods());
        };
    }

    private List<TypeDef.FieldDef> fields() throws DamagedFileException {
        List<TypeDef.FieldDef> fields = new ArrayList<>();
        for (int n = in.count(5), i = 0; i < n; i++) {
            fields.add(
                    new TypeDef.FieldDef(
                            in.string(),
                            in.string(),
                            in.count(),
                            in.string(),
                            in.byteValue() != 0));
        }
        return fields;
    }

    private List<TypeDef.InterfaceMethod> interfaceMethods() throws DamagedFileException {
        List<TypeDef.InterfaceMethod> methods = new ArrayList<>();
        for (int n = in.count(3), i = 0; i < n; i++) {
            methods.add(new TypeDef.InterfaceMethod(in.string(), in.string(), in.count()));
        }
        return methods;
    }

    private List<TypeDef.MethodDef> methods() throws DamagedFileException {
        List<TypeDef.MethodDef> methods = new ArrayList<>();
        for (int n = in.count(5), i = 0; i < n; i++) {
            methods.add(
                    new TypeDef.MethodDef(
                            in.string(), in.string(), in.count(), in.count(), in.count()));
        }
        return methods;
    }

    private List<Integer> indices() throws DamagedFileException {
        List<Integer> list = new ArrayList<>();
        for (int n = in.count(1), i = 0; i < n; i++) {
            list.add(in.count());
        }
        return list;
    }
}
