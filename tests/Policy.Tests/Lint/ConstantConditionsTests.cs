using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class ConstantConditionsTests
{
    private const string Never = "SECC0303";
    private const string Always = "SECC0304";

    [Theory]
    [InlineData("write", "fd == 1 && fd == 2", Never, 0)]
    [InlineData("write", "fd == 1 && fd != 1", Never, 0)]
    [InlineData("write", "fd > 5 && fd < 3", Never, 0)]
    [InlineData("write", "fd in { 1, 2 } && !(fd in 0..9)", Never, 0)]
    [InlineData("write", "fd != 1 || fd != 2", Always, 0)]
    [InlineData("write", "fd < 0 || fd >= 0", Always, 0)]
    [InlineData("write", "count >= 0", Always, 0)]
    [InlineData("write", "count in 0..0xffffffffffffffff", Always, 0)]
    [InlineData("write", "!(fd == 1) || fd in 0..1", Always, 2)]
    [InlineData("write", "fd == 0 || (fd == 1 && fd == 2)", Never, 12)]
    [InlineData("write", "fd == 0 && (fd != 1 || fd != 2)", Always, 12)]
    [InlineData("write", "fd == 0 && !(fd == 1 && fd == 2)", Always, 13)]
    [InlineData("mmap", "(prot & PROT_EXEC) == 0 && prot == PROT_EXEC", Never, 1)]
    [InlineData("lseek", "offset > 0x100000000 && offset < 0x100000002 && offset != 0x100000001", Never, 0)]
    [InlineData("socket", "(domain == 1 && type == 2) && !(type == 2 && domain == 1)", Never, 1)]
    public void What_holds_always_or_never_is_found_at_its_first_comparison(string syscall, string when, string id, int at)
    {
        Finding finding = Assert.Single(Check(when, syscall));
        Assert.Equal(id, finding.Kind.Id);
        Assert.Equal(at, finding.Place.Range.Start);
    }

    [Theory]
    [InlineData("write", "fd == 1 || fd == 2")]
    [InlineData("openat", "dfd >= 0")]
    [InlineData("write", "count > 0")]
    [InlineData("write", "count in 0..4096")]
    [InlineData("write", "count not in 0..4096")]
    [InlineData("write", "fd == 1 && (fd == 2 || count in 0..4096)")]
    [InlineData("write", "fd == 1 && count < 100")]
    [InlineData("mmap", "!(prot & PROT_EXEC)")]
    [InlineData("socket", "domain in { AF_INET, AF_INET6 } && (type & SOCK_TYPE_MASK) == SOCK_STREAM")]
    public void What_asks_something_is_fine(string syscall, string when) => Assert.Empty(Check(when, syscall));

    [Fact]
    public void What_matters_on_one_abi_or_to_one_syscall_is_fine()
    {
        Policy policy = Of(
            SyscallAction.Errno(1), Rule(SyscallAction.Allow, Read("arg2 >= 0"), "read", "lseek"),
            Rule(SyscallAction.Allow, Read("arg1 > 0xffffffff"), "lseek")).For(Abi.X86_64, Abi.X86);
        Assert.DoesNotContain(Findings(policy), finding => finding.Kind.Id is Never or Always);
    }

    [Fact]
    public void A_comparison_that_the_binder_warns_of_is_not_reported_twice()
    {
        Policy policy = Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, Read("(arg2 & 1) == 2"), "write"));
        FilterBuildResult result = FilterBuilder.Build(policy, CancellationToken.None);
        Assert.Contains(result.Findings, finding => finding.Kind.Id == "SECC0224");
        Assert.DoesNotContain(result.Findings, finding => finding.Kind.Id is Never or Always);
    }

    [Fact]
    public void A_profile_with_a_contradiction_is_told_so()
    {
        // The same index twice would mean "or" to runc; two indexes cannot contradict each other, so one comparison must.
        Policy policy = Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, Compare(2, ComparisonOperator.GreaterOrEqual, 0), "write"));
        Finding finding = Assert.Single(Findings(policy), finding => finding.Kind.Id == Always);
        Assert.Contains("args[2] >= 0", finding.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_too_entangled_to_decide_in_time_is_left_alone()
    {
        // Bits of one argument against bits of another, far apart: the diagram of all together is exponential.
        IEnumerable<string> pairs = Enumerable.Range(0, 32).Select(bit =>
            $"((arg1 & 0x{1ul << bit:x}) == 0 && (arg2 & 0x{1ul << bit:x}) == 0 || (arg1 & 0x{1ul << bit:x}) != 0 && (arg2 & 0x{1ul << bit:x}) != 0)");
        Assert.Empty(Check(string.Join(" && ", pairs), "write"));
    }

    [SuppressMessage("Performance", "CA1859", Justification = "Tests ask for a sequence.")]
    private static IEnumerable<Finding> Check(string when, string syscall) =>
        Findings(Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, Read(when), syscall)))
            .Where(finding => finding.Kind.Id is Never or Always);

    private static ImmutableEquatableArray<Finding> Findings(Policy policy) => FilterBuilder.Build(policy, CancellationToken.None).Findings;

    private static Condition Read(string when)
    {
        ConditionReading reading = ConditionParser.Parse(when, range => new Place("test", range), CancellationToken.None);
        Assert.Empty(reading.Findings);
        return reading.Condition!;
    }
}
