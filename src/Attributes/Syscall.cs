// Written by eng/Tables (command "names") from src/Policy/Syscalls/Data (Linux 7.2).

namespace SeccompSharp;

/// <summary>The names of the system calls, for completion; a plain string does as well.</summary>
/// <remarks>
/// A constant is the kernel's name without its underscores, each part with a capital: <c>rt_sigaction</c> is
/// <c>RtSigaction</c>. Its documentation has the arguments, the numbers, and the Linux version that brought it.
/// </remarks>
public static class Syscall
{
    /// <summary>accept(int fd, struct sockaddr *upeer_sockaddr, int *upeer_addrlen); x64 43, arm64 202; since Linux 2.0.</summary>
    public const string Accept = "accept";

    /// <summary>accept4(int fd, struct sockaddr *upeer_sockaddr, int *upeer_addrlen, int flags); x64 288, arm64 242; since Linux 2.6.</summary>
    public const string Accept4 = "accept4";

    /// <summary>access(const char *filename, int mode); x64 21; since Linux 1.0.</summary>
    public const string Access = "access";

    /// <summary>acct(const char *name); x64 163, arm64 89; since Linux 1.0.</summary>
    public const string Acct = "acct";

    /// <summary>add_key(const char *_type, const char *_description, const void *_payload, size_t plen, key_serial_t ringid); x64 248, arm64 217; since Linux 2.6.</summary>
    public const string AddKey = "add_key";

    /// <summary>adjtimex(struct __kernel_timex *txc_p); x64 159, arm64 171; since Linux 1.0.</summary>
    public const string Adjtimex = "adjtimex";

    /// <summary>alarm(unsigned int seconds); x64 37; since Linux 1.0.</summary>
    public const string Alarm = "alarm";

    /// <summary>arch_prctl(int option, unsigned long arg2); x64 158; since Linux 2.6.</summary>
    public const string ArchPrctl = "arch_prctl";

    /// <summary>arm_fadvise64_64(int fd, int advice, loff_t offset_lo, loff_t offset_hi, loff_t len_lo, loff_t len_hi); only on arm; since Linux 2.6.</summary>
    public const string ArmFadvise6464 = "arm_fadvise64_64";

    /// <summary>arm_sync_file_range(int fd, unsigned int flags, loff_t offset_lo, loff_t offset_hi, loff_t nbytes_lo, loff_t nbytes_hi); only on arm; since Linux 2.6.</summary>
    public const string ArmSyncFileRange = "arm_sync_file_range";

    /// <summary>bind(int fd, struct sockaddr *umyaddr, int addrlen); x64 49, arm64 200; since Linux 2.0.</summary>
    public const string Bind = "bind";

    /// <summary>bpf(int cmd, union bpf_attr *uattr, unsigned int size, struct bpf_common_attr *uattr_common, unsigned int size_common); x64 321, arm64 280; since Linux 3.18.</summary>
    public const string Bpf = "bpf";

    /// <summary>breakpoint; only on arm; since Linux 2.2.</summary>
    public const string Breakpoint = "breakpoint";

    /// <summary>brk(unsigned long brk); x64 12, arm64 214; since Linux 1.0.</summary>
    public const string Brk = "brk";

    /// <summary>cachectl(char *addr, int nbytes, int op); only on mips, mips64, mips64n32.</summary>
    public const string Cachectl = "cachectl";

    /// <summary>cacheflush(unsigned long start, unsigned long end, unsigned long flags); only on arm, mips, mips64, mips64n32; since Linux 1.2.</summary>
    public const string Cacheflush = "cacheflush";

    /// <summary>cachestat(unsigned int fd, struct cachestat_range *cstat_range, struct cachestat *cstat, unsigned int flags); x64 451, arm64 451; since Linux 6.5.</summary>
    public const string Cachestat = "cachestat";

    /// <summary>capget(cap_user_header_t header, cap_user_data_t dataptr); x64 125, arm64 90; since Linux 2.2.</summary>
    public const string Capget = "capget";

    /// <summary>capset(cap_user_header_t header, const cap_user_data_t data); x64 126, arm64 91; since Linux 2.2.</summary>
    public const string Capset = "capset";

    /// <summary>chdir(const char *filename); x64 80, arm64 49; since Linux 1.0.</summary>
    public const string Chdir = "chdir";

    /// <summary>chmod(const char *filename, umode_t mode); x64 90; since Linux 1.0.</summary>
    public const string Chmod = "chmod";

    /// <summary>chown(const char *filename, uid_t user, gid_t group); x64 92; since Linux 2.2.</summary>
    public const string Chown = "chown";

    /// <summary>chown32(const char *filename, uid_t user, gid_t group); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Chown32 = "chown32";

    /// <summary>chroot(const char *filename); x64 161, arm64 51; since Linux 1.0.</summary>
    public const string Chroot = "chroot";

    /// <summary>clock_adjtime(const clockid_t which_clock, struct __kernel_timex *utx); x64 305, arm64 266; since Linux 2.6.</summary>
    public const string ClockAdjtime = "clock_adjtime";

    /// <summary>clock_adjtime64(const clockid_t which_clock, struct __kernel_timex *utx); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string ClockAdjtime64 = "clock_adjtime64";

    /// <summary>clock_getres(const clockid_t which_clock, struct __kernel_timespec *tp); x64 229, arm64 114; since Linux 2.6.</summary>
    public const string ClockGetres = "clock_getres";

    /// <summary>clock_getres_time64(const clockid_t which_clock, struct __kernel_timespec *tp); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string ClockGetresTime64 = "clock_getres_time64";

    /// <summary>clock_gettime(const clockid_t which_clock, struct __kernel_timespec *tp); x64 228, arm64 113; since Linux 2.6.</summary>
    public const string ClockGettime = "clock_gettime";

    /// <summary>clock_gettime64(const clockid_t which_clock, struct __kernel_timespec *tp); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string ClockGettime64 = "clock_gettime64";

    /// <summary>clock_nanosleep(const clockid_t which_clock, int flags, const struct __kernel_timespec *rqtp, struct __kernel_timespec *rmtp); x64 230, arm64 115; since Linux 2.6.</summary>
    public const string ClockNanosleep = "clock_nanosleep";

    /// <summary>clock_nanosleep_time64(const clockid_t which_clock, int flags, const struct __kernel_timespec *rqtp, struct __kernel_timespec *rmtp); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string ClockNanosleepTime64 = "clock_nanosleep_time64";

    /// <summary>clock_settime(const clockid_t which_clock, const struct __kernel_timespec *tp); x64 227, arm64 112; since Linux 2.6.</summary>
    public const string ClockSettime = "clock_settime";

    /// <summary>clock_settime64(const clockid_t which_clock, const struct __kernel_timespec *tp); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string ClockSettime64 = "clock_settime64";

    /// <summary>clone(unsigned long clone_flags, unsigned long newsp, int *parent_tidptr, int *child_tidptr, unsigned long tls); x64 56, arm64 220; since Linux 1.0.</summary>
    public const string Clone = "clone";

    /// <summary>clone3(struct clone_args *uargs, size_t size); x64 435, arm64 435; since Linux 5.3.</summary>
    public const string Clone3 = "clone3";

    /// <summary>close(unsigned int fd); x64 3, arm64 57; since Linux 1.0.</summary>
    public const string Close = "close";

    /// <summary>close_range(unsigned int fd, unsigned int max_fd, unsigned int flags); x64 436, arm64 436; since Linux 5.9.</summary>
    public const string CloseRange = "close_range";

    /// <summary>connect(int fd, struct sockaddr *uservaddr, int addrlen); x64 42, arm64 203; since Linux 2.0.</summary>
    public const string Connect = "connect";

    /// <summary>copy_file_range(int fd_in, loff_t *off_in, int fd_out, loff_t *off_out, size_t len, unsigned int flags); x64 326, arm64 285; since Linux 4.5.</summary>
    public const string CopyFileRange = "copy_file_range";

    /// <summary>creat(const char *pathname, umode_t mode); x64 85; since Linux 1.0.</summary>
    public const string Creat = "creat";

    /// <summary>delete_module(const char *name_user, unsigned int flags); x64 176, arm64 106; since Linux 1.0.</summary>
    public const string DeleteModule = "delete_module";

    /// <summary>dup(unsigned int fildes); x64 32, arm64 23; since Linux 1.0.</summary>
    public const string Dup = "dup";

    /// <summary>dup2(unsigned int oldfd, unsigned int newfd); x64 33; since Linux 1.0.</summary>
    public const string Dup2 = "dup2";

    /// <summary>dup3(unsigned int oldfd, unsigned int newfd, int flags); x64 292, arm64 24; since Linux 2.6.</summary>
    public const string Dup3 = "dup3";

    /// <summary>epoll_create(int size); x64 213; since Linux 2.6.</summary>
    public const string EpollCreate = "epoll_create";

    /// <summary>epoll_create1(int flags); x64 291, arm64 20; since Linux 2.6.</summary>
    public const string EpollCreate1 = "epoll_create1";

    /// <summary>epoll_ctl(int epfd, int op, int fd, struct epoll_event *event); x64 233, arm64 21; since Linux 2.6.</summary>
    public const string EpollCtl = "epoll_ctl";

    /// <summary>epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask, size_t sigsetsize); x64 281, arm64 22; since Linux 2.6.</summary>
    public const string EpollPwait = "epoll_pwait";

    /// <summary>epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct __kernel_timespec *timeout, const sigset_t *sigmask, size_t sigsetsize); x64 441, arm64 441; since Linux 5.11.</summary>
    public const string EpollPwait2 = "epoll_pwait2";

    /// <summary>epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout); x64 232; since Linux 2.6.</summary>
    public const string EpollWait = "epoll_wait";

    /// <summary>eventfd(unsigned int count); x64 284; since Linux 2.6.</summary>
    public const string Eventfd = "eventfd";

    /// <summary>eventfd2(unsigned int count, int flags); x64 290, arm64 19; since Linux 2.6.</summary>
    public const string Eventfd2 = "eventfd2";

    /// <summary>execve(const char *filename, const char *const *argv, const char *const *envp); x64 59, arm64 221; since Linux 1.0.</summary>
    public const string Execve = "execve";

    /// <summary>execveat(int fd, const char *filename, const char *const *argv, const char *const *envp, int flags); x64 322, arm64 281; since Linux 3.19.</summary>
    public const string Execveat = "execveat";

    /// <summary>exit(int error_code); x64 60, arm64 93; since Linux 1.0.</summary>
    public const string Exit = "exit";

    /// <summary>exit_group(int error_code); x64 231, arm64 94; since Linux 2.6.</summary>
    public const string ExitGroup = "exit_group";

    /// <summary>faccessat(int dfd, const char *filename, int mode); x64 269, arm64 48; since Linux 2.6.</summary>
    public const string Faccessat = "faccessat";

    /// <summary>faccessat2(int dfd, const char *filename, int mode, int flags); x64 439, arm64 439; since Linux 5.8.</summary>
    public const string Faccessat2 = "faccessat2";

    /// <summary>fadvise64(int fd, loff_t offset, size_t len, int advice); x64 221, arm64 223; since Linux 2.6.</summary>
    public const string Fadvise64 = "fadvise64";

    /// <summary>fadvise64_64(int fd, __u32 offset_low, __u32 offset_high, __u32 len_low, __u32 len_high, int advice); only on x86, s390, ppc; since Linux 2.6.</summary>
    public const string Fadvise6464 = "fadvise64_64";

    /// <summary>fallocate(int fd, int mode, loff_t offset, loff_t len); x64 285, arm64 47; since Linux 2.6.</summary>
    public const string Fallocate = "fallocate";

    /// <summary>fanotify_init(unsigned int flags, unsigned int event_f_flags); x64 300, arm64 262; since Linux 2.6.</summary>
    public const string FanotifyInit = "fanotify_init";

    /// <summary>fanotify_mark(int fanotify_fd, unsigned int flags, __u64 mask, int dfd, const char *pathname); x64 301, arm64 263; since Linux 2.6.</summary>
    public const string FanotifyMark = "fanotify_mark";

    /// <summary>fchdir(unsigned int fd); x64 81, arm64 50; since Linux 1.0.</summary>
    public const string Fchdir = "fchdir";

    /// <summary>fchmod(unsigned int fd, umode_t mode); x64 91, arm64 52; since Linux 1.0.</summary>
    public const string Fchmod = "fchmod";

    /// <summary>fchmodat(int dfd, const char *filename, umode_t mode); x64 268, arm64 53; since Linux 2.6.</summary>
    public const string Fchmodat = "fchmodat";

    /// <summary>fchmodat2(int dfd, const char *filename, umode_t mode, unsigned int flags); x64 452, arm64 452; since Linux 6.6.</summary>
    public const string Fchmodat2 = "fchmodat2";

    /// <summary>fchown(unsigned int fd, uid_t user, gid_t group); x64 93, arm64 55; since Linux 1.0.</summary>
    public const string Fchown = "fchown";

    /// <summary>fchown32(unsigned int fd, uid_t user, gid_t group); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Fchown32 = "fchown32";

    /// <summary>fchownat(int dfd, const char *filename, uid_t user, gid_t group, int flag); x64 260, arm64 54; since Linux 2.6.</summary>
    public const string Fchownat = "fchownat";

    /// <summary>fcntl(unsigned int fd, unsigned int cmd, unsigned long arg); x64 72, arm64 25; since Linux 1.0.</summary>
    public const string Fcntl = "fcntl";

    /// <summary>fcntl64(unsigned int fd, unsigned int cmd, unsigned long arg); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 2.4.</summary>
    public const string Fcntl64 = "fcntl64";

    /// <summary>fdatasync(unsigned int fd); x64 75, arm64 83; since Linux 2.0.</summary>
    public const string Fdatasync = "fdatasync";

    /// <summary>fgetxattr(int fd, const char *name, void *value, size_t size); x64 193, arm64 10; since Linux 2.6.</summary>
    public const string Fgetxattr = "fgetxattr";

    /// <summary>file_getattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize, unsigned int at_flags); x64 468, arm64 468; since Linux 6.17.</summary>
    public const string FileGetattr = "file_getattr";

    /// <summary>file_setattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize, unsigned int at_flags); x64 469, arm64 469; since Linux 6.17.</summary>
    public const string FileSetattr = "file_setattr";

    /// <summary>finit_module(int fd, const char *uargs, int flags); x64 313, arm64 273; since Linux 3.8.</summary>
    public const string FinitModule = "finit_module";

    /// <summary>flistxattr(int fd, char *list, size_t size); x64 196, arm64 13; since Linux 2.6.</summary>
    public const string Flistxattr = "flistxattr";

    /// <summary>flock(unsigned int fd, unsigned int cmd); x64 73, arm64 32; since Linux 2.0.</summary>
    public const string Flock = "flock";

    /// <summary>fork(); x64 57; since Linux 1.0.</summary>
    public const string Fork = "fork";

    /// <summary>fremovexattr(int fd, const char *name); x64 199, arm64 16; since Linux 2.6.</summary>
    public const string Fremovexattr = "fremovexattr";

    /// <summary>fsconfig(int fd, unsigned int cmd, const char *_key, const void *_value, int aux); x64 431, arm64 431; since Linux 5.2.</summary>
    public const string Fsconfig = "fsconfig";

    /// <summary>fsetxattr(int fd, const char *name, const void *value, size_t size, int flags); x64 190, arm64 7; since Linux 2.6.</summary>
    public const string Fsetxattr = "fsetxattr";

    /// <summary>fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags); x64 432, arm64 432; since Linux 5.2.</summary>
    public const string Fsmount = "fsmount";

    /// <summary>fsopen(const char *_fs_name, unsigned int flags); x64 430, arm64 430; since Linux 5.2.</summary>
    public const string Fsopen = "fsopen";

    /// <summary>fspick(int dfd, const char *path, unsigned int flags); x64 433, arm64 433; since Linux 5.2.</summary>
    public const string Fspick = "fspick";

    /// <summary>fstat(unsigned int fd, struct stat *statbuf); x64 5, arm64 80; since Linux 1.0.</summary>
    public const string Fstat = "fstat";

    /// <summary>fstat64(unsigned long fd, struct stat64 *statbuf); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Fstat64 = "fstat64";

    /// <summary>fstatat64(int dfd, const char *filename, struct stat64 *statbuf, int flag); only on x86, arm, s390, ppc, mips; since Linux 2.6.</summary>
    public const string Fstatat64 = "fstatat64";

    /// <summary>fstatfs(unsigned int fd, struct statfs *buf); x64 138, arm64 44; since Linux 1.0.</summary>
    public const string Fstatfs = "fstatfs";

    /// <summary>fstatfs64(unsigned int fd, size_t sz, struct statfs64 *buf); only on x86, arm, s390x, s390, ppc64, ppc, mips, mips64n32; since Linux 2.6.</summary>
    public const string Fstatfs64 = "fstatfs64";

    /// <summary>fsync(unsigned int fd); x64 74, arm64 82; since Linux 1.0.</summary>
    public const string Fsync = "fsync";

    /// <summary>ftruncate(unsigned int fd, off_t length); x64 77, arm64 46; since Linux 1.0.</summary>
    public const string Ftruncate = "ftruncate";

    /// <summary>ftruncate64(unsigned int fd, unsigned long offset_low, unsigned long offset_high); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Ftruncate64 = "ftruncate64";

    /// <summary>futex(u32 *uaddr, int op, u32 val, const struct __kernel_timespec *utime, u32 *uaddr2, u32 val3); x64 202, arm64 98; since Linux 2.6.</summary>
    public const string Futex = "futex";

    /// <summary>futex_requeue(struct futex_waitv *waiters, unsigned int flags, int nr_wake, int nr_requeue); x64 456, arm64 456; since Linux 6.7.</summary>
    public const string FutexRequeue = "futex_requeue";

    /// <summary>futex_time64(u32 *uaddr, int op, u32 val, const struct __kernel_timespec *utime, u32 *uaddr2, u32 val3); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string FutexTime64 = "futex_time64";

    /// <summary>futex_wait(void *uaddr, unsigned long val, unsigned long mask, unsigned int flags, struct __kernel_timespec *timeout, clockid_t clockid); x64 455, arm64 455; since Linux 6.7.</summary>
    public const string FutexWait = "futex_wait";

    /// <summary>futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags, struct __kernel_timespec *timeout, clockid_t clockid); x64 449, arm64 449; since Linux 5.16.</summary>
    public const string FutexWaitv = "futex_waitv";

    /// <summary>futex_wake(void *uaddr, unsigned long mask, int nr, unsigned int flags); x64 454, arm64 454; since Linux 6.7.</summary>
    public const string FutexWake = "futex_wake";

    /// <summary>futimesat(int dfd, const char *filename, struct __kernel_old_timeval *utimes); x64 261; since Linux 2.6.</summary>
    public const string Futimesat = "futimesat";

    /// <summary>get_mempolicy(int *policy, unsigned long *nmask, unsigned long maxnode, unsigned long addr, unsigned long flags); x64 239, arm64 236; since Linux 2.6.</summary>
    public const string GetMempolicy = "get_mempolicy";

    /// <summary>get_robust_list(int pid, struct robust_list_head **head_ptr, size_t *len_ptr); x64 274, arm64 100; since Linux 2.6.</summary>
    public const string GetRobustList = "get_robust_list";

    /// <summary>get_thread_area(struct user_desc *u_info); only on x86; since Linux 2.6.</summary>
    public const string GetThreadArea = "get_thread_area";

    /// <summary>get_tls; only on arm; since Linux 4.15.</summary>
    public const string GetTls = "get_tls";

    /// <summary>getcpu(unsigned *cpup, unsigned *nodep, void *unused); x64 309, arm64 168; since Linux 2.6.</summary>
    public const string Getcpu = "getcpu";

    /// <summary>getcwd(char *buf, unsigned long size); x64 79, arm64 17; since Linux 2.2.</summary>
    public const string Getcwd = "getcwd";

    /// <summary>getdents(unsigned int fd, struct linux_dirent *dirent, unsigned int count); x64 78; since Linux 2.0.</summary>
    public const string Getdents = "getdents";

    /// <summary>getdents64(unsigned int fd, struct linux_dirent64 *dirent, unsigned int count); x64 217, arm64 61; since Linux 2.4.</summary>
    public const string Getdents64 = "getdents64";

    /// <summary>getegid(); x64 108, arm64 177; since Linux 1.0.</summary>
    public const string Getegid = "getegid";

    /// <summary>getegid32(); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getegid32 = "getegid32";

    /// <summary>geteuid(); x64 107, arm64 175; since Linux 1.0.</summary>
    public const string Geteuid = "geteuid";

    /// <summary>geteuid32(); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Geteuid32 = "geteuid32";

    /// <summary>getgid(); x64 104, arm64 176; since Linux 1.0.</summary>
    public const string Getgid = "getgid";

    /// <summary>getgid32(); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getgid32 = "getgid32";

    /// <summary>getgroups(int gidsetsize, gid_t *grouplist); x64 115, arm64 158; since Linux 1.0.</summary>
    public const string Getgroups = "getgroups";

    /// <summary>getgroups32(int gidsetsize, gid_t *grouplist); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getgroups32 = "getgroups32";

    /// <summary>getitimer(int which, struct __kernel_old_itimerval *value); x64 36, arm64 102; since Linux 1.0.</summary>
    public const string Getitimer = "getitimer";

    /// <summary>getpeername(int fd, struct sockaddr *usockaddr, int *usockaddr_len); x64 52, arm64 205; since Linux 2.0.</summary>
    public const string Getpeername = "getpeername";

    /// <summary>getpgid(pid_t pid); x64 121, arm64 155; since Linux 1.0.</summary>
    public const string Getpgid = "getpgid";

    /// <summary>getpgrp(); x64 111; since Linux 1.0.</summary>
    public const string Getpgrp = "getpgrp";

    /// <summary>getpid(); x64 39, arm64 172; since Linux 1.0.</summary>
    public const string Getpid = "getpid";

    /// <summary>getppid(); x64 110, arm64 173; since Linux 1.0.</summary>
    public const string Getppid = "getppid";

    /// <summary>getpriority(int which, int who); x64 140, arm64 141; since Linux 1.0.</summary>
    public const string Getpriority = "getpriority";

    /// <summary>getrandom(char *ubuf, size_t len, unsigned int flags); x64 318, arm64 278; since Linux 3.17.</summary>
    public const string Getrandom = "getrandom";

    /// <summary>getresgid(gid_t *rgidp, gid_t *egidp, gid_t *sgidp); x64 120, arm64 150; since Linux 2.2.</summary>
    public const string Getresgid = "getresgid";

    /// <summary>getresgid32(gid_t *rgidp, gid_t *egidp, gid_t *sgidp); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getresgid32 = "getresgid32";

    /// <summary>getresuid(uid_t *ruidp, uid_t *euidp, uid_t *suidp); x64 118, arm64 148; since Linux 2.2.</summary>
    public const string Getresuid = "getresuid";

    /// <summary>getresuid32(uid_t *ruidp, uid_t *euidp, uid_t *suidp); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getresuid32 = "getresuid32";

    /// <summary>getrlimit(unsigned int resource, struct rlimit *rlim); x64 97, arm64 163; since Linux 1.0.</summary>
    public const string Getrlimit = "getrlimit";

    /// <summary>getrusage(int who, struct rusage *ru); x64 98, arm64 165; since Linux 1.0.</summary>
    public const string Getrusage = "getrusage";

    /// <summary>getsid(pid_t pid); x64 124, arm64 156; since Linux 2.0.</summary>
    public const string Getsid = "getsid";

    /// <summary>getsockname(int fd, struct sockaddr *usockaddr, int *usockaddr_len); x64 51, arm64 204; since Linux 2.0.</summary>
    public const string Getsockname = "getsockname";

    /// <summary>getsockopt(int fd, int level, int optname, char *optval, int *optlen); x64 55, arm64 209; since Linux 2.0.</summary>
    public const string Getsockopt = "getsockopt";

    /// <summary>gettid(); x64 186, arm64 178; since Linux 2.4.</summary>
    public const string Gettid = "gettid";

    /// <summary>gettimeofday(struct __kernel_old_timeval *tv, struct timezone *tz); x64 96, arm64 169; since Linux 1.0.</summary>
    public const string Gettimeofday = "gettimeofday";

    /// <summary>getuid(); x64 102, arm64 174; since Linux 1.0.</summary>
    public const string Getuid = "getuid";

    /// <summary>getuid32(); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Getuid32 = "getuid32";

    /// <summary>getxattr(const char *pathname, const char *name, void *value, size_t size); x64 191, arm64 8; since Linux 2.6.</summary>
    public const string Getxattr = "getxattr";

    /// <summary>getxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name, struct xattr_args *uargs, size_t usize); x64 464, arm64 464; since Linux 6.13.</summary>
    public const string Getxattrat = "getxattrat";

    /// <summary>init_module(void *umod, unsigned long len, const char *uargs); x64 175, arm64 105; since Linux 1.0.</summary>
    public const string InitModule = "init_module";

    /// <summary>inotify_add_watch(int fd, const char *pathname, u32 mask); x64 254, arm64 27; since Linux 2.6.</summary>
    public const string InotifyAddWatch = "inotify_add_watch";

    /// <summary>inotify_init(); x64 253; since Linux 2.6.</summary>
    public const string InotifyInit = "inotify_init";

    /// <summary>inotify_init1(int flags); x64 294, arm64 26; since Linux 2.6.</summary>
    public const string InotifyInit1 = "inotify_init1";

    /// <summary>inotify_rm_watch(int fd, __s32 wd); x64 255, arm64 28; since Linux 2.6.</summary>
    public const string InotifyRmWatch = "inotify_rm_watch";

    /// <summary>io_cancel(aio_context_t ctx_id, struct iocb *iocb, struct io_event *result); x64 210, arm64 3; since Linux 2.6.</summary>
    public const string IoCancel = "io_cancel";

    /// <summary>io_destroy(aio_context_t ctx); x64 207, arm64 1; since Linux 2.6.</summary>
    public const string IoDestroy = "io_destroy";

    /// <summary>io_getevents(aio_context_t ctx_id, long min_nr, long nr, struct io_event *events, struct __kernel_timespec *timeout); x64 208, arm64 4; since Linux 2.6.</summary>
    public const string IoGetevents = "io_getevents";

    /// <summary>io_pgetevents(aio_context_t ctx_id, long min_nr, long nr, struct io_event *events, struct __kernel_timespec *timeout, const struct __aio_sigset *usig); x64 333, arm64 292; since Linux 4.18.</summary>
    public const string IoPgetevents = "io_pgetevents";

    /// <summary>io_pgetevents_time64(aio_context_t ctx_id, long min_nr, long nr, struct io_event *events, struct __kernel_timespec *timeout, const struct __aio_sigset *usig); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string IoPgeteventsTime64 = "io_pgetevents_time64";

    /// <summary>io_setup(unsigned nr_events, aio_context_t *ctxp); x64 206, arm64 0; since Linux 2.6.</summary>
    public const string IoSetup = "io_setup";

    /// <summary>io_submit(aio_context_t ctx_id, long nr, struct iocb **iocbpp); x64 209, arm64 2; since Linux 2.6.</summary>
    public const string IoSubmit = "io_submit";

    /// <summary>io_uring_enter(unsigned int fd, u32 to_submit, u32 min_complete, u32 flags, const void *argp, size_t argsz); x64 426, arm64 426; since Linux 5.1.</summary>
    public const string IoUringEnter = "io_uring_enter";

    /// <summary>io_uring_register(unsigned int fd, unsigned int opcode, void *arg, unsigned int nr_args); x64 427, arm64 427; since Linux 5.1.</summary>
    public const string IoUringRegister = "io_uring_register";

    /// <summary>io_uring_setup(u32 entries, struct io_uring_params *params); x64 425, arm64 425; since Linux 5.1.</summary>
    public const string IoUringSetup = "io_uring_setup";

    /// <summary>ioctl(unsigned int fd, unsigned int cmd, unsigned long arg); x64 16, arm64 29; since Linux 1.0.</summary>
    public const string Ioctl = "ioctl";

    /// <summary>ioperm(unsigned long from, unsigned long num, int turn_on); x64 173; since Linux 1.0.</summary>
    public const string Ioperm = "ioperm";

    /// <summary>iopl(unsigned int level); x64 172; since Linux 1.0.</summary>
    public const string Iopl = "iopl";

    /// <summary>ioprio_get(int which, int who); x64 252, arm64 31; since Linux 2.6.</summary>
    public const string IoprioGet = "ioprio_get";

    /// <summary>ioprio_set(int which, int who, int ioprio); x64 251, arm64 30; since Linux 2.6.</summary>
    public const string IoprioSet = "ioprio_set";

    /// <summary>ipc(unsigned int call, int first, unsigned long second, unsigned long third, void *ptr, long fifth); only on x86, s390x, s390, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Ipc = "ipc";

    /// <summary>kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2); x64 312, arm64 272; since Linux 3.5.</summary>
    public const string Kcmp = "kcmp";

    /// <summary>kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len, const char *cmdline_ptr, unsigned long flags); x64 320, arm64 294; since Linux 3.17.</summary>
    public const string KexecFileLoad = "kexec_file_load";

    /// <summary>kexec_load(unsigned long entry, unsigned long nr_segments, struct kexec_segment *segments, unsigned long flags); x64 246, arm64 104; since Linux 2.6.</summary>
    public const string KexecLoad = "kexec_load";

    /// <summary>keyctl(int option, unsigned long arg2, unsigned long arg3, unsigned long arg4, unsigned long arg5); x64 250, arm64 219; since Linux 2.6.</summary>
    public const string Keyctl = "keyctl";

    /// <summary>kill(pid_t pid, int sig); x64 62, arm64 129; since Linux 1.0.</summary>
    public const string Kill = "kill";

    /// <summary>landlock_add_rule(const int ruleset_fd, const enum landlock_rule_type rule_type, const void *const rule_attr, const __u32 flags); x64 445, arm64 445; since Linux 5.13.</summary>
    public const string LandlockAddRule = "landlock_add_rule";

    /// <summary>landlock_create_ruleset(const struct landlock_ruleset_attr *const attr, const size_t size, const __u32 flags); x64 444, arm64 444; since Linux 5.13.</summary>
    public const string LandlockCreateRuleset = "landlock_create_ruleset";

    /// <summary>landlock_restrict_self(const int ruleset_fd, const __u32 flags); x64 446, arm64 446; since Linux 5.13.</summary>
    public const string LandlockRestrictSelf = "landlock_restrict_self";

    /// <summary>lchown(const char *filename, uid_t user, gid_t group); x64 94; since Linux 1.0.</summary>
    public const string Lchown = "lchown";

    /// <summary>lchown32(const char *filename, uid_t user, gid_t group); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Lchown32 = "lchown32";

    /// <summary>lgetxattr(const char *pathname, const char *name, void *value, size_t size); x64 192, arm64 9; since Linux 2.6.</summary>
    public const string Lgetxattr = "lgetxattr";

    /// <summary>link(const char *oldname, const char *newname); x64 86; since Linux 1.0.</summary>
    public const string Link = "link";

    /// <summary>linkat(int olddfd, const char *oldname, int newdfd, const char *newname, int flags); x64 265, arm64 37; since Linux 2.6.</summary>
    public const string Linkat = "linkat";

    /// <summary>listen(int fd, int backlog); x64 50, arm64 201; since Linux 2.0.</summary>
    public const string Listen = "listen";

    /// <summary>listmount(const struct mnt_id_req *req, u64 *mnt_ids, size_t nr_mnt_ids, unsigned int flags); x64 458, arm64 458; since Linux 6.8.</summary>
    public const string Listmount = "listmount";

    /// <summary>listns(const struct ns_id_req *req, u64 *ns_ids, size_t nr_ns_ids, unsigned int flags); x64 470, arm64 470; since Linux 6.19.</summary>
    public const string Listns = "listns";

    /// <summary>listxattr(const char *pathname, char *list, size_t size); x64 194, arm64 11; since Linux 2.6.</summary>
    public const string Listxattr = "listxattr";

    /// <summary>listxattrat(int dfd, const char *pathname, unsigned int at_flags, char *list, size_t size); x64 465, arm64 465; since Linux 6.13.</summary>
    public const string Listxattrat = "listxattrat";

    /// <summary>llistxattr(const char *pathname, char *list, size_t size); x64 195, arm64 12; since Linux 2.6.</summary>
    public const string Llistxattr = "llistxattr";

    /// <summary>_llseek(unsigned int fd, unsigned long offset_high, unsigned long offset_low, loff_t *result, unsigned int whence); only on x86, arm, s390, ppc64, ppc, mips; since Linux 1.2.</summary>
    public const string Llseek = "_llseek";

    /// <summary>lremovexattr(const char *pathname, const char *name); x64 198, arm64 15; since Linux 2.6.</summary>
    public const string Lremovexattr = "lremovexattr";

    /// <summary>lseek(unsigned int fd, off_t offset, unsigned int whence); x64 8, arm64 62; since Linux 1.0.</summary>
    public const string Lseek = "lseek";

    /// <summary>lsetxattr(const char *pathname, const char *name, const void *value, size_t size, int flags); x64 189, arm64 6; since Linux 2.6.</summary>
    public const string Lsetxattr = "lsetxattr";

    /// <summary>lsm_get_self_attr(unsigned int attr, struct lsm_ctx *ctx, u32 *size, u32 flags); x64 459, arm64 459; since Linux 6.8.</summary>
    public const string LsmGetSelfAttr = "lsm_get_self_attr";

    /// <summary>lsm_list_modules(u64 *ids, u32 *size, u32 flags); x64 461, arm64 461; since Linux 6.8.</summary>
    public const string LsmListModules = "lsm_list_modules";

    /// <summary>lsm_set_self_attr(unsigned int attr, struct lsm_ctx *ctx, u32 size, u32 flags); x64 460, arm64 460; since Linux 6.8.</summary>
    public const string LsmSetSelfAttr = "lsm_set_self_attr";

    /// <summary>lstat(const char *filename, struct stat *statbuf); x64 6; since Linux 1.0.</summary>
    public const string Lstat = "lstat";

    /// <summary>lstat64(const char *filename, struct stat64 *statbuf); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Lstat64 = "lstat64";

    /// <summary>madvise(unsigned long start, size_t len_in, int behavior); x64 28, arm64 233; since Linux 2.4.</summary>
    public const string Madvise = "madvise";

    /// <summary>map_shadow_stack(unsigned long addr, unsigned long size, unsigned int flags); x64 453, arm64 453; since Linux 6.6.</summary>
    public const string MapShadowStack = "map_shadow_stack";

    /// <summary>mbind(unsigned long start, unsigned long len, unsigned long mode, const unsigned long *nmask, unsigned long maxnode, unsigned int flags); x64 237, arm64 235; since Linux 2.6.</summary>
    public const string Mbind = "mbind";

    /// <summary>membarrier(int cmd, unsigned int flags, int cpu_id); x64 324, arm64 283; since Linux 3.17.</summary>
    public const string Membarrier = "membarrier";

    /// <summary>memfd_create(const char *uname, unsigned int flags); x64 319, arm64 279; since Linux 3.17.</summary>
    public const string MemfdCreate = "memfd_create";

    /// <summary>memfd_secret(unsigned int flags); x64 447, arm64 447; since Linux 5.14.</summary>
    public const string MemfdSecret = "memfd_secret";

    /// <summary>migrate_pages(pid_t pid, unsigned long maxnode, const unsigned long *old_nodes, const unsigned long *new_nodes); x64 256, arm64 238; since Linux 2.6.</summary>
    public const string MigratePages = "migrate_pages";

    /// <summary>mincore(unsigned long start, size_t len, unsigned char *vec); x64 27, arm64 232; since Linux 2.4.</summary>
    public const string Mincore = "mincore";

    /// <summary>mkdir(const char *pathname, umode_t mode); x64 83; since Linux 1.0.</summary>
    public const string Mkdir = "mkdir";

    /// <summary>mkdirat(int dfd, const char *pathname, umode_t mode); x64 258, arm64 34; since Linux 2.6.</summary>
    public const string Mkdirat = "mkdirat";

    /// <summary>mknod(const char *filename, umode_t mode, unsigned dev); x64 133; since Linux 1.0.</summary>
    public const string Mknod = "mknod";

    /// <summary>mknodat(int dfd, const char *filename, umode_t mode, unsigned int dev); x64 259, arm64 33; since Linux 2.6.</summary>
    public const string Mknodat = "mknodat";

    /// <summary>mlock(unsigned long start, size_t len); x64 149, arm64 228; since Linux 2.0.</summary>
    public const string Mlock = "mlock";

    /// <summary>mlock2(unsigned long start, size_t len, int flags); x64 325, arm64 284; since Linux 4.4.</summary>
    public const string Mlock2 = "mlock2";

    /// <summary>mlockall(int flags); x64 151, arm64 230; since Linux 2.0.</summary>
    public const string Mlockall = "mlockall";

    /// <summary>mmap(unsigned long addr, unsigned long len, unsigned long prot, unsigned long flags, unsigned long fd, unsigned long off); x64 9, arm64 222; since Linux 1.0.</summary>
    public const string Mmap = "mmap";

    /// <summary>mmap2(unsigned long addr, unsigned long len, unsigned long prot, unsigned long flags, unsigned long fd, unsigned long pgoff); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Mmap2 = "mmap2";

    /// <summary>modify_ldt(int func, void *ptr, unsigned long bytecount); x64 154; since Linux 1.0.</summary>
    public const string ModifyLdt = "modify_ldt";

    /// <summary>mount(char *dev_name, char *dir_name, char *type, unsigned long flags, void *data); x64 165, arm64 40; since Linux 1.0.</summary>
    public const string Mount = "mount";

    /// <summary>mount_setattr(int dfd, const char *path, unsigned int flags, struct mount_attr *uattr, size_t usize); x64 442, arm64 442; since Linux 5.12.</summary>
    public const string MountSetattr = "mount_setattr";

    /// <summary>move_mount(int from_dfd, const char *from_pathname, int to_dfd, const char *to_pathname, unsigned int flags); x64 429, arm64 429; since Linux 5.2.</summary>
    public const string MoveMount = "move_mount";

    /// <summary>move_pages(pid_t pid, unsigned long nr_pages, const void **pages, const int *nodes, int *status, int flags); x64 279, arm64 239; since Linux 2.6.</summary>
    public const string MovePages = "move_pages";

    /// <summary>mprotect(unsigned long start, size_t len, unsigned long prot); x64 10, arm64 226; since Linux 1.0.</summary>
    public const string Mprotect = "mprotect";

    /// <summary>mq_getsetattr(mqd_t mqdes, const struct mq_attr *u_mqstat, struct mq_attr *u_omqstat); x64 245, arm64 185; since Linux 2.6.</summary>
    public const string MqGetsetattr = "mq_getsetattr";

    /// <summary>mq_notify(mqd_t mqdes, const struct sigevent *u_notification); x64 244, arm64 184; since Linux 2.6.</summary>
    public const string MqNotify = "mq_notify";

    /// <summary>mq_open(const char *u_name, int oflag, umode_t mode, struct mq_attr *u_attr); x64 240, arm64 180; since Linux 2.6.</summary>
    public const string MqOpen = "mq_open";

    /// <summary>mq_timedreceive(mqd_t mqdes, char *u_msg_ptr, size_t msg_len, unsigned int *u_msg_prio, const struct __kernel_timespec *u_abs_timeout); x64 243, arm64 183; since Linux 2.6.</summary>
    public const string MqTimedreceive = "mq_timedreceive";

    /// <summary>mq_timedreceive_time64(mqd_t mqdes, char *u_msg_ptr, size_t msg_len, unsigned int *u_msg_prio, const struct __kernel_timespec *u_abs_timeout); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string MqTimedreceiveTime64 = "mq_timedreceive_time64";

    /// <summary>mq_timedsend(mqd_t mqdes, const char *u_msg_ptr, size_t msg_len, unsigned int msg_prio, const struct __kernel_timespec *u_abs_timeout); x64 242, arm64 182; since Linux 2.6.</summary>
    public const string MqTimedsend = "mq_timedsend";

    /// <summary>mq_timedsend_time64(mqd_t mqdes, const char *u_msg_ptr, size_t msg_len, unsigned int msg_prio, const struct __kernel_timespec *u_abs_timeout); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string MqTimedsendTime64 = "mq_timedsend_time64";

    /// <summary>mq_unlink(const char *u_name); x64 241, arm64 181; since Linux 2.6.</summary>
    public const string MqUnlink = "mq_unlink";

    /// <summary>mremap(unsigned long addr, unsigned long old_len, unsigned long new_len, unsigned long flags, unsigned long new_addr); x64 25, arm64 216; since Linux 2.0.</summary>
    public const string Mremap = "mremap";

    /// <summary>mseal(unsigned long start, size_t len, unsigned long flags); x64 462, arm64 462; since Linux 6.10.</summary>
    public const string Mseal = "mseal";

    /// <summary>msgctl(int msqid, int cmd, struct msqid_ds *buf); x64 71, arm64 187; since Linux 2.0.</summary>
    public const string Msgctl = "msgctl";

    /// <summary>msgget(key_t key, int msgflg); x64 68, arm64 186; since Linux 2.0.</summary>
    public const string Msgget = "msgget";

    /// <summary>msgrcv(int msqid, struct msgbuf *msgp, size_t msgsz, long msgtyp, int msgflg); x64 70, arm64 188; since Linux 2.0.</summary>
    public const string Msgrcv = "msgrcv";

    /// <summary>msgsnd(int msqid, struct msgbuf *msgp, size_t msgsz, int msgflg); x64 69, arm64 189; since Linux 2.0.</summary>
    public const string Msgsnd = "msgsnd";

    /// <summary>msync(unsigned long start, size_t len, int flags); x64 26, arm64 227; since Linux 2.0.</summary>
    public const string Msync = "msync";

    /// <summary>munlock(unsigned long start, size_t len); x64 150, arm64 229; since Linux 2.0.</summary>
    public const string Munlock = "munlock";

    /// <summary>munlockall(); x64 152, arm64 231; since Linux 2.0.</summary>
    public const string Munlockall = "munlockall";

    /// <summary>munmap(unsigned long addr, size_t len); x64 11, arm64 215; since Linux 1.0.</summary>
    public const string Munmap = "munmap";

    /// <summary>name_to_handle_at(int dfd, const char *name, struct file_handle *handle, void *mnt_id, int flag); x64 303, arm64 264; since Linux 2.6.</summary>
    public const string NameToHandleAt = "name_to_handle_at";

    /// <summary>nanosleep(struct __kernel_timespec *rqtp, struct __kernel_timespec *rmtp); x64 35, arm64 101; since Linux 2.0.</summary>
    public const string Nanosleep = "nanosleep";

    /// <summary>newfstatat(int dfd, const char *filename, struct stat *statbuf, int flag); x64 262, arm64 79; since Linux 2.6.</summary>
    public const string Newfstatat = "newfstatat";

    /// <summary>_newselect(int n, fd_set *inp, fd_set *outp, fd_set *exp, struct __kernel_old_timeval *tvp); only on x86, arm, s390, ppc64, ppc, mips, mips64, mips64n32; since Linux 2.0.</summary>
    public const string Newselect = "_newselect";

    /// <summary>nice(int increment); only on x86, arm, s390x, s390, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Nice = "nice";

    /// <summary>oldfstat(unsigned int fd, struct __old_kernel_stat *statbuf); only on x86, ppc; since Linux 1.0.</summary>
    public const string Oldfstat = "oldfstat";

    /// <summary>oldlstat(const char *filename, struct __old_kernel_stat *statbuf); only on x86, ppc; since Linux 1.0.</summary>
    public const string Oldlstat = "oldlstat";

    /// <summary>oldolduname(struct oldold_utsname *name); only on x86, ppc; since Linux 1.0.</summary>
    public const string Oldolduname = "oldolduname";

    /// <summary>oldstat(const char *filename, struct __old_kernel_stat *statbuf); only on x86, ppc; since Linux 1.0.</summary>
    public const string Oldstat = "oldstat";

    /// <summary>olduname(struct old_utsname *name); only on x86, ppc; since Linux 1.0.</summary>
    public const string Olduname = "olduname";

    /// <summary>open(const char *filename, int flags, umode_t mode); x64 2; since Linux 1.0.</summary>
    public const string Open = "open";

    /// <summary>open_by_handle_at(int mountdirfd, struct file_handle *handle, int flags); x64 304, arm64 265; since Linux 2.6.</summary>
    public const string OpenByHandleAt = "open_by_handle_at";

    /// <summary>open_tree(int dfd, const char *filename, unsigned flags); x64 428, arm64 428; since Linux 5.2.</summary>
    public const string OpenTree = "open_tree";

    /// <summary>open_tree_attr(int dfd, const char *filename, unsigned flags, struct mount_attr *uattr, size_t usize); x64 467, arm64 467; since Linux 6.15.</summary>
    public const string OpenTreeAttr = "open_tree_attr";

    /// <summary>openat(int dfd, const char *filename, int flags, umode_t mode); x64 257, arm64 56; since Linux 2.6.</summary>
    public const string Openat = "openat";

    /// <summary>openat2(int dfd, const char *filename, struct open_how *how, size_t usize); x64 437, arm64 437; since Linux 5.6.</summary>
    public const string Openat2 = "openat2";

    /// <summary>pause(); x64 34; since Linux 1.0.</summary>
    public const string Pause = "pause";

    /// <summary>pciconfig_iobase(long which, unsigned long bus, unsigned long dfn); only on arm, ppc64, ppc; since Linux 2.2.</summary>
    public const string PciconfigIobase = "pciconfig_iobase";

    /// <summary>pciconfig_read(unsigned long bus, unsigned long dfn, unsigned long off, unsigned long len, void *buf); only on arm, ppc64, ppc; since Linux 2.0.</summary>
    public const string PciconfigRead = "pciconfig_read";

    /// <summary>pciconfig_write(unsigned long bus, unsigned long dfn, unsigned long off, unsigned long len, void *buf); only on arm, ppc64, ppc; since Linux 2.0.</summary>
    public const string PciconfigWrite = "pciconfig_write";

    /// <summary>perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd, unsigned long flags); x64 298, arm64 241; since Linux 2.6.</summary>
    public const string PerfEventOpen = "perf_event_open";

    /// <summary>personality(unsigned int personality); x64 135, arm64 92; since Linux 1.2.</summary>
    public const string Personality = "personality";

    /// <summary>pidfd_getfd(int pidfd, int fd, unsigned int flags); x64 438, arm64 438; since Linux 5.6.</summary>
    public const string PidfdGetfd = "pidfd_getfd";

    /// <summary>pidfd_open(pid_t pid, unsigned int flags); x64 434, arm64 434; since Linux 5.3.</summary>
    public const string PidfdOpen = "pidfd_open";

    /// <summary>pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags); x64 424, arm64 424; since Linux 5.1.</summary>
    public const string PidfdSendSignal = "pidfd_send_signal";

    /// <summary>pipe(int *fildes); x64 22; since Linux 1.0.</summary>
    public const string Pipe = "pipe";

    /// <summary>pipe2(int *fildes, int flags); x64 293, arm64 59; since Linux 2.6.</summary>
    public const string Pipe2 = "pipe2";

    /// <summary>pivot_root(const char *new_root, const char *put_old); x64 155, arm64 41; since Linux 2.4.</summary>
    public const string PivotRoot = "pivot_root";

    /// <summary>pkey_alloc(unsigned long flags, unsigned long init_val); x64 330, arm64 289; since Linux 4.8.</summary>
    public const string PkeyAlloc = "pkey_alloc";

    /// <summary>pkey_free(int pkey); x64 331, arm64 290; since Linux 4.8.</summary>
    public const string PkeyFree = "pkey_free";

    /// <summary>pkey_mprotect(unsigned long start, size_t len, unsigned long prot, int pkey); x64 329, arm64 288; since Linux 4.8.</summary>
    public const string PkeyMprotect = "pkey_mprotect";

    /// <summary>poll(struct pollfd *ufds, unsigned int nfds, int timeout_msecs); x64 7; since Linux 2.0.</summary>
    public const string Poll = "poll";

    /// <summary>ppoll(struct pollfd *ufds, unsigned int nfds, struct __kernel_timespec *tsp, const sigset_t *sigmask, size_t sigsetsize); x64 271, arm64 73; since Linux 2.6.</summary>
    public const string Ppoll = "ppoll";

    /// <summary>ppoll_time64(struct pollfd *ufds, unsigned int nfds, struct __kernel_timespec *tsp, const sigset_t *sigmask, size_t sigsetsize); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string PpollTime64 = "ppoll_time64";

    /// <summary>prctl(int option, unsigned long arg2, unsigned long arg3, unsigned long arg4, unsigned long arg5); x64 157, arm64 167; since Linux 2.2.</summary>
    public const string Prctl = "prctl";

    /// <summary>pread64(unsigned int fd, char *buf, size_t count, loff_t pos); x64 17, arm64 67; since Linux 2.2.</summary>
    public const string Pread64 = "pread64";

    /// <summary>preadv(unsigned long fd, const struct iovec *vec, unsigned long vlen, unsigned long pos_l, unsigned long pos_h); x64 295, arm64 69; since Linux 2.6.</summary>
    public const string Preadv = "preadv";

    /// <summary>preadv2(unsigned long fd, const struct iovec *vec, unsigned long vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags); x64 327, arm64 286; since Linux 4.6.</summary>
    public const string Preadv2 = "preadv2";

    /// <summary>prlimit64(pid_t pid, unsigned int resource, const struct rlimit64 *new_rlim, struct rlimit64 *old_rlim); x64 302, arm64 261; since Linux 2.6.</summary>
    public const string Prlimit64 = "prlimit64";

    /// <summary>process_madvise(int pidfd, const struct iovec *vec, size_t vlen, int behavior, unsigned int flags); x64 440, arm64 440; since Linux 5.10.</summary>
    public const string ProcessMadvise = "process_madvise";

    /// <summary>process_mrelease(int pidfd, unsigned int flags); x64 448, arm64 448; since Linux 5.15.</summary>
    public const string ProcessMrelease = "process_mrelease";

    /// <summary>process_vm_readv(pid_t pid, const struct iovec *lvec, unsigned long liovcnt, const struct iovec *rvec, unsigned long riovcnt, unsigned long flags); x64 310, arm64 270; since Linux 3.2.</summary>
    public const string ProcessVmReadv = "process_vm_readv";

    /// <summary>process_vm_writev(pid_t pid, const struct iovec *lvec, unsigned long liovcnt, const struct iovec *rvec, unsigned long riovcnt, unsigned long flags); x64 311, arm64 271; since Linux 3.2.</summary>
    public const string ProcessVmWritev = "process_vm_writev";

    /// <summary>pselect6(int n, fd_set *inp, fd_set *outp, fd_set *exp, struct __kernel_timespec *tsp, void *sig); x64 270, arm64 72; since Linux 2.6.</summary>
    public const string Pselect6 = "pselect6";

    /// <summary>pselect6_time64(int n, fd_set *inp, fd_set *outp, fd_set *exp, struct __kernel_timespec *tsp, void *sig); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string Pselect6Time64 = "pselect6_time64";

    /// <summary>ptrace(long request, long pid, unsigned long addr, unsigned long data); x64 101, arm64 117; since Linux 1.0.</summary>
    public const string Ptrace = "ptrace";

    /// <summary>pwrite64(unsigned int fd, const char *buf, size_t count, loff_t pos); x64 18, arm64 68; since Linux 2.2.</summary>
    public const string Pwrite64 = "pwrite64";

    /// <summary>pwritev(unsigned long fd, const struct iovec *vec, unsigned long vlen, unsigned long pos_l, unsigned long pos_h); x64 296, arm64 70; since Linux 2.6.</summary>
    public const string Pwritev = "pwritev";

    /// <summary>pwritev2(unsigned long fd, const struct iovec *vec, unsigned long vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags); x64 328, arm64 287; since Linux 4.6.</summary>
    public const string Pwritev2 = "pwritev2";

    /// <summary>quotactl(unsigned int cmd, const char *special, qid_t id, void *addr); x64 179, arm64 60; since Linux 1.0.</summary>
    public const string Quotactl = "quotactl";

    /// <summary>quotactl_fd(unsigned int fd, unsigned int cmd, qid_t id, void *addr); x64 443, arm64 443; since Linux 5.14.</summary>
    public const string QuotactlFd = "quotactl_fd";

    /// <summary>read(unsigned int fd, char *buf, size_t count); x64 0, arm64 63; since Linux 1.0.</summary>
    public const string Read = "read";

    /// <summary>readahead(int fd, loff_t offset, size_t count); x64 187, arm64 213; since Linux 2.4.</summary>
    public const string Readahead = "readahead";

    /// <summary>readdir(unsigned int fd, struct old_linux_dirent *dirent, unsigned int count); only on x86, ppc, mips; since Linux 1.0.</summary>
    public const string Readdir = "readdir";

    /// <summary>readlink(const char *path, char *buf, int bufsiz); x64 89; since Linux 1.0.</summary>
    public const string Readlink = "readlink";

    /// <summary>readlinkat(int dfd, const char *pathname, char *buf, int bufsiz); x64 267, arm64 78; since Linux 2.6.</summary>
    public const string Readlinkat = "readlinkat";

    /// <summary>readv(unsigned long fd, const struct iovec *vec, unsigned long vlen); x64 19, arm64 65; since Linux 2.0.</summary>
    public const string Readv = "readv";

    /// <summary>reboot(int magic1, int magic2, unsigned int cmd, void *arg); x64 169, arm64 142; since Linux 1.0.</summary>
    public const string Reboot = "reboot";

    /// <summary>recv(int fd, void *ubuf, size_t size, unsigned int flags); only on arm, ppc64, ppc, mips; since Linux 2.0.</summary>
    public const string Recv = "recv";

    /// <summary>recvfrom(int fd, void *ubuf, size_t size, unsigned int flags, struct sockaddr *addr, int *addr_len); x64 45, arm64 207; since Linux 2.0.</summary>
    public const string Recvfrom = "recvfrom";

    /// <summary>recvmmsg(int fd, struct mmsghdr *mmsg, unsigned int vlen, unsigned int flags, struct __kernel_timespec *timeout); x64 299, arm64 243; since Linux 2.6.</summary>
    public const string Recvmmsg = "recvmmsg";

    /// <summary>recvmmsg_time64(int fd, struct mmsghdr *mmsg, unsigned int vlen, unsigned int flags, struct __kernel_timespec *timeout); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string RecvmmsgTime64 = "recvmmsg_time64";

    /// <summary>recvmsg(int fd, struct user_msghdr *msg, unsigned int flags); x64 47, arm64 212; since Linux 2.0.</summary>
    public const string Recvmsg = "recvmsg";

    /// <summary>remap_file_pages(unsigned long start, unsigned long size, unsigned long prot, unsigned long pgoff, unsigned long flags); x64 216, arm64 234; since Linux 2.6.</summary>
    public const string RemapFilePages = "remap_file_pages";

    /// <summary>removexattr(const char *pathname, const char *name); x64 197, arm64 14; since Linux 2.6.</summary>
    public const string Removexattr = "removexattr";

    /// <summary>removexattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name); x64 466, arm64 466; since Linux 6.13.</summary>
    public const string Removexattrat = "removexattrat";

    /// <summary>rename(const char *oldname, const char *newname); x64 82; since Linux 1.0.</summary>
    public const string Rename = "rename";

    /// <summary>renameat(int olddfd, const char *oldname, int newdfd, const char *newname); x64 264, arm64 38; since Linux 2.6.</summary>
    public const string Renameat = "renameat";

    /// <summary>renameat2(int olddfd, const char *oldname, int newdfd, const char *newname, unsigned int flags); x64 316, arm64 276; since Linux 3.15.</summary>
    public const string Renameat2 = "renameat2";

    /// <summary>request_key(const char *_type, const char *_description, const char *_callout_info, key_serial_t destringid); x64 249, arm64 218; since Linux 2.6.</summary>
    public const string RequestKey = "request_key";

    /// <summary>restart_syscall(); x64 219, arm64 128; since Linux 2.6.</summary>
    public const string RestartSyscall = "restart_syscall";

    /// <summary>riscv_flush_icache(uintptr_t start, uintptr_t end, uintptr_t flags); only on riscv64; since Linux 4.15.</summary>
    public const string RiscvFlushIcache = "riscv_flush_icache";

    /// <summary>riscv_hwprobe(struct riscv_hwprobe *pairs, size_t pair_count, size_t cpusetsize, unsigned long *cpus, unsigned int flags); only on riscv64; since Linux 6.4.</summary>
    public const string RiscvHwprobe = "riscv_hwprobe";

    /// <summary>rmdir(const char *pathname); x64 84; since Linux 1.0.</summary>
    public const string Rmdir = "rmdir";

    /// <summary>rseq(struct rseq *rseq, u32 rseq_len, int flags, u32 sig); x64 334, arm64 293; since Linux 4.18.</summary>
    public const string Rseq = "rseq";

    /// <summary>rseq_slice_yield(); x64 471, arm64 471; since Linux 7.0.</summary>
    public const string RseqSliceYield = "rseq_slice_yield";

    /// <summary>rt_sigaction(int sig, const struct sigaction *act, struct sigaction *oact, size_t sigsetsize); x64 13, arm64 134; since Linux 2.2.</summary>
    public const string RtSigaction = "rt_sigaction";

    /// <summary>rt_sigpending(sigset_t *uset, size_t sigsetsize); x64 127, arm64 136; since Linux 2.2.</summary>
    public const string RtSigpending = "rt_sigpending";

    /// <summary>rt_sigprocmask(int how, sigset_t *nset, sigset_t *oset, size_t sigsetsize); x64 14, arm64 135; since Linux 2.2.</summary>
    public const string RtSigprocmask = "rt_sigprocmask";

    /// <summary>rt_sigqueueinfo(pid_t pid, int sig, siginfo_t *uinfo); x64 129, arm64 138; since Linux 2.2.</summary>
    public const string RtSigqueueinfo = "rt_sigqueueinfo";

    /// <summary>rt_sigreturn(); x64 15, arm64 139; since Linux 2.2.</summary>
    public const string RtSigreturn = "rt_sigreturn";

    /// <summary>rt_sigsuspend(sigset_t *unewset, size_t sigsetsize); x64 130, arm64 133; since Linux 2.2.</summary>
    public const string RtSigsuspend = "rt_sigsuspend";

    /// <summary>rt_sigtimedwait(const sigset_t *uthese, siginfo_t *uinfo, const struct __kernel_timespec *uts, size_t sigsetsize); x64 128, arm64 137; since Linux 2.2.</summary>
    public const string RtSigtimedwait = "rt_sigtimedwait";

    /// <summary>rt_sigtimedwait_time64(const sigset_t *uthese, siginfo_t *uinfo, const struct __kernel_timespec *uts, size_t sigsetsize); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string RtSigtimedwaitTime64 = "rt_sigtimedwait_time64";

    /// <summary>rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, siginfo_t *uinfo); x64 297, arm64 240; since Linux 2.6.</summary>
    public const string RtTgsigqueueinfo = "rt_tgsigqueueinfo";

    /// <summary>rtas(struct rtas_args *uargs); only on ppc64, ppc; since Linux 2.6.</summary>
    public const string Rtas = "rtas";

    /// <summary>s390_guarded_storage(int command, struct gs_cb *gs_cb); only on s390x, s390; since Linux 4.12.</summary>
    public const string S390GuardedStorage = "s390_guarded_storage";

    /// <summary>s390_pci_mmio_read(unsigned long mmio_addr, void *user_buffer, size_t length); only on s390x, s390; since Linux 3.19.</summary>
    public const string S390PciMmioRead = "s390_pci_mmio_read";

    /// <summary>s390_pci_mmio_write(unsigned long mmio_addr, const void *user_buffer, size_t length); only on s390x, s390; since Linux 3.19.</summary>
    public const string S390PciMmioWrite = "s390_pci_mmio_write";

    /// <summary>s390_runtime_instr(int command, int signum); only on s390x, s390; since Linux 3.7.</summary>
    public const string S390RuntimeInstr = "s390_runtime_instr";

    /// <summary>s390_sthyi(unsigned long function_code, void *buffer, u64 *return_code, unsigned long flags); only on s390x, s390; since Linux 4.15.</summary>
    public const string S390Sthyi = "s390_sthyi";

    /// <summary>sched_get_priority_max(int policy); x64 146, arm64 125; since Linux 2.0.</summary>
    public const string SchedGetPriorityMax = "sched_get_priority_max";

    /// <summary>sched_get_priority_min(int policy); x64 147, arm64 126; since Linux 2.0.</summary>
    public const string SchedGetPriorityMin = "sched_get_priority_min";

    /// <summary>sched_getaffinity(pid_t pid, unsigned int len, unsigned long *user_mask_ptr); x64 204, arm64 123; since Linux 2.6.</summary>
    public const string SchedGetaffinity = "sched_getaffinity";

    /// <summary>sched_getattr(pid_t pid, struct sched_attr *uattr, unsigned int usize, unsigned int flags); x64 315, arm64 275; since Linux 3.14.</summary>
    public const string SchedGetattr = "sched_getattr";

    /// <summary>sched_getparam(pid_t pid, struct sched_param *param); x64 143, arm64 121; since Linux 2.0.</summary>
    public const string SchedGetparam = "sched_getparam";

    /// <summary>sched_getscheduler(pid_t pid); x64 145, arm64 120; since Linux 2.0.</summary>
    public const string SchedGetscheduler = "sched_getscheduler";

    /// <summary>sched_rr_get_interval(pid_t pid, struct __kernel_timespec *interval); x64 148, arm64 127; since Linux 2.0.</summary>
    public const string SchedRrGetInterval = "sched_rr_get_interval";

    /// <summary>sched_rr_get_interval_time64(pid_t pid, struct __kernel_timespec *interval); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string SchedRrGetIntervalTime64 = "sched_rr_get_interval_time64";

    /// <summary>sched_setaffinity(pid_t pid, unsigned int len, unsigned long *user_mask_ptr); x64 203, arm64 122; since Linux 2.6.</summary>
    public const string SchedSetaffinity = "sched_setaffinity";

    /// <summary>sched_setattr(pid_t pid, struct sched_attr *uattr, unsigned int flags); x64 314, arm64 274; since Linux 3.14.</summary>
    public const string SchedSetattr = "sched_setattr";

    /// <summary>sched_setparam(pid_t pid, struct sched_param *param); x64 142, arm64 118; since Linux 2.0.</summary>
    public const string SchedSetparam = "sched_setparam";

    /// <summary>sched_setscheduler(pid_t pid, int policy, struct sched_param *param); x64 144, arm64 119; since Linux 2.0.</summary>
    public const string SchedSetscheduler = "sched_setscheduler";

    /// <summary>sched_yield(); x64 24, arm64 124; since Linux 2.0.</summary>
    public const string SchedYield = "sched_yield";

    /// <summary>seccomp(unsigned int op, unsigned int flags, void *uargs); x64 317, arm64 277; since Linux 3.17.</summary>
    public const string Seccomp = "seccomp";

    /// <summary>select(int n, fd_set *inp, fd_set *outp, fd_set *exp, struct __kernel_old_timeval *tvp); x64 23; since Linux 1.0.</summary>
    public const string Select = "select";

    /// <summary>semctl(int semid, int semnum, int cmd, unsigned long arg); x64 66, arm64 191; since Linux 2.0.</summary>
    public const string Semctl = "semctl";

    /// <summary>semget(key_t key, int nsems, int semflg); x64 64, arm64 190; since Linux 2.0.</summary>
    public const string Semget = "semget";

    /// <summary>semop(int semid, struct sembuf *tsops, unsigned int nsops); x64 65, arm64 193; since Linux 2.0.</summary>
    public const string Semop = "semop";

    /// <summary>semtimedop(int semid, struct sembuf *tsops, unsigned int nsops, const struct __kernel_timespec *timeout); x64 220, arm64 192; since Linux 2.6.</summary>
    public const string Semtimedop = "semtimedop";

    /// <summary>semtimedop_time64(int semid, struct sembuf *tsops, unsigned int nsops, const struct __kernel_timespec *timeout); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string SemtimedopTime64 = "semtimedop_time64";

    /// <summary>send(int fd, void *buff, size_t len, unsigned int flags); only on arm, ppc64, ppc, mips; since Linux 2.0.</summary>
    public const string Send = "send";

    /// <summary>sendfile(int out_fd, int in_fd, loff_t *offset, size_t count); x64 40, arm64 71; since Linux 2.2.</summary>
    public const string Sendfile = "sendfile";

    /// <summary>sendfile64(int out_fd, int in_fd, loff_t *offset, size_t count); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 2.6.</summary>
    public const string Sendfile64 = "sendfile64";

    /// <summary>sendmmsg(int fd, struct mmsghdr *mmsg, unsigned int vlen, unsigned int flags); x64 307, arm64 269; since Linux 3.0.</summary>
    public const string Sendmmsg = "sendmmsg";

    /// <summary>sendmsg(int fd, struct user_msghdr *msg, unsigned int flags); x64 46, arm64 211; since Linux 2.0.</summary>
    public const string Sendmsg = "sendmsg";

    /// <summary>sendto(int fd, void *buff, size_t len, unsigned int flags, struct sockaddr *addr, int addr_len); x64 44, arm64 206; since Linux 2.0.</summary>
    public const string Sendto = "sendto";

    /// <summary>set_mempolicy(int mode, const unsigned long *nmask, unsigned long maxnode); x64 238, arm64 237; since Linux 2.6.</summary>
    public const string SetMempolicy = "set_mempolicy";

    /// <summary>set_mempolicy_home_node(unsigned long start, unsigned long len, unsigned long home_node, unsigned long flags); x64 450, arm64 450; since Linux 5.17.</summary>
    public const string SetMempolicyHomeNode = "set_mempolicy_home_node";

    /// <summary>set_robust_list(struct robust_list_head *head, size_t len); x64 273, arm64 99; since Linux 2.6.</summary>
    public const string SetRobustList = "set_robust_list";

    /// <summary>set_thread_area(struct user_desc *u_info); only on x86, mips, mips64, mips64n32; since Linux 2.6.</summary>
    public const string SetThreadArea = "set_thread_area";

    /// <summary>set_tid_address(int *tidptr); x64 218, arm64 96; since Linux 2.6.</summary>
    public const string SetTidAddress = "set_tid_address";

    /// <summary>set_tls(unsigned long val); only on arm; since Linux 2.6.</summary>
    public const string SetTls = "set_tls";

    /// <summary>setdomainname(char *name, int len); x64 171, arm64 162; since Linux 1.0.</summary>
    public const string Setdomainname = "setdomainname";

    /// <summary>setfsgid(gid_t gid); x64 123, arm64 152; since Linux 1.2.</summary>
    public const string Setfsgid = "setfsgid";

    /// <summary>setfsgid32(gid_t gid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setfsgid32 = "setfsgid32";

    /// <summary>setfsuid(uid_t uid); x64 122, arm64 151; since Linux 1.2.</summary>
    public const string Setfsuid = "setfsuid";

    /// <summary>setfsuid32(uid_t uid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setfsuid32 = "setfsuid32";

    /// <summary>setgid(gid_t gid); x64 106, arm64 144; since Linux 1.0.</summary>
    public const string Setgid = "setgid";

    /// <summary>setgid32(gid_t gid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setgid32 = "setgid32";

    /// <summary>setgroups(int gidsetsize, gid_t *grouplist); x64 116, arm64 159; since Linux 1.0.</summary>
    public const string Setgroups = "setgroups";

    /// <summary>setgroups32(int gidsetsize, gid_t *grouplist); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setgroups32 = "setgroups32";

    /// <summary>sethostname(char *name, int len); x64 170, arm64 161; since Linux 1.0.</summary>
    public const string Sethostname = "sethostname";

    /// <summary>setitimer(int which, struct __kernel_old_itimerval *value, struct __kernel_old_itimerval *ovalue); x64 38, arm64 103; since Linux 1.0.</summary>
    public const string Setitimer = "setitimer";

    /// <summary>setns(int fd, int flags); x64 308, arm64 268; since Linux 3.0.</summary>
    public const string Setns = "setns";

    /// <summary>setpgid(pid_t pid, pid_t pgid); x64 109, arm64 154; since Linux 1.0.</summary>
    public const string Setpgid = "setpgid";

    /// <summary>setpriority(int which, int who, int niceval); x64 141, arm64 140; since Linux 1.0.</summary>
    public const string Setpriority = "setpriority";

    /// <summary>setregid(gid_t rgid, gid_t egid); x64 114, arm64 143; since Linux 1.0.</summary>
    public const string Setregid = "setregid";

    /// <summary>setregid32(gid_t rgid, gid_t egid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setregid32 = "setregid32";

    /// <summary>setresgid(gid_t rgid, gid_t egid, gid_t sgid); x64 119, arm64 149; since Linux 2.2.</summary>
    public const string Setresgid = "setresgid";

    /// <summary>setresgid32(gid_t rgid, gid_t egid, gid_t sgid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setresgid32 = "setresgid32";

    /// <summary>setresuid(uid_t ruid, uid_t euid, uid_t suid); x64 117, arm64 147; since Linux 2.2.</summary>
    public const string Setresuid = "setresuid";

    /// <summary>setresuid32(uid_t ruid, uid_t euid, uid_t suid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setresuid32 = "setresuid32";

    /// <summary>setreuid(uid_t ruid, uid_t euid); x64 113, arm64 145; since Linux 1.0.</summary>
    public const string Setreuid = "setreuid";

    /// <summary>setreuid32(uid_t ruid, uid_t euid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setreuid32 = "setreuid32";

    /// <summary>setrlimit(unsigned int resource, struct rlimit *rlim); x64 160, arm64 164; since Linux 1.0.</summary>
    public const string Setrlimit = "setrlimit";

    /// <summary>setsid(); x64 112, arm64 157; since Linux 1.0.</summary>
    public const string Setsid = "setsid";

    /// <summary>setsockopt(int fd, int level, int optname, char *optval, int optlen); x64 54, arm64 208; since Linux 2.0.</summary>
    public const string Setsockopt = "setsockopt";

    /// <summary>settimeofday(struct __kernel_old_timeval *tv, struct timezone *tz); x64 164, arm64 170; since Linux 1.0.</summary>
    public const string Settimeofday = "settimeofday";

    /// <summary>setuid(uid_t uid); x64 105, arm64 146; since Linux 1.0.</summary>
    public const string Setuid = "setuid";

    /// <summary>setuid32(uid_t uid); only on x86, arm, s390; since Linux 2.4.</summary>
    public const string Setuid32 = "setuid32";

    /// <summary>setxattr(const char *pathname, const char *name, const void *value, size_t size, int flags); x64 188, arm64 5; since Linux 2.6.</summary>
    public const string Setxattr = "setxattr";

    /// <summary>setxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name, const struct xattr_args *uargs, size_t usize); x64 463, arm64 463; since Linux 6.13.</summary>
    public const string Setxattrat = "setxattrat";

    /// <summary>sgetmask(); only on x86, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Sgetmask = "sgetmask";

    /// <summary>shmat(int shmid, char *shmaddr, int shmflg); x64 30, arm64 196; since Linux 2.0.</summary>
    public const string Shmat = "shmat";

    /// <summary>shmctl(int shmid, int cmd, struct shmid_ds *buf); x64 31, arm64 195; since Linux 2.0.</summary>
    public const string Shmctl = "shmctl";

    /// <summary>shmdt(char *shmaddr); x64 67, arm64 197; since Linux 2.0.</summary>
    public const string Shmdt = "shmdt";

    /// <summary>shmget(key_t key, size_t size, int shmflg); x64 29, arm64 194; since Linux 2.0.</summary>
    public const string Shmget = "shmget";

    /// <summary>shutdown(int fd, int how); x64 48, arm64 210; since Linux 2.0.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>sigaction(int sig, const struct old_sigaction *act, struct old_sigaction *oact); only on x86, arm, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Sigaction = "sigaction";

    /// <summary>sigaltstack(const stack_t *uss, stack_t *uoss); x64 131, arm64 132; since Linux 2.2.</summary>
    public const string Sigaltstack = "sigaltstack";

    /// <summary>signal(int sig, __sighandler_t handler); only on x86, s390x, s390, ppc64, ppc; since Linux 1.0.</summary>
    public const string Signal = "signal";

    /// <summary>signalfd(int ufd, sigset_t *user_mask, size_t sizemask); x64 282; since Linux 2.6.</summary>
    public const string Signalfd = "signalfd";

    /// <summary>signalfd4(int ufd, sigset_t *user_mask, size_t sizemask, int flags); x64 289, arm64 74; since Linux 2.6.</summary>
    public const string Signalfd4 = "signalfd4";

    /// <summary>sigpending(old_sigset_t *uset); only on x86, arm, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Sigpending = "sigpending";

    /// <summary>sigprocmask(int how, old_sigset_t *nset, old_sigset_t *oset); only on x86, arm, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Sigprocmask = "sigprocmask";

    /// <summary>sigreturn(); only on x86, arm, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Sigreturn = "sigreturn";

    /// <summary>sigsuspend(int unused1, int unused2, old_sigset_t mask); only on x86, arm, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Sigsuspend = "sigsuspend";

    /// <summary>socket(int family, int type, int protocol); x64 41, arm64 198; since Linux 2.0.</summary>
    public const string Socket = "socket";

    /// <summary>socketcall(int call, unsigned long *args); only on x86, s390x, s390, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Socketcall = "socketcall";

    /// <summary>socketpair(int family, int type, int protocol, int *usockvec); x64 53, arm64 199; since Linux 2.0.</summary>
    public const string Socketpair = "socketpair";

    /// <summary>splice(int fd_in, loff_t *off_in, int fd_out, loff_t *off_out, size_t len, unsigned int flags); x64 275, arm64 76; since Linux 2.6.</summary>
    public const string Splice = "splice";

    /// <summary>spu_create(const char *name, unsigned int flags, umode_t mode, int neighbor_fd); only on ppc64, ppc; since Linux 2.6.</summary>
    public const string SpuCreate = "spu_create";

    /// <summary>spu_run(int fd, __u32 *unpc, __u32 *ustatus); only on ppc64, ppc; since Linux 2.6.</summary>
    public const string SpuRun = "spu_run";

    /// <summary>ssetmask(int newmask); only on x86, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Ssetmask = "ssetmask";

    /// <summary>stat(const char *filename, struct stat *statbuf); x64 4; since Linux 1.0.</summary>
    public const string Stat = "stat";

    /// <summary>stat64(const char *filename, struct stat64 *statbuf); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Stat64 = "stat64";

    /// <summary>statfs(const char *pathname, struct statfs *buf); x64 137, arm64 43; since Linux 1.0.</summary>
    public const string Statfs = "statfs";

    /// <summary>statfs64(const char *pathname, size_t sz, struct statfs64 *buf); only on x86, arm, s390x, s390, ppc64, ppc, mips, mips64n32; since Linux 2.6.</summary>
    public const string Statfs64 = "statfs64";

    /// <summary>statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize, unsigned int flags); x64 457, arm64 457; since Linux 6.8.</summary>
    public const string Statmount = "statmount";

    /// <summary>statx(int dfd, const char *filename, unsigned flags, unsigned int mask, struct statx *buffer); x64 332, arm64 291; since Linux 4.11.</summary>
    public const string Statx = "statx";

    /// <summary>stime(old_time32_t *tptr); only on x86, s390, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Stime = "stime";

    /// <summary>subpage_prot(unsigned long addr, unsigned long len, u32 *map); only on ppc64, ppc; since Linux 2.6.</summary>
    public const string SubpageProt = "subpage_prot";

    /// <summary>swapcontext(struct ucontext *old_ctx, struct ucontext *new_ctx, long ctx_size); only on ppc64, ppc; since Linux 2.6.</summary>
    public const string Swapcontext = "swapcontext";

    /// <summary>swapoff(const char *specialfile); x64 168, arm64 225; since Linux 1.0.</summary>
    public const string Swapoff = "swapoff";

    /// <summary>swapon(const char *specialfile, int swap_flags); x64 167, arm64 224; since Linux 1.0.</summary>
    public const string Swapon = "swapon";

    /// <summary>switch_endian(); only on ppc64; since Linux 4.1.</summary>
    public const string SwitchEndian = "switch_endian";

    /// <summary>symlink(const char *oldname, const char *newname); x64 88; since Linux 1.0.</summary>
    public const string Symlink = "symlink";

    /// <summary>symlinkat(const char *oldname, int newdfd, const char *newname); x64 266, arm64 36; since Linux 2.6.</summary>
    public const string Symlinkat = "symlinkat";

    /// <summary>sync(); x64 162, arm64 81; since Linux 1.0.</summary>
    public const string Sync = "sync";

    /// <summary>sync_file_range(int fd, loff_t offset, loff_t nbytes, unsigned int flags); x64 277, arm64 84; since Linux 2.6.</summary>
    public const string SyncFileRange = "sync_file_range";

    /// <summary>sync_file_range2(int fd, unsigned int flags, loff_t offset_lo, loff_t offset_hi, loff_t nbytes_lo, loff_t nbytes_hi); only on arm, ppc64, ppc; since Linux 2.6.</summary>
    public const string SyncFileRange2 = "sync_file_range2";

    /// <summary>syncfs(int fd); x64 306, arm64 267; since Linux 2.6.</summary>
    public const string Syncfs = "syncfs";

    /// <summary>sys_debug_setcontext(struct ucontext *ctx, int ndbg, struct sig_dbg_op *dbg); only on ppc; since Linux 2.6.</summary>
    public const string SysDebugSetcontext = "sys_debug_setcontext";

    /// <summary>syscall; only on mips; since Linux 1.0.</summary>
    public const string Syscall_ = "syscall";

    /// <summary>sysfs(int option, unsigned long arg1, unsigned long arg2); x64 139; since Linux 1.2.</summary>
    public const string Sysfs = "sysfs";

    /// <summary>sysinfo(struct sysinfo *info); x64 99, arm64 179; since Linux 1.0.</summary>
    public const string Sysinfo = "sysinfo";

    /// <summary>syslog(int type, char *buf, int len); x64 103, arm64 116; since Linux 1.0.</summary>
    public const string Syslog = "syslog";

    /// <summary>sysmips(long cmd, long arg1, long arg2); only on mips, mips64, mips64n32; since Linux 2.6.</summary>
    public const string Sysmips = "sysmips";

    /// <summary>tee(int fdin, int fdout, size_t len, unsigned int flags); x64 276, arm64 77; since Linux 2.6.</summary>
    public const string Tee = "tee";

    /// <summary>tgkill(pid_t tgid, pid_t pid, int sig); x64 234, arm64 131; since Linux 2.6.</summary>
    public const string Tgkill = "tgkill";

    /// <summary>time(__kernel_old_time_t *tloc); x64 201; since Linux 1.0.</summary>
    public const string Time = "time";

    /// <summary>timer_create(const clockid_t which_clock, struct sigevent *timer_event_spec, timer_t *created_timer_id); x64 222, arm64 107; since Linux 2.6.</summary>
    public const string TimerCreate = "timer_create";

    /// <summary>timer_delete(timer_t timer_id); x64 226, arm64 111; since Linux 2.6.</summary>
    public const string TimerDelete = "timer_delete";

    /// <summary>timer_getoverrun(timer_t timer_id); x64 225, arm64 109; since Linux 2.6.</summary>
    public const string TimerGetoverrun = "timer_getoverrun";

    /// <summary>timer_gettime(timer_t timer_id, struct __kernel_itimerspec *setting); x64 224, arm64 108; since Linux 2.6.</summary>
    public const string TimerGettime = "timer_gettime";

    /// <summary>timer_gettime64(timer_t timer_id, struct __kernel_itimerspec *setting); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string TimerGettime64 = "timer_gettime64";

    /// <summary>timer_settime(timer_t timer_id, int flags, const struct __kernel_itimerspec *new_setting, struct __kernel_itimerspec *old_setting); x64 223, arm64 110; since Linux 2.6.</summary>
    public const string TimerSettime = "timer_settime";

    /// <summary>timer_settime64(timer_t timer_id, int flags, const struct __kernel_itimerspec *new_setting, struct __kernel_itimerspec *old_setting); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string TimerSettime64 = "timer_settime64";

    /// <summary>timerfd_create(int clockid, int flags); x64 283, arm64 85; since Linux 2.6.</summary>
    public const string TimerfdCreate = "timerfd_create";

    /// <summary>timerfd_gettime(int ufd, struct __kernel_itimerspec *otmr); x64 287, arm64 87; since Linux 2.6.</summary>
    public const string TimerfdGettime = "timerfd_gettime";

    /// <summary>timerfd_gettime64(int ufd, struct __kernel_itimerspec *otmr); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string TimerfdGettime64 = "timerfd_gettime64";

    /// <summary>timerfd_settime(int ufd, int flags, const struct __kernel_itimerspec *utmr, struct __kernel_itimerspec *otmr); x64 286, arm64 86; since Linux 2.6.</summary>
    public const string TimerfdSettime = "timerfd_settime";

    /// <summary>timerfd_settime64(int ufd, int flags, const struct __kernel_itimerspec *utmr, struct __kernel_itimerspec *otmr); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string TimerfdSettime64 = "timerfd_settime64";

    /// <summary>times(struct tms *tbuf); x64 100, arm64 153; since Linux 1.0.</summary>
    public const string Times = "times";

    /// <summary>tkill(pid_t pid, int sig); x64 200, arm64 130; since Linux 2.6.</summary>
    public const string Tkill = "tkill";

    /// <summary>truncate(const char *path, long length); x64 76, arm64 45; since Linux 1.0.</summary>
    public const string Truncate = "truncate";

    /// <summary>truncate64(const char *filename, unsigned long offset_low, unsigned long offset_high); only on x86, arm, s390, ppc, mips; since Linux 2.4.</summary>
    public const string Truncate64 = "truncate64";

    /// <summary>ugetrlimit(unsigned int resource, struct rlimit *rlim); only on x86, arm, s390, ppc64, ppc; since Linux 2.4.</summary>
    public const string Ugetrlimit = "ugetrlimit";

    /// <summary>umask(int mask); x64 95, arm64 166; since Linux 1.0.</summary>
    public const string Umask = "umask";

    /// <summary>umount(char *name); only on x86, s390x, s390, ppc, mips; since Linux 1.0.</summary>
    public const string Umount = "umount";

    /// <summary>umount2(char *name, int flags); x64 166, arm64 39; since Linux 2.2.</summary>
    public const string Umount2 = "umount2";

    /// <summary>uname(struct new_utsname *name); x64 63, arm64 160; since Linux 1.0.</summary>
    public const string Uname = "uname";

    /// <summary>unlink(const char *pathname); x64 87; since Linux 1.0.</summary>
    public const string Unlink = "unlink";

    /// <summary>unlinkat(int dfd, const char *pathname, int flag); x64 263, arm64 35; since Linux 2.6.</summary>
    public const string Unlinkat = "unlinkat";

    /// <summary>unshare(unsigned long unshare_flags); x64 272, arm64 97; since Linux 2.6.</summary>
    public const string Unshare = "unshare";

    /// <summary>uprobe(); x64 336; since Linux 6.18.</summary>
    public const string Uprobe = "uprobe";

    /// <summary>uretprobe(); x64 335; since Linux 6.11.</summary>
    public const string Uretprobe = "uretprobe";

    /// <summary>userfaultfd(int flags); x64 323, arm64 282; since Linux 4.3.</summary>
    public const string Userfaultfd = "userfaultfd";

    /// <summary>usr26; only on arm; since Linux 2.4.</summary>
    public const string Usr26 = "usr26";

    /// <summary>usr32; only on arm; since Linux 2.4.</summary>
    public const string Usr32 = "usr32";

    /// <summary>ustat(unsigned dev, struct ustat *ubuf); x64 136; since Linux 1.0.</summary>
    public const string Ustat = "ustat";

    /// <summary>utime(char *filename, struct utimbuf *times); x64 132; since Linux 1.0.</summary>
    public const string Utime = "utime";

    /// <summary>utimensat(int dfd, const char *filename, struct __kernel_timespec *utimes, int flags); x64 280, arm64 88; since Linux 2.6.</summary>
    public const string Utimensat = "utimensat";

    /// <summary>utimensat_time64(int dfd, const char *filename, struct __kernel_timespec *utimes, int flags); only on x86, arm, s390, ppc, mips, mips64n32; since Linux 5.1.</summary>
    public const string UtimensatTime64 = "utimensat_time64";

    /// <summary>utimes(char *filename, struct __kernel_old_timeval *utimes); x64 235; since Linux 2.2.</summary>
    public const string Utimes = "utimes";

    /// <summary>vfork(); x64 58; since Linux 2.2.</summary>
    public const string Vfork = "vfork";

    /// <summary>vhangup(); x64 153, arm64 58; since Linux 1.0.</summary>
    public const string Vhangup = "vhangup";

    /// <summary>vm86(unsigned long cmd, unsigned long arg); only on x86; since Linux 2.0.</summary>
    public const string Vm86 = "vm86";

    /// <summary>vm86old(struct vm86_struct *user_vm86); only on x86; since Linux 1.0.</summary>
    public const string Vm86old = "vm86old";

    /// <summary>vmsplice(int fd, const struct iovec *uiov, unsigned long nr_segs, unsigned int flags); x64 278, arm64 75; since Linux 2.6.</summary>
    public const string Vmsplice = "vmsplice";

    /// <summary>wait4(pid_t upid, int *stat_addr, int options, struct rusage *ru); x64 61, arm64 260; since Linux 1.0.</summary>
    public const string Wait4 = "wait4";

    /// <summary>waitid(int which, pid_t upid, struct siginfo *infop, int options, struct rusage *ru); x64 247, arm64 95; since Linux 2.6.</summary>
    public const string Waitid = "waitid";

    /// <summary>waitpid(pid_t pid, int *stat_addr, int options); only on x86, ppc64, ppc, mips; since Linux 1.0.</summary>
    public const string Waitpid = "waitpid";

    /// <summary>write(unsigned int fd, const char *buf, size_t count); x64 1, arm64 64; since Linux 1.0.</summary>
    public const string Write = "write";

    /// <summary>writev(unsigned long fd, const struct iovec *vec, unsigned long vlen); x64 20, arm64 66; since Linux 2.0.</summary>
    public const string Writev = "writev";
}
