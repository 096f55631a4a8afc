package gobi.compiler.types;

import gobi.compiler.syntax.Decl;

/// A function, a method, or a method of an interface. [#type] is its [Signature].
public final class Func extends Obj {
    private final Decl.Func decl;
    private Func origin;
    private Boolean pointerReceiver;
    private java.util.List<ParamFlow> paramFlows;
    private java.util.function.Supplier<? extends Type> lazyType;

    /// `decl` is null for interface methods and for functions read from an archive.
    public Func(int pos, Package pkg, String name, Signature type, Decl.Func decl) {
        super(pos, pkg, name, type);
        this.decl = decl;
        this.origin = this;
    }

    public Decl.Func decl() {
        return decl;
    }

    /// How to find the signature when first asked.
    public void typeWith(java.util.function.Supplier<? extends Type> supplier) {
        lazyType = supplier;
    }

    @Override
    public Type type() {
        if (lazyType != null) {
            var s = lazyType;
            lazyType = null;
            var t = s.get();
            if (t != null) {
                setType(t);
            }
        }
        return super.type();
    }

    /// Whether a method needs a pointer receiver.
    public boolean hasPointerReceiver() {
        if (pointerReceiver != null) {
            return pointerReceiver;
        }
        return type() instanceof Signature s
                && s.recv() != null
                && Types.unalias(s.recv().type()) instanceof PointerType;
    }

    /// Says so before the signature is known.
    public void setPointerReceiver(boolean pointer) {
        pointerReceiver = pointer;
    }

    public Signature signature() {
        return (Signature) type();
    }

    /// What becomes of the pointers in its arguments, the receiver's first; null if that is not
    /// known.
    public java.util.List<ParamFlow> paramFlows() {
        return paramFlows;
    }

    public void setParamFlows(java.util.List<ParamFlow> flows) {
        paramFlows = java.util.List.copyOf(flows);
    }

    /// The generic method for a method of an instance; itself otherwise.
    public Func origin() {
        return origin;
    }

    public void setOrigin(Func origin) {
        this.origin = origin;
    }
}
