namespace SeccompSharp;

/// <summary>What a build made of a policy: SeccompMode of the project.</summary>
public enum SeccompFilterMode
{
    /// <summary>A filter that is in force.</summary>
    Enforce,

    /// <summary>A filter that logs, and lets through, what its default action would deny.</summary>
    Log,
}
