using System.Linq;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

public sealed class ConstantsTests
{
    [Theory]
    [InlineData("x86_64", "O_DIRECTORY", 0x10000)]
    [InlineData("aarch64", "O_DIRECTORY", 0x4000)]
    [InlineData("arm", "O_DIRECTORY", 0x4000)]
    [InlineData("ppc64", "O_DIRECTORY", 0x4000)]
    [InlineData("x32", "O_DIRECTORY", 0x10000)]
    [InlineData("s390", "O_CREAT", 64)]
    [InlineData("x86_64", "AF_INET6", 10)]
    [InlineData("x86", "PROT_EXEC", 4)]
    [InlineData("arm", "F_GETLK64", 12)]
    [InlineData("x86_64", "TIOCSTI", 0x5412)]
    [InlineData("x32", "FS_IOC_GETFLAGS", 0x80046601)]
    [InlineData("x86_64", "FS_IOC_GETFLAGS", 0x80086601)]
    [InlineData("mips", "CLONE_NEWUSER", 0x10000000)]
    [InlineData("mips", "SOCK_STREAM", 2)]
    [InlineData("mipsel64", "O_CREAT", 0x100)]
    [InlineData("ppc", "TIOCGWINSZ", 0x40087468)]
    public void A_constant_has_the_value_of_the_abi(string abi, string name, ulong value)
    {
        Assert.True(Constants.TryGet(Abi.Find(abi)!, name, out ulong found));
        Assert.Equal(value, found);
    }

    [Fact]
    public void A_negative_constant_is_64_bit_twos_complement()
    {
        Assert.True(Constants.TryGet(Abi.X86_64, "AT_FDCWD", out ulong value));
        Assert.Equal(-100, unchecked((long)value));
    }

    [Theory]
    [InlineData("x86_64", "O_Directory")]
    [InlineData("x86_64", "F_GETLK64")]
    [InlineData("s390", "FS_IOC_GETFLAGS")]
    public void What_an_abi_does_not_have_or_we_do_not_know_is_not_found(string abi, string name) =>
        Assert.False(Constants.TryGet(Abi.Find(abi)!, name, out _));

    [Fact]
    public void Names_ascend_in_ordinal_order_and_occur_once() =>
        Assert.All(
            Constants.Names.Zip(Constants.Names.Skip(1)),
            pair => Assert.True(string.CompareOrdinal(pair.First, pair.Second) < 0));

    [Fact]
    public void Every_constant_is_a_number_on_some_abi() =>
        Assert.All(Constants.Names, name => Assert.Contains(Abi.All, abi => Constants.TryGet(abi, name, out _)));
}
