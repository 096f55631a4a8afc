package gobi.vm.test;

/// Is told how the tests go, by one thread at a time.
interface Listener {
    default void started(TestCase test) {}

    void ended(Outcome outcome);

    /// After the last test.
    default void finished(Tally tally) {}
}
