package gobi.compiler.check;

import gobi.compiler.syntax.SourceUnit;

import java.util.List;
import java.util.regex.Pattern;

/// The language versions of a package's files.
final class Versions {
    private static final Pattern TOO_OLD = Pattern.compile("requires go[0-9]+\\.[0-9]+ or later");

    private final List<SourceUnit> files;
    private final GoVersion module;
    private final boolean anyFileVersion;

    Versions(List<SourceUnit> files, String moduleVersion) {
        this.files = files;
        this.module = GoVersion.parse(moduleVersion);
        this.anyFileVersion = files.stream().anyMatch(f -> f.goVersion() != null);
    }

    /// The version that holds at a position.
    GoVersion at(int pos) {
        var declared = declaredAt(pos);
        return declared == null ? module : declared.fileVersion(module);
    }

    /// What the build line of the file at `pos` says, or null.
    private GoVersion declaredAt(int pos) {
        if (anyFileVersion) {
            for (var f : files) {
                var s = f.file();
                if (f.goVersion() != null && pos >= s.base() && pos <= s.base() + s.size()) {
                    return GoVersion.parse(f.goVersion());
                }
            }
        }
        return null;
    }

    /// The message, which if it asks for a newer version goes on to say where the present one comes
    /// from.
    String withReason(int pos, String text) {
        if (!text.contains("requires go1.") || !TOO_OLD.matcher(text).find()) {
            return text;
        }
        var declared = declaredAt(pos);
        return declared != null && declared.equals(at(pos))
                ? text + " (file declares //go:build " + declared + ")"
                : text + " (-lang was set to " + module + "; check go.mod)";
    }
}
