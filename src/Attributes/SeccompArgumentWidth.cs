namespace SeccompSharp;

/// <summary>How much of an argument a profile's comparison reads.</summary>
public enum SeccompArgumentWidth
{
    /// <summary>What the kernel reads: 32 bits for an argument declared 32 bits wide or less.</summary>
    Declared,

    /// <summary>64 bits always, as runc has it. A caller can walk around a denying rule on an <c>int</c> by setting a
    /// high bit.</summary>
    Register,
}
