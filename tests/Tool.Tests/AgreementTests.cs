using System;
using System.IO;
using System.Runtime.InteropServices;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>The command line and the generator make the same bytes of the same profile and choices.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData("x64", "x86_64,x86,x32")]
    [InlineData("arm64", "aarch64,arm")]
    [InlineData("s390x", "s390x,s390")]
    [InlineData("riscv64", "riscv64")]
    public void Options_and_metadata_give_the_same_filter(string target, string abis)
    {
        ReadOnlySpan<SockFilter> generated = target switch
        {
            "x64" => Agreed.X64,
            "arm64" => Agreed.Arm64,
            "s390x" => Agreed.S390x,
            _ => Agreed.RiscV64,
        };
        Assert.Equal(
            Bytes(generated),
            Compile("agreed.seccomp.json", abis, "--caps", "CAP_SYS_NICE", "--min-kernel", "5.10", "--unknown", "table", "--resolution", "first-match"));
    }

    [Fact]
    public void Compat_gives_the_same_filter()
    {
        Assert.Equal(Bytes(AgreedRunc.X64), Compile("agreed-runc.seccomp.json", "x86_64,x86,x32", "--compat", "runc"));
        Assert.Equal(Bytes(AgreedRunc.Arm64), Compile("agreed-runc.seccomp.json", "aarch64,arm", "--compat", "runc"));
    }

    private static byte[] Bytes(ReadOnlySpan<SockFilter> filter) => MemoryMarshal.AsBytes(filter).ToArray();

    private static byte[] Compile(string profile, string abis, params string[] options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Agreed", profile);
        return Session.Run(["compile", path, "--arch", abis, .. options]).Bytes;
    }
}
