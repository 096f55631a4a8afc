package syscall

// Protections and flags of Mmap.
const (
	PROT_NONE  = 0x0
	PROT_READ  = 0x1
	PROT_WRITE = 0x2
	PROT_EXEC  = 0x4

	MAP_SHARED    = 0x1
	MAP_PRIVATE   = 0x2
	MAP_FIXED     = 0x10
	MAP_ANON      = 0x20
	MAP_ANONYMOUS = 0x20
)

// The program's memory is the virtual machine's own: there is no mapping of pages. All of the following fail with ENOSYS.

func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	return nil, ENOSYS
}
func Munmap(b []byte) (err error)             { return ENOSYS }
func Mprotect(b []byte, prot int) (err error) { return ENOSYS }
func Madvise(b []byte, advice int) (err error) { return ENOSYS }
func Mlock(b []byte) (err error)              { return ENOSYS }
func Munlock(b []byte) (err error)            { return ENOSYS }

// Resources of Getrlimit.
const (
	RLIMIT_CPU    = 0x0
	RLIMIT_FSIZE  = 0x1
	RLIMIT_DATA   = 0x2
	RLIMIT_STACK  = 0x3
	RLIMIT_CORE   = 0x4
	RLIMIT_NOFILE = 0x7
	RLIMIT_AS     = 0x9
)

// Rlimit is a limit: the present one and the highest that may be set.
type Rlimit struct {
	Cur uint64
	Max uint64
}

// Getrlimit and Setrlimit fail with ENOSYS: limits are the virtual machine's.
func Getrlimit(resource int, rlim *Rlimit) (err error) { return ENOSYS }
func Setrlimit(resource int, rlim *Rlimit) (err error) { return ENOSYS }

// Getrusage fails with ENOSYS.
func Getrusage(who int, rusage *Rusage) (err error) { return ENOSYS }
