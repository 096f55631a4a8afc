package gobi.vm.test;

import gobi.vm.VmOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What `gobi test` is asked to do.
///
/// @param roots files and folders
/// @param select which tests
/// @param timeout how long a test may take
/// @param workers how many tests run at once
/// @param engine the options of each test's VM
/// @param report what is told and written
/// @param list print the names only
/// @param update write golden files
public record SuiteOptions(
        List<Path> roots,
        Selection select,
        Duration timeout,
        int workers,
        VmOptions engine,
        Reporting report,
        boolean list,
        boolean update) {
    /// Which tests.
    ///
    /// @param pattern a Go regular expression that the name matches somewhere; empty for all
    /// @param shard which part of the tests, from 1
    /// @param shards in how many parts they are divided
    public record Selection(String pattern, int shard, int shards) {
        public static final Selection ALL = new Selection("", 1, 1);
    }

    /// What is told and written.
    ///
    /// @param verbose tell of each test
    /// @param json tell it in lines of JSON
    /// @param summary end with a table by kind
    /// @param junit where the JUnit report goes, or null
    /// @param passing names that must pass, or null
    /// @param writePassing where the names that passed go, or null
    public record Reporting(
            boolean verbose,
            boolean json,
            boolean summary,
            Path junit,
            Path passing,
            Path writePassing) {
        public static final Reporting PLAIN = new Reporting(false, false, false, null, null, null);
    }
}
