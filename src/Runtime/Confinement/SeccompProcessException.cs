using System;

namespace SeccompSharp;

/// <summary>A program could not be started under a filter. The message says why and what to do.</summary>
public sealed class SeccompProcessException : Exception
{
    internal SeccompProcessException(string program, string cause, string remedy)
        : base($"'{program}' was not started under the seccomp filter. {cause} {remedy}")
    {
        Cause = cause;
        Remedy = remedy;
    }

    /// <summary>Why it failed.</summary>
    public string Cause { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
