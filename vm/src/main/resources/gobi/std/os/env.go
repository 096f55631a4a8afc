package os

import (
	"errors"
	"internal/sys"
	"syscall"
)

// Args holds the command line, the program's name first.
var Args []string = sys.Args()

// Exit ends the program with a status; deferred functions do not run.
func Exit(code int) { sys.Exit(code) }

// Getenv returns an environment variable, "" if it is not set.
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

// LookupEnv returns an environment variable and whether it is set.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Setenv sets an environment variable.
func Setenv(key, value string) error {
	return NewSyscallError("setenv", syscall.Setenv(key, value))
}

// Unsetenv removes an environment variable.
func Unsetenv(key string) error { return syscall.Unsetenv(key) }

// Clearenv removes all environment variables.
func Clearenv() { syscall.Clearenv() }

// Environ returns all environment variables as key=value.
func Environ() []string { return syscall.Environ() }

// ExpandEnv replaces $name and ${name} by environment variables.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $name and ${name} in s by what mapping returns.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 >= len(s) {
			continue
		}
		out = append(out, s[from:i]...)
		name, n := varName(s[i+1:])
		switch {
		case name != "":
			out = append(out, mapping(name)...)
		case n == 0: // a $ that no name follows stays
			out = append(out, '$')
		}
		i += n
		from = i + 1
	}
	if from == 0 {
		return s
	}
	return string(out) + s[from:]
}

// varName returns the name that s starts with and the length to skip; a bad ${ is skipped without a name.
func varName(s string) (name string, n int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecialVar(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecialVar(s[0]) {
		return s[:1], 1
	}
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return s[:n], n
}

func isSpecialVar(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// Hostname returns the host's name.
func Hostname() (name string, err error) {
	name = sys.Hostname()
	if name == "" {
		return "", NewSyscallError("hostname", syscall.ENOENT)
	}
	return name, nil
}

// Executable returns the path of the running program.
func Executable() (string, error) {
	path := sys.Executable()
	if path == "" {
		return "", errors.New("os: executable path is not known")
	}
	return path, nil
}

func Getpid() int      { return sys.Pid() }
func Getppid() int     { return sys.Ppid() }
func Getuid() int      { return sys.Uid() }
func Geteuid() int     { return sys.Euid() }
func Getgid() int      { return sys.Gid() }
func Getegid() int     { return sys.Egid() }
func Getpagesize() int { return sys.PageSize() }

// UserHomeDir returns the user's home directory.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

// UserCacheDir returns the directory for a user's cached data.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns the directory for a user's settings.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }

func userDir(variable, below string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}

// Signal is a signal of the operating system.
type Signal interface {
	String() string
	Signal() // tells it from other Stringers
}

// The signals that exist everywhere.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)
