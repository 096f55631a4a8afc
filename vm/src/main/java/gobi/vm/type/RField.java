package gobi.vm.type;

/// A field of a struct type; `pkgPath` is empty for exported names.
public record RField(
        String name, String pkgPath, RType type, long offset, String tag, boolean embedded) {
    public boolean exported() {
        return pkgPath.isEmpty();
    }
}
