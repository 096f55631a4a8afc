package gobi.vm.test;

import gobi.compiler.load.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The packages in the folder of a test, in the order in which they are compiled.
final class PackageFolder {
    private static final Pattern CLAUSE = Pattern.compile("(?m)^package ([\\p{L}\\w]+)");

    private PackageFolder() {}

    /// A package; its files' texts bear their names without the folder.
    ///
    /// @param path `main`, or `test/` and the name of its first file: what `./name` in an import
    ///   means
    record Member(String name, String path, List<SourceText> files) {}

    /// The packages: files with one package clause make one, or each file makes one of its own. The
    /// order is that of the first files' names.
    static List<Member> packages(Path folder, boolean singleFiles) throws IOException {
        Map<Object, List<SourceText>> groups = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Path file : goFiles(folder)) {
            var text = read(file);
            String name = packageName(text);
            Object key = singleFiles ? file : name;
            if (!groups.containsKey(key)) {
                groups.put(key, new ArrayList<>());
                names.add(name);
            }
            groups.get(key).add(text);
        }
        List<Member> members = new ArrayList<>();
        for (var files : groups.values()) {
            members.add(member(names.get(members.size()), files));
        }
        if (members.isEmpty()) {
            throw new DirectiveException("no Go files in " + folder.getFileName());
        }
        return members;
    }

    private static Member member(String name, List<SourceText> files) {
        String first = files.getFirst().name();
        String path =
                name.equals("main")
                        ? "main"
                        : "test/" + first.substring(0, first.length() - ".go".length());
        return new Member(name, path, List.copyOf(files));
    }

    static List<Path> goFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".go")).sorted().toList();
        }
    }

    static SourceText read(Path file) throws IOException {
        return new SourceText(file.getFileName().toString(), Files.readAllBytes(file));
    }

    static String packageName(SourceText text) {
        Matcher clause = CLAUSE.matcher(text(text));
        if (!clause.find()) {
            throw new DirectiveException("no package clause in " + text.name());
        }
        return clause.group(1);
    }

    static String text(SourceText text) {
        return new String(text.content(), StandardCharsets.UTF_8);
    }
}
