using System;
using System.Diagnostics.CodeAnalysis;

namespace SeccompSharp;

/// <summary>What became of an attempt to install a filter. Text is made only when it is asked for.</summary>
public readonly struct SeccompInstallResult
{
    private readonly InstallStep _step;
    private readonly int _listener;
    private readonly string? _variable;
    private readonly ulong _bits;

    private SeccompInstallResult(InstallStep step, int errno, SeccompFlags flags, int threadId, int listener)
    {
        _step = step;
        Errno = errno;
        FlagsInForce = flags;
        ThreadId = threadId;
        _listener = listener;
    }

    private SeccompInstallResult(string variable, ulong bits)
        : this(InstallStep.Value, 0, SeccompFlags.None, 0, -1) => (_variable, _bits) = (variable, bits);

    /// <summary>Whether the filter is in force for all that was asked for.</summary>
    public bool Succeeded => _step == InstallStep.Done;

    /// <summary>The error number of the kernel, or 0 when it reported none.</summary>
    public int Errno { get; }

    /// <summary>The flags in force: those asked for, without optional ones that the kernel lacks. None on failure.</summary>
    public SeccompFlags FlagsInForce { get; }

    /// <summary>The thread that kept the filter from being installed because it has filters of its own; 0 if there is none.</summary>
    public int ThreadId { get; }

    /// <summary>The descriptor that <see cref="SeccompFlags.NewListener"/> opened, close-on-exec; or -1.</summary>
    public int Listener => Succeeded ? _listener : -1;

    /// <summary>The errno's name, such as <c>EINVAL</c>; empty when there is none.</summary>
    public string ErrorName => InstallError.Name(Errno);

    /// <summary>Why it failed; empty on success.</summary>
    /// <remarks>
    /// A thread that could not be synchronised is named, which takes system calls: prctl, and where the calling thread has
    /// no filter openat, read and close of <c>/proc/self/task/TID/comm</c>.
    /// </remarks>
    public string Cause => _step == InstallStep.Value
        ? InstallError.UnfitCause(_variable, _bits)
        : InstallError.Cause(_step, Errno, ThreadId);

    /// <summary>What to do about it; empty on success.</summary>
    public string Remedy => InstallError.Remedy(_step, Errno);

    /// <summary>The outcome in a sentence or three: what, why, and what to do.</summary>
    public string Message => Succeeded
        ? "The seccomp filter is in force (" + Names(FlagsInForce) + ")."
        : InstallError.Failure(_step) + InstallError.Answer(_step, Errno) + ". " + Cause + " " + Remedy;

    /// <inheritdoc cref="Message"/>
    public override string ToString() => Message;

    internal static SeccompInstallResult Failed(InstallStep step, int errno) => new(step, errno, SeccompFlags.None, 0, -1);

    internal static SeccompInstallResult NotSynchronized(int threadId) =>
        new(InstallStep.Threads, 0, SeccompFlags.None, threadId, -1);

    internal static SeccompInstallResult Unfit(string variable, ulong bits) => new(variable, bits);

    internal static SeccompInstallResult InForce(SeccompFlags flags, int listener) =>
        new(InstallStep.Done, 0, flags, 0, listener);

    /// <summary>What ToString of the enum says, without what it takes to say that of any enum.</summary>
    private static string Names(SeccompFlags flags)
    {
        string names = "";
        for (uint bit = 1; bit <= (uint)SeccompFlags.WaitKillableRecv; bit <<= 1)
        {
            if (((uint)flags & bit) != 0)
                names += (names.Length == 0 ? "" : ", ") + Name((SeccompFlags)bit);
        }

        return names.Length == 0 ? nameof(SeccompFlags.None) : names;
    }

    private static string Name(SeccompFlags flag) => flag switch
    {
        SeccompFlags.SynchronizeThreads => nameof(SeccompFlags.SynchronizeThreads),
        SeccompFlags.Log => nameof(SeccompFlags.Log),
        SeccompFlags.SpecAllow => nameof(SeccompFlags.SpecAllow),
        SeccompFlags.NewListener => nameof(SeccompFlags.NewListener),
        SeccompFlags.TsyncEsrch => nameof(SeccompFlags.TsyncEsrch),
        _ => nameof(SeccompFlags.WaitKillableRecv),
    };

    [DoesNotReturn]
    internal void Throw() => throw _step switch
    {
        InstallStep.EmptyFilter or InstallStep.FilterTooLong => new ArgumentException(Message, "filter"),
        InstallStep.Value => new ArgumentException(Message, _variable),
        InstallStep.Platform => new PlatformNotSupportedException(Message),
        _ => new SeccompException(this),
    };
}
