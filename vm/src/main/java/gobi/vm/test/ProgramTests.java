package gobi.vm.test;

import gobi.compiler.load.StandardLibrary;
import gobi.vm.VmOptions;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The tests of a folder for other harnesses than `gobi test`, which run them one by one, under the
/// engine options that they choose. Any number of threads may run tests at once.
public final class ProgramTests {
    private final List<TestCase> tests;
    private final StandardLibrary library;
    private final Duration timeout;

    /// One test.
    public final class Program {
        private final TestCase test;

        private Program(TestCase test) {
            this.test = test;
        }

        /// The path below the folder.
        public String name() {
            return test.name();
        }

        public URI uri() {
            return test.file().toUri();
        }

        /// What is wrong with it, told for a person, or null if it passes.
        public String fault(VmOptions engine) throws InterruptedException {
            Outcome o = new TestRunner(library, engine, timeout, false).run(test);
            return o.passed() ? null : o.detail();
        }
    }

    /// `timeout` is what each test may take.
    public ProgramTests(Path folder, StandardLibrary library, Duration timeout) throws IOException {
        this.tests = Discovery.find(List.of(folder));
        this.library = library;
        this.timeout = timeout;
        library.archive();
    }

    /// In the order of their names.
    public List<Program> programs() {
        return tests.stream().map(Program::new).toList();
    }
}
