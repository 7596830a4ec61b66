using System.Collections.Generic;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Profiles that are as their authors mean them.</summary>
internal static class CleanProfiles
{
    private const string NoNamespaces = """
        {"names": ["clone"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}]},
        {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}
        """;

    public static IEnumerable<CleanProfile> All =>
    [
        new("web server of groups", """
            {"defaultAction": "SCMP_ACT_KILL_PROCESS", "syscalls": [{"names": ["@dotnet", "@kestrel"], "action": "SCMP_ACT_ALLOW"}]}
            """),
        new("worker of groups with a database", """
            {"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1,
             "syscalls": [{"names": ["@dotnet", "@console", "@files-read", "@network-client", "@dns", "@tls"], "action": "SCMP_ACT_ALLOW"}]}
            """),
        new("command-line tool of groups", """
            {"defaultAction": "SCMP_ACT_KILL_PROCESS", "syscalls": [{"names": ["@dotnet", "@console", "@files-write", "@timezone"], "action": "SCMP_ACT_ALLOW"}]}
            """),
        new("container that serves files", $$"""
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "defaultErrnoRet": 1,
              "architectures": ["SCMP_ARCH_X86_64"],
              "syscalls": [
                {
                  "names": [
                    "accept4", "access", "arch_prctl", "bind", "brk", "capget", "capset", "chdir", "clock_getres", "clock_gettime",
                    "clock_nanosleep", "close", "connect", "dup", "dup3", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait",
                    "eventfd2", "execve", "exit", "exit_group", "fchown", "fcntl", "flock", "fstat", "fstatfs", "ftruncate", "futex",
                    "getcwd", "getdents64", "getegid", "geteuid", "getgid", "getpeername", "getpid", "getppid", "getrandom", "getrusage",
                    "getsockname", "getsockopt", "gettid", "getuid", "listen", "lseek", "lstat", "madvise", "membarrier", "mmap",
                    "mprotect", "mremap", "munmap", "nanosleep", "newfstatat", "open", "openat", "pipe2", "poll", "ppoll", "prctl",
                    "pread64", "prlimit64", "pwrite64", "read", "readlink", "readlinkat", "recvfrom", "recvmsg", "restart_syscall",
                    "rseq", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_setaffinity", "sched_yield",
                    "seccomp", "sendfile", "sendmsg", "sendto", "set_robust_list", "set_tid_address", "setgid", "setgroups",
                    "setsockopt", "setuid", "shutdown", "sigaltstack", "socket", "stat", "statfs", "sysinfo", "tgkill", "umask",
                    "uname", "unlink", "wait4", "write", "writev"
                  ],
                  "action": "SCMP_ACT_ALLOW"
                },
                {"names": ["faccessat2", "openat2", "statx", "close_range"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38},
                {{NoNamespaces}}
              ]
            }
            """),
        new("the same for two machines", $$"""
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "defaultErrnoRet": 38,
              "archMap": [{"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"]}, {"architecture": "SCMP_ARCH_AARCH64"}],
              "syscalls": [
                {"names": ["brk", "close", "execve", "exit", "exit_group", "faccessat", "fstat", "futex", "getrandom", "mmap", "mprotect", "munmap", "newfstatat",
                  "openat", "pread64", "prlimit64", "read", "readlinkat", "restart_syscall", "rseq", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn",
                  "set_robust_list", "set_tid_address", "write"], "action": "SCMP_ACT_ALLOW"},
                {"names": ["arch_prctl"], "action": "SCMP_ACT_ALLOW", "includes": {"arches": ["amd64", "x32"]} },
                {{NoNamespaces}}
              ]
            }
            """) { Target = Target.Arm64 },
        new("no mounts", """
            {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"],
             "syscalls": [{"names": ["mount", "umount", "umount2", "pivot_root", "move_mount", "open_tree", "fsopen", "fsmount", "fspick", "fsconfig", "mount_setattr"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
            """),
        new("no other kernels and modules", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [
               {"names": ["kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module"], "action": "SCMP_ACT_KILL_PROCESS"},
               {"names": ["reboot", "swapon", "swapoff", "acct", "quotactl", "quotactl_fd"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
            """),
        new("no programs", """
            {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["execve", "execveat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13}]}
            """),
        new("no watching of others", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [{"names": ["ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp", "perf_event_open", "bpf"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
            """),
        new("no network", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [{"names": ["socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "io_uring_setup"], "action": "SCMP_ACT_ERRNO", "errnoRet": 100}]}
            """),
        new("no network of the internet, Unix sockets stay", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [
               {"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 97, "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_NE"}]},
               {"names": ["io_uring_setup"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}
            """),
        new("no sockets on a machine that multiplexes them", """
            {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86"],
             "syscalls": [{"names": ["socket", "io_uring_setup"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
            """) { Target = Target.X86 },
        new("no namespaces", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [
               {"names": ["unshare", "setns"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1},
               {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38},
               {"names": ["clone"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{"index": 0, "value": 131072, "valueTwo": 131072, "op": "SCMP_CMP_MASKED_EQ"}]},
               {"names": ["clone"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{"index": 0, "value": 268435456, "valueTwo": 268435456, "op": "SCMP_CMP_MASKED_EQ"}]},
               {"names": ["clone"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{"index": 0, "value": 1073741824, "valueTwo": 1073741824, "op": "SCMP_CMP_MASKED_EQ"}]}]}
            """),
        new("no pages that can be written and executed", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [
               {"names": ["mmap", "mprotect", "pkey_mprotect"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{"index": 2, "value": 6, "valueTwo": 6, "op": "SCMP_CMP_MASKED_EQ"}]}]}
            """),
        new("logging, to learn", """
            {"defaultAction": "SCMP_ACT_LOG",
             "syscalls": [{"names": ["read", "write", "close", "mmap", "munmap", "futex", "exit", "exit_group", "rt_sigreturn", "restart_syscall"], "action": "SCMP_ACT_ALLOW"}]}
            """),
        new("supervisor of mounts", """
            {"defaultAction": "SCMP_ACT_ALLOW", "listenerPath": "/run/agent.sock", "listenerMetadata": "mounts",
             "syscalls": [
               {"names": ["mount", "umount2"], "action": "SCMP_ACT_NOTIFY"},
               {"names": ["fsopen", "open_tree", "move_mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}
            """),
        new("debugger's container, with its reason", """
            {"defaultAction": "SCMP_ACT_ERRNO",
             "syscalls": [
               {"names": ["read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall"], "action": "SCMP_ACT_ALLOW"},
               {"names": ["ptrace"], "action": "SCMP_ACT_ALLOW", "comment": "This image is gdb"}]}
            """),
        new("personalities of old programs", """
            {"defaultAction": "SCMP_ACT_ERRNO",
             "syscalls": [
               {"names": ["read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall"], "action": "SCMP_ACT_ALLOW"},
               {"names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 0, "op": "SCMP_CMP_EQ"}]},
               {"names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 8, "op": "SCMP_CMP_EQ"}]},
               {"names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 4294967295, "op": "SCMP_CMP_EQ"}]}]}
            """),
        new("config.json of runc", """
            {"ociVersion": "1.2.0", "process": {"args": ["sh"]}, "root": {"path": "rootfs"},
             "linux": {"namespaces": [{"type": "pid"}],
               "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64"],
                 "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}}}
            """) { Options = new ProfileOptions { Dialect = Dialect.Oci } },
        new("rules for who has the capability", """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "excludes": {"caps": ["CAP_SYS_BOOT"]}}]}
            """),
        new("32-bit clocks", """
            {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_ARM"],
             "syscalls": [{"names": ["clock_settime", "clock_settime64", "settimeofday", "stime", "adjtimex", "clock_adjtime", "clock_adjtime64"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
            """) { Target = Target.Arm },
    ];
}
