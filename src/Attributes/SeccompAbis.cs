using System;

namespace SeccompSharp;

/// <summary>The further ABIs that a 64-bit kernel serves beside its own, and that a rule set may cover too.</summary>
/// <remarks>
/// Calls of an ABI that a filter does not cover take <see cref="SeccompFilterAttribute.ForeignAbi"/>. An ABI that does
/// not belong to a target is ignored for that target.
/// </remarks>
[Flags]
public enum SeccompAbis
{
    /// <summary>The native ABI only.</summary>
    None = 0,

    /// <summary>32-bit programs, and <c>int 0x80</c> in 64-bit ones, on x64.</summary>
    X86 = 1,

    /// <summary>Programs with 64-bit registers and 32-bit pointers on x64.</summary>
    X32 = 2,

    /// <summary>32-bit programs on arm64.</summary>
    Arm = 4,

    /// <summary>31-bit programs on s390x.</summary>
    S390 = 8,
}
