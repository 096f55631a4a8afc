package gobi.vm.test;

import gobi.compiler.load.BuildConstraint;

import java.util.List;
import java.util.Set;

/// Tells which tests cannot say anything about Gobi, and why.
final class OutOfScope {
    /// Experiments of Go's that are on by now, or about its code generation only.
    private static final Set<String> HARMLESS_EXPERIMENTS =
            Set.of("rangefunc", "loopvar", "regabi", "regabiargs", "regabiwrappers");

    private OutOfScope() {}

    /// Why a test is skipped, or null.
    static String reason(Directive directive, String source) {
        if (directive.kind() == Kind.SKIP) {
            return "its directive says skip";
        }
        int clause = source.indexOf("\npackage");
        String constraint =
                clause < 0 ? null : BuildConstraint.constraintLine(source.substring(0, clause + 1));
        if (constraint != null && !BuildConstraint.evaluate(constraint)) {
            return "build constraint: " + constraint;
        }
        if (directive.kind() == Kind.ASMCHECK) {
            return "checks gc's machine code";
        }
        for (String experiment : directive.experiment().split(",")) {
            if (!experiment.isEmpty() && !HARMLESS_EXPERIMENTS.contains(experiment)) {
                return "needs Go's experiment " + experiment;
            }
        }
        return directive.kind().checksErrors()
                ? reportOfGc(directive.flags())
                : instrumentation(directive.flags());
    }

    /// Flags that make gc print what its optimizer did, or that are for gc's own runtime.
    private static String reportOfGc(List<String> flags) {
        for (String flag : flags) {
            if (flag.startsWith("-m") || flag.equals("-live")) {
                return "checks reports of gc's optimizer (" + flag + ")";
            }
            if (flag.startsWith("-d=") && !flag.equals("-d=panic")) {
                return "checks reports of gc's back end (" + flag + ")";
            }
            if (flag.equals("-+") || flag.equals("-std")) {
                return "compiles as a part of gc's runtime (" + flag + ")";
            }
        }
        return null;
    }

    private static String instrumentation(List<String> flags) {
        for (String flag : flags) {
            boolean checked = flag.contains("checkptr") && !flag.contains("checkptr=0");
            if (checked && flag.contains("gcflags") || flag.contains("maymorestack")) {
                return "needs gc's instrumentation (" + flag + ")";
            }
        }
        return null;
    }
}
