using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Compilation;
using SeccompSharp.Policies.Tests.Conditions;
using Xunit;
using Bound = SeccompSharp.Policies.Tests.Compilation.Bound;
using Reading = SeccompSharp.Policies.Tests.Conditions.Bound;

namespace SeccompSharp.Policies.Tests.Variables;

/// <summary><c>$self</c>: the process's own id, which nobody gives.</summary>
public sealed class SelfVariableTests
{
    private const uint Nobody = 0x7fff_ffff;

    private static readonly BoundCondition s_self = VariableProgramTests.Word(BuiltInVariable.Self.Name, isSigned: true);

    [Theory]
    [InlineData("kill", "pid == $self")]
    [InlineData("tgkill", "tgid == $self")]
    [InlineData("rt_tgsigqueueinfo", "tgid == $self")]
    [InlineData("wait4", "upid == $self")]
    public void It_compares_with_process_ids(string syscall, string text)
    {
        var test = Assert.IsType<BoundCondition.VariableTest>(Reading.Clean(text, syscall));
        Assert.Equal((ArgumentWidth.Word, BuiltInVariable.Self.Name), (test.Width, test.Variable));
        Assert.Equal(uint.MaxValue, test.Mask);
    }

    [Theory]
    [InlineData("write", "fd == $self", "'fd' of 'write' is not a process id")]
    [InlineData("write", "count == $self", "'count' of 'write' is not a process id")]
    [InlineData("fchmod", "mode == $self", "'mode' of 'fchmod' is not a process id")]
    [InlineData("kill", "(pid & 0xff) == $self", "a mask leaves only some of its bits")]
    public void It_compares_with_nothing_else(string syscall, string text, string reason)
    {
        Finding finding = Reading.Finding(text, syscall);
        Assert.Equal("SECC0240", finding.Kind.Id);
        Assert.Contains(reason, finding.Message);
        Assert.Contains("'$mine'", finding.Message);
    }

    [Theory]
    [InlineData("pid == -$self")]
    [InlineData("pid in { 0, -$self }")]
    [InlineData("pid == ~$self")]
    [InlineData("pid > $self")]
    public void It_stands_for_the_whole_value(string text) =>
        Assert.Equal("SECC0227", Assert.Single(ConditionParserTests.Read(text).Findings).Kind.Id);

    [Fact]
    public void It_is_not_among_what_is_given_and_has_both_widths()
    {
        Policy policy = Policies.Of(
            SyscallAction.Errno(1),
            Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("pid == $self"), "kill"),
            Policies.Rule(SyscallAction.Allow, ConditionParserTests.Parse("args[1] == $self"), "prctl"));
        BindingResult result = PolicyBinder.Bind(policy, CancellationToken.None);
        Assert.Empty(result.Findings);
        Assert.False(Assert.Single(InstallVariable.Of([result.Policy])).IsGiven);
    }

    [Theory]
    [InlineData(42u)]
    [InlineData(0x7fff_ffffu)]
    public void A_program_without_the_value_is_the_policy_for_a_process_that_is_none(uint pid)
    {
        BoundPolicy policy = Bound.Policy(
            SyscallAction.Errno(1), Bound.Allow(1, s_self), Bound.Allow(2, VariableProgramTests.Register(BuiltInVariable.Self.Name, 1)));
        Program program = VariableProgramTests.Proven(policy);
        Program asItIs = program with { Patches = ImmutableEquatableArray<Patch>.Empty };
        BoundPolicy known = policy.WithValues(new Dictionary<string, ulong> { [BuiltInVariable.Self.Name] = pid });
        Assert.Equal(pid == Nobody, Equivalence.Prove(asItIs, known, CancellationToken.None).Holds);
    }

    [Fact]
    public void No_kernel_gives_a_process_the_id_of_nobody()
    {
        Assert.Equal(Nobody, BuiltInVariable.Self.Placeholder);
        Assert.True(Nobody > 4 * 1024 * 1024);
        Assert.True(unchecked((int)Nobody) > 0);
    }

    public static TheoryData<string, bool> Rules => new()
    {
        { "allow == ", true }, { "allow in set", true }, { "allow and more", true }, { "allow not not", true },
        { "allow !=", false }, { "allow not in set", false }, { "deny ==", false }, { "deny !=", false }, { "log ==", false },
    };

    /// <summary>Whether it is closed is said by a rule of thumb; here every kind of call is asked, in both resolutions.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void What_is_called_closed_allows_nothing_more_without_the_value(string name, bool isClosed)
    {
        BoundCondition other = Bound.Word(1, ComparisonOperator.Equal, 3);
        BoundRule rule = name switch
        {
            "allow == " => Bound.Allow(1, s_self),
            "allow in set" => Bound.Allow(1, Bound.Any(Bound.Word(0, ComparisonOperator.Equal, 9), s_self)),
            "allow and more" => Bound.Allow(1, Bound.All(other, s_self)),
            "allow not not" => Bound.Allow(1, Bound.Not(Bound.Any(other, Bound.Not(s_self)))),
            "allow !=" => Bound.Allow(1, Bound.Not(s_self)),
            "allow not in set" => Bound.Allow(1, Bound.Not(Bound.Any(other, s_self))),
            "deny ==" => Bound.On(1, SyscallAction.Errno(5), s_self),
            "deny !=" => Bound.On(1, SyscallAction.Errno(5), Bound.Not(s_self)),
            _ => Bound.On(1, SyscallAction.Log, s_self),
        };
        Assert.Equal(isClosed, BuiltInVariable.IsClosedWithoutValues(Bound.Policy(SyscallAction.Errno(1), rule)));
        if (!isClosed)
            return;

        foreach (RuleResolution resolution in new[] { RuleResolution.MostRestrictive, RuleResolution.Runc, RuleResolution.FirstMatch })
        {
            foreach (SyscallAction fallback in new[] { SyscallAction.Allow, SyscallAction.Log, SyscallAction.Errno(1), SyscallAction.KillProcess })
            {
                BoundRule denial = Bound.On(1, SyscallAction.Errno(7), Bound.Word(2, ComparisonOperator.Equal, 1), fromGroup: true);
                foreach (BoundRule[] rules in new[] { new[] { rule }, [rule, denial], [denial, rule] })
                {
                    BoundPolicy policy = Bound.Policy(fallback, rules) with { Resolution = resolution };
                    foreach (ulong first in new ulong[] { 0, 9, 42, Nobody })
                    {
                        foreach (ulong second in new ulong[] { 0, 3 })
                        {
                            foreach (ulong third in new ulong[] { 0, 1 })
                            {
                                SeccompData call = new(1, Abi.X86_64.AuditArch, [first, second, third, 0, 0, 0]);
                                bool allowed = Allows(policy, call, Nobody);
                                Assert.True(!allowed || first == Nobody || Allows(policy, call, 42), $"{resolution} {fallback} {first}");
                            }
                        }
                    }
                }
            }
        }
    }

    private static bool Allows(BoundPolicy policy, SeccompData call, uint pid) => policy
        .WithValues(new Dictionary<string, ulong> { [BuiltInVariable.Self.Name] = pid }).Decide(call) == SyscallAction.Allow;
}
