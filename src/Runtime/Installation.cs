using System;
using System.Threading;

namespace SeccompSharp;

/// <summary>The steps from a program to a filter in force.</summary>
internal static unsafe class Installation
{
    private const int EFAULT = 14;
    private const int EINVAL = 22;

    /// <summary>The flags to do without on a kernel that lacks them, in the order of their kernels, newest first.</summary>
    /// <remarks>Bytes, because a span of anything wider allocates in unoptimised code.</remarks>
    private static ReadOnlySpan<byte> Optional =>
    [
        (byte)SeccompFlags.WaitKillableRecv, (byte)SeccompFlags.TsyncEsrch, (byte)SeccompFlags.SpecAllow, (byte)SeccompFlags.Log,
    ];

    private static int s_forAllThreads;
    private static int s_forOneThread;

    /// <summary>How many filters this library has put in force for all threads of the process.</summary>
    public static int ForAllThreads => Volatile.Read(ref s_forAllThreads);

    /// <summary>The same for single threads, whichever they were, and those that they started later.</summary>
    public static int ForOneThread => Volatile.Read(ref s_forOneThread);

    public static SeccompInstallResult Run(ReadOnlySpan<SockFilter> filter, SeccompFlags flags)
    {
        if (filter.IsEmpty)
            return SeccompInstallResult.Failed(InstallStep.EmptyFilter, EINVAL);
        if (filter.Length > Seccomp.MaxFilterLength)
            return SeccompInstallResult.Failed(InstallStep.FilterTooLong, EINVAL);
        if (!Kernel.IsLinux)
            return SeccompInstallResult.Failed(InstallStep.Platform, 0);

        const SeccompFlags listening = SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener;
        bool needsEsrch = (flags & listening) == listening;
        if (needsEsrch)
            flags |= SeccompFlags.TsyncEsrch;

        // Without a program first, which a kernel that makes the call refuses when it has looked at the flags. A filter
        // already in force may answer seccomp itself, with errno 0 too: nothing else would tell that from success.
        nint answer = Kernel.InstallFilter((uint)flags, null);
        foreach (byte value in Optional)
        {
            var optional = (SeccompFlags)value;
            if (answer != -EINVAL)
                break;
            if ((flags & optional) == 0 || (needsEsrch && optional == SeccompFlags.TsyncEsrch))
                continue;
            flags &= ~optional;
            answer = Kernel.InstallFilter((uint)flags, null);
        }

        if (answer >= 0)
            return SeccompInstallResult.Failed(InstallStep.Pretence, 0);
        if (answer != -EFAULT)
            return SeccompInstallResult.Failed(InstallStep.Filter, (int)-answer);

        answer = Kernel.ForbidNewPrivileges();
        if (answer != 0)
            return SeccompInstallResult.Failed(InstallStep.NoNewPrivileges, (int)-answer);

        fixed (SockFilter* instructions = filter)
        {
            var program = new SockFilterProgram((ushort)filter.Length, instructions);
            answer = Kernel.InstallFilter((uint)flags, &program);
        }

        bool listens = (flags & SeccompFlags.NewListener) != 0;
        if (answer < 0)
            return SeccompInstallResult.Failed(InstallStep.Filter, (int)-answer);
        if (answer > 0 && !listens)
            return SeccompInstallResult.NotSynchronized((int)answer);

        Interlocked.Increment(ref (flags & SeccompFlags.SynchronizeThreads) != 0 ? ref s_forAllThreads : ref s_forOneThread);
        return SeccompInstallResult.InForce(flags, listens ? (int)answer : -1);
    }
}

/// <summary>How far an installation got.</summary>
internal enum InstallStep : byte
{
    /// <summary>It was not attempted: the default of the result.</summary>
    None,
    EmptyFilter,
    FilterTooLong,
    Value,
    Platform,

    /// <summary>Success was answered where the kernel would have refused.</summary>
    Pretence,
    NoNewPrivileges,
    Filter,
    Threads,

    /// <summary>The handler of the reporter, before anything else.</summary>
    Reporter,
    Done,
}
