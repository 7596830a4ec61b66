namespace SeccompSharp.Tool;

/// <summary>What the exit status says.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing wrong.</summary>
    public const int Fine = 0;

    /// <summary>A finding of error severity, or a negative answer.</summary>
    public const int Negative = 1;

    /// <summary>The command line or a file could not be used.</summary>
    public const int Unusable = 2;
}
