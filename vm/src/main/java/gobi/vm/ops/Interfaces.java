package gobi.vm.ops;

import gobi.vm.fault.Fault;
import gobi.vm.memory.Memory;
import gobi.vm.type.Itabs;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

/// Conversions between interface types and assertions. An interface's type word is given with its
/// form: a type descriptor, or (`isItab`) an itab.
public final class Interfaces {
    private final TypeTable types;
    private final Itabs itabs;

    public Interfaces(TypeTable types, Itabs itabs) {
        this.types = types;
        this.itabs = itabs;
    }

    /// Descriptor of the dynamic type, 0 for nil.
    public static long typeWord(long word, boolean isItab) {
        return isItab && word != 0 ? Memory.loadLong(word + Itabs.CONCRETE) : word;
    }

    /// The dynamic type, null for nil.
    public RType dynamicType(long word, boolean isItab) {
        return types.byAddress(typeWord(word, isItab));
    }

    /// The type word for a value of that concrete type in the interface type; 0 if it does not
    /// implement it.
    public long wordFor(RType target, long typeWord) {
        if (target.interfaceMethods.length == 0) {
            return typeWord;
        }
        long known = itabs.known(target, TypeTable.number(typeWord));
        return known != Itabs.UNKNOWN ? known : itabs.itab(target, types.byAddress(typeWord));
    }

    /// r[a], r[a+1] = the interface converted to another that it is known to implement; nil stays
    /// nil.
    public void convert(long[] r, int a, long word, long data, boolean isItab, RType target) {
        r[a] = convert(word, isItab, target);
        r[a + 1] = data;
    }

    /// The type word alone.
    public long convert(long word, boolean isItab, RType target) {
        return word == 0 ? 0 : required(word, isItab, target);
    }

    /// As [#convert], raising Go's fault for nil and for types that lack a method.
    public void assertTo(long[] r, int a, long word, long data, boolean isItab, RType target) {
        r[a] = assertTo(word, isItab, target);
        r[a + 1] = data;
    }

    /// The type word alone.
    public long assertTo(long word, boolean isItab, RType target) {
        if (word == 0) {
            throw Fault.of(Fault.Kind.TYPE_ASSERT, "interface is nil, not " + target.display);
        }
        return required(word, isItab, target);
    }

    private long required(long word, boolean isItab, RType target) {
        long type = typeWord(word, isItab);
        long result = wordFor(target, type);
        if (result == 0) {
            RType t = types.byAddress(type);
            throw Fault.of(
                    Fault.Kind.TYPE_ASSERT,
                    t.display
                            + " is not "
                            + target.display
                            + ": missing method "
                            + itabs.missingMethod(target, t));
        }
        return result;
    }

    /// As [#convert], with r[a+2] = whether it succeeded; else nil.
    public void assertOk(long[] r, int a, long word, long data, boolean isItab, RType target) {
        long result = assertOk(word, isItab, target);
        r[a] = result;
        r[a + 1] = result == 0 ? 0 : data;
        r[a + 2] = result == 0 ? 0 : 1;
    }

    /// The type word alone, 0 if it did not succeed.
    public long assertOk(long word, boolean isItab, RType target) {
        return word == 0 ? 0 : wordFor(target, typeWord(word, isItab));
    }

    /// The fault of a failed assertion to a concrete type; `form` is 0 for a type word, 1 for an
    /// itab. The static type of a nil interface with methods cannot be known from its words.
    public Fault assertFault(long word, int form, RType target) {
        String source = "interface {}";
        if (form == 1) {
            source =
                    word == 0
                            ? "interface"
                            : types.byAddress(Memory.loadLong(word + Itabs.INTERFACE)).display;
        }
        return assertFault(source, dynamicType(word, form == 1), target);
    }

    /// The same with the static type's name; `dynamic` is null for nil.
    public static Fault assertFault(String source, RType dynamic, RType target) {
        if (dynamic == null) {
            return Fault.of(Fault.Kind.TYPE_ASSERT, source + " is nil, not " + target.display);
        }
        String text = source + " is " + dynamic.display + ", not " + target.display;
        if (dynamic.display.equals(target.display)) {
            boolean samePackage = dynamic.pkgPath.equals(target.pkgPath);
            text +=
                    samePackage
                            ? " (types from different scopes)"
                            : " (types from different packages)";
        }
        return Fault.of(Fault.Kind.TYPE_ASSERT, text);
    }
}
