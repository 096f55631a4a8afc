package syscall

// Error numbers of Linux.
const (
	EPERM           = Errno(1)
	ENOENT          = Errno(2)
	ESRCH           = Errno(3)
	EINTR           = Errno(4)
	EIO             = Errno(5)
	ENXIO           = Errno(6)
	E2BIG           = Errno(7)
	ENOEXEC         = Errno(8)
	EBADF           = Errno(9)
	ECHILD          = Errno(10)
	EAGAIN          = Errno(11)
	EWOULDBLOCK     = Errno(11)
	ENOMEM          = Errno(12)
	EACCES          = Errno(13)
	EFAULT          = Errno(14)
	ENOTBLK         = Errno(15)
	EBUSY           = Errno(16)
	EEXIST          = Errno(17)
	EXDEV           = Errno(18)
	ENODEV          = Errno(19)
	ENOTDIR         = Errno(20)
	EISDIR          = Errno(21)
	EINVAL          = Errno(22)
	ENFILE          = Errno(23)
	EMFILE          = Errno(24)
	ENOTTY          = Errno(25)
	ETXTBSY         = Errno(26)
	EFBIG           = Errno(27)
	ENOSPC          = Errno(28)
	ESPIPE          = Errno(29)
	EROFS           = Errno(30)
	EMLINK          = Errno(31)
	EPIPE           = Errno(32)
	EDOM            = Errno(33)
	ERANGE          = Errno(34)
	EDEADLK         = Errno(35)
	EDEADLOCK       = Errno(35)
	ENAMETOOLONG    = Errno(36)
	ENOLCK          = Errno(37)
	ENOSYS          = Errno(38)
	ENOTEMPTY       = Errno(39)
	ELOOP           = Errno(40)
	ENOMSG          = Errno(42)
	EIDRM           = Errno(43)
	ECHRNG          = Errno(44)
	EL2NSYNC        = Errno(45)
	EL3HLT          = Errno(46)
	EL3RST          = Errno(47)
	ELNRNG          = Errno(48)
	EUNATCH         = Errno(49)
	ENOCSI          = Errno(50)
	EL2HLT          = Errno(51)
	EBADE           = Errno(52)
	EBADR           = Errno(53)
	EXFULL          = Errno(54)
	ENOANO          = Errno(55)
	EBADRQC         = Errno(56)
	EBADSLT         = Errno(57)
	EBFONT          = Errno(59)
	ENOSTR          = Errno(60)
	ENODATA         = Errno(61)
	ETIME           = Errno(62)
	ENOSR           = Errno(63)
	ENONET          = Errno(64)
	ENOPKG          = Errno(65)
	EREMOTE         = Errno(66)
	ENOLINK         = Errno(67)
	EADV            = Errno(68)
	ESRMNT          = Errno(69)
	ECOMM           = Errno(70)
	EPROTO          = Errno(71)
	EMULTIHOP       = Errno(72)
	EDOTDOT         = Errno(73)
	EBADMSG         = Errno(74)
	EOVERFLOW       = Errno(75)
	ENOTUNIQ        = Errno(76)
	EBADFD          = Errno(77)
	EREMCHG         = Errno(78)
	ELIBACC         = Errno(79)
	ELIBBAD         = Errno(80)
	ELIBSCN         = Errno(81)
	ELIBMAX         = Errno(82)
	ELIBEXEC        = Errno(83)
	EILSEQ          = Errno(84)
	ERESTART        = Errno(85)
	ESTRPIPE        = Errno(86)
	EUSERS          = Errno(87)
	ENOTSOCK        = Errno(88)
	EDESTADDRREQ    = Errno(89)
	EMSGSIZE        = Errno(90)
	EPROTOTYPE      = Errno(91)
	ENOPROTOOPT     = Errno(92)
	EPROTONOSUPPORT = Errno(93)
	ESOCKTNOSUPPORT = Errno(94)
	ENOTSUP         = Errno(95)
	EOPNOTSUPP      = Errno(95)
	EPFNOSUPPORT    = Errno(96)
	EAFNOSUPPORT    = Errno(97)
	EADDRINUSE      = Errno(98)
	EADDRNOTAVAIL   = Errno(99)
	ENETDOWN        = Errno(100)
	ENETUNREACH     = Errno(101)
	ENETRESET       = Errno(102)
	ECONNABORTED    = Errno(103)
	ECONNRESET      = Errno(104)
	ENOBUFS         = Errno(105)
	EISCONN         = Errno(106)
	ENOTCONN        = Errno(107)
	ESHUTDOWN       = Errno(108)
	ETOOMANYREFS    = Errno(109)
	ETIMEDOUT       = Errno(110)
	ECONNREFUSED    = Errno(111)
	EHOSTDOWN       = Errno(112)
	EHOSTUNREACH    = Errno(113)
	EALREADY        = Errno(114)
	EINPROGRESS     = Errno(115)
	ESTALE          = Errno(116)
	EUCLEAN         = Errno(117)
	ENOTNAM         = Errno(118)
	ENAVAIL         = Errno(119)
	EISNAM          = Errno(120)
	EREMOTEIO       = Errno(121)
	EDQUOT          = Errno(122)
	ENOMEDIUM       = Errno(123)
	EMEDIUMTYPE     = Errno(124)
	ECANCELED       = Errno(125)
	ENOKEY          = Errno(126)
	EKEYEXPIRED     = Errno(127)
	EKEYREVOKED     = Errno(128)
	EKEYREJECTED    = Errno(129)
	EOWNERDEAD      = Errno(130)
	ENOTRECOVERABLE = Errno(131)
	ERFKILL         = Errno(132)
)

// Signals of Linux.
const (
	SIGHUP    = Signal(1)
	SIGINT    = Signal(2)
	SIGQUIT   = Signal(3)
	SIGILL    = Signal(4)
	SIGTRAP   = Signal(5)
	SIGABRT   = Signal(6)
	SIGIOT    = Signal(6)
	SIGBUS    = Signal(7)
	SIGFPE    = Signal(8)
	SIGKILL   = Signal(9)
	SIGUSR1   = Signal(10)
	SIGSEGV   = Signal(11)
	SIGUSR2   = Signal(12)
	SIGPIPE   = Signal(13)
	SIGALRM   = Signal(14)
	SIGTERM   = Signal(15)
	SIGSTKFLT = Signal(16)
	SIGCHLD   = Signal(17)
	SIGCLD    = Signal(17)
	SIGCONT   = Signal(18)
	SIGSTOP   = Signal(19)
	SIGTSTP   = Signal(20)
	SIGTTIN   = Signal(21)
	SIGTTOU   = Signal(22)
	SIGURG    = Signal(23)
	SIGXCPU   = Signal(24)
	SIGXFSZ   = Signal(25)
	SIGVTALRM = Signal(26)
	SIGPROF   = Signal(27)
	SIGWINCH  = Signal(28)
	SIGIO     = Signal(29)
	SIGPOLL   = Signal(29)
	SIGPWR    = Signal(30)
	SIGSYS    = Signal(31)
	SIGUNUSED = Signal(31)
)

// A switch costs nothing at start-up, which a table of strings would.
func errorText(e Errno) string {
	switch e {
	case 1:
		return "operation not permitted"
	case 2:
		return "no such file or directory"
	case 3:
		return "no such process"
	case 4:
		return "interrupted system call"
	case 5:
		return "input/output error"
	case 6:
		return "no such device or address"
	case 7:
		return "argument list too long"
	case 8:
		return "exec format error"
	case 9:
		return "bad file descriptor"
	case 10:
		return "no child processes"
	case 11:
		return "resource temporarily unavailable"
	case 12:
		return "cannot allocate memory"
	case 13:
		return "permission denied"
	case 14:
		return "bad address"
	case 15:
		return "block device required"
	case 16:
		return "device or resource busy"
	case 17:
		return "file exists"
	case 18:
		return "invalid cross-device link"
	case 19:
		return "no such device"
	case 20:
		return "not a directory"
	case 21:
		return "is a directory"
	case 22:
		return "invalid argument"
	case 23:
		return "too many open files in system"
	case 24:
		return "too many open files"
	case 25:
		return "inappropriate ioctl for device"
	case 26:
		return "text file busy"
	case 27:
		return "file too large"
	case 28:
		return "no space left on device"
	case 29:
		return "illegal seek"
	case 30:
		return "read-only file system"
	case 31:
		return "too many links"
	case 32:
		return "broken pipe"
	case 33:
		return "numerical argument out of domain"
	case 34:
		return "numerical result out of range"
	case 35:
		return "resource deadlock avoided"
	case 36:
		return "file name too long"
	case 37:
		return "no locks available"
	case 38:
		return "function not implemented"
	case 39:
		return "directory not empty"
	case 40:
		return "too many levels of symbolic links"
	case 42:
		return "no message of desired type"
	case 43:
		return "identifier removed"
	case 44:
		return "channel number out of range"
	case 45:
		return "level 2 not synchronized"
	case 46:
		return "level 3 halted"
	case 47:
		return "level 3 reset"
	case 48:
		return "link number out of range"
	case 49:
		return "protocol driver not attached"
	case 50:
		return "no CSI structure available"
	case 51:
		return "level 2 halted"
	case 52:
		return "invalid exchange"
	case 53:
		return "invalid request descriptor"
	case 54:
		return "exchange full"
	case 55:
		return "no anode"
	case 56:
		return "invalid request code"
	case 57:
		return "invalid slot"
	case 59:
		return "bad font file format"
	case 60:
		return "device not a stream"
	case 61:
		return "no data available"
	case 62:
		return "timer expired"
	case 63:
		return "out of streams resources"
	case 64:
		return "machine is not on the network"
	case 65:
		return "package not installed"
	case 66:
		return "object is remote"
	case 67:
		return "link has been severed"
	case 68:
		return "advertise error"
	case 69:
		return "srmount error"
	case 70:
		return "communication error on send"
	case 71:
		return "protocol error"
	case 72:
		return "multihop attempted"
	case 73:
		return "RFS specific error"
	case 74:
		return "bad message"
	case 75:
		return "value too large for defined data type"
	case 76:
		return "name not unique on network"
	case 77:
		return "file descriptor in bad state"
	case 78:
		return "remote address changed"
	case 79:
		return "can not access a needed shared library"
	case 80:
		return "accessing a corrupted shared library"
	case 81:
		return ".lib section in a.out corrupted"
	case 82:
		return "attempting to link in too many shared libraries"
	case 83:
		return "cannot exec a shared library directly"
	case 84:
		return "invalid or incomplete multibyte or wide character"
	case 85:
		return "interrupted system call should be restarted"
	case 86:
		return "streams pipe error"
	case 87:
		return "too many users"
	case 88:
		return "socket operation on non-socket"
	case 89:
		return "destination address required"
	case 90:
		return "message too long"
	case 91:
		return "protocol wrong type for socket"
	case 92:
		return "protocol not available"
	case 93:
		return "protocol not supported"
	case 94:
		return "socket type not supported"
	case 95:
		return "operation not supported"
	case 96:
		return "protocol family not supported"
	case 97:
		return "address family not supported by protocol"
	case 98:
		return "address already in use"
	case 99:
		return "cannot assign requested address"
	case 100:
		return "network is down"
	case 101:
		return "network is unreachable"
	case 102:
		return "network dropped connection on reset"
	case 103:
		return "software caused connection abort"
	case 104:
		return "connection reset by peer"
	case 105:
		return "no buffer space available"
	case 106:
		return "transport endpoint is already connected"
	case 107:
		return "transport endpoint is not connected"
	case 108:
		return "cannot send after transport endpoint shutdown"
	case 109:
		return "too many references: cannot splice"
	case 110:
		return "connection timed out"
	case 111:
		return "connection refused"
	case 112:
		return "host is down"
	case 113:
		return "no route to host"
	case 114:
		return "operation already in progress"
	case 115:
		return "operation now in progress"
	case 116:
		return "stale NFS file handle"
	case 117:
		return "structure needs cleaning"
	case 118:
		return "not a XENIX named type file"
	case 119:
		return "no XENIX semaphores available"
	case 120:
		return "is a named type file"
	case 121:
		return "remote I/O error"
	case 122:
		return "disk quota exceeded"
	case 123:
		return "no medium found"
	case 124:
		return "wrong medium type"
	case 125:
		return "operation canceled"
	case 126:
		return "required key not available"
	case 127:
		return "key has expired"
	case 128:
		return "key has been revoked"
	case 129:
		return "key was rejected by service"
	case 130:
		return "owner died"
	case 131:
		return "state not recoverable"
	case 132:
		return "operation not possible due to RF-kill"
	}
	return ""
}

func signalText(s Signal) string {
	switch s {
	case 1:
		return "hangup"
	case 2:
		return "interrupt"
	case 3:
		return "quit"
	case 4:
		return "illegal instruction"
	case 5:
		return "trace/breakpoint trap"
	case 6:
		return "aborted"
	case 7:
		return "bus error"
	case 8:
		return "floating point exception"
	case 9:
		return "killed"
	case 10:
		return "user defined signal 1"
	case 11:
		return "segmentation fault"
	case 12:
		return "user defined signal 2"
	case 13:
		return "broken pipe"
	case 14:
		return "alarm clock"
	case 15:
		return "terminated"
	case 16:
		return "stack fault"
	case 17:
		return "child exited"
	case 18:
		return "continued"
	case 19:
		return "stopped (signal)"
	case 20:
		return "stopped"
	case 21:
		return "stopped (tty input)"
	case 22:
		return "stopped (tty output)"
	case 23:
		return "urgent I/O condition"
	case 24:
		return "CPU time limit exceeded"
	case 25:
		return "file size limit exceeded"
	case 26:
		return "virtual timer expired"
	case 27:
		return "profiling timer expired"
	case 28:
		return "window changed"
	case 29:
		return "I/O possible"
	case 30:
		return "power failure"
	case 31:
		return "bad system call"
	}
	return ""
}
