using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Lint.LintFindings;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Lint;

public sealed class FlagConditionsTests
{
    private const ulong AllNamespaces = 0x7e02_0000;
    private static readonly SyscallAction s_eperm = SyscallAction.Errno(1);

    [Theory]
    [InlineData("""{"index":0,"value":2114060288,"op":"SCMP_CMP_MASKED_EQ"}""", 1)]
    [InlineData("""{"index":0,"value":2114060288,"valueTwo":0,"op":"SCMP_CMP_MASKED_EQ"}""", 1)]
    [InlineData("""{"index":0,"value":268435456,"valueTwo":0,"op":"SCMP_CMP_MASKED_EQ"}""", 1)]
    [InlineData("""{"index":0,"value":65536,"valueTwo":0,"op":"SCMP_CMP_MASKED_EQ"}""", 0)]
    [InlineData("""{"index":0,"value":268435456,"valueTwo":268435456,"op":"SCMP_CMP_MASKED_EQ"}""", 0)]
    [InlineData("""{"index":0,"value":0,"op":"SCMP_CMP_MASKED_EQ"}""", 0)]
    [InlineData("""{"index":0,"value":5,"op":"SCMP_CMP_EQ"}""", 0)]
    public void A_denial_under_a_mask_without_its_value_is_found(string argument, int expected)
    {
        string denial = $$"""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["clone"],"action":"SCMP_ACT_ERRNO","args":[{{argument}}]}]}""";
        Assert.Equal(expected, Forgotten(denial));
        // As Docker's profile has it: clone is allowed without any of the bits.
        Assert.Equal(0, Forgotten(denial.Replace("SCMP_ACT_ALLOW", "x").Replace("SCMP_ACT_ERRNO", "SCMP_ACT_ALLOW").Replace("\"x\"", "\"SCMP_ACT_ERRNO\"")));
    }

    private static int Forgotten(string json) => ProfileReader.Read("p.json", json, CancellationToken.None).Profile!
        .ToPolicy(Target.X64, new ProfileOptions()).Findings.Count(finding => finding.Kind == FindingKinds.MaskValueForgotten);

    [Theory]
    [InlineData(AllNamespaces & ~0x0200_0000ul, "CLONE_NEWCGROUP")]
    [InlineData(AllNamespaces & ~0x1000_0000ul, "CLONE_NEWUSER")]
    [InlineData(AllNamespaces, null)]
    [InlineData(0x1000_0000ul, null)]
    [InlineData(0x7000_0000ul, null)]
    public void A_mask_that_leaves_out_one_namespace_is_found(ulong mask, string? forgotten)
    {
        Policy policy = Of(s_eperm, Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.Equal, 0, mask), "clone"));
        Assert.Equal(forgotten, Of(policy, FindingKinds.NamespaceForgotten).SingleOrDefault()?.Arguments[1]);
    }

    [Fact]
    public void The_flags_of_clone_are_the_second_argument_on_s390x()
    {
        Rule first = Rule(SyscallAction.Allow, Compare(0, ComparisonOperator.Equal, 0, AllNamespaces & ~0x0200_0000ul), "clone");
        Rule second = Rule(SyscallAction.Allow, Compare(1, ComparisonOperator.Equal, 0, AllNamespaces & ~0x0200_0000ul), "clone");
        Assert.Empty(Of(Of(s_eperm, first).For(Abi.S390x), FindingKinds.NamespaceForgotten));
        Assert.Single(Of(Of(s_eperm, second).For(Abi.S390x), FindingKinds.NamespaceForgotten));
    }

    [Theory]
    [InlineData("unshare", "unshare_flags == CLONE_NEWUSER", 1)]
    [InlineData("mprotect", "prot == (PROT_WRITE | PROT_EXEC)", 1)]
    [InlineData("mprotect", "prot & PROT_EXEC", 0)]
    [InlineData("mprotect", "(prot & PROT_EXEC) == PROT_EXEC", 0)]
    [InlineData("mprotect", "prot == PROT_NONE", 0)]
    [InlineData("openat", "flags == O_RDONLY", 0)]
    [InlineData("openat", "flags == O_CREAT", 1)]
    [InlineData("openat", "flags == O_CREAT || flags & O_CREAT", 0)]
    [InlineData("clone", "flags == SIGCHLD", 0)]
    [InlineData("clone", "flags == CLONE_NEWUSER", 1)]
    [InlineData("socket", "family == AF_PACKET", 0)]
    public void A_denial_of_flags_as_a_whole_is_found(string syscall, string when, int expected) =>
        Assert.Equal(expected, Of(Of(SyscallAction.Allow, Rule(s_eperm, When(when), syscall)), FindingKinds.FlagsComparedWhole).Length);

    [Fact]
    public void Allowing_flags_as_a_whole_is_strict() =>
        Assert.Empty(Of(Of(s_eperm, Rule(SyscallAction.Allow, When("prot == PROT_READ"), "mprotect")), FindingKinds.FlagsComparedWhole));

    [Theory]
    [InlineData("call == 1", 1)]
    [InlineData("(call & 0xffff) == 1", 0)]
    public void The_number_of_an_ipc_call_has_sixteen_bits(string when, int expected) =>
        Assert.Equal(expected, Of(Of(SyscallAction.Allow, Rule(s_eperm, When(when), "ipc")).For(Abi.X86), FindingKinds.IpcComparedWhole).Length);
}
