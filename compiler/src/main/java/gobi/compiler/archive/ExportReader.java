package gobi.compiler.archive;

import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.constant.Constant;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.AliasType;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Const;
import gobi.compiler.types.Context;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Package;
import gobi.compiler.types.ParamFlow;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.TypeSets;
import gobi.compiler.types.UnionType;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes a package of export data. Its scope fills itself name by name.
public final class ExportReader {
    private static final BasicType.Kind[] KINDS = BasicType.Kind.values();
    private static final ChanDir[] DIRECTIONS = ChanDir.values();

    private final Package pkg;
    private final Context context;
    private final Function<String, Package> packages;
    private final ByteSource data;
    private final Map<String, int[]> index = new HashMap<>();

    private ExportReader(
            Package pkg, ByteSource data, Context context, Function<String, Package> packages) {
        this.pkg = pkg;
        this.data = data;
        this.context = context;
        this.packages = packages;
    }

    /// The package in `data`; `packages` finds the packages that it refers to.
    public static Package read(
            String path, ByteSource in, Context context, Function<String, Package> packages) {
        try {
            var pkg = new Package(path, in.string(), Universe.SCOPE);
            var reader = new ExportReader(pkg, in, context, packages);
            reader.readIndex();
            pkg.scope().importWith(reader::lookup);
            return pkg;
        } catch (DamagedFileException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readIndex() throws DamagedFileException {
        // Imports are only named: a package is opened when one of its types is met.
        data.strings();
        int n = data.count(2);
        List<int[]> places = new ArrayList<>(n);
        int offset = 0;
        for (int i = 0; i < n; i++) {
            String name = data.string();
            int[] place = {offset, data.count()};
            offset += place[1];
            index.put(name, place);
            places.add(place);
        }
        int start = data.position();
        for (int[] place : places) {
            place[0] += start;
        }
    }

    private Obj lookup(String name) {
        int[] place = index.get(name);
        if (place == null) {
            return null;
        }
        try {
            return new Description(data.slice(place[0], place[1])).object(name);
        } catch (DamagedFileException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Package packageOf(String path) {
        return path.equals(pkg.path()) ? pkg : packages.apply(path);
    }

    /// One object's description.
    private final class Description {
        private final ByteSource in;
        private List<TypeParam> params = List.of();

        Description(ByteSource in) {
            this.in = in;
        }

        Obj object(String name) throws DamagedFileException {
            return switch (in.byteValue()) {
                case 'c' -> new Const(0, pkg, name, type(), constant());
                case 'v' -> new Var(0, pkg, name, type(), Var.Kind.PACKAGE, false);
                case 'f' -> {
                    typeParams();
                    var f = new Func(0, pkg, name, signature(null, List.of(), params), null);
                    paramFlows(f);
                    yield f;
                }
                case 'a' -> alias(name);
                case 't' -> defined(name);
                default ->
                        throw new DamagedFileException("damaged library archive: object " + name);
            };
        }

        private TypeName alias(String name) throws DamagedFileException {
            var obj = new TypeName(0, pkg, name, null);
            obj.setType(new AliasType(obj, type()));
            return obj;
        }

        /// The object must be in the scope before its parts are read, since they may refer to it.
        private TypeName defined(String name) throws DamagedFileException {
            var obj = new TypeName(0, pkg, name, null);
            var named = new NamedType(obj);
            obj.setType(named);
            pkg.scope().insert(obj);
            typeParams();
            named.setTypeParams(params);
            named.resolveWith(this::complete);
            return obj;
        }

        private void complete(NamedType named) {
            try {
                named.setUnderlying(type().underlying());
                int n = in.count();
                for (int i = 0; i < n; i++) {
                    named.addMethod(method(named));
                }
            } catch (DamagedFileException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Func method(NamedType named) throws DamagedFileException {
            String name = in.string();
            List<TypeParam> outer = params;
            List<TypeParam> own = new ArrayList<>();
            for (String p : in.strings()) {
                own.add(newParam(p, own.size()));
            }
            for (int i = 0; i < own.size(); i++) {
                var s = new gobi.compiler.types.Substitution(outer, own);
                own.get(i).setConstraint(context.subst(outer.get(i).constraint(), s));
            }
            params = own;
            String receiver = in.string();
            boolean pointer = in.byteValue() != 0;
            Type base = own.isEmpty() ? named : context.instantiate(named, List.copyOf(own));
            var recv =
                    new Var(
                            0,
                            pkg,
                            receiver,
                            pointer ? new PointerType(base) : base,
                            Var.Kind.RECV,
                            false);
            var f = new Func(0, pkg, name, signature(recv, own, List.of()), null);
            f.setPointerReceiver(pointer);
            paramFlows(f);
            params = outer;
            return f;
        }

        private void paramFlows(Func f) throws DamagedFileException {
            int n = in.count();
            if (n == 0) {
                return;
            }
            List<ParamFlow> flows = new ArrayList<>();
            for (int i = 1; i < n; i++) {
                int toHeap = in.count() - 1;
                int results = in.count();
                List<Integer> toResults = new ArrayList<>();
                for (int r = 0; r < results; r++) {
                    toResults.add(in.count() - 1);
                }
                boolean none = toHeap == ParamFlow.NEVER && results == 0;
                flows.add(none ? ParamFlow.NONE : new ParamFlow(toHeap, toResults));
            }
            f.setParamFlows(flows);
        }

        private TypeParam newParam(String name, int i) {
            var obj = new TypeName(0, pkg, name, null);
            var p = new TypeParam(obj, i);
            obj.setType(p);
            return p;
        }

        private void typeParams() throws DamagedFileException {
            List<TypeParam> list = new ArrayList<>();
            for (String name : in.strings()) {
                list.add(newParam(name, list.size()));
            }
            params = List.copyOf(list);
            for (var p : params) {
                p.setConstraint(type());
            }
        }

        private Signature signature(Var recv, List<TypeParam> recvParams, List<TypeParam> own)
                throws DamagedFileException {
            var in1 = vars(Var.Kind.PARAM);
            var out = vars(Var.Kind.RESULT);
            return new Signature(
                    recv,
                    recvParams,
                    own,
                    new TupleType(in1),
                    new TupleType(out),
                    in.byteValue() != 0);
        }

        private List<Var> vars(Var.Kind kind) throws DamagedFileException {
            int n = in.count(2);
            List<Var> vars = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                vars.add(new Var(0, pkg, in.string(), type(), kind, false));
            }
            return vars;
        }

        private Type type() throws DamagedFileException {
            return switch (TypeTag.of(in.byteValue())) {
                case BASIC -> basic(KINDS[in.byteValue()], in.string());
                case NAMED, ALIAS -> reference().type();
                case INSTANCE -> {
                    var origin = (NamedType) reference().type();
                    int n = in.count();
                    List<Type> args = new ArrayList<>(n);
                    for (int i = 0; i < n; i++) {
                        args.add(type());
                    }
                    yield context.instantiate(origin, args);
                }
                case POINTER -> new PointerType(type());
                case SLICE -> new SliceType(type());
                case ARRAY -> new ArrayType(type(), in.unsigned());
                case MAP -> new MapType(type(), type());
                case CHAN -> {
                    Type elem = type();
                    yield new ChanType(DIRECTIONS[in.byteValue()], elem);
                }
                case STRUCT -> struct();
                case TUPLE -> new TupleType(vars(Var.Kind.PARAM));
                case SIGNATURE -> signature(null, List.of(), List.of());
                case INTERFACE -> interfaceType();
                case UNION -> {
                    int n = in.count();
                    List<UnionType.Term> terms = new ArrayList<>(n);
                    for (int i = 0; i < n; i++) {
                        terms.add(new UnionType.Term(in.byteValue() != 0, type()));
                    }
                    yield new UnionType(terms);
                }
                case TYPE_PARAM -> params.get(in.count());
            };
        }

        private BasicType basic(BasicType.Kind kind, String name) {
            if (name.equals("byte")) {
                return Universe.BYTE;
            }
            return name.equals("rune") ? Universe.RUNE : Universe.basic(kind);
        }

        private Obj reference() throws DamagedFileException {
            String path = in.string();
            String name = in.string();
            Obj o =
                    path.isEmpty()
                            ? Universe.SCOPE.lookup(name)
                            : packageOf(path).scope().lookup(name);
            if (o == null) {
                throw new DamagedFileException("damaged library archive: no " + path + "." + name);
            }
            return o;
        }

        private StructType struct() throws DamagedFileException {
            int n = in.count(5);
            List<Var> fields = new ArrayList<>(n);
            List<String> tags = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                String name = in.string();
                String path = in.string();
                boolean embedded = in.byteValue() != 0;
                tags.add(in.string());
                fields.add(new Var(0, packageOf(path), name, type(), Var.Kind.FIELD, embedded));
            }
            return new StructType(fields, tags);
        }

        private InterfaceType interfaceType() throws DamagedFileException {
            boolean implicit = in.byteValue() != 0;
            int n = in.count(3);
            List<Func> methods = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                String name = in.string();
                String path = in.string();
                Package owner = path.isEmpty() ? null : packageOf(path);
                methods.add(new Func(0, owner, name, signature(null, List.of(), List.of()), null));
            }
            int m = in.count();
            List<Type> embeddeds = new ArrayList<>(m);
            for (int i = 0; i < m; i++) {
                embeddeds.add(type());
            }
            return TypeSets.complete(new InterfaceType(methods, embeddeds, implicit));
        }

        private Constant constant() throws DamagedFileException {
            return switch (in.byteValue()) {
                case 't' -> new Constant.Bool(true);
                case 'n' -> new Constant.Bool(false);
                case 's' -> new Constant.Str(in.blob());
                case 'i' -> new Constant.Int(new BigInteger(in.blob()));
                case 'r' -> new Constant.Rat(new BigInteger(in.blob()), new BigInteger(in.blob()));
                case 'f' -> new Constant.Float(new BigInteger(in.blob()), in.signedInt());
                case 'z' -> new Constant.Complex(constant(), constant());
                default -> new Constant.Unknown();
            };
        }
    }
}
