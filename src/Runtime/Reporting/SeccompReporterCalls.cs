using System;

namespace SeccompSharp;

/// <summary>System calls that the reporter may make, beside write to standard error, to say more about a call.</summary>
/// <remarks>Name those that every filter of the process lets through: a call of the reporter's own that a filter answers
/// with SIGSYS ends the process before the line is written.</remarks>
[Flags]
public enum SeccompReporterCalls
{
    /// <summary>None: the line does not tell the thread.</summary>
    None = 0,

    /// <summary><c>prctl(PR_GET_NAME)</c>: the line has the thread's name.</summary>
    GetThreadName = 1,

    /// <summary><c>gettid</c>: the line has the thread's id, where its name cannot be had.</summary>
    GetThreadId = 2,
}
