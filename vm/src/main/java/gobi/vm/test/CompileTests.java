package gobi.vm.test;

import gobi.compiler.load.DirectBuild;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.Program;
import gobi.compiler.load.SourceText;
import gobi.compiler.load.StandardLibrary;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tests that end with compilation. Packages are compiled as by the compiler alone, under the
/// path `p` or that of a folder's member.
final class CompileTests {
    private static final int ERROR_LIMIT_OF_GC = 10;
    private static final String PATH = "p";

    private final StandardLibrary library;

    CompileTests(StandardLibrary library) {
        this.library = library;
    }

    Outcome compile(TestCase test) throws IOException, LoadException {
        var build = build(test.directive());
        String path = test.directive().flag("-p");
        boolean ok =
                build.compile(path == null ? PATH : path, List.of(PackageFolder.read(test.file())));
        return ok ? Outcome.pass(test) : Outcome.fail(test, text(build.messages()));
    }

    Outcome compileFolder(TestCase test) throws IOException, LoadException {
        var build = build(test.directive());
        for (var member : PackageFolder.packages(test.folder(), test.directive().singleFiles())) {
            if (!build.compile(member.path(), member.files())) {
                return Outcome.fail(test, text(build.messages()));
            }
        }
        return Outcome.pass(test);
    }

    /// `go build FILE`: package main must be a program, another one need only compile.
    Outcome build(TestCase test) throws IOException, LoadException {
        if (!PackageFolder.packageName(PackageFolder.read(test.file())).equals("main")) {
            return compile(test);
        }
        var loader = new Loader(library);
        Program program = loader.load(List.of(test.file().toString()));
        return program != null ? Outcome.pass(test) : Outcome.fail(test, Messages.of(loader));
    }

    Outcome buildFolder(TestCase test) throws IOException, LoadException {
        var build = build(test.directive());
        if (!build.compile("main", texts(test.folder()))) {
            return Outcome.fail(test, text(build.messages()));
        }
        build.program();
        return Outcome.pass(test);
    }

    Outcome errorCheck(TestCase test) throws IOException, LoadException {
        return errorCheck(test, PackageFolder.read(test.file()));
    }

    /// Checks the errors of one file as this test's directive says.
    Outcome errorCheck(TestCase test, SourceText text) throws LoadException {
        var directive = test.directive();
        var build = build(directive);
        boolean ok = build.compile(PATH, List.of(text));
        var match = match(List.of(text), build.messages(), directive.wantAuto());
        return judge(test, directive.wantError(), ok, match, build.messages());
    }

    private static ErrorMatch match(
            List<SourceText> files, List<String> messages, boolean wantAuto) {
        List<WantedError> wanted = new ArrayList<>();
        for (var file : files) {
            wanted.addAll(WantedError.of(file.name(), PackageFolder.text(file)));
        }
        return ErrorMatch.of(wanted, messages, wantAuto);
    }

    private static Outcome judge(
            TestCase test,
            boolean wantError,
            boolean compiled,
            ErrorMatch match,
            List<String> messages) {
        if (wantError && compiled) {
            return Outcome.fail(
                    test, "compilation succeeded, but errors are asked for\n" + match.describe());
        }
        if (!wantError && !compiled) {
            return Outcome.fail(test, "compilation failed:\n" + text(messages));
        }
        var grade = !match.missing().isEmpty() ? Outcome.Errors.REJECTED : Outcome.Errors.ALL_FOUND;
        return match.isClean()
                ? Outcome.pass(test).with(grade)
                : Outcome.fail(test, match.describe(), grade);
    }

    /// All packages but one must compile; that one, the last unless the folder's program is run
    /// afterwards, must fail if the directive wants errors.
    Outcome errorCheckFolder(TestCase test) throws IOException, LoadException {
        var directive = test.directive();
        var build = build(directive);
        var members = PackageFolder.packages(test.folder(), directive.singleFiles());
        int faulty = faulty(directive, members.size());
        var all = ErrorMatch.CLEAN;
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            boolean ok = build.compile(member.path(), member.files());
            boolean wantError = i == faulty && directive.wantError();
            if (ok == wantError) {
                return judge(
                        test,
                        wantError,
                        ok,
                        match(member.files(), build.messages(), directive.wantAuto()),
                        build.messages());
            }
            all = all.and(match(member.files(), build.messages(), directive.wantAuto()));
        }
        return judge(test, directive.wantError(), !directive.wantError(), all, List.of());
    }

    private static int faulty(Directive directive, int members) {
        boolean lastIsRun = directive.kind() == Kind.ERRORCHECKANDRUNDIR && directive.wantError();
        return members - (lastIsRun ? 2 : 1);
    }

    /// The program that a folder's packages make, for running it; null after messages.
    Program folderProgram(TestCase test, PrintStream messages) throws LoadException {
        var directive = test.directive();
        var build = build(directive);
        var members = members(test);
        boolean mayFail = directive.kind() == Kind.ERRORCHECKANDRUNDIR && directive.wantError();
        for (int i = 0; i < members.size(); i++) {
            boolean ok = build.compile(members.get(i).path(), members.get(i).files());
            if (!ok && !(mayFail && i == faulty(directive, members.size()))) {
                messages.print(text(build.messages()));
                return null;
            }
        }
        return main(members.getLast(), build, messages);
    }

    private static Program main(PackageFolder.Member last, DirectBuild build, PrintStream messages)
            throws LoadException {
        if (!last.name().equals("main")) {
            messages.println("the last package is " + last.name() + ", not main");
            return null;
        }
        return build.program();
    }

    /// The program that a folder's files make as one package; null after messages.
    Program onePackageProgram(TestCase test, PrintStream messages) throws LoadException {
        var build = build(test.directive());
        if (build.compile("main", texts(test.folder()))) {
            return build.program();
        }
        messages.print(text(build.messages()));
        return null;
    }

    private static List<PackageFolder.Member> members(TestCase test) throws LoadException {
        try {
            return PackageFolder.packages(test.folder(), test.directive().singleFiles());
        } catch (IOException e) {
            throw new LoadException("reading " + test.folder() + ": " + e.getMessage());
        }
    }

    private static List<SourceText> texts(Path folder) throws LoadException {
        try {
            List<SourceText> texts = new ArrayList<>();
            for (Path file : PackageFolder.goFiles(folder)) {
                texts.add(PackageFolder.read(file));
            }
            return texts;
        } catch (IOException e) {
            throw new LoadException("reading " + folder + ": " + e.getMessage());
        }
    }

    private DirectBuild build(Directive directive) {
        var mode = DirectBuild.Mode.DEFAULT;
        String language = directive.flag("-lang");
        if (language != null) {
            mode = mode.withLanguage(language);
        }
        if (directive.flags().contains("-complete")) {
            mode = mode.withAllBodies();
        }
        if (directive.flags().contains("-e=0")) {
            mode = mode.withErrorLimit(ERROR_LIMIT_OF_GC);
        }
        return new DirectBuild(library, mode);
    }

    private static String text(List<String> messages) {
        return String.join("\n", messages) + "\n";
    }
}
