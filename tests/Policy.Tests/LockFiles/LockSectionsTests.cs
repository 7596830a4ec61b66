using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Fuzz;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.LockFiles;

/// <summary>What a lock file says of a policy: all of it, and nothing that means nothing.</summary>
public sealed class LockSectionsTests
{
    private static string[] Lines(BoundPolicy policy) =>
    [
        .. LockSections.Of("x64", policy, CancellationToken.None).SelectMany(section =>
            section.Entries.Select(entry => $"{entry.Key}: {entry.Value}").Prepend($"[{section.Name}]")),
    ];

    private static string[] Lines(Policy policy) => Lines(PolicyBinder.Bind(policy, CancellationToken.None).Policy);

    private static Condition When(string text) => ConditionParser.Parse(text, range => default, CancellationToken.None).Condition!;

    [Fact]
    public void Every_call_has_a_line_or_the_default() => Assert.Equal(
    [
        "[x64 x86_64]",
        "default: ERRNO(1)",
        "foreign: KILL_PROCESS",
        "numbers: 0..1073741823, 2147483648..3221225471, 4294967295",
        "mmap 9: KILL_PROCESS if prot == 7; ALLOW if (prot & 0x4) == 0; else ERRNO(1) (prot is args[2], 32 bits)",
        "openat 257: ALLOW if dfd == 0xffffff9c && (flags & 0x3) == 0; else ERRNO(1) (dfd is args[0], 32 bits; flags is args[2], 32 bits)",
        "read 0: ALLOW",
        "sendto 44: ALLOW if (flags & 0x1) == 0 && fd == $control; else ERRNO(1) (fd is args[0], 32 bits; flags is args[3], 32 bits)",
        "write 1: ALLOW if fd in {1, 2}; else ERRNO(1) (fd is args[0], 32 bits)",
    ], Lines(Of(
        SyscallAction.Errno(1),
        Rule(SyscallAction.Allow, When("fd == 2 || fd == 1"), "write"),
        Rule(SyscallAction.Allow, "read"),
        Rule(SyscallAction.Allow, When("fd == $control && !(flags & MSG_OOB)"), "sendto"),
        Rule(SyscallAction.Errno(1), "getpid"),
        Rule(SyscallAction.Allow, When("!(prot & PROT_EXEC)"), "mmap"),
        Rule(SyscallAction.KillProcess, When("prot == 7"), "mmap"),
        Rule(SyscallAction.Allow, When("(flags & O_ACCMODE) == O_RDONLY && dfd == AT_FDCWD"), "openat"))));

    [Fact]
    public void Unknown_numbers_have_their_line()
    {
        Policy policy = Allowlist("read").For(Abi.AArch64) with { Unknown = UnknownSyscalls.Table };
        string highest = (SyscallTable.HighestNumber(Abi.AArch64) + 1).ToString();
        Assert.Contains($"unknown: ERRNO(38) for {highest}..4294967295", Lines(policy));
    }

    [Fact]
    public void Two_widths_of_one_argument_have_two_names()
    {
        var condition = new BoundCondition.All(ImmutableEquatableArray.Of<BoundCondition>(
            new BoundCondition.Test(2, ArgumentWidth.Register, ulong.MaxValue, ComparisonOperator.Less, 5),
            new BoundCondition.Test(2, ArgumentWidth.Word, uint.MaxValue, ComparisonOperator.Greater, 3)));
        BoundPolicy policy = PolicyBinder.Bind(Allowlist("read"), CancellationToken.None).Policy;
        policy = policy with
        {
            Abis = ImmutableEquatableArray.Of(policy.Abis[0] with
            {
                Rules = ImmutableEquatableArray.Of(new BoundRule(0, condition, SyscallAction.Allow, FromGroup: false)),
            }),
        };
        Assert.Contains(
            "read 0: ALLOW if count > 3 && count:64 < 5; else ERRNO(1) (count is args[2], 32 bits; count:64 is args[2], 64 bits)",
            Lines(policy));
    }

    [Fact]
    public void Order_repetition_and_double_negation_leave_the_text_as_it_is()
    {
        Rule write = Rule(SyscallAction.Allow, When("fd == 1 || fd == 2"), "write");
        Rule mmap = Rule(SyscallAction.Allow, When("len < 10 && !(prot & PROT_EXEC)"), "mmap");
        string[] lines = Lines(Of(SyscallAction.Errno(1), write, mmap));
        Assert.Equal(lines, Lines(Of(SyscallAction.Errno(1), mmap, write, mmap)));
        Assert.Equal(lines, Lines(Of(
            SyscallAction.Errno(1),
            Rule(SyscallAction.Allow, When("!!(fd == 2)"), "write"),
            Rule(SyscallAction.Allow, When("(prot & PROT_EXEC) == 0 && !(len >= 10)"), "mmap"),
            Rule(SyscallAction.Allow, When("fd == 1"), "write"))));
    }

    [Fact]
    public void Policies_with_equal_text_decide_every_call_alike()
    {
        int equal = 0;
        int different = 0;
        for (ulong seed = 1; seed <= 120; seed++)
        {
            BoundPolicy policy = RandomPolicies.Make(seed);
            if (FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None).Program is not { } program)
                continue;
            string[] text = Lines(policy);
            foreach (BoundPolicy other in PolicyShrinker.Shrink(policy).Concat(Variations(policy)).Take(40))
            {
                if (!text.SequenceEqual(Lines(other)))
                    different++;
                else if (Equivalence.Prove(program, other, CancellationToken.None) is ProofResult.Proven)
                    equal++;
                else
                    Assert.Fail($"Seed {seed}:\n{string.Join("\n", PolicyListing.Of(policy))}\nis not\n{string.Join("\n", PolicyListing.Of(other))}");
            }
        }

        Assert.True(equal > 100 && different > 1000, $"{equal} equal, {different} different");
    }

    /// <summary>Policies that differ in one detail, which most often counts.</summary>
    private static IEnumerable<BoundPolicy> Variations(BoundPolicy policy)
    {
        yield return policy with { DefaultAction = SyscallAction.Trap(7) };
        yield return policy with { ForeignAbiAction = SyscallAction.Trap(7) };
        yield return policy with { Resolution = (RuleResolution)(((int)policy.Resolution + 1) % 3) };
        for (int i = 0; i < policy.Abis.Count; i++)
        {
            BoundAbi abi = policy.Abis[i];
            yield return With(abi with { UnknownAction = SyscallAction.Trap(7) });
            yield return With(abi with { Rules = abi.Rules.Reverse().ToImmutableEquatableArray() });
            yield return With(abi with { Rules = abi.Rules.Select(rule => rule with { FromGroup = !rule.FromGroup }).ToImmutableEquatableArray() });
            yield return With(abi with { Rules = abi.Rules.Select(rule => rule with { Condition = Changed(rule.Condition) }).ToImmutableEquatableArray() });
            BoundPolicy With(BoundAbi changed) =>
                policy with { Abis = policy.Abis.Select(one => ReferenceEquals(one, abi) ? changed : one).ToImmutableEquatableArray() };
        }
    }

    private static BoundCondition? Changed(BoundCondition? condition) => condition switch
    {
        BoundCondition.All all => new BoundCondition.All(all.Terms.Select(term => Changed(term)!).ToImmutableEquatableArray()),
        BoundCondition.Any any => new BoundCondition.Any(any.Terms.Select(term => Changed(term)!).ToImmutableEquatableArray()),
        BoundCondition.Test { Width: ArgumentWidth.Register } test => test with { Width = ArgumentWidth.Word, Mask = (uint)test.Mask, Value = (uint)test.Value },
        BoundCondition.Test test => test with { Index = (test.Index + 1) % 6 },
        _ => condition,
    };
}
