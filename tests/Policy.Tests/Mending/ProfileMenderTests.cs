using System;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>The place of the finding stands between [| and |].</summary>
public sealed class ProfileMenderTests
{
    private static readonly SyscallAction s_enosys = SyscallAction.Errno(38);

    [Theory]
    [InlineData(
        """{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["[|open|]"],"action":"SCMP_ACT_ERRNO"}]}""",
        """{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["open","openat"],"action":"SCMP_ACT_ERRNO"}]}""")]
    [InlineData(
        """{ "syscalls": [ { "names": [ "[|open|]", "creat" ], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 } ] }""",
        """{ "syscalls": [ { "names": [ "open", "creat", "openat" ], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 } ] }""")]
    [InlineData(
        """{ "syscalls": [ { "name": "[|open|]", "action": "SCMP_ACT_ERRNO" } ] }""",
        """{ "syscalls": [ { "name": "open", "action": "SCMP_ACT_ERRNO" }, { "names": ["openat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 } ] }""")]
    [InlineData(
        """{ "linux": { "seccomp": { "syscalls": [ { "names": ["[|open|]"], "action": "SCMP_ACT_ERRNO", "args": [] } ] } } }""",
        """{ "linux": { "seccomp": { "syscalls": [ { "names": ["open", "openat"], "action": "SCMP_ACT_ERRNO", "args": [] } ] } } }""")]
    [InlineData(
        """{ "spec": { "syscalls": [ { "names": ["[|open|]"], "action": "SCMP_ACT_ERRNO", "includes": { "caps": ["CAP_SYS_ADMIN"] } } ] } }""",
        """{ "spec": { "syscalls": [ { "names": ["open"], "action": "SCMP_ACT_ERRNO", "includes": { "caps": ["CAP_SYS_ADMIN"] } }, { "names": ["openat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 } ] } }""")]
    public void A_name_joins_the_rule_that_says_the_same_or_gets_its_own(string marked, string expected) =>
        Assert.Equal(expected, Write(marked, Mend.Answer.With(SyscallAction.Errno(1), ["openat"])));

    [Fact]
    public void A_new_rule_looks_like_the_others() => Assert.Equal(
        "{\r\n\t\"syscalls\": [\r\n\t\t{\r\n\t\t\t\"names\": [\r\n\t\t\t\t\"read\"\r\n\t\t\t],\r\n\t\t\t\"action\": \"SCMP_ACT_ALLOW\"\r\n\t\t},"
        + "\r\n\t\t{\r\n\t\t\t\"names\": [\r\n\t\t\t\t\"clone3\"\r\n\t\t\t],\r\n\t\t\t\"action\": \"SCMP_ACT_ERRNO\",\r\n\t\t\t\"errnoRet\": 38\r\n\t\t}\r\n\t]\r\n}\r\n",
        Write(
            "{\r\n\t\"syscalls\": [\r\n\t\t{\r\n\t\t\t\"names\": [\r\n\t\t\t\t\"[|read|]\"\r\n\t\t\t],\r\n\t\t\t\"action\": \"SCMP_ACT_ALLOW\"\r\n\t\t}\r\n\t]\r\n}\r\n",
            Mend.Answer.With(s_enosys, ["clone3"])));

    [Theory]
    [InlineData(
        """{"syscalls":[{"names":["read","clone3","[|write|]"],"action":"SCMP_ACT_ERRNO"},{"names":["statx"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""",
        """{"syscalls":[{"names":["read","write"],"action":"SCMP_ACT_ERRNO"},{"names":["statx","clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""")]
    [InlineData(
        """{"syscalls":[{"names":["[|clone3|]"],"action":"SCMP_ACT_ERRNO"},{"names":["statx"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""",
        """{"syscalls":[{"names":["statx","clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""")]
    [InlineData(
        """{"syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"},{"names":["clone3"],"action":"SCMP_ACT_ERRNO","args":[{"index":0,"value":1,"op":"SCMP_CMP_EQ"}]},{"names":["[|write|]"],"action":"SCMP_ACT_ALLOW"}]}""",
        """{"syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"},{"names":["clone3"],"action":"SCMP_ACT_ERRNO","args":[{"index":0,"value":1,"op":"SCMP_CMP_EQ"}]},{"names":["write"],"action":"SCMP_ACT_ALLOW"},{"names":["clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""")]
    [InlineData(
        """{"syscalls":[{"names":["[|clone3|]"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""",
        """{"syscalls":[{"names":["clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""")]
    public void A_name_leaves_the_rules_that_said_otherwise(string marked, string expected) =>
        Assert.Equal(expected, Write(marked, Mend.Answer.With(s_enosys, ["clone3"])));

    [Theory]
    [InlineData("""{"syscalls":[{"names":["[|read|]","write"],"action":"SCMP_ACT_ALLOW"}]}""", """{"syscalls":[{"names":["write"],"action":"SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"syscalls":[{"names":["write", "[|read|]"],"action":"SCMP_ACT_ALLOW"}]}""", """{"syscalls":[{"names":["write"],"action":"SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"syscalls":[{"names":["a"]}, {"names":["[|read|]"]}]}""", """{"syscalls":[{"names":["a"]}]}""")]
    [InlineData("""{"syscalls":[{"names":["[|read|]"]}, {"names":["a"]}]}""", """{"syscalls":[{"names":["a"]}]}""")]
    [InlineData("""{"syscalls":[{"names":["[|read|]"]}]}""", null)]
    public void Names_go_and_rules_without_names(string marked, string? expected) =>
        Assert.Equal(expected, Write(marked, new Mend.DropNames(ImmutableEquatableArray.Of("read"))));

    [Theory]
    [InlineData("""{"defaultAction": "[|SCMP_ACT_KILL|]"}""", """{"defaultAction": "SCMP_ACT_KILL_PROCESS"}""")]
    [InlineData(
        """{"syscalls":[{"names":["a"],"action":"[|SCMP_ACT_ERRNO|]","errnoRet":1}]}""",
        """{"syscalls":[{"names":["a"],"action":"SCMP_ACT_KILL_PROCESS"}]}""")]
    public void An_action_takes_the_place_of_another(string marked, string expected) =>
        Assert.Equal(expected, Write(marked, new Mend.Act(SyscallAction.KillProcess)));

    [Theory]
    [InlineData("""{"syscalls":[{"action":"SCMP_ACT_ERRNO","errnoRet":[|0|]}]}""", """{"syscalls":[{"action":"SCMP_ACT_ERRNO","errnoRet":1}]}""")]
    [InlineData("""{"syscalls":[{"action":"[|SCMP_ACT_KILL|]"}]}""", """{"syscalls":[{"action":"SCMP_ACT_ERRNO","errnoRet":1}]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":[|0|]}""", """{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":1}""")]
    public void An_errno_takes_the_place_of_another(string marked, string expected) =>
        Assert.Equal(expected, Write(marked, new Mend.Act(SyscallAction.Errno(1))));

    [Theory]
    [InlineData(
        """{"syscalls":[{"names":["[|a|]"],"args":[{"index":1,"value":7,"op":"SCMP_CMP_EQ"},{"index":0,"value":7,"op":"SCMP_CMP_EQ"}]}]}""",
        """{"syscalls":[{"names":["a"],"args":[{"index":1,"value":7,"op":"SCMP_CMP_EQ"},{"index":0,"value":3,"valueTwo":3,"op":"SCMP_CMP_MASKED_EQ"}]}]}""")]
    [InlineData(
        """{"syscalls":[{"names":["[|a|]"],"args":[{"index":0,"value":7,"valueTwo":9,"op":"SCMP_CMP_EQ"}]}]}""",
        """{"syscalls":[{"names":["a"],"args":[{"index":0,"value":3,"valueTwo":3,"op":"SCMP_CMP_MASKED_EQ"}]}]}""")]
    [InlineData("""{"syscalls":[{"names":["[|a|]"],"args":[{"index":0,"value":8,"op":"SCMP_CMP_EQ"}]}]}""", null)]
    public void A_comparison_looks_at_other_bits(string marked, string? expected) =>
        Assert.Equal(expected, Write(marked, new Mend.Compare(0, ulong.MaxValue, 7, 3, 3)));

    [Fact]
    public void A_mask_becomes_a_rule_for_each_bit() => Assert.Equal(
        """{"syscalls":[{"names":["a"],"args":[{"index":0,"value":1,"valueTwo":1,"op":"SCMP_CMP_MASKED_EQ"}]},{"names":["a"],"args":[{"index":0,"value":4,"valueTwo":4,"op":"SCMP_CMP_MASKED_EQ"}]}]}""",
        Write("""{"syscalls":[{"names":["a"],"args":[[|{"index":0,"value":5,"op":"SCMP_CMP_MASKED_EQ"}|]]}]}""", new Mend.RulePerBit(5)));

    [Fact]
    public void A_rule_is_asked_for_its_reason() => Assert.Equal(
        """{ "syscalls": [{ "names": ["ptrace"], "action": "SCMP_ACT_ALLOW", "comment": "TODO: say why" }] }""",
        Write("""{ "syscalls": [{ "names": ["[|ptrace|]"], "action": "SCMP_ACT_ALLOW" }] }""", new Mend.Justify()));

    [Theory]
    [InlineData("[|1|]")]
    [InlineData("[|[]|]")]
    [InlineData("{\"a\": [|1|]")]
    [InlineData("{\"syscalls\": [|1|]}")]
    [InlineData("{\"syscalls\": [1, [|{}|]]}")]
    public void What_cannot_be_written_is_not(string marked)
    {
        foreach (Mend mend in new Mend[]
        {
            Mend.Answer.With(s_enosys, ["clone3"]), new Mend.DropNames(ImmutableEquatableArray.Of("read")), new Mend.Act(s_enosys),
            new Mend.Compare(0, 0, 0, 0, 0), new Mend.RulePerBit(3), new Mend.Justify(),
        })
        {
            Assert.Null(Write(marked, mend));
        }
    }

    private static string? Write(string marked, Mend mend)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal), end = marked.IndexOf("|]", StringComparison.Ordinal);
        string text = marked.Remove(end, 2).Remove(start, 2);
        return ProfileMender.Write(text, TextRange.FromBounds(start, end - 2), mend, CancellationToken.None) is { } edits
            ? TextEdit.Apply(text, edits)
            : null;
    }
}