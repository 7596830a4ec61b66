using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Conditions;
using Xunit;
using Bound = SeccompSharp.Policies.Tests.Conditions.Bound;

namespace SeccompSharp.Policies.Tests.Variables;

/// <summary>Variables in the condition language, and what they are bound to.</summary>
public sealed class VariableConditionTests
{
    [Theory]
    [InlineData("fd == $control", "fd == $control")]
    [InlineData("fd != ($_1)", "fd != $_1")]
    [InlineData("(flags & O_ACCMODE) == $mode", "(flags & O_ACCMODE) == $mode")]
    [InlineData("!(fd == $a) && fd in { 1, $b }", "!(fd == $a) && (fd == 1 || fd == $b)")]
    public void A_variable_stands_where_a_value_stands(string text, string printed) =>
        Assert.Equal(printed, ConditionPrinter.Print(ConditionParserTests.Parse(text)));

    [Fact]
    public void The_variables_of_a_condition_are_known_by_name() => Assert.Equal(
        ["a", "b", "a"],
        ConditionParserTests.Parse("!(fd == $a) && (fd in { 1, $b } || fd == $a)").Variables.Select(variable => variable.Name));

    [Theory]
    [InlineData("write", "fd == $x", ArgumentWidth.Word, 0xffff_fffful, true)]
    [InlineData("ioctl", "cmd == $x", ArgumentWidth.Word, 0xffff_fffful, false)]
    [InlineData("kill", "pid == $x", ArgumentWidth.Word, 0xffff_fffful, true)]
    [InlineData("fchmod", "mode == $x", ArgumentWidth.Word, 0xfffful, false)]
    [InlineData("lseek", "offset == $x", ArgumentWidth.Register, ulong.MaxValue, true)]
    [InlineData("write", "count == $x", ArgumentWidth.Register, ulong.MaxValue, false)]
    [InlineData("openat", "(flags & O_ACCMODE) == $x", ArgumentWidth.Word, 3ul, false)]
    public void A_variable_has_the_width_and_sign_of_the_argument(
        string syscall, string text, ArgumentWidth width, ulong mask, bool isSigned)
    {
        var test = Assert.IsType<BoundCondition.VariableTest>(Bound.Clean(text, syscall));
        Assert.Equal((width, mask, "x", isSigned), (test.Width, test.Mask, test.Variable, test.IsSigned));
    }

    [Fact]
    public void An_unequal_variable_is_the_negation_of_an_equal_one() =>
        Assert.Equal(new BoundCondition.Not(Bound.Clean("fd == $x", "write")), Bound.Clean("fd != $x", "write"));

    [Theory]
    [InlineData("write", "buf == $x", "SECC0214")]
    [InlineData("write", "fd == $x && count == $x", "SECC0228")]
    [InlineData("write", "fdd == $x", "SECC0210")]
    [InlineData("openat", "(flags & O_NONSENSE) == $x", "SECC0216")]
    public void What_a_variable_cannot_be_compared_with_is_said(string syscall, string text, string id) =>
        Assert.Equal(id, Bound.Finding(text, syscall).Kind.Id);

    [Fact]
    public void A_signed_argument_of_16_bits_takes_no_variable() => Assert.All(
        SyscallTable.Of(Abi.X86_64).Where(syscall => Prototypes.TryGet(Abi.X86_64, syscall.Name, out Prototype? prototype)
            && prototype.Parameters.Any(parameter => parameter is { Kind: ParameterKind.Signed, Bits: < 32 })),
        syscall =>
        {
            Assert.True(Prototypes.TryGet(Abi.X86_64, syscall.Name, out Prototype? prototype));
            Parameter narrow = prototype.Parameters.First(parameter => parameter is { Kind: ParameterKind.Signed, Bits: < 32 });
            Assert.Equal("SECC0227", Bound.Finding(narrow.Name + " == $x", syscall.Name).Kind.Id);
        });

    [Fact]
    public void Two_rules_about_one_variable_agree_on_its_width()
    {
        Policy policy = Policies.Of(
            SyscallAction.Errno(1),
            Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("fd == $x"), "write"),
            Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("count == $x"), "read"));
        Finding finding = Assert.Single(PolicyBinder.Bind(policy, CancellationToken.None).Findings);
        Assert.Equal("SECC0228", finding.Kind.Id);
        Assert.Contains("64 bits here, 'count' of 'read', and with 32 bits elsewhere, 'fd' of 'write'", finding.Message);
    }

    [Fact]
    public void An_argument_that_is_narrower_on_another_ABI_makes_the_variable_narrow()
    {
        Policy policy = Policies.Of(
            SyscallAction.Errno(1), Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("count == $x"), "write"))
            .For(Abi.X86_64, Abi.X86);
        BindingResult result = PolicyBinder.Bind(policy, CancellationToken.None);
        Assert.Empty(result.Findings);
        Assert.Equal([new InstallVariable("x", 32, false)], InstallVariable.Of([result.Policy]));
    }
}
