using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>What a failed installation means to the person who has to mend it.</summary>
/// <remarks>
/// Meanings: seccomp(2) and kernel/seccomp.c, for the calls that <see cref="Installation"/> makes. Texts are put together
/// by hand: interpolation and the names of enums would bring 170 KB of the runtime into a native binary.
/// </remarks>
internal static class InstallError
{
    private const int EPERM = 1;
    private const int ESRCH = 3;
    private const int ENOMEM = 12;
    private const int EACCES = 13;
    private const int EFAULT = 14;
    private const int EBUSY = 16;
    private const int EINVAL = 22;
    private const int ENOSYS = 38;

    public static string Name(int errno) => errno switch
    {
        0 => "",
        EPERM => nameof(EPERM),
        ESRCH => nameof(ESRCH),
        ENOMEM => nameof(ENOMEM),
        EACCES => nameof(EACCES),
        EFAULT => nameof(EFAULT),
        EBUSY => nameof(EBUSY),
        EINVAL => nameof(EINVAL),
        ENOSYS => nameof(ENOSYS),
        _ => "errno " + Decimal(errno),
    };

    public static string Failure(InstallStep step) =>
        step == InstallStep.Reporter ? "Violations are not reported" : "The seccomp filter was not installed";

    /// <summary>The call that failed and its error, to follow a statement of the failure.</summary>
    public static string Answer(InstallStep step, int errno) => step switch
    {
        InstallStep.NoNewPrivileges =>
            ": prctl(PR_SET_NO_NEW_PRIVS) answered " + Name(errno) + " (" + Decimal(errno) + ")",
        InstallStep.Filter =>
            ": seccomp(SECCOMP_SET_MODE_FILTER) answered " + Name(errno) + " (" + Decimal(errno) + ")",
        InstallStep.Reporter => ": the system answered " + Name(errno) + " (" + Decimal(errno) + ")",
        _ => "",
    };

    public static string Cause(InstallStep step, int errno, int threadId) => step switch
    {
        InstallStep.Done => "",
        InstallStep.None => "No installation was attempted.",
        InstallStep.EmptyFilter => "The filter has no instructions.",
        InstallStep.FilterTooLong => "The filter is longer than the 4096 instructions that the kernel takes.",
        // NativeAOT knows the answer: only a binary for another system has what describes systems.
        InstallStep.Platform => OperatingSystem.IsLinux()
            ? "The system call numbers of this architecture are not known here."
            : $"Seccomp is a part of Linux; this process runs on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}).",
        InstallStep.Threads => "Thread " + Decimal(threadId) + InParentheses(ThreadName.Of(threadId))
            + " could not take over the filter: it has a filter, or strict mode, that the installing thread does not have.",
        InstallStep.Pretence =>
            "A filter that is already in force, of a sandbox around this process, answers seccomp(2) with success and does not let the kernel make the call: no filter would be in force.",
        InstallStep.Reporter =>
            "A filter that is already in force, or a security module, does not let memory be made executable or a handler for SIGSYS be set.",
        InstallStep.NoNewPrivileges => errno == EINVAL
            ? "The kernel is older than Linux 3.5."
            : "A filter that is already in force denies the call.",
        _ => errno switch
        {
            EACCES => "Neither no_new_privs is set, though prctl has answered that it is, nor does the thread have CAP_SYS_ADMIN: a filter that is already in force answers one of the calls itself, or a security module refuses.",
            EINVAL => "The program is invalid, or the kernel does not know a flag that cannot be done without, or it is built without CONFIG_SECCOMP_FILTER, or the thread is in strict mode.",
            EFAULT => "The kernel could not read the program from memory.",
            ENOMEM => "Memory is short, or all filters of this thread together exceed the 32768 instructions that the kernel allows.",
            ENOSYS => "The kernel is older than Linux 3.17, or a sandbox around this process hides seccomp(2), or the process runs under qemu-user.",
            EBUSY => "A filter with a listener is already in force; the kernel allows one.",
            ESRCH => "A thread could not take over the filter: it has a filter, or strict mode, that the installing thread does not have.",
            EPERM => "A filter that is already in force denies the call.",
            _ => "The error is not one of seccomp(2): a filter that is already in force probably answers the call.",
        },
    };

    public static string UnfitCause(string? variable, ulong bits) =>
        "The value given for $" + variable + " has the bits 0x" + Hexadecimal(bits)
        + ", which the argument or the mask that it is compared under does not have: no call would ever meet it.";

    public static string Remedy(InstallStep step, int errno) => step switch
    {
        InstallStep.Done => "",
        InstallStep.None => "Call Seccomp.TryInstall.",
        InstallStep.EmptyFilter => "Pass the generated Filter of a class that has one for this architecture: add it to the class's Targets.",
        InstallStep.FilterTooLong => "Split the policy over two filters, or shorten its conditions.",
        InstallStep.Value => "Give a value without these bits, or widen the mask in the rule.",
        InstallStep.Platform => OperatingSystem.IsLinux()
            ? "Guard the call with Seccomp.IsSupported."
            : "Guard the call with OperatingSystem.IsLinux().",
        InstallStep.Threads => ThreadsRemedy,
        InstallStep.Pretence => "Let the outer sandbox allow seccomp(2) and prctl(2), as container runtimes do by default.",
        InstallStep.Reporter => "Call it before the first filter is installed.",
        InstallStep.NoNewPrivileges => errno == EINVAL
            ? "Run on a newer kernel."
            : "Let the earlier filter allow prctl and seccomp, or install this one first.",
        _ => errno switch
        {
            EACCES => "Let the earlier filter allow prctl and seccomp, or ask the owner of the security module (AppArmor, SELinux).",
            EINVAL => "Check Seccomp.IsSupported; if it is true, the program is at fault: recompile it for this architecture and byte order.",
            EFAULT => "Keep the memory of the span alive and readable until the call returns.",
            ENOMEM => "Install fewer or shorter filters in this process and its parents.",
            ENOSYS => "Run on Linux 3.17 or newer, and let the outer sandbox allow seccomp(2).",
            EBUSY => "Install at most one filter with SeccompFlags.NewListener.",
            ESRCH => ThreadsRemedy,
            _ => "Let the earlier filter allow prctl and seccomp, or install this one first.",
        },
    };

    private const string ThreadsRemedy =
        "Install filters with SeccompFlags.SynchronizeThreads only, all from the same thread or one after the other.";

    private static string InParentheses(string? text) => text is null ? "" : " (" + text + ")";

    private static string Decimal(int positive) => ((uint)positive).ToString(CultureInfo.InvariantCulture);

    private static string Hexadecimal(ulong value)
    {
        string digits = "";
        do
        {
            digits = "0123456789abcdef"[(int)(value & 15)] + digits;
            value >>= 4;
        }
        while (value != 0);

        return digits;
    }
}
