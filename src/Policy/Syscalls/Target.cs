using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>A processor architecture that a filter is made for: its native ABI, and the ABIs that its kernels also run.</summary>
/// <remarks>The instances are the ones below; compare by reference. Immutable and thread-safe.</remarks>
public sealed class Target
{
    /// <summary>64-bit x86, with x86 and x32.</summary>
    public static readonly Target X64 = new("x64", "X64", Abi.X86_64, Abi.X86, Abi.X32);

    /// <summary>64-bit ARM, with arm.</summary>
    public static readonly Target Arm64 = new("arm64", "Arm64", Abi.AArch64, Abi.Arm);

    /// <summary>32-bit ARM.</summary>
    public static readonly Target Arm = new("arm", "Arm", Abi.Arm);

    /// <summary>IBM Z, with 31-bit s390.</summary>
    public static readonly Target S390x = new("s390x", "S390x", Abi.S390x, Abi.S390);

    /// <summary>Little-endian PowerPC.</summary>
    public static readonly Target Ppc64Le = new("ppc64le", "Ppc64le", Abi.Ppc64Le);

    /// <summary>RISC-V.</summary>
    public static readonly Target RiscV64 = new("riscv64", "RiscV64", Abi.RiscV64);

    /// <summary>LoongArch.</summary>
    public static readonly Target LoongArch64 = new("loongarch64", "LoongArch64", Abi.LoongArch64);

    /// <summary>32-bit x86.</summary>
    public static readonly Target X86 = new("x86", "X86", Abi.X86);

    /// <summary>The architectures that .NET runs on, in the order in which their filters are generated.</summary>
    public static readonly IReadOnlyList<Target> DotNet = [X64, Arm64, Arm, S390x, Ppc64Le, RiscV64, LoongArch64, X86];

    /// <summary>Architectures that only the command line compiles for.</summary>
    private static readonly Target[] s_others =
    [
        new("ppc64", "Ppc64", Abi.Ppc64, Abi.Ppc),
        new("ppc", "Ppc", Abi.Ppc),
        new("s390", "S390", Abi.S390),
        new("mips", "Mips", Abi.Mips),
        new("mipsel", "MipsEl", Abi.MipsEl),
        new("mips64", "Mips64", Abi.Mips64, Abi.Mips, Abi.Mips64N32),
        new("mipsel64", "MipsEl64", Abi.MipsEl64, Abi.MipsEl, Abi.MipsEl64N32),
        new("mips64n32", "Mips64N32", Abi.Mips64N32, Abi.Mips, Abi.Mips64),
        new("mipsel64n32", "MipsEl64N32", Abi.MipsEl64N32, Abi.MipsEl, Abi.MipsEl64),
        new("x32", "X32", Abi.X32),
    ];

    private Target(string name, string memberName, Abi native, params Abi[] compat)
    {
        Name = name;
        MemberName = memberName;
        Native = native;
        Family = ImmutableEquatableArray.ToImmutableEquatableArray([native, .. compat]);
    }

    /// <summary>The architecture half of a .NET runtime identifier, such as <c>arm64</c> in linux-arm64.</summary>
    public string Name { get; }

    /// <summary>The generated member that holds its filter; for .NET's architectures also the member of
    /// System.Runtime.InteropServices.Architecture.</summary>
    public string MemberName { get; }

    /// <summary>The ABI of an ordinary program.</summary>
    public Abi Native { get; }

    /// <summary>Every ABI that a kernel of this architecture may serve, the native one first.</summary>
    public ImmutableEquatableArray<Abi> Family { get; }

    /// <summary>Finds a .NET architecture by <see cref="Name"/>.</summary>
    public static Target? Find(string name) => DotNet.FirstOrDefault(target => target.Name == name);

    /// <summary>The architecture whose ordinary programs use <paramref name="abi"/>.</summary>
    public static Target WithNative(Abi abi) => DotNet.Concat(s_others).First(target => target.Native == abi);

    /// <summary>The architecture whose kernels serve <paramref name="abi"/>: x64 for x86 and x32, arm64 for arm.</summary>
    public static Target Serving(Abi abi) => DotNet.Concat(s_others).First(target => target.Family.Contains(abi));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
