package gobi.compiler.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Gobi needs of a go.mod file: where the module is, its path and its language version.
public record GoMod(Path root, String modulePath, String goVersion) {
    /// The module that holds a directory, or null.
    static GoMod find(Path directory, BuildInputs inputs) throws LoadException {
        for (Path d = directory.toAbsolutePath().normalize(); d != null; d = d.getParent()) {
            Path file = d.resolve("go.mod");
            if (Files.isRegularFile(file)) {
                return read(d, file, inputs);
            }
            inputs.absent(file);
        }
        return null;
    }

    private static GoMod read(Path root, Path file, BuildInputs inputs) throws LoadException {
        String module = null;
        String version = "go1.16";
        try {
            byte[] bytes = Files.readAllBytes(file);
            inputs.content(file, bytes);
            for (String raw : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                int comment = raw.indexOf("//");
                String[] words =
                        (comment < 0 ? raw : raw.substring(0, comment)).strip().split("\\s+");
                if (words.length >= 2 && words[0].equals("module")) {
                    module = words[1].replace("\"", "");
                } else if (words.length >= 2 && words[0].equals("go")) {
                    version = "go" + words[1];
                }
            }
        } catch (IOException e) {
            throw new LoadException("go: reading " + file + ": " + e.getMessage());
        }
        if (module == null) {
            throw new LoadException(
                    "go: error reading go.mod: missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod");
        }
        return new GoMod(root, module, version);
    }

    /// The directory of an import path inside this module, or null if it lies outside.
    public Path directory(String importPath) {
        if (importPath.equals(modulePath)) {
            return root;
        }
        return importPath.startsWith(modulePath + "/")
                ? root.resolve(importPath.substring(modulePath.length() + 1))
                : null;
    }
}
