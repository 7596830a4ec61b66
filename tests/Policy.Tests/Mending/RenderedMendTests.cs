using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>Each kind of mend in files of each style. The finding's place is between ‹ and ›.</summary>
public sealed class RenderedMendTests
{
    private static readonly Mend s_clone3 = Mend.Answer.With(SyscallAction.Errno(38), ["clone3"]);
    private static readonly Mend s_exit = Mend.Answer.With(SyscallAction.Allow, ["exit"]);

    [Theory]
    [InlineData("""{"syscalls": [{"names": ["read", "‹wirte›"], "action": "X"}]}""", "write", """{"syscalls": [{"names": ["read", "write"], "action": "X"}]}""")]
    [InlineData("""{ "a": 1‹,› }""", "", """{ "a": 1 }""")]
    public void Text_is_exchanged_also_where_it_is_no_json(string before, string replacement, string after) =>
        Becomes(before, new Mend.ReplaceText(replacement), after);

    public static TheoryData<string, string> NamesTakenOut => new()
    {
        { """{"syscalls": [{"names": ["a", "‹b›", "c"], "action": "X"}]}""", """{"syscalls": [{"names": ["a", "c"], "action": "X"}]}""" },
        { """{"syscalls": [{"names": ["‹b›", "c"], "action": "X"}]}""", """{"syscalls": [{"names": ["c"], "action": "X"}]}""" },
        { """{"syscalls": [{"names": ["a", "‹b›"], "action": "X"}]}""", """{"syscalls": [{"names": ["a"], "action": "X"}]}""" },
        { """{"syscalls":[{"names":["a","‹b›"],"action":"X"},{"names":["c"],"action":"X"}]}""", """{"syscalls":[{"names":["a"],"action":"X"},{"names":["c"],"action":"X"}]}""" },
        { """{"syscalls":[{"names":["‹b›"],"action":"X"},{"names":["c"],"action":"X"}]}""", """{"syscalls":[{"names":["c"],"action":"X"}]}""" },
        { """{"syscalls": [{"names": ["‹b›"], "action": "X"}]}""", """{"syscalls": []}""" },
        { """{"syscalls": [{"name": "‹b›", "action": "X"}, {"name": "c", "action": "X"}]}""", """{"syscalls": [{"name": "c", "action": "X"}]}""" },
        { """{"syscalls": [{"names": ["b", "‹b›", "b"], "action": "X"}]}""", """{"syscalls": [{"names": ["b", "b"], "action": "X"}]}""" },
        { "{\"syscalls\": [{\n\t\"names\": [\n\t\t\"a\",\n\t\t\"‹b›\",\n\t\t\"c\"\n\t],\n\t\"action\": \"X\"}]}", "{\"syscalls\": [{\n\t\"names\": [\n\t\t\"a\",\n\t\t\"c\"\n\t],\n\t\"action\": \"X\"}]}" },
        { "{\"syscalls\": [{\n\t\"names\": [\n\t\t\"a\",\n\t\t\"‹b›\", \"c\"\n\t],\n\t\"action\": \"X\"}]}", "{\"syscalls\": [{\n\t\"names\": [\n\t\t\"a\",\n\t\t\"c\"\n\t],\n\t\"action\": \"X\"}]}" },
        { "{\r\n  \"syscalls\": [\r\n    { \"names\": [\"a\"], \"action\": \"X\" },\r\n    { \"names\": [\"‹b›\"], \"action\": \"X\" }\r\n  ]\r\n}", "{\r\n  \"syscalls\": [\r\n    { \"names\": [\"a\"], \"action\": \"X\" }\r\n  ]\r\n}" },
        { """{"linux": {"seccomp": {"syscalls": [{"names": ["a", "‹b›"], "action": "X"}]}}}""", """{"linux": {"seccomp": {"syscalls": [{"names": ["a"], "action": "X"}]}}}""" },
        { """{"kind": "SeccompProfile", "spec": {"syscalls": [{"Names": ["a", "‹b›"], "action": "X"}]}}""", """{"kind": "SeccompProfile", "spec": {"syscalls": [{"Names": ["a"], "action": "X"}]}}""" },
    };

    [Theory]
    [MemberData(nameof(NamesTakenOut))]
    public void A_name_is_taken_out_and_the_rule_when_it_was_the_last(string before, string after) =>
        Becomes(before, new Mend.DropNames(ImmutableEquatableArray.Of("b")), after);

    [Fact]
    public void A_name_that_is_to_go_twice_goes_twice() => Becomes(
        """{"syscalls": [{"names": ["b", "a", "‹b›"], "action": "X"}]}""", new Mend.DropNames(ImmutableEquatableArray.Of("b", "b")),
        """{"syscalls": [{"names": ["a"], "action": "X"}]}""");

    public static TheoryData<string, string> Answered => new()
    {
        // Into a rule that says so already, in its order and layout.
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [{"names": ["a", "x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a", "clone3", "x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { """{"defaultAction":"‹SCMP_ACT_ERRNO›","syscalls":[{"names":["x","a"],"action":"SCMP_ACT_ERRNO","errno":"ENOSYS"}]}""", """{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["x","a","clone3"],"action":"SCMP_ACT_ERRNO","errno":"ENOSYS"}]}""" },
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [{"names": ["x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "args": [], "includes": {}}]}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["x", "clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "args": [], "includes": {}}]}""" },
        // Not into one that holds for some.
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [{"names": ["x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "includes": {"caps": ["C"]}}]}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "includes": {"caps": ["C"]}}, {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [{"names": ["x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]}]}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["x"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]}, {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        // Where a rule is about nothing else, it is the one to say so.
        { """{"syscalls": [{"comment": "c", "names": ["‹clone3›"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}""", """{"syscalls": [{"comment": "c", "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { """{"syscalls": [{"names": ["‹clone3›"], "action": "SCMP_ACT_ERRNO"}]}""", """{"syscalls": [{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { """{"syscalls": [{"name": "‹clone3›", "action": "SCMP_ACT_ERRNO", "errno": "EPERM"}]}""", """{"syscalls": [{"name": "clone3", "action": "SCMP_ACT_ERRNO", "errno": "ENOSYS"}]}""" },
        // Out of all others.
        { """{"syscalls": [{"names": ["mount", "‹clone3›"], "action": "SCMP_ACT_ERRNO"}, {"names": ["clone3"], "action": "SCMP_ACT_TRAP", "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]}]}""", """{"syscalls": [{"names": ["mount"], "action": "SCMP_ACT_ERRNO"}, {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { """{"syscalls": [{"names": ["mount", "‹clone3›"], "action": "SCMP_ACT_ERRNO"}, {"names": ["clone3"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["C"]}}]}""", """{"syscalls": [{"names": ["mount"], "action": "SCMP_ACT_ERRNO"}, {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}, {"names": ["clone3"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["C"]}}]}""" },
        // Where the rule holds that the finding is about.
        { """{"syscalls": [{"names": ["mount", "‹clone3›"], "action": "SCMP_ACT_ERRNO", "excludes": {"caps": ["C"]}}, {"names": ["clone3"], "action": "SCMP_ACT_ALLOW"}]}""", """{"syscalls": [{"names": ["mount"], "action": "SCMP_ACT_ERRNO", "excludes": {"caps": ["C"]}}, {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "excludes": {"caps": ["C"]}}, {"names": ["clone3"], "action": "SCMP_ACT_ALLOW"}]}""" },
        // A rule of the old format has one name.
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [{"name": "x", "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"name": "x", "action": "SCMP_ACT_ERRNO", "errnoRet": 38}, {"name": "clone3", "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        // As the neighbours are written.
        { "{\n\t\"defaultAction\": \"‹SCMP_ACT_ERRNO›\",\n\t\"syscalls\": [\n\t\t{\n\t\t\t\"names\": [\n\t\t\t\t\"x\"\n\t\t\t],\n\t\t\t\"action\": \"SCMP_ACT_ALLOW\"\n\t\t}\n\t]\n}\n", "{\n\t\"defaultAction\": \"SCMP_ACT_ERRNO\",\n\t\"syscalls\": [\n\t\t{\n\t\t\t\"names\": [\n\t\t\t\t\"x\"\n\t\t\t],\n\t\t\t\"action\": \"SCMP_ACT_ALLOW\"\n\t\t},\n\t\t{\n\t\t\t\"names\": [\n\t\t\t\t\"clone3\"\n\t\t\t],\n\t\t\t\"action\": \"SCMP_ACT_ERRNO\",\n\t\t\t\"errnoRet\": 38\n\t\t}\n\t]\n}\n" },
        { "{\r\n  \"defaultAction\" : \"‹SCMP_ACT_ERRNO›\",\r\n  \"syscalls\" : [\r\n    { \"action\" : \"SCMP_ACT_ALLOW\", \"names\" : [ \"x\" ] }\r\n  ]\r\n}", "{\r\n  \"defaultAction\" : \"SCMP_ACT_ERRNO\",\r\n  \"syscalls\" : [\r\n    { \"action\" : \"SCMP_ACT_ALLOW\", \"names\" : [ \"x\" ] },\r\n    { \"action\" : \"SCMP_ACT_ERRNO\", \"errnoRet\" : 38, \"names\" : [ \"clone3\" ] }\r\n  ]\r\n}" },
        { """{"defaultAction":"‹SCMP_ACT_ERRNO›","syscalls":[{"names":["x"],"action":"SCMP_ACT_ALLOW"}]}""", """{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["x"],"action":"SCMP_ACT_ALLOW"},{"names":["clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""" },
        // With no neighbours, as the rest.
        { """{"defaultAction":"‹SCMP_ACT_ERRNO›","syscalls":[]}""", """{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38}]}""" },
        { """{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": null}""", """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""" },
        { "{\n  \"defaultAction\": \"‹SCMP_ACT_ERRNO›\"\n}", "{\n  \"defaultAction\": \"SCMP_ACT_ERRNO\",\n  \"syscalls\": [\n    {\n      \"names\": [\"clone3\"],\n      \"action\": \"SCMP_ACT_ERRNO\",\n      \"errnoRet\": 38\n    }\n  ]\n}" },
        { "{\r\n\t\"defaultAction\": \"‹SCMP_ACT_ERRNO›\",\r\n\t\"syscalls\": [\r\n\t]\r\n}", "{\r\n\t\"defaultAction\": \"SCMP_ACT_ERRNO\",\r\n\t\"syscalls\": [\r\n\t\t{\r\n\t\t\t\"names\": [\"clone3\"],\r\n\t\t\t\"action\": \"SCMP_ACT_ERRNO\",\r\n\t\t\t\"errnoRet\": 38\r\n\t\t}\r\n\t]\r\n}" },
        { """{"linux": {"seccomp": {"defaultAction": "‹SCMP_ACT_ERRNO›"}}}""", """{"linux": {"seccomp": {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}}}""" },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public void A_call_gets_its_answer_by_one_rule(string before, string after) => Becomes(before, s_clone3, after);

    [Fact]
    public void What_is_missing_goes_into_the_rule_at_the_place() => Becomes(
        """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW"}, ‹{"names": ["b"], "action": "SCMP_ACT_ALLOW"}›]}""", s_exit,
        """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW"}, {"names": ["b", "exit"], "action": "SCMP_ACT_ALLOW"}]}""");

    [Fact]
    public void A_rule_that_loses_all_its_names_makes_room_for_the_new_one() => Becomes(
        """{"syscalls": [{"names": ["‹clone3›"], "action": "SCMP_ACT_TRAP", "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]}, {"names": ["a"], "action": "SCMP_ACT_TRAP"}]}""",
        s_clone3, """{"syscalls": [{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}, {"names": ["a"], "action": "SCMP_ACT_TRAP"}]}""");

    [Theory]
    [InlineData("""{"syscalls": [{"names": ["‹open›", "openat2"], "action": "SCMP_ACT_ERRNO"}]}""", """{"syscalls": [{"names": ["open"], "action": "SCMP_ACT_ERRNO"}, {"names": ["openat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}, {"names": ["openat2"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""")]
    [InlineData("""{"syscalls": [{"names": ["‹open›"], "action": "SCMP_ACT_ERRNO"}]}""", """{"syscalls": [{"names": ["open", "openat"], "action": "SCMP_ACT_ERRNO"}, {"names": ["openat2"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""")]
    public void Several_answers_make_several_rules(string before, string after) => Becomes(
        before, new Mend.Answer(ImmutableEquatableArray.Of(new SyscallAnswer("openat", SyscallAction.Errno(1)), new SyscallAnswer("openat2", SyscallAction.Errno(38)))), after);

    [Theory]
    [InlineData("""{"syscalls": [{"names": ["a"], "action": "‹SCMP_ACT_KILL›"}]}""", """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_KILL_PROCESS"}]}""")]
    [InlineData("""{"defaultAction": "‹SCMP_ACT_KILL›", "syscalls": []}""", """{"defaultAction": "SCMP_ACT_KILL_PROCESS", "syscalls": []}""")]
    [InlineData("""{"defaultAction": "‹SCMP_ACT_ERRNO›", "defaultErrnoRet": 1, "syscalls": []}""", """{"defaultAction": "SCMP_ACT_KILL_PROCESS", "syscalls": []}""")]
    [InlineData("{\"syscalls\": [{\n\"names\": [\"a\"],\n\"action\": \"‹SCMP_ACT_ERRNO›\",\n\"errnoRet\": 1,\n\"errno\": \"EPERM\"\n}]}", "{\"syscalls\": [{\n\"names\": [\"a\"],\n\"action\": \"SCMP_ACT_KILL_PROCESS\"\n}]}")]
    public void An_action_is_exchanged_and_leaves_no_errno_behind(string before, string after) =>
        Becomes(before, new Mend.Act(SyscallAction.KillProcess), after);

    [Theory]
    [InlineData("""{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "errnoRet": ‹0›}]}""", """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13}]}""")]
    [InlineData("""{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "errno": "‹0›"}]}""", """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "errno": "EACCES"}]}""")]
    [InlineData("""{"syscalls": [{"names": ["a"], "errno": "‹0›", "errnoRet": 0, "action": "SCMP_ACT_ERRNO"}]}""", """{"syscalls": [{"names": ["a"], "errno": "EACCES", "errnoRet": 13, "action": "SCMP_ACT_ERRNO"}]}""")]
    [InlineData("""{"defaultAction": "‹SCMP_ACT_ERRNO›", "defaultErrnoRet": 0}""", """{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 13}""")]
    [InlineData("""{"syscalls": [{"names": ["a"], "action": "‹SCMP_ACT_KILL›"}]}""", """{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13}]}""")]
    public void An_errno_is_exchanged_where_it_is_written(string before, string after) =>
        Becomes(before, new Mend.Act(SyscallAction.Errno(13)), after);

    [Theory]
    [InlineData("""{"index": 0, "value": 5, "op": "SCMP_CMP_EQ"}""", """{"index": 0, "value": 7, "valueTwo": 6, "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index":0,"value":5,"valueTwo":0,"op":"SCMP_CMP_EQ"}""", """{"index":0,"value":7,"valueTwo":6,"op":"SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("{\n  \"index\": 0,\n  \"value\": 5,\n  \"op\": \"SCMP_CMP_EQ\"\n}", "{\n  \"index\": 0,\n  \"value\": 7,\n  \"valueTwo\": 6,\n  \"op\": \"SCMP_CMP_MASKED_EQ\"\n}")]
    public void A_comparison_looks_at_other_bits(string before, string after) => Becomes(
        Profile($$"""{"index": 1, "value": 5, "op": "SCMP_CMP_EQ"}, {{before}}""", "‹write›"), new Mend.Compare(0, ulong.MaxValue, 5, 7, 6),
        Profile($$"""{"index": 1, "value": 5, "op": "SCMP_CMP_EQ"}, {{after}}""", "write"));

    [Theory]
    [InlineData("SCMP_CMP_NE", 5)]
    [InlineData("SCMP_CMP_EQ", 6)]
    public void Another_comparison_is_left_alone(string op, int value) => Assert.Null(Write(
        Profile($$"""{"index": 0, "value": {{value}}, "op": "{{op}}"}""", "‹write›"), new Mend.Compare(0, ulong.MaxValue, 5, 7, 6)));

    [Fact]
    public void A_mask_is_widened() => Becomes(
        Profile("""{"index": 0, "value": 2080505856, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}""", "‹clone›"),
        new Mend.Compare(0, 0x7c02_0000, 0, 0x7e02_0000, 0),
        Profile("""{"index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}""", "clone"));

    [Fact]
    public void A_rule_for_each_bit_keeps_all_else_of_the_rule() => Becomes(
        """{"syscalls": [{"names": ["clone"], "action": "X", "args": [‹{"index": 0, "value": 5, "op": "SCMP_CMP_MASKED_EQ"}›], "comment": "c"}, {"names": ["a"], "action": "X"}]}""",
        new Mend.RulePerBit(5),
        """{"syscalls": [{"names": ["clone"], "action": "X", "args": [{"index": 0, "value": 1, "valueTwo": 1, "op": "SCMP_CMP_MASKED_EQ"}], "comment": "c"}, {"names": ["clone"], "action": "X", "args": [{"index": 0, "value": 4, "valueTwo": 4, "op": "SCMP_CMP_MASKED_EQ"}], "comment": "c"}, {"names": ["a"], "action": "X"}]}""");

    [Theory]
    [InlineData("""{"syscalls": [{"names": ["‹bpf›"], "action": "X"}]}""", """{"syscalls": [{"names": ["bpf"], "action": "X", "comment": "TODO: say why"}]}""")]
    [InlineData("""{"syscalls": [{"names": ["‹bpf›"], "comment": "", "action": "X"}]}""", """{"syscalls": [{"names": ["bpf"], "comment": "TODO: say why", "action": "X"}]}""")]
    [InlineData("{\"syscalls\": [\n {\n  \"names\": [\"‹bpf›\"],\n  \"action\": \"X\"\n }\n]}", "{\"syscalls\": [\n {\n  \"names\": [\"bpf\"],\n  \"action\": \"X\",\n  \"comment\": \"TODO: say why\"\n }\n]}")]
    public void A_reason_is_asked_for(string before, string after) => Becomes(before, new Mend.Justify(), after);

    [Theory]
    [InlineData("{‹›}")]
    [InlineData("‹›[]")]
    [InlineData("{ ‹not json› }")]
    [InlineData("""{"syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW"}], "x": "‹y›"}""")]
    public void What_has_no_such_place_has_no_edits(string text)
    {
        Assert.Null(Write(text, new Mend.DropNames(ImmutableEquatableArray.Of("b"))));
        Assert.Null(Write(text, new Mend.Act(SyscallAction.KillProcess)));
        Assert.Null(Write(text, new Mend.Compare(0, 1, 1, 1, 0)));
        Assert.Null(Write(text, new Mend.RulePerBit(1)));
        Assert.Null(Write(text, new Mend.Justify()));
    }

    [Fact]
    public void A_rule_with_a_name_and_names_says_two_things() => Assert.Null(Write(
        """{"syscalls": [{"name": "clone3", "names": ["‹clone3›", "a"], "action": "SCMP_ACT_ERRNO"}]}""", s_clone3));

    [Theory]
    [InlineData("""{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": 1}""")]
    [InlineData("""{"defaultAction": "‹SCMP_ACT_ERRNO›", "syscalls": [1]}""")]
    public void Where_no_rules_can_be_there_is_no_place_for_one(string text) => Assert.Null(Write(text, s_clone3));

    [Fact]
    public void What_is_so_already_needs_no_edit() => Assert.Null(Write(
        """{"syscalls": [{"names": ["‹clone3›"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}]}""", s_clone3));

    private static string Profile(string arguments, string name) =>
        $$"""{"syscalls": [{"names": ["{{name}}"], "action": "X", "args": [{{arguments}}]}]}""";

    private static void Becomes(string before, Mend mend, string after) => Assert.Equal(after, Write(before, mend));

    private static string? Write(string marked, Mend mend)
    {
        int start = marked.IndexOf('‹', StringComparison.Ordinal);
        int end = marked.IndexOf('›', StringComparison.Ordinal) - 1;
        string text = marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal);
        IReadOnlyList<TextEdit>? edits = ProfileMender.Write(text, TextRange.FromBounds(start, end), mend, CancellationToken.None);
        Assert.DoesNotContain(edits ?? [], edit => (edits ?? []).Any(other => !other.Equals(edit) && edit.Meets(other)));
        return edits is null ? null : TextEdit.Apply(text, edits);
    }
}
