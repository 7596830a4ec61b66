using System;

namespace SeccompSharp.Derive.Calls;

/// <summary>A program that cannot be read: its message names the file, and what to do.</summary>
public sealed class UnusableProgramException : Exception
{
    /// <summary>For a file, with why it is of no use and what to do instead.</summary>
    public UnusableProgramException(string path, string problem, string remedy)
        : base($"{path}: {problem}. {remedy}") => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
