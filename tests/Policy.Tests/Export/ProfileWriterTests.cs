using System.IO;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Export;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Export;

/// <summary>What is written as a profile is the policy again when it is read.</summary>
public sealed class ProfileWriterTests
{
    [Fact]
    public void Rules_are_written_as_runtimes_spell_them() => Assert.Equal(
        """
        {
          "defaultAction": "SCMP_ACT_KILL_PROCESS",
          "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"],
          "syscalls": [
            {
              "names": ["read", "@files-read"],
              "action": "SCMP_ACT_ALLOW"
            },
            {
              "names": ["write"],
              "action": "SCMP_ACT_ERRNO",
              "errnoRet": 13,
              "args": [
                { "index": 0, "value": 2, "op": "SCMP_CMP_LE" }
              ]
            },
            {
              "names": ["clone"],
              "action": "SCMP_ACT_LOG",
              "args": [
                { "index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ" }
              ]
            },
            {
              "names": ["socket"],
              "action": "SCMP_ACT_ALLOW",
              "when": "family == AF_UNIX"
            },
            {
              "names": ["ptrace"],
              "action": "SCMP_ACT_KILL_THREAD"
            }
          ]
        }

        """,
        ProfileWriter.Write(
            Of(
                SyscallAction.KillProcess,
                Rule(SyscallAction.Allow, "read", "@files-read"),
                Rule(SyscallAction.Errno(13), Compare(0, ComparisonOperator.LessOrEqual, 2), "write"),
                Rule(SyscallAction.Log, Compare(0, ComparisonOperator.Equal, 0, mask: 0x7e020000), "clone"),
                Rule(SyscallAction.Allow, ConditionParser.Parse("family == AF_UNIX", static _ => default).Condition, "socket"),
                Rule(SyscallAction.KillThread, "ptrace")),
            [Abi.X86_64, Abi.X86]));

    [Fact]
    public void A_policy_without_rules_has_an_empty_list() => Assert.Equal(
        "{\n  \"defaultAction\": \"SCMP_ACT_ERRNO\",\n  \"defaultErrnoRet\": 38,\n  \"syscalls\": []\n}\n",
        ProfileWriter.Write(Of(SyscallAction.Errno(38)), []));

    [CorpusFact]
    public void Every_profile_of_the_corpus_is_the_same_policy_again()
    {
        int tried = 0;
        var options = new ProfileOptions();
        foreach (string file in Corpus.Files)
        {
            if (ProfileReader.Read(file, File.ReadAllText(file), CancellationToken.None).Profile?.ToPolicy(Target.X64, options).Policy is not { } policy)
                continue;
            string text = ProfileWriter.Write(policy, policy.Abis);
            Policy? again = ProfileReader.Read("again.json", text, CancellationToken.None).Profile?.ToPolicy(Target.X64, options).Policy;
            Assert.True(again is not null && PolicyEquality.Proves(Bound(policy), Bound(again), CancellationToken.None), file);
            tried++;
        }

        Assert.InRange(tried, 10, int.MaxValue);
    }

    private static BoundPolicy Bound(Policy policy) => PolicyBinder.Bind(policy, CancellationToken.None).Policy;
}
