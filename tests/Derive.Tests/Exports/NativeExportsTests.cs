using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using SeccompSharp.Derive.Exports;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Derive.Tests.Exports;

public sealed class NativeExportsTests
{
    [Fact]
    public void Every_function_of_the_installed_runtime_has_a_row() =>
        Assert.Empty(RuntimeExports.Missing(RuntimeEnvironment.GetRuntimeDirectory()));

    [Fact]
    public void The_runtime_has_what_the_table_is_about() =>
        Assert.InRange(RuntimeExports.In(RuntimeEnvironment.GetRuntimeDirectory()).Count(), 600, 2000);

    [Fact]
    public void What_a_table_lacks_is_told() =>
        Assert.False(NativeExports.Has(new NativeImport(NativeExports.SystemNative, "SystemNative_OfTomorrow")));

    [Fact]
    public void Every_member_is_a_syscall_or_a_group() => Assert.All(
        AllMembers().SelectMany(member => member.Names),
        name => Assert.True(GroupTable.TryGet(name, out _) || Abi.All.Any(abi => SyscallTable.TryGetNumber(abi, name, out _)), name));

    /// <summary>Conditions name arguments and constants that the ABI has, or the filter would not be built.</summary>
    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void All_of_it_together_is_a_policy(string target)
    {
        Derivation everything = Derivation.Of(NativeExports.Functions, new BuildContext());
        Abi abi = Target.DotNet.Single(one => one.Name == target).Native;
        var policy = new Policy
        {
            Abis = ImmutableEquatableArray.Of(abi),
            DefaultAction = SyscallAction.KillProcess,
            Rules = everything.RulesOn(abi)
                .Select(rule => new Rule(
                    ImmutableEquatableArray.Of(new NameReference(rule.Syscall, Place.None)), rule.Condition, rule.Answer ?? SyscallAction.Allow, Place.None))
                .ToImmutableEquatableArray(),
            Resolution = RuleResolution.FirstMatch,
            Unknown = UnknownSyscalls.Table,
        };
        Assert.DoesNotContain(
            FilterBuilder.Build(policy, CancellationToken.None).Findings, finding => finding.Severity == Severity.Error);
    }

    private static IEnumerable<GroupMember> AllMembers() => NativeExports.Functions.SelectMany(NativeExports.Of).Distinct();
}