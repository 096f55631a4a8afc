package gobi.compiler.archive;

import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.constant.Constant;
import gobi.compiler.types.AliasType;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Package;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Encodes a package's scope; see [ExportReader] for the other side.
public final class ExportWriter {
    private final Package pkg;
    private ByteSink out = new ByteSink();

    /// Type parameters in scope of what is being written.
    private List<TypeParam> params = List.of();

    private ExportWriter(Package pkg) {
        this.pkg = pkg;
    }

    public static byte[] write(Package pkg) {
        return new ExportWriter(pkg).scope();
    }

    private byte[] scope() {
        List<Obj> objects = new ArrayList<>(pkg.scope().objects());
        List<byte[]> descriptions = new ArrayList<>();
        var index = new ByteSink();
        index.string(pkg.name());
        index.unsigned(pkg.imports().size());
        for (var p : pkg.imports()) {
            index.string(p.path());
        }
        objects.removeIf(o -> o.name().equals("_") || o.name().equals("init"));
        index.unsigned(objects.size());
        for (var o : objects) {
            out = new ByteSink();
            params = List.of();
            object(o);
            byte[] bytes = out.toByteArray();
            descriptions.add(bytes);
            index.string(o.name());
            index.unsigned(bytes.length);
        }
        descriptions.forEach(index::raw);
        return index.toByteArray();
    }

    private void object(Obj o) {
        switch (o) {
            case Const c -> {
                out.byteValue('c');
                type(c.type());
                constant(c.value());
            }
            case Var v -> {
                out.byteValue('v');
                type(v.type());
            }
            case Func f -> {
                out.byteValue('f');
                typeParams(f.signature().typeParams());
                signature(f.signature());
                paramFlows(f);
            }
            case TypeName t -> typeName(t);
            case Obj other ->
                    throw new IllegalArgumentException("no package-level object: " + other.name());
        }
    }

    private void typeName(TypeName t) {
        if (t.isAlias()) {
            out.byteValue('a');
            type(Types.unalias(t.type()));
            return;
        }
        var named = (NamedType) t.type();
        out.byteValue('t');
        typeParams(named.typeParams());
        type(named.underlying());
        out.unsigned(named.methods().size());
        for (var m : named.methods()) {
            method(m);
        }
    }

    private void method(Func m) {
        Signature sig = m.signature();
        out.string(m.name());
        List<TypeParam> outer = params;
        params = sig.recvTypeParams();
        out.unsigned(params.size());
        for (var p : params) {
            out.string(p.obj().name());
        }
        out.string(sig.recv() == null ? "" : sig.recv().name());
        out.byteValue(Types.unalias(sig.recv().type()) instanceof PointerType ? 1 : 0);
        signature(sig);
        paramFlows(m);
        params = outer;
    }

    /// What becomes of the arguments; 0 if that is not known, else their number and 1.
    private void paramFlows(Func f) {
        if (f.paramFlows() == null) {
            out.unsigned(0);
            return;
        }
        out.unsigned(f.paramFlows().size() + 1);
        for (var p : f.paramFlows()) {
            out.unsigned(p.toHeap() + 1);
            out.unsigned(p.toResults().size());
            p.toResults().forEach(r -> out.unsigned(r + 1));
        }
    }

    private void typeParams(List<TypeParam> list) {
        params = list;
        out.unsigned(list.size());
        for (var p : list) {
            out.string(p.obj().name());
        }
        for (var p : list) {
            type(p.constraint());
        }
    }

    private void signature(Signature s) {
        vars(s.params().vars());
        vars(s.results().vars());
        out.byteValue(s.variadic() ? 1 : 0);
    }

    private void vars(List<Var> vars) {
        out.unsigned(vars.size());
        for (var v : vars) {
            out.string(v.name());
            type(v.type());
        }
    }

    private void tag(TypeTag tag) {
        out.byteValue(tag.ordinal());
    }

    private void type(Type t) {
        switch (t) {
            case BasicType b -> {
                tag(TypeTag.BASIC);
                out.byteValue(b.kind().ordinal());
                out.string(b.name());
            }
            case NamedType n -> named(n);
            case AliasType a -> alias(a);
            case PointerType p -> unary(TypeTag.POINTER, p.elem());
            case SliceType s -> unary(TypeTag.SLICE, s.elem());
            case ArrayType a -> {
                unary(TypeTag.ARRAY, a.elem());
                out.unsigned(a.length());
            }
            case MapType m -> {
                unary(TypeTag.MAP, m.key());
                type(m.elem());
            }
            case ChanType c -> {
                unary(TypeTag.CHAN, c.elem());
                out.byteValue(c.dir().ordinal());
            }
            case StructType s -> struct(s);
            case TupleType u -> {
                tag(TypeTag.TUPLE);
                vars(u.vars());
            }
            case Signature s -> {
                tag(TypeTag.SIGNATURE);
                signature(s);
            }
            case InterfaceType i -> interfaceType(i);
            case UnionType u -> {
                tag(TypeTag.UNION);
                out.unsigned(u.terms().size());
                for (var term : u.terms()) {
                    out.byteValue(term.tilde() ? 1 : 0);
                    type(term.type());
                }
            }
            case TypeParam p -> {
                tag(TypeTag.TYPE_PARAM);
                out.unsigned(p.index());
                if (params.size() <= p.index() || params.get(p.index()) != p) {
                    throw new IllegalStateException(
                            "type parameter " + p.obj().name() + " out of its declaration");
                }
            }
        }
    }

    private void unary(TypeTag tag, Type elem) {
        tag(tag);
        type(elem);
    }

    private void reference(Obj o) {
        out.string(o.pkg() == null ? "" : o.pkg().path());
        out.string(o.name());
    }

    private void named(NamedType n) {
        boolean instance = !n.typeArgs().isEmpty();
        tag(instance ? TypeTag.INSTANCE : TypeTag.NAMED);
        reference(n.obj());
        if (instance) {
            out.unsigned(n.typeArgs().size());
            n.typeArgs().forEach(this::type);
        }
    }

    private void alias(AliasType a) {
        boolean global =
                a.obj().pkg() == null || a.obj().pkg().scope().lookup(a.obj().name()) == a.obj();
        if (!global || !a.typeArgs().isEmpty()) {
            type(Types.unalias(a));
            return;
        }
        tag(TypeTag.ALIAS);
        reference(a.obj());
    }

    private void struct(StructType s) {
        tag(TypeTag.STRUCT);
        out.unsigned(s.fields().size());
        for (int i = 0; i < s.fields().size(); i++) {
            Var f = s.fields().get(i);
            out.string(f.name());
            out.string(f.pkg() == null ? "" : f.pkg().path());
            out.byteValue(f.embedded() ? 1 : 0);
            out.string(s.tag(i));
            type(f.type());
        }
    }

    private void interfaceType(InterfaceType i) {
        tag(TypeTag.INTERFACE);
        out.byteValue(i.implicit() ? 1 : 0);
        out.unsigned(i.explicitMethods().size());
        for (var m : i.explicitMethods()) {
            out.string(m.name());
            out.string(m.pkg() == null ? "" : m.pkg().path());
            signature(m.signature());
        }
        out.unsigned(i.embeddeds().size());
        i.embeddeds().forEach(this::type);
    }

    private void constant(Constant c) {
        switch (c) {
            case Constant.Unknown u -> out.byteValue('u');
            case Constant.Bool b -> out.byteValue(b.value() ? 't' : 'n');
            case Constant.Str s -> {
                out.byteValue('s');
                out.blob(s.bytes());
            }
            case Constant.Int i -> {
                out.byteValue('i');
                out.blob(i.value().toByteArray());
            }
            case Constant.Rat r -> {
                out.byteValue('r');
                out.blob(r.num().toByteArray());
                out.blob(r.den().toByteArray());
            }
            case Constant.Float f -> {
                out.byteValue('f');
                out.blob(f.mantissa().toByteArray());
                out.signed(f.exponent());
            }
            case Constant.Complex z -> {
                out.byteValue('z');
                constant(z.re());
                constant(z.im());
            }
        }
    }
}
