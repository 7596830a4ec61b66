using System;

namespace SeccompSharp;

/// <summary>Installs seccomp filters in the running process, and tells what the kernel offers.</summary>
/// <remarks>
/// <para>A filter cannot be removed. Each further one can only take away: the kernel runs all of them and takes the most
/// restrictive answer. Programs started later inherit them all.</para>
/// <para>Thread-safe. Nothing here allocates unless it fails. Facts: seccomp(2), kernel/seccomp.c.</para>
/// </remarks>
public static unsafe partial class Seccomp
{
    /// <summary>The most instructions that the kernel takes (BPF_MAXINSNS).</summary>
    public const int MaxFilterLength = 4096;

    private const int EINVAL = 22;
    private const int EFAULT = 14;
    private const int ENOSYS = 38;

    /// <summary>Whether this process could install a filter for all its threads.</summary>
    /// <remarks>A system call: a filter already in force must allow seccomp, or what it does to that call happens.</remarks>
    public static bool IsSupported =>
        // The kernel looks at operation and flags before it reads the program, and there is none to read.
        Kernel.IsLinux && Kernel.InstallFilter((uint)SeccompFlags.SynchronizeThreads, null) == -EFAULT;

    /// <summary>How the calling thread is restricted.</summary>
    /// <remarks>
    /// A system call: a filter already in force must allow prctl, or what it does to that call happens. An error other
    /// than those of a kernel without seccomp can only come from a filter and counts as one.
    /// </remarks>
    public static SeccompMode CurrentMode
    {
        get
        {
            if (!Kernel.IsLinux)
                return SeccompMode.Disabled;
            nint mode = Kernel.Mode();
            return mode switch
            {
                >= 0 => (SeccompMode)mode,
                -EINVAL or -ENOSYS => SeccompMode.Disabled,
                _ => SeccompMode.Filter,
            };
        }
    }

    /// <summary>
    /// How many filters restrict the calling thread, those of surrounding sandboxes included; null where the kernel does
    /// not tell, as before Linux 5.9, or where /proc cannot be read.
    /// </summary>
    /// <remarks>
    /// Three system calls or a few more, openat, read and close of <c>/proc/thread-self/status</c>: a filter already in
    /// force must allow them, or what it does to them happens. Fact: proc_pid_status(5).
    /// </remarks>
    public static int? FilterCount => Kernel.IsLinux ? ThreadStatus.FilterCount() : null;

    /// <summary>
    /// Whether the calling thread is restricted by what this library did not install in this process: by a container
    /// runtime or another parent, whose filters it inherits, or by native code. Null where that cannot be told.
    /// </summary>
    /// <remarks>
    /// <para>Told from <see cref="CurrentMode"/>, and when this library has installed filters from
    /// <see cref="FilterCount"/>, with their system calls. Most certain before the first installation: null comes only
    /// after one, where the kernel does not count filters, or where filters were installed without
    /// <see cref="SeccompFlags.SynchronizeThreads"/> and the calling thread's may be these. Without meaning while another
    /// thread is installing a filter.</para>
    /// <para>What restricts a process without seccomp, such as namespaces or Landlock, does not count, and neither does a
    /// seccomp filter that hides itself: one that answers prctl with 0.</para>
    /// </remarks>
    public static bool? IsConfinedFromOutside
    {
        get
        {
            if (CurrentMode == SeccompMode.Disabled)
                return false;
            int forAll = Installation.ForAllThreads;
            int atMost = forAll + Installation.ForOneThread;
            if (atMost == 0)
                return true;
            int? count = FilterCount;
            return count > atMost ? true : count == forAll ? false : null;
        }
    }

    /// <summary>Whether the kernel knows an action. One that it does not know it treats as KillProcess.</summary>
    /// <param name="action">A <c>SECCOMP_RET_*</c> value, such as <c>(uint)SeccompAction.Notify</c>.</param>
    /// <remarks>A system call, as <see cref="IsSupported"/> is.</remarks>
    public static bool IsActionAvailable(uint action)
    {
        if (!Kernel.IsLinux)
            return false;
        nint answer = Kernel.FindAction(action);
        if (answer != -EINVAL)
            return answer == 0;

        // Linux before 4.14 has no such question, and KILL_THREAD, TRAP, ERRNO, TRACE and ALLOW.
        return IsSupported && action is 0 or 0x0003_0000 or 0x0005_0000 or 0x7ff0_0000 or 0x7fff_0000;
    }

    /// <summary>Installs a filter, for every thread of the process unless told otherwise.</summary>
    /// <remarks>
    /// Three system calls: seccomp without a program, to see that the kernel makes the call and no filter already in force
    /// pretends to, prctl(PR_SET_NO_NEW_PRIVS), and seccomp. Where such a filter pretends to make prctl, the kernel then
    /// refuses the third, unless the thread has CAP_SYS_ADMIN: the filter is in force then, and no_new_privs is not set.
    /// </remarks>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>.</param>
    /// <param name="flags">How to install it.</param>
    /// <returns>The flags in force: an old kernel may lack optional ones.</returns>
    /// <exception cref="ArgumentException">The filter is empty or longer than <see cref="MaxFilterLength"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux, or not an architecture known here.</exception>
    /// <exception cref="SeccompException">The kernel refused; nothing is in force that was not before, except that
    /// no_new_privs may be set.</exception>
    public static SeccompFlags Install(
        ReadOnlySpan<SockFilter> filter, SeccompFlags flags = SeccompFlags.SynchronizeThreads)
    {
        if (!TryInstall(filter, flags, out SeccompInstallResult result))
            result.Throw();
        return result.FlagsInForce;
    }

    /// <summary>Installs a filter for every thread of the process, without throwing.</summary>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>.</param>
    /// <param name="result">What is in force, or why nothing is.</param>
    public static bool TryInstall(ReadOnlySpan<SockFilter> filter, out SeccompInstallResult result) =>
        TryInstall(filter, SeccompFlags.SynchronizeThreads, out result);

    /// <summary>Installs a filter, without throwing.</summary>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>.</param>
    /// <param name="flags">How to install it.</param>
    /// <param name="result">What is in force, or why nothing is.</param>
    public static bool TryInstall(
        ReadOnlySpan<SockFilter> filter, SeccompFlags flags, out SeccompInstallResult result)
    {
        result = Installation.Run(filter, flags);
        return result.Succeeded;
    }
}
