using System.Linq;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

public sealed class PrototypesTests
{
    [Theory]
    [InlineData("x86_64", "openat", "dfd:Signed32 filename:Pointer64 flags:Signed32 mode:Unsigned16")]
    [InlineData("x86_64", "ioctl", "fd:Unsigned32 cmd:Unsigned32 arg:Unsigned64")]
    [InlineData("x86_64", "mmap", "addr:Address64 len:Unsigned64 prot:Unsigned32 flags:Unsigned32 fd:Unsigned32 off:Unsigned64")]
    [InlineData("x86_64", "mprotect", "start:Address64 len:Unsigned64 prot:Unsigned64")]
    [InlineData("x86_64", "pread64", "fd:Unsigned32 buf:Pointer64 count:Unsigned64 pos:Signed64")]
    [InlineData("x86_64", "getpid", "")]
    [InlineData("x86_64", "readv", "fd:Unsigned32 vec:Pointer64 vlen:Unsigned32")]
    [InlineData("x32", "fcntl", "fd:Unsigned32 cmd:Unsigned32 arg:Unsigned64")]
    [InlineData("x32", "ioctl", "fd:Unsigned32 cmd:Unsigned32 arg:Unsigned32")]
    [InlineData("riscv64", "mmap", "addr:Address64 len:Unsigned64 prot:Unsigned32 flags:Unsigned32 fd:Unsigned32 off:Unsigned64")]
    [InlineData("ppc64le", "mmap", "addr:Address64 len:Unsigned64 prot:Unsigned32 flags:Unsigned32 fd:Unsigned32 off:Signed64")]
    [InlineData("x86", "ioctl", "fd:Unsigned32 cmd:Unsigned32 arg:Unsigned32")]
    [InlineData("x86", "mmap", "arg:Pointer32")]
    [InlineData("x86", "setuid", "uid:Unsigned16")]
    [InlineData("s390", "setuid", "uid:Unsigned16")]
    [InlineData("mips", "setuid", "uid:Unsigned32")]
    public void An_argument_has_the_bits_that_the_kernel_uses(string abi, string name, string expected) =>
        Assert.Equal(expected, Shape(abi, name));

    [Theory]
    [InlineData("x86_64", "clone_flags newsp parent_tidptr child_tidptr tls")]
    [InlineData("loongarch64", "clone_flags newsp parent_tidptr child_tidptr tls")]
    [InlineData("aarch64", "clone_flags newsp parent_tidptr tls child_tidptr")]
    [InlineData("mipsel", "clone_flags newsp parent_tidptr tls child_tidptr")]
    [InlineData("s390x", "newsp clone_flags parent_tidptr child_tidptr tls")]
    [InlineData("s390", "newsp clone_flags parent_tidptr child_tidptr tls")]
    public void Clone_takes_its_arguments_in_the_order_of_the_abi(string abi, string names)
    {
        Assert.True(Prototypes.TryGet(Abi.Find(abi)!, "clone", out Prototype? clone));
        Assert.Equal(names, string.Join(' ', clone.Parameters.Select(parameter => parameter.Name)));
        Assert.Equal(32, clone.Parameters.Single(parameter => parameter.Name == "clone_flags").Bits);
    }

    [Theory]
    [InlineData("x86_64", "fd mode offset len")]
    [InlineData("x86", "fd mode offset_lo offset_hi len_lo len_hi")]
    [InlineData("arm", "fd mode offset_lo offset_hi len_lo len_hi")]
    [InlineData("s390", "fd mode offset_hi offset_lo len_hi len_lo")]
    [InlineData("mipsel", "fd mode offset_lo offset_hi len_lo len_hi")]
    [InlineData("mips", "fd mode offset_hi offset_lo len_hi len_lo")]
    public void A_long_value_takes_two_registers_where_registers_are_short(string abi, string names) =>
        Assert.Equal(names, Names(abi, "fallocate"));

    [Theory]
    [InlineData("arm", "fd buf count unused pos_lo pos_hi")]
    [InlineData("ppc", "fd ubuf count reg6 pos1 pos2")]
    [InlineData("mips", "fd buf count unused pos_hi pos_lo")]
    [InlineData("s390", "fd buf count pos_hi pos_lo")]
    public void A_pair_of_registers_is_aligned_where_the_convention_says_so(string abi, string names) =>
        Assert.Equal(names, Names(abi, "pread64"));

    [Fact]
    public void A_call_that_the_abi_lacks_has_no_prototype()
    {
        Assert.False(Prototypes.TryGet(Abi.AArch64, "open", out _));
        Assert.False(Prototypes.TryGet(Abi.X86_64, "no_such_call", out _));
    }

    [Fact]
    public void Every_live_call_of_x86_64_has_a_prototype() =>
        Assert.All(
            SyscallTable.Of(Abi.X86_64).Where(call => !SyscallTable.IsStub(Abi.X86_64, call.Name)),
            call => Assert.True(Prototypes.TryGet(Abi.X86_64, call.Name, out _), call.Name));

    [Fact]
    public void Every_prototype_fits_in_the_registers_of_its_abi()
    {
        foreach (Abi abi in Abi.All)
        {
            foreach (Syscall call in SyscallTable.Of(abi))
            {
                if (!Prototypes.TryGet(abi, call.Name, out Prototype? prototype))
                    continue;
                Assert.Equal(call.Name, prototype.Name);
                Assert.InRange(prototype.Parameters.Count, 0, 6);
                Assert.All(prototype.Parameters, parameter => Assert.InRange(parameter.Bits, 8, abi.RegisterBits));
            }
        }
    }

    private static string Names(string abi, string name)
    {
        Assert.True(Prototypes.TryGet(Abi.Find(abi)!, name, out Prototype? prototype));
        return string.Join(' ', prototype.Parameters.Select(parameter => parameter.Name));
    }

    private static string Shape(string abi, string name)
    {
        Assert.True(Prototypes.TryGet(Abi.Find(abi)!, name, out Prototype? prototype));
        return string.Join(' ', prototype.Parameters.Select(parameter => $"{parameter.Name}:{parameter.Kind}{parameter.Bits}"));
    }
}
