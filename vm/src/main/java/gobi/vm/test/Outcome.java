package gobi.vm.test;

import java.time.Duration;

/// How a test went.
///
/// @param detail why it failed or was skipped, or which golden files were written, for the user
/// @param errors how far a failed check of errors got
record Outcome(TestCase test, Status status, String detail, Errors errors, Duration time) {
    enum Status {
        PASS,
        FAIL,
        /// Failed, but only for want of time: the machine may have been busy.
        TIMEOUT,
        SKIP;

        boolean failed() {
            return this == FAIL || this == TIMEOUT;
        }
    }

    /// Grades of a check of errors, each including those before.
    enum Errors {
        /// Not even the compilation failed, or errors are not what the test is about.
        NONE,
        /// The program was refused.
        REJECTED,
        /// And all errors that comments ask for came.
        ALL_FOUND
    }

    static Outcome pass(TestCase test) {
        return new Outcome(test, Status.PASS, "", Errors.NONE, Duration.ZERO);
    }

    static Outcome fail(TestCase test, String detail) {
        return new Outcome(test, Status.FAIL, detail, Errors.NONE, Duration.ZERO);
    }

    static Outcome fail(TestCase test, String detail, Errors errors) {
        return new Outcome(test, Status.FAIL, detail, errors, Duration.ZERO);
    }

    static Outcome timeout(TestCase test, String limit, String printed) {
        String detail = "did not end within " + limit + "\n" + printed;
        return new Outcome(test, Status.TIMEOUT, detail, Errors.NONE, Duration.ZERO);
    }

    static Outcome skip(TestCase test, String reason) {
        return new Outcome(test, Status.SKIP, reason, Errors.NONE, Duration.ZERO);
    }

    Outcome taking(Duration duration) {
        return new Outcome(test, status, detail, errors, duration);
    }

    Outcome with(String newDetail) {
        return new Outcome(test, status, newDetail, errors, time);
    }

    Outcome with(Errors grade) {
        return new Outcome(test, status, detail, grade, time);
    }

    boolean passed() {
        return status == Status.PASS;
    }

    boolean failed() {
        return status.failed();
    }
}
