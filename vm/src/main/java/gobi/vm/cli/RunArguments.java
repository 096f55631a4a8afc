package gobi.vm.cli;

import gobi.vm.VmOptions;

import java.util.List;

/// Reads the arguments of `gobi run`: flags, then what to run, then the program's own arguments.
final class RunArguments {
    private final List<String> arguments;
    private int next;
    private VmOptions options = VmOptions.DEFAULT;

    private RunArguments(List<String> arguments) {
        this.arguments = arguments;
    }

    /// @throws UsageException if the arguments make no sense
    static RunRequest parse(List<String> arguments) {
        return new RunArguments(arguments).parse();
    }

    /// Whether the flags ask for help instead of a run.
    static boolean wantsHelp(List<String> arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                return false;
            }
            if (argument.equals("-h") || argument.equals("--help")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a first argument names a program rather than a command.
    static boolean isProgram(String argument) {
        return argument.endsWith(".go") || argument.endsWith(".gbc");
    }

    /// How many leading arguments say what to run: all `.go` files, else one `.gbc` file or
    /// package.
    static int countSources(List<String> arguments) {
        int count = 0;
        while (count < arguments.size() && arguments.get(count).endsWith(".go")) {
            count++;
        }
        return count == 0 ? Math.min(1, arguments.size()) : count;
    }

    private RunRequest parse() {
        while (next < arguments.size() && isFlag(arguments.get(next))) {
            String argument = arguments.get(next++);
            if (argument.equals("--")) {
                break;
            }
            readFlag(argument);
        }
        List<String> rest = arguments.subList(next, arguments.size());
        int sources = countSources(rest);
        if (sources == 0) {
            throw new UsageException("nothing to run: want .go files, a .gbc file or a package");
        }
        return new RunRequest(
                rest.subList(0, sources), rest.subList(sources, rest.size()), options);
    }

    private static boolean isFlag(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-';
    }

    private void readFlag(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        RunFlag flag = find(name);
        if (!flag.takesValue()) {
            if (equals >= 0) {
                throw new UsageException("flag " + name + " takes no value");
            }
            options = flag.applyTo(options, "");
        } else if (equals >= 0) {
            options = flag.applyTo(options, argument.substring(equals + 1));
        } else if (next < arguments.size()) {
            options = flag.applyTo(options, arguments.get(next++));
        } else {
            throw new UsageException("flag " + name + " needs a value: " + flag.value);
        }
    }

    private static RunFlag find(String name) {
        for (RunFlag flag : RunFlag.values()) {
            if (flag.flag.equals(name)) {
                return flag;
            }
        }
        throw new UsageException("unknown flag " + name);
    }
}
