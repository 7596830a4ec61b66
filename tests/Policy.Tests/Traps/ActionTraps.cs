using System.Collections.Generic;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Answers that do something else than their author thinks, and lists with something missing or too much.</summary>
internal static class ActionTraps
{
    private const string Essentials = "\"exit\", \"exit_group\", \"restart_syscall\", \"rt_sigreturn\"";

    private static readonly ProfileOptions s_crun = ProfileOptions.OfRuntime(Compat.Crun);

    public static IEnumerable<Trap> All =>
    [
        new("kill by default", "it ends one thread, and the process hangs", Allowing("\"read\"", "[|SECC0410:SCMP_ACT_KILL|]")),
        new("kill the thread", "a lock that it held stays locked", Denying("reboot", "\"[|SECC0410:SCMP_ACT_KILL_THREAD|]\"")),
        new("trap", ".NET has no handler of SIGSYS", Denying("reboot", "\"[|SECC0411:SCMP_ACT_TRAP|]\"")),
        new("trace", "without a tracer the call fails with ENOSYS", Denying("reboot", "\"[|SECC0412:SCMP_ACT_TRACE|]\"")),
        new("notify, and nobody listens", "runc does not start it without listenerPath", Denying("mknod\", \"mknodat", "\"[|SECC0413:SCMP_ACT_NOTIFY|]\"")),
        new("notify of write", "the agent's own message would wait for itself", """
            {
              "defaultAction": "SCMP_ACT_ALLOW",
              "listenerPath": "[|SECC0066:/run/agent.sock|]",
              "syscalls": [{"names": ["mknod", "mknodat", "[|SECC0415:write|]"], "action": "SCMP_ACT_NOTIFY"}]
            }
            """),
        new("notify of everything else", "runc refuses it as the default", """
            {
              "defaultAction": "[|SECC0415:SCMP_ACT_NOTIFY|]",
              "listenerPath": "[|SECC0066:/run/agent.sock|]",
              "syscalls": [{"names": ["read", "write", "sendmsg", "exit", "exit_group", "restart_syscall", "rt_sigreturn"], "action": "SCMP_ACT_ALLOW"}]
            }
            """),
        new("errno 0", "the program believes that the file system is mounted", Denying("swapon", "\"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0414:0|]")),
        new("errno 0 by default", "every call that nobody thought of seems to succeed", """
            {
              "defaultAction": "[|SECC0414:SCMP_ACT_ERRNO|]",
              "defaultErrnoRet": 0,
              "syscalls": [{"names": ["read", "exit", "exit_group", "restart_syscall", "rt_sigreturn"], "action": "SCMP_ACT_ALLOW"}]
            }
            """),
        new("errno beside a kill", "it is never seen", Denying("reboot", "\"SCMP_ACT_KILL_PROCESS\", \"errnoRet\": [|SECC0027:1|]")),
        new("errno of too many bits", "the kernel keeps the low 16", Denying("reboot", "\"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0026:65537|]")),
        new("EPERM for faccessat2", "libc takes files for inaccessible instead of asking with faccessat",
            Denying("[|SECC0418:faccessat2|]", "\"SCMP_ACT_ERRNO\", \"errnoRet\": 1")),
        new("EPERM for statx", "files seem to be missing", Denying("[|SECC0418:statx|]", "\"SCMP_ACT_ERRNO\", \"errnoRet\": 1")),
        new("EPERM for clone3", "no thread starts", Denying("[|SECC0418:clone3|]", "\"SCMP_ACT_ERRNO\", \"errnoRet\": 1")),
        new("EPERM for fchmodat2", "modes cannot be changed", Denying("[|SECC0418:fchmodat2|]", "\"SCMP_ACT_ERRNO\", \"errnoRet\": 13")),
        new("clone3 by default, under crun", "crun has no stub that answers new calls with ENOSYS", Allowing("\"read\", \"clone\"", "[|SECC0418:SCMP_ACT_ERRNO|]"))
        {
            Options = s_crun,
        },
        new("an essential of the C library forgotten", "signal handlers cannot return", """
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "syscalls": [[|SECC0401:{"names": ["read", "write", "exit", "exit_group", "restart_syscall"], "action": "SCMP_ACT_ALLOW"}|]]
            }
            """),
        new("the end of threads forgotten", "exit_group ends the process; a thread ends with exit", """
            {
              "defaultAction": "SCMP_ACT_KILL_PROCESS",
              "syscalls": [[|SECC0401:{"names": ["read", "write", "exit_group", "restart_syscall", "rt_sigreturn"], "action": "SCMP_ACT_ALLOW"}|]]
            }
            """),
        new("open and not what libc calls", "glibc opens files with openat", Allowing("\"[|SECC0440:open|]\", \"read\"", "SCMP_ACT_KILL_PROCESS")),
        new("stat and not what libc calls", "glibc asks with newfstatat", Allowing("\"[|SECC0440:stat|]\"", "SCMP_ACT_KILL_PROCESS")),
        new("nanosleep and not what libc calls", "glibc sleeps with clock_nanosleep", Allowing("\"[|SECC0440:nanosleep|]\"", "SCMP_ACT_KILL_PROCESS")),
        new("fork and not what libc calls", "glibc forks with clone", Allowing("\"[|SECC0440:fork|]\"", "SCMP_ACT_KILL_PROCESS")),
        new("ptrace for a debugger", "it makes another process, without the filter, do any call", Allowing("\"[|SECC0445:ptrace|]\"", "SCMP_ACT_ERRNO")),
        new("the ring for speed", "it opens and connects where no filter sees it", Allowing("\"[|SECC0445:io_uring_setup|]\", \"io_uring_enter\", \"io_uring_register\"", "SCMP_ACT_ERRNO")),
        new("bpf for tracing", "programs in the kernel read its memory", Allowing("\"[|SECC0445:bpf|]\"", "SCMP_ACT_ERRNO")),
        new("modules", "code in the kernel has no filter", Allowing("\"[|SECC0445:finit_module|]\"", "SCMP_ACT_ERRNO")),
        new("another process's memory", "it may be one without a filter", Allowing("\"[|SECC0445:process_vm_writev|]\"", "SCMP_ACT_ERRNO")),
        new("another kernel", "it has no filter", Allowing("\"[|SECC0445:kexec_file_load|]\"", "SCMP_ACT_ERRNO")),
        new("files by their handles", "they lie outside of the container", Allowing("\"[|SECC0445:open_by_handle_at|]\"", "SCMP_ACT_ERRNO")),
        new("ports of the hardware", "no driver is asked", Allowing("\"[|SECC0445:iopl|]\"", "SCMP_ACT_ERRNO")),
        new("page faults", "they hold the kernel at a page of the caller's choice", Allowing("\"[|SECC0445:userfaultfd|]\"", "SCMP_ACT_ERRNO")),
        new("other ABIs left open", "int 0x80 and x32 have the same calls under other numbers",
            """{"defaultAction": "[|SECC0403:SCMP_ACT_ALLOW|]", "architectures": ["SCMP_ARCH_X86_64"], "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}]}""")
        {
            Options = new ProfileOptions { ForeignAbi = SyscallAction.Allow },
        },
    ];

    private static string Allowing(string names, string defaultAction) => $$"""
        {
          "defaultAction": "{{defaultAction}}",
          "syscalls": [{"names": [{{names}}, {{Essentials}}], "action": "SCMP_ACT_ALLOW"}]
        }
        """;

    private static string Denying(string names, string action) => $$"""
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "syscalls": [{"names": ["{{names}}"], "action": {{action}}}]
        }
        """;
}
