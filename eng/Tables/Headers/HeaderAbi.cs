using System.Collections.Generic;

namespace SeccompSharp.Tables.Headers;

/// <summary>How to read the kernel's headers as a program of one ABI sees them.</summary>
/// <param name="Column">The column of the syscall table.</param>
/// <param name="ClangTarget">The target whose predefined macros the headers look at.</param>
/// <param name="Directories">Where Debian puts the ABI's own <c>asm</c>, best first.</param>
/// <param name="Flags">What clang needs besides.</param>
public sealed record HeaderAbi(string Column, string ClangTarget, string[] Directories, params string[] Flags)
{
    /// <summary>All columns but s390, whose headers are no longer made.</summary>
    public static readonly IReadOnlyList<HeaderAbi> All =
    [
        new("x86_64", "x86_64-linux-gnu", ["x86_64-linux-gnu"]),
        new("x86", "i386-linux-gnu", ["i386-linux-gnu", "x86_64-linux-gnu"]),
        new("x32", "x86_64-linux-gnux32", ["x86_64-linux-gnux32", "x86_64-linux-gnu"]),
        new("aarch64", "aarch64-linux-gnu", ["aarch64-linux-gnu"]),
        new("arm", "arm-linux-gnueabihf", ["arm-linux-gnueabihf"]),
        new("riscv64", "riscv64-linux-gnu", ["riscv64-linux-gnu"]),
        new("s390x", "s390x-linux-gnu", ["s390x-linux-gnu"]),
        new("ppc64", "powerpc64le-linux-gnu", ["powerpc64le-linux-gnu", "powerpc64-linux-gnu"]),
        new("ppc", "powerpc-linux-gnu", ["powerpc-linux-gnu"]),
        // Its data model is riscv64's, and older clangs do not know it.
        new("loongarch64", "riscv64-linux-gnu", ["loongarch64-linux-gnu"], "-U__riscv", "-D__loongarch__", "-D__loongarch64", "-D__loongarch_grlen=64"),
        new("mips64", "mips64-linux-gnuabi64", ["mips64-linux-gnuabi64", "mips64el-linux-gnuabi64"]),
        new("mips64n32", "mips64-linux-gnuabin32", ["mips64-linux-gnuabi64", "mips64el-linux-gnuabi64"]),
        new("mips", "mips-linux-gnu", ["mips-linux-gnu", "mipsel-linux-gnu"]),
    ];
}
