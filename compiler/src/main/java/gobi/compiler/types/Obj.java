package gobi.compiler.types;

/// What a name denotes.
public abstract sealed class Obj permits Var, Const, TypeName, Func, PkgName, Builtin, Nil, Label {
    private final int pos;
    private final Package pkg;
    private final String name;
    private Type type;
    private Scope parent;
    private int mark;

    Obj(int pos, Package pkg, String name, Type type) {
        this.pos = pos;
        this.pkg = pkg;
        this.name = name;
        this.type = type;
    }

    /// Where it is declared; 0 for predeclared objects.
    public int pos() {
        return pos;
    }

    /// The package it is declared in; null for predeclared objects.
    public Package pkg() {
        return pkg;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public void setType(Type type) {
        this.type = type;
    }

    /// The scope that declares it; null for fields and methods.
    public Scope parent() {
        return parent;
    }

    public void setParent(Scope parent) {
        this.parent = parent;
    }

    /// The checker's note on how far it got with the declaration.
    public int mark() {
        return mark;
    }

    public void setMark(int mark) {
        this.mark = mark;
    }

    public boolean exported() {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    /// Name for identity of fields and methods: exported names alone, others qualified by the
    /// package path.
    public String id() {
        return exported() ? name : (pkg == null ? "_" : pkg.path()) + "." + name;
    }
}
