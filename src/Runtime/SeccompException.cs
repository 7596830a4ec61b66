using System;

namespace SeccompSharp;

/// <summary>The kernel refused a filter. The message says why and what to do.</summary>
public sealed class SeccompException : Exception
{
    internal SeccompException(SeccompInstallResult result)
        : base(result.Message) => Result = result;

    /// <summary>What became of the attempt.</summary>
    public SeccompInstallResult Result { get; }

    /// <summary>The error number of the kernel, or 0 when a thread could not be synchronised.</summary>
    public int Errno => Result.Errno;

    /// <summary>The errno's name, such as <c>EINVAL</c>; empty when there is none.</summary>
    public string ErrorName => Result.ErrorName;

    /// <summary>Why it failed.</summary>
    public string Cause => Result.Cause;

    /// <summary>What to do about it.</summary>
    public string Remedy => Result.Remedy;
}
