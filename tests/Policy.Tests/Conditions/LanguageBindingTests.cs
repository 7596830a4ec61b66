using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

public sealed class LanguageBindingTests
{
    private const ulong Garbage = 0xdead_beef_0000_0000;

    [Fact]
    public void A_32_bit_argument_ignores_the_high_word()
    {
        BoundCondition bound = Bound.Clean("fd == 1", "write");
        Assert.True(bound.Holds(Garbage | 1));
        Assert.False(bound.Holds(Garbage | 2));
    }

    [Fact]
    public void A_64_bit_argument_does_not()
    {
        BoundCondition bound = Bound.Clean("count == 1", "write");
        Assert.True(bound.Holds(0, 0, 1));
        Assert.False(bound.Holds(0, 0, Garbage | 1));
    }

    [Fact]
    public void A_64_bit_argument_is_its_low_word_on_a_32_bit_abi()
    {
        Assert.True(Bound.Clean("count == 1", "write", Abi.X86).Holds(0, 0, Garbage | 1));
    }

    [Fact]
    public void A_16_bit_argument_compares_16_bits()
    {
        BoundCondition bound = Bound.Clean("mode == 0o644", "mkdir");
        Assert.True(bound.Holds(0, Garbage | 0xabcd_0000 | 0x1a4));
    }

    [Fact]
    public void Clone_flags_compare_the_word_that_the_kernel_uses_at_the_position_of_each_abi()
    {
        Assert.True(Bound.Clean("clone_flags & CLONE_VM", "clone").Holds(Garbage | 0x100));
        Assert.False(Bound.Clean("clone_flags & CLONE_VM", "clone").Holds(0x100_0000_0000));
        Assert.True(Bound.Clean("clone_flags & CLONE_VM", "clone", Abi.S390x).Holds(0, 0x100));
    }

    [Theory]
    [InlineData("upid < 0", new[] { -1, int.MinValue }, new[] { 0, 1, int.MaxValue })]
    [InlineData("upid <= -1", new[] { -1, -2, int.MinValue }, new[] { 0, int.MaxValue })]
    [InlineData("upid < -1", new[] { -2, int.MinValue }, new[] { -1, 0, int.MaxValue })]
    [InlineData("upid > -1", new[] { 0, int.MaxValue }, new[] { -1, int.MinValue })]
    [InlineData("upid >= -1", new[] { -1, 0, int.MaxValue }, new[] { -2, int.MinValue })]
    [InlineData("upid < 5", new[] { 4, 0, -1, int.MinValue }, new[] { 5, int.MaxValue })]
    [InlineData("upid > 5", new[] { 6, int.MaxValue }, new[] { 5, 0, -1, int.MinValue })]
    [InlineData("upid in -5..5", new[] { -5, -1, 0, 5 }, new[] { -6, 6, int.MinValue, int.MaxValue })]
    [InlineData("upid not in -5..5", new[] { -6, 6 }, new[] { -5, 0, 5 })]
    [InlineData("upid == -5", new[] { -5 }, new[] { 5, -4 })]
    [InlineData("upid != -5", new[] { 5, -4 }, new[] { -5 })]
    [InlineData("upid > -2147483648", new[] { int.MinValue + 1, 0 }, new[] { int.MinValue })]
    [InlineData("upid <= 2147483647", new[] { int.MinValue, 0, int.MaxValue }, new int[0])]
    public void Signed_arguments_compare_signed_whatever_the_high_word_holds(string text, int[] yes, int[] no)
    {
        BoundCondition bound = Bound.Clean(text, "wait4");
        Assert.All(yes, value => Assert.True(bound.Holds((uint)value) && bound.Holds((ulong)(long)value)));
        Assert.All(no, value => Assert.False(bound.Holds((uint)value) || bound.Holds((ulong)(long)value)));
    }

    [Fact]
    public void A_64_bit_signed_argument_compares_64_bits()
    {
        BoundCondition bound = Bound.Clean("offset < 0", "lseek");
        Assert.True(bound.Holds(0, ulong.MaxValue));
        Assert.False(bound.Holds(0, 0xffff_ffff));
    }

    [Fact]
    public void Minus_one_on_an_unsigned_argument_is_all_of_its_bits()
    {
        Assert.True(Bound.Clean("user == -1", "chown").Holds(0, 0xffff_ffff));
        Assert.True(Bound.Clean("user != -1", "chown").Holds(0, 0xffff_fffe));
        Assert.True(Bound.Clean("persona == 0xffffffff", "personality").Holds(Garbage | 0xffff_ffff));
    }

    [Fact]
    public void Constants_have_the_value_of_each_abi()
    {
        Assert.True(Bound.Clean("dfd == AT_FDCWD", "openat").Holds(0xffff_ff9c));
        Assert.True(Bound.Clean("cmd == TCGETS", "ioctl").Holds(0, 0x5401));
        Assert.True(Bound.Clean("cmd == TCGETS", "ioctl", Abi.Ppc64Le).Holds(0, 0x402c_7413));
    }

    [Fact]
    public void Masks_compare_bits_without_a_sign()
    {
        Assert.True(Bound.Clean("(flags & O_ACCMODE) == O_RDONLY", "openat").Holds(0, 0, Garbage | 0x8_0000));
        Assert.False(Bound.Clean("(flags & O_ACCMODE) == O_RDONLY", "openat").Holds(0, 0, 1));
        Assert.True(Bound.Clean("(flags & ~(O_CLOEXEC | O_DIRECTORY)) == 0", "openat").Holds(0, 0, 0x8_0000));
        Assert.False(Bound.Clean("(flags & ~(O_CLOEXEC | O_DIRECTORY)) == 0", "openat").Holds(0, 0, 0x8_0040));
        Assert.True(Bound.Clean("(op & FUTEX_CMD_MASK) == FUTEX_WAKE", "futex").Holds(0, 129));
        Assert.True(Bound.Clean("(arg0 & ~7) == -8", "wait4").Holds(0xffff_fffb));
        Assert.True(Bound.Clean("(arg0 & 0x80000000) == 0x80000000", "wait4").Holds(0xffff_fffb));
    }

    [Fact]
    public void The_manual_pages_names_of_arguments_work_too()
    {
        BoundCondition bound = Bound.Clean("domain in { AF_INET, AF_INET6 } && (type & SOCK_TYPE_MASK) == SOCK_STREAM", "socket");
        Assert.True(bound.Holds(2, 0x8_0001));
        Assert.True(bound.Holds(10, 1));
        Assert.False(bound.Holds(1, 1));
        Assert.False(bound.Holds(2, 2));
    }

    [Fact]
    public void Pointers_may_be_compared_with_null_only()
    {
        Assert.True(Bound.Clean("new_rlim == 0", "prlimit64").Holds(0, 0, 0));
        Assert.False(Bound.Clean("new_rlim == NULL", "prlimit64").Holds(0, 0, Garbage));
        Assert.Equal(("SECC0214", Severity.Error), IdAndSeverity("new_rlim == 1", "prlimit64"));
        Assert.Equal(("SECC0214", Severity.Error), IdAndSeverity("filename & 1", "openat"));
        Assert.Equal(("SECC0214", Severity.Error), IdAndSeverity("addr < 4096", "mmap"));
    }

    [Theory]
    [InlineData("clone3", "flags & CLONE_THREAD")]
    [InlineData("clone3", "arg0 == 1")]
    [InlineData("openat2", "flags == 0")]
    [InlineData("openat2", "how == 5")]
    public void Arguments_in_memory_are_named_with_the_way_out(string syscall, string text)
    {
        Assert.Equal(("SECC0215", Severity.Error), IdAndSeverity(text, syscall));
    }

    [Fact]
    public void Mmap_takes_a_structure_on_32_bit_x86()
    {
        Assert.Equal("SECC0215", Bound.Finding("prot & PROT_EXEC", "mmap", Abi.X86).Kind.Id);
        Assert.True(Bound.Clean("prot & PROT_EXEC", "mmap2", Abi.X86).Holds(0, 0, 4));
    }

    [Theory]
    [InlineData("write", "fdd == 1", "SECC0210", "fd")]
    [InlineData("write", "size == 1", "SECC0210", null)]
    [InlineData("socket", "AF_INET == AF_INET6", "SECC0210", null)]
    [InlineData("prctl", "arg2 == 0", "SECC0211", null)]
    [InlineData("close", "arg3 == 0", "SECC0212", null)]
    [InlineData("openat", "flags & O_RDONYL", "SECC0216", "O_RDONLY")]
    [InlineData("write", "fd == count", "SECC0216", null)]
    [InlineData("ptrace", "request == 0 && request == qqqqqqqqqqqqqqqqqq", "SECC0216", null)]
    [InlineData("write", "fd == 0x1_0000_0001", "SECC0220", null)]
    [InlineData("wait4", "arg0 > 0x1_0000_0000", "SECC0220", null)]
    [InlineData("wait4", "arg0 > -2147483649", "SECC0220", null)]
    [InlineData("write", "fd == -2147483649", "SECC0220", null)]
    [InlineData("openat", "dfd == 0xffffff9c", "SECC0222", "-100")]
    [InlineData("write", "fd < -1", "SECC0223", null)]
    [InlineData("openat", "(flags & 3) < -1", "SECC0223", null)]
    [InlineData("openat", "(flags & O_ACCMODE) == O_CREAT", "SECC0224", null)]
    [InlineData("ioctl", "(cmd & 0x1_0000_ffff) == 1", "SECC0225", null)]
    [InlineData("openat", "flags & 0", "SECC0226", null)]
    public void Slips_are_found_for_the_syscall_at_hand(string syscall, string text, string id, string? replacement)
    {
        Finding finding = Bound.Finding(text, syscall);
        Assert.Equal((id, replacement), (finding.Kind.Id, finding.Replacement));
        Assert.DoesNotContain("{", finding.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_that_an_abi_lacks_is_an_error_there()
    {
        Bound.Clean("option == ARCH_SET_FS", "arch_prctl");
        Assert.Equal("SECC0217", Bound.Finding("flags & MAP_32BIT", "mmap", Abi.AArch64).Kind.Id);
    }

    [Fact]
    public void A_value_beyond_the_width_is_decided_not_truncated()
    {
        Bound.Of(ConditionParserTests.Parse("fd == 0x1_0000_0001"), "write", out _);
        Assert.False(Bound.Of(ConditionParserTests.Parse("fd == 0x1_0000_0001"), "write", out _).Holds(1));
        Assert.True(Bound.Of(ConditionParserTests.Parse("fd < 0x1_0000_0001"), "write", out _).Holds(5));
        Assert.True(Bound.Of(ConditionParserTests.Parse("arg0 > -2147483649"), "wait4", out _).Holds(0x8000_0000));
    }

    [Fact]
    public void An_error_leaves_a_condition_that_never_holds()
    {
        Assert.Equal(BoundCondition.False, Bound.Of(ConditionParserTests.Parse("nofd == 1"), "write", out _));
    }

    [Fact]
    public void Without_a_prototype_positions_work_and_names_do_not()
    {
        Assert.True(Bound.Clean("arg5 == 7", "nosuchcall").Holds(0, 0, 0, 0, 0, 7));
        Assert.Equal("SECC0213", Bound.Finding("fd == 7", "nosuchcall").Kind.Id);
    }

    private static (string Id, Severity Severity) IdAndSeverity(string text, string syscall)
    {
        Finding finding = Bound.Finding(text, syscall);
        return (finding.Kind.Id, finding.Severity);
    }
}
