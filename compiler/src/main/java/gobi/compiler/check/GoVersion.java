package gobi.compiler.check;

/// A language version, `go1.N`; empty text stands for the newest.
record GoVersion(int minor) {
    private static final int NEWEST = 23;
    private static final int FIRST_WITH_FILE_VERSIONS = 21;

    static GoVersion parse(String text) {
        if (text == null || text.isEmpty()) {
            return new GoVersion(NEWEST);
        }
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new GoVersion(NEWEST);
        }
        int end = dot + 1;
        int n = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            n = n * 10 + text.charAt(end++) - '0';
        }
        return new GoVersion(n);
    }

    boolean atLeast(int minor) {
        return this.minor >= minor;
    }

    /// What this version in a file's build line means in a module of version `module`: it may raise
    /// the version, and lower it only where file versions are known at all.
    GoVersion fileVersion(GoVersion module) {
        return minor > module.minor || module.minor >= FIRST_WITH_FILE_VERSIONS
                ? new GoVersion(Math.max(minor, Math.min(module.minor, FIRST_WITH_FILE_VERSIONS)))
                : module;
    }

    @Override
    public String toString() {
        return "go1." + minor;
    }
}
