package gobi.vm.test;

import java.nio.file.Path;

/// One test.
///
/// @param name how it is shown, selected and listed
/// @param file the file with the directive
/// @param directory where its programs run
/// @param directive what to do; null if it is malformed
/// @param skipReason why it is not run, or null
/// @param fault what is wrong with the test itself, or null
record TestCase(
        String name,
        Path file,
        Path directory,
        Directive directive,
        String skipReason,
        String fault) {
    /// The folder that holds the packages of the tests that need one.
    Path folder() {
        return sibling(".dir");
    }

    /// The file's neighbour of the same name with another ending.
    Path sibling(String ending) {
        return sibling(file, ending);
    }

    static Path sibling(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ".go".length()) + ending);
    }

    /// Heading under which the test is counted: the directive's word, apart from those with flags.
    String heading() {
        if (directive == null) {
            return "malformed";
        }
        boolean plain =
                directive.isPlain() || directive.kind().usesFolder() && directive.flags().isEmpty();
        return directive.kind().word()
                + (plain || directive.kind() == Kind.ASMCHECK ? "" : " with flags");
    }
}
