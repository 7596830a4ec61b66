using System;

namespace SeccompSharp;

/// <summary>The processor architectures that a filter is generated for.</summary>
/// <remarks>The names are those of System.Runtime.InteropServices.Architecture.</remarks>
[Flags]
public enum SeccompTargets
{
    /// <summary>Those of the project's <c>SeccompTargets</c> property, or else x64 and arm64.</summary>
    Default = 0,

    /// <summary>64-bit x86.</summary>
    X64 = 1,

    /// <summary>64-bit ARM.</summary>
    Arm64 = 2,

    /// <summary>32-bit ARM.</summary>
    Arm = 4,

    /// <summary>IBM Z.</summary>
    S390x = 8,

    /// <summary>Little-endian 64-bit PowerPC.</summary>
    Ppc64le = 16,

    /// <summary>64-bit RISC-V.</summary>
    RiscV64 = 32,

    /// <summary>64-bit LoongArch.</summary>
    LoongArch64 = 64,

    /// <summary>32-bit x86.</summary>
    X86 = 128,

    /// <summary>Every architecture that .NET runs on under Linux.</summary>
    All = X64 | Arm64 | Arm | S390x | Ppc64le | RiscV64 | LoongArch64 | X86,
}
