package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.link.NativeLibrary;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// All natives, found by qualified name.
public final class Natives implements NativeLibrary {
    private static final NativeSet NONE = name -> null;

    /// In packages that have others too.
    private static final Set<String> LEAVES =
            Set.of(
                    "sync.runtime_Semrelease",
                    "sync.runtime_canSpin",
                    "sync.runtime_doSpin",
                    "sync.runtime_nanotime",
                    "sync.runtime_procID",
                    "sync.runtime_gcCycle",
                    "time.now",
                    "time.runtimeNano",
                    "time.startTimer",
                    "time.stopTimer",
                    "time.resetTimer");

    private final Map<String, NativeSet> sets = new HashMap<>();
    private NativeEnvironment env;

    /// Gives the natives their VM; before the first one is asked for.
    public void connect(NativeEnvironment environment) {
        env = environment;
    }

    @Override
    public Native find(String qualifiedName) {
        int slash = qualifiedName.lastIndexOf('/');
        int dot = qualifiedName.indexOf('.', slash + 1);
        return sets.computeIfAbsent(qualifiedName.substring(0, dot), this::set)
                .find(qualifiedName.substring(dot + 1));
    }

    @Override
    public boolean isLeaf(String qualifiedName) {
        int slash = qualifiedName.lastIndexOf('/');
        int dot = qualifiedName.indexOf('.', slash + 1);
        return switch (qualifiedName.substring(0, dot)) {
            case "internal/bytealg",
                    "internal/rt",
                    "hash/maphash",
                    "math",
                    "math/rand",
                    "math/rand/v2",
                    "strconv",
                    "unicode" ->
                    true;
            default -> LEAVES.contains(qualifiedName);
        };
    }

    private NativeSet set(String path) {
        return switch (path) {
            case "internal/bytealg" -> new BytealgNatives(env);
            case "internal/rt" -> new RtNatives(env);
            case "internal/sys" -> new SysNatives(env);
            case "hash/maphash", "math/rand", "math/rand/v2" -> new RandomNatives(env);
            case "math" -> new MathNatives();
            case "math/big" -> new BigNatives(env);
            case "os/signal" -> new SignalNatives(env);
            case "runtime" -> new RuntimeNatives(env);
            case "runtime/debug" -> new DebugNatives(env);
            case "runtime/pprof" -> new PprofNatives(env);
            case "runtime/trace" -> new TraceNatives(env);
            case "strconv" -> new StrconvNatives();
            case "sync" -> new SyncNatives(env);
            case "time" -> new TimeNatives(env);
            case "unicode" -> new UnicodeNatives();
            case "weak" -> new WeakNatives(env);
            default -> NONE;
        };
    }
}
