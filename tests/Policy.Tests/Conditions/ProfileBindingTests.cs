using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Conditions;

public sealed class ProfileBindingTests
{
    private static BoundCondition Bind(
        string syscall, int index, ComparisonOperator op, ulong value, ulong? mask, out List<Finding> findings,
        Abi? abi = null, ComparisonWidth width = ComparisonWidth.Declared) =>
        Bound.Of(Compare(index, op, value, mask), syscall, out findings, abi, width);

    [Fact]
    public void Comparisons_are_unsigned_even_of_signed_arguments()
    {
        BoundCondition bound = Bind("wait4", 0, ComparisonOperator.GreaterOrEqual, 5, null, out List<Finding> findings);
        Assert.Empty(findings);
        Assert.True(bound.Holds(0xffff_ffff));
    }

    [Fact]
    public void A_value_that_does_not_fit_is_decided_and_said()
    {
        BoundCondition bound = Bind("ioctl", 1, ComparisonOperator.Equal, 0x1_0000_5412, null, out List<Finding> findings);
        Assert.Equal("SECC0220", Assert.Single(findings).Kind.Id);
        Assert.False(bound.Holds(0, 0x5412));
        Assert.True(Bind("ioctl", 1, ComparisonOperator.NotEqual, 0x1_0000_5412, null, out _).Holds(0, 0x5412));
    }

    [Fact]
    public void A_negative_number_in_64_bits_is_read_as_the_signed_argument_it_is_meant_for()
    {
        BoundCondition bound = Bind("openat", 0, ComparisonOperator.Equal, 0xffff_ffff_ffff_ff9c, null, out List<Finding> findings);
        Assert.Equal(("SECC0221", Severity.Info), (Assert.Single(findings).Kind.Id, findings[0].Severity));
        Assert.True(bound.Holds(0xffff_ff9c));
        Assert.True(bound.Holds(0xffff_ffff_ffff_ff9c));

        Bind("ioctl", 1, ComparisonOperator.Equal, 0xffff_ffff_ffff_ff9c, null, out findings);
        Assert.Equal("SECC0220", Assert.Single(findings).Kind.Id);
    }

    [Fact]
    public void A_pointer_compared_is_a_warning_here()
    {
        BoundCondition bound = Bind("openat", 1, ComparisonOperator.Equal, 5, null, out List<Finding> findings);
        Assert.Equal(("SECC0214", Severity.Warning), (Assert.Single(findings).Kind.Id, findings[0].Severity));
        Assert.True(bound.Holds(0, 5));
    }

    [Fact]
    public void A_mask_that_hides_the_value_is_said()
    {
        BoundCondition bound = Bind("personality", 0, ComparisonOperator.Equal, 0xf0, 0x0f, out List<Finding> findings);
        Assert.Equal("SECC0224", Assert.Single(findings).Kind.Id);
        Assert.Equal(BoundCondition.False, bound);
    }

    [Theory]
    [InlineData("x86_64", 64)]
    [InlineData("x86", 32)]
    [InlineData("x32", 32)]
    [InlineData("mips64n32", 32)]
    [InlineData("aarch64", 64)]
    public void At_register_width_comparisons_are_libseccomps(string abiName, int bits)
    {
        BoundCondition bound = Bind(
            "write", 0, ComparisonOperator.Equal, 0x7_0000_0001, 0xff_ffff_ffff, out List<Finding> findings, Abi.Find(abiName), ComparisonWidth.Register);
        Assert.Empty(findings);
        Assert.Equal(bits == 32, bound.Holds(1));
        Assert.True(bound.Holds(0x7_0000_0001));
    }

    [Fact]
    public void A_position_the_call_does_not_have_compares_the_register_and_is_said()
    {
        BoundCondition bound = Bind("close", 4, ComparisonOperator.Equal, 0x1_0000_0000, null, out List<Finding> findings);
        Assert.Equal(("SECC0212", Severity.Warning), (Assert.Single(findings).Kind.Id, findings[0].Severity));
        Assert.True(bound.Holds(0, 0, 0, 0, 0x1_0000_0000));
    }
}
