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
            Compile("agreed.seccomp.json", "--arch", abis, "--caps", "CAP_SYS_NICE", "--min-kernel", "5.10", "--unknown", "table", "--resolution", "first-match"));
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    [InlineData("s390x")]
    [InlineData("riscv64")]
    public void A_target_takes_the_same_abis_from_the_profile(string target)
    {
        ReadOnlySpan<SockFilter> generated = target switch
        {
            "x64" => Agreed.X64,
            "arm64" => Agreed.Arm64,
            "s390x" => Agreed.S390x,
            _ => Agreed.RiscV64,
        };
        Assert.Equal(Bytes(generated), Compile(
            "agreed.seccomp.json", "--target", target,
            "--caps", "CAP_SYS_NICE", "--min-kernel", "5.10", "--unknown", "table", "--resolution", "first-match"));
    }

    [Theory]
    [InlineData("--unknown", "none")]
    [InlineData("--argument-width", "declared")]
    [InlineData("--resolution", "most-restrictive")]
    public void A_choice_beside_compat_goes_before_what_that_implies(string option, string value)
    {
        string[] all = ["--unknown", "none", "--argument-width", "declared", "--resolution", "most-restrictive"];
        byte[] generated = Bytes(AgreedBeside.X64);
        Assert.Equal(generated, Compile("agreed-beside.seccomp.json", ["--target", "x64", "--compat", "runc", .. all]));
        int place = Array.IndexOf(all, option);
        string[] others = [.. all[..place], .. all[(place + 2)..]];
        Assert.Equal(value, all[place + 1]);
        Assert.NotEqual(generated, Compile("agreed-beside.seccomp.json", ["--target", "x64", "--compat", "runc", .. others]));
    }

    [Fact]
    public void Compat_gives_the_same_filter()
    {
        Assert.Equal(Bytes(AgreedRunc.X64), Compile("agreed-runc.seccomp.json", "--arch", "x86_64,x86,x32", "--compat", "runc"));
        Assert.Equal(Bytes(AgreedRunc.Arm64), Compile("agreed-runc.seccomp.json", "--arch", "aarch64,arm", "--compat", "runc"));
    }

    private static byte[] Bytes(ReadOnlySpan<SockFilter> filter) => MemoryMarshal.AsBytes(filter).ToArray();

    private static byte[] Compile(string profile, params string[] options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Agreed", profile);
        return Session.Run(["compile", path, .. options]).Bytes;
    }
}
