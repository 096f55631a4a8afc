package gobi.vm.test;

import java.util.Locale;

/// What a directive asks for.
enum Kind {
    /// Run a program without a directive and compare with the golden files beside it.
    GOLDEN,
    /// Run the program and compare what it prints.
    RUN,
    /// The same; kept apart from `run` by Go's suite for programs whose fault is to hang.
    BUILDRUN,
    /// Run the packages of a folder.
    RUNDIR,
    /// Run a folder as a module.
    RUNINDIR,
    /// Run a folder's files as one package.
    BUILDRUNDIR,
    /// Run the program, then the program that it printed.
    RUNOUTPUT,
    /// Compile a file.
    COMPILE,
    /// Compile the packages of a folder.
    COMPILEDIR,
    /// Compile a program with all that it needs.
    BUILD,
    /// Compile a folder's files as one program.
    BUILDDIR,
    /// Compile and compare the errors with those that comments ask for.
    ERRORCHECK,
    /// The same with the packages of a folder.
    ERRORCHECKDIR,
    /// The same, and then run them.
    ERRORCHECKANDRUNDIR,
    /// Run the program, and check the errors of the program that it printed.
    ERRORCHECKOUTPUT,
    /// Look at machine code.
    ASMCHECK,
    SKIP;

    /// The directive's word.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean checksErrors() {
        return this == ERRORCHECK
                || this == ERRORCHECKDIR
                || this == ERRORCHECKANDRUNDIR
                || this == ERRORCHECKOUTPUT;
    }

    /// Whether the test lives in the folder `NAME.dir` beside the file.
    boolean usesFolder() {
        return switch (this) {
            case RUNDIR,
                    RUNINDIR,
                    BUILDRUNDIR,
                    COMPILEDIR,
                    BUILDDIR,
                    ERRORCHECKDIR,
                    ERRORCHECKANDRUNDIR ->
                    true;
            case GOLDEN,
                    RUN,
                    BUILDRUN,
                    RUNOUTPUT,
                    COMPILE,
                    BUILD,
                    ERRORCHECK,
                    ERRORCHECKOUTPUT,
                    ASMCHECK,
                    SKIP ->
                    false;
        };
    }
}
