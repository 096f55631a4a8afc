package gobi.vm.bench;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramRunner;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Operations of Go programs, in the interpreter and as they are compiled while they run: each
/// program of `vm/src/jmh/go` does its operation as often as its argument says. A run includes what
/// it takes to compile the program, some 10 ms.
///
/// `-Dgobi.bench.programs` says where the programs are.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class OperationBenchmark {
    private static final int OPERATIONS = 10_000_000;

    @Param({"dispatch", "call", "allocation", "map", "channel", "strings"})
    private String operation;

    @Param({"false", "true"})
    private boolean jit;

    private ProgramRunner runner;
    private List<Path> program;

    @Setup
    public void prepare() {
        var options = jit ? VmOptions.DEFAULT : VmOptions.DEFAULT.withInterpreterOnly();
        runner = new ProgramRunner(new LibrarySources(), options, Duration.ofMinutes(5));
        Path folder = Path.of(System.getProperty("gobi.bench.programs", "vm/src/jmh/go"));
        program = List.of(folder.resolve(operation + ".go"));
    }

    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public String run() throws InterruptedException {
        var result = runner.run(program, List.of(Integer.toString(OPERATIONS)), new byte[0]);
        if (result.status() != 0) {
            throw new IllegalStateException(result.err());
        }
        return result.out();
    }
}
