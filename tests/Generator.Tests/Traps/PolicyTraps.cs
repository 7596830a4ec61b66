using System.Collections.Generic;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Filters, well installed, that are not what their author thinks.</summary>
internal static class PolicyTraps
{
    private const string Essentials = "\"exit\", \"exit_group\", \"rt_sigreturn\", \"restart_syscall\"";

    public static IEnumerable<ProgramTrap> All =>
    [
        Of("thread killed", "the process hangs on its locks", """[SeccompFilter({|SECC0410:SeccompAction.KillThread|})][SeccompAllow("@dotnet", "@console")]"""),
        Of("thread killed by a rule", "the process hangs on its locks", """[SeccompDeny("reboot", Action = {|SECC0410:SeccompAction.KillThread|})]"""),
        Of("trap without a reporter", ".NET has no handler of SIGSYS", """[SeccompDeny("reboot", Action = {|SECC0411:SeccompAction.Trap|})]"""),
        Of("trace without a tracer", "the call fails with ENOSYS", """[SeccompFilter(SeccompAction.Allow)][SeccompRule({|SECC0412:SeccompAction.Trace|}, "reboot")]"""),
        Of("notify without a listener", "the call fails with ENOSYS", """[SeccompFilter(SeccompAction.Allow)][SeccompRule({|SECC0413:SeccompAction.Notify|}, "mknodat")]"""),
        Of("errno 0", "the program believes that the call was made", """[{|SECC0414:SeccompDeny("swapon", Errno = (Errno)0)|}]"""),
        Of("EPERM for clone3", "no thread starts", """[SeccompDeny("{|SECC0418:clone3|}")]"""),
        Of("EACCES for faccessat2", "files count as inaccessible", """[SeccompDeny("{|SECC0418:faccessat2|}", Errno = Errno.EACCES)]"""),
        Of("reading denied", "the runtime reads its own pipes", """[SeccompAllow("@dotnet")][SeccompDeny("{|SECC0436:read|}", Action = SeccompAction.KillProcess)]"""),
        Of("memory denied", "the collector cannot give any back", """[SeccompAllow("@dotnet")][SeccompDeny("{|SECC0436:munmap|}")]"""),
        Of("open denied", "libc opens with openat", """[SeccompFilter(SeccompAction.Allow, Targets = SeccompTargets.X64)][SeccompDeny("{|SECC0402:open|}")]"""),
        Of("execve denied", "execveat executes as well", """[SeccompDeny("{|SECC0402:execve|}")]"""),
        Of("sockets denied", "io_uring makes and connects them", """[SeccompDeny("{|SECC0402:socket|}")]"""),
        Of("signals denied", "tgkill sends them", """[SeccompDeny("{|SECC0402:kill|}")]"""),
        Of("mount denied", "the new mount API mounts", """[SeccompDeny("{|SECC0402:mount|}")]"""),
        Of("ptrace denied", "process_vm_writev writes", """[SeccompDeny("{|SECC0402:ptrace|}")]"""),
        Of("mkdirat denied", "mkdir and io_uring make directories", """[SeccompDeny("{|SECC0402:mkdirat|}")]"""),
        Of("executable pages denied", "pkey_mprotect and mmap make them", """[SeccompDeny("{|SECC0402:mprotect|}", When = "prot & PROT_EXEC")]"""),
        Of("user namespaces denied", "unshare makes one", """[SeccompDeny("{|SECC0402:clone|}", When = "clone_flags & CLONE_NEWUSER")]"""),
        Of("other ABIs open", "int 0x80 has every call under another number", """[SeccompFilter({|SECC0403:SeccompAction.Allow|}, ForeignAbi = SeccompAction.Allow, Targets = SeccompTargets.X64)][SeccompDeny("reboot")]"""),
        Of("ptrace allowed", "it makes other processes do any call", """[SeccompAllow("@dotnet", "{|SECC0445:ptrace|}")]"""),
        Of("ring allowed", "no filter sees what it does", """[SeccompAllow("@dotnet", "{|SECC0445:io_uring_setup|}", "io_uring_enter")]"""),
        Of("namespace forgotten", "a clone with CLONE_NEWCGROUP counts as one without any",
            """[SeccompDeny("{|SECC0431:unshare|}", When = "unshare_flags & (CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)")][SeccompDeny("clone3", Errno = Errno.ENOSYS)][SeccompDeny("setns")][SeccompDeny("clone", When = "clone_flags & CLONE_NEWUSER")]"""),
        Of("flags compared as a whole", "O_CLOEXEC beside it, and the file is written", """[SeccompFilter(SeccompAction.Allow, Targets = SeccompTargets.X64)][SeccompDeny("{|SECC0432:openat|}", When = "flags == O_WRONLY")][SeccompDeny("open", "openat2", "creat", "io_uring_setup", Errno = Errno.ENOSYS)]"""),
        Of("flags in memory", "no filter can look there", """[SeccompDeny("clone3", Errno = Errno.ENOSYS, When = "{|SECC0215:flags|} & CLONE_NEWUSER")]"""),
        Of("path compared", "the filter sees its address", """[SeccompDeny("chroot", When = "{|SECC0214:filename|} == 5")]"""),
        Of("argument of another call", "chroot has no flags", """[SeccompDeny("chroot", When = "{|SECC0210:flags|} == 5")]"""),
        Of("constant of no header", "O_WRITE does not exist", """[SeccompDeny("openat", When = "flags & {|SECC0216:O_WRITE|}")]"""),
        Of("assignment for equality", "conditions compare with ==", """[SeccompDeny("personality", When = "personality {|SECC0203:=|} 8")]"""),
        Of("bits and equality without parentheses", "C reads it as flags & (O_WRONLY == 0)", """[SeccompDeny("openat", When = "{|SECC0202:flags & O_WRONLY|} == 0")]"""),
        Of("never", "no number is below zero", """[SeccompDeny("personality", When = "{|SECC0303:personality|} < 0")][SeccompDeny("reboot")]"""),
        Of("rule equal to the default", "it changes nothing", """[SeccompFilter(SeccompAction.Allow)][SeccompDeny("reboot")][SeccompAllow("{|SECC0422:swapon|}")]"""),
        Of("allowed and denied", "the stricter one decides", """[SeccompFilter(SeccompAction.Allow)][SeccompRule(SeccompAction.Log, "{|SECC0423:reboot|}")][SeccompDeny("reboot")]"""),
        Of("two answers", "the stricter one decides", """[SeccompDeny("{|SECC0423:reboot|}")][SeccompDeny("reboot", Action = SeccompAction.KillProcess)]"""),
        Of("essentials forgotten", "no thread can end", """[{|SECC0401:SeccompAllow("read", "write")|}]"""),
        Of("open and not what libc calls", "glibc opens with openat", $$"""[SeccompFilter(SeccompAction.KillProcess, Targets = SeccompTargets.X64)][SeccompAllow({{Essentials}}, "{|SECC0440:open|}")]"""),
        Of("letters swapped", "a name that no kernel knows denies nothing", """[SeccompDeny("{|SECC0101:execev|}", "execve", "execveat")]"""),
        Of("group that is none", "there is @network-client and @network-listen", """[SeccompAllow("@dotnet", "{|SECC0110:@network|}")]"""),
        Of("condition on a group", "its calls have different arguments", """[SeccompAllow("@dotnet")][SeccompAllow("{|SECC0111:@files-read|}", When = "flags == 0")]"""),
        Of("deny that allows", "Log lets the call through", """[SeccompDeny("reboot", Action = {|SECC0725:SeccompAction.Log|})]"""),
        Of("errno beside a kill", "nobody sees it", """[SeccompDeny("reboot", Action = SeccompAction.KillProcess, Errno = {|SECC0724:Errno.EACCES|})]"""),
        Of("everything allowed", "the filter does nothing", """[SeccompFilter({|SECC0301:SeccompAction.Allow|})][SeccompAllow("read")]"""),
        Of("reporter that may not write", "what is stopped is not reported", $$"""[SeccompFilter({|SECC0738:SeccompAction.KillProcess|}, Report = true)][SeccompAllow({{Essentials}}, "read")]"""),
    ];

    private static ProgramTrap Of(string name, string why, string attributes) => new(name, why, $$"""
        Sandbox.Install();
        Console.WriteLine("Working.");

        {{attributes}}
        static partial class Sandbox;
        """);
}
