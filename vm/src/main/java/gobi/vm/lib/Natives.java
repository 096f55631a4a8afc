package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.link.NativeLibrary;

import java.util.HashMap;
import java.util.Map;

/// All natives, found by qualified name.
public final class Natives implements NativeLibrary {
    private static final NativeSet NONE = name -> null;

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
            case "strconv" -> new StrconvNatives();
            case "sync" -> new SyncNatives(env);
            case "time" -> new TimeNatives(env);
            case "unicode" -> new UnicodeNatives();
            default -> NONE;
        };
    }
}
