using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Each oddity of a profile is found at its place.</summary>
public sealed class ProfileFindingTests
{
    [Theory]
    [InlineData("SCMP_ACt_ERRNO", "SCMP_ACT_ERRNO")]
    [InlineData("scmp_act_allow", "SCMP_ACT_ALLOW")]
    [InlineData("ERRNO", "SCMP_ACT_ERRNO")]
    [InlineData("SCMP_ACT_ERRNO(13)", "SCMP_ACT_ERRNO")]
    [InlineData("SCMP_ACT_ALOW", "SCMP_ACT_ALLOW")]
    [InlineData("SCMP_ATC_ALLOW", "SCMP_ACT_ALLOW")]
    [InlineData("SCMP_ALLOW", "SCMP_ACT_ALLOW")]
    [InlineData("SECCOMP_RET_KILL_PROCESS", "SCMP_ACT_KILL_PROCESS")]
    [InlineData("SECCOMP_RET_USER_NOTIF", "SCMP_ACT_NOTIFY")]
    [InlineData("deny", "SCMP_ACT_ERRNO")]
    [InlineData("whatever", null)]
    public void A_wrong_action_gets_the_right_spelling_offered(string written, string? meant)
    {
        string marked = $$"""{"defaultAction": "[|SECC0020:{{written}}|]"}""";
        Verify(marked);
        Assert.Equal(meant, ProfileTexts.Findings(Markup.Strip(marked)).Single().Replacement);
    }

    [Theory]
    [InlineData("amd64", "SCMP_ARCH_X86_64")]
    [InlineData("x86_64", "SCMP_ARCH_X86_64")]
    [InlineData("SCMP_ARCH_AMD64", "SCMP_ARCH_X86_64")]
    [InlineData("SCMP_ARCH_x86_64", "SCMP_ARCH_X86_64")]
    [InlineData("SCMP_ARCH_X86-64", "SCMP_ARCH_X86_64")]
    [InlineData("i386", "SCMP_ARCH_X86")]
    [InlineData("arm64", "SCMP_ARCH_AARCH64")]
    [InlineData("aarch64", "SCMP_ARCH_AARCH64")]
    [InlineData("SCMP_ARCH_AARCH46", "SCMP_ARCH_AARCH64")]
    [InlineData("SCMP_ARCH_NATIVE", null)]
    public void A_wrong_architecture_gets_the_right_spelling_offered(string written, string? meant)
    {
        string marked = $$"""{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86", "[|SECC0022:{{written}}|]"]}""";
        Verify(marked);
        Assert.Equal(meant, ProfileTexts.Findings(Markup.Strip(marked)).Single().Replacement);
    }

    [Theory]
    [InlineData("EQ", "SCMP_CMP_EQ")]
    [InlineData("==", "SCMP_CMP_EQ")]
    [InlineData("SCMP_CMP_eq", "SCMP_CMP_EQ")]
    [InlineData("SCMP_CMP_MASK_EQ", "SCMP_CMP_MASKED_EQ")]
    [InlineData("SCMP_CMP_MASKED_EQUAL", "SCMP_CMP_MASKED_EQ")]
    [InlineData(">=", "SCMP_CMP_GE")]
    public void A_wrong_operator_gets_the_right_spelling_offered(string written, string? meant)
    {
        string marked = ProfileTexts.WithArguments($$"""{"index": 0, "value": 1, "op": "[|SECC0021:{{written}}|]"}""");
        Verify(marked);
        Assert.Equal(meant, ProfileTexts.Findings(Markup.Strip(marked)).Single().Replacement);
    }

    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "[|SECC0011:sycalls|]": []}""", "syscalls")]
    [InlineData("""[|SECC0016:{|]"[|SECC0011:defaultAcion|]": "SCMP_ACT_ERRNO"}""", "defaultAction")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "[|SECC0011:arg|]": []}]}""", "args")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ERRNO", "[|SECC0011:exclude|]": {}}]}""", "excludes")]
    public void A_misspelt_key_is_a_warning_with_the_right_one(string marked, string meant)
    {
        Verify(marked);
        Finding finding = ProfileTexts.Findings(Markup.Strip(marked)).Single(finding => finding.Kind == FindingKinds.UnknownKey);
        Assert.Equal((meant, Severity.Warning), (finding.Replacement, finding.Severity));
    }

    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "[|SECC0011:author|]": "me"}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "[|SECC0011:case|]": 1}]}""")]
    public void A_key_near_no_other_is_information(string marked)
    {
        Verify(marked);
        Assert.Equal(Severity.Info, ProfileTexts.Findings(Markup.Strip(marked)).Single().Severity);
    }

    [Theory]
    [InlineData("""{"index": 0, "value": [|SECC0013:"0x7e020000"|], "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index": 0, "value": 1, "valueTwo": [|SECC0013:"0x7e020000"|], "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index": 0, "value": [|SECC0013:null_|], "valueTwo": 3, "op": "SCMP_CMP_EQ"}""")]
    public void What_follows_from_a_value_that_was_not_read_is_no_news(string argument) => Verify(
        $$"""{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["clone"], "action": "SCMP_ACT_ERRNO", "args": [{{argument.Replace("null_", "true")}}]}]}""");

    [Theory]
    [InlineData("""{"comment": 1, "_comment": [], "$schema": "x", "description": null, "//": "x", "defaultAction": "SCMP_ACT_ERRNO"}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": null, "architectures": null, "archMap": null, "flags": null, "defaultErrnoRet": null, "listenerPath": null}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "args": null, "errnoRet": null, "comment": "", "includes": {}, "excludes": {"caps": null}, "name": ""}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "listenerPath": "", "listenerMetadata": "x", "flags": ["SECCOMP_FILTER_FLAG_TSYNC"]}""")]
    public void Remarks_and_nulls_are_silent(string text) => Verify(text);

    [Theory]
    [InlineData("""{"[|SECC0012:DefaultAction|]": "SCMP_ACT_ERRNO"}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "[|SECC0012:ſyscalls|]": []}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "[|SECC0010:defaultAction|]": "SCMP_ACT_KILL"}""")]
    public void Keys_in_another_case_and_duplicates_are_found(string marked) => Verify(marked);

    [Fact]
    public void Keys_that_differ_in_case_only_are_duplicates_and_the_last_one_counts()
    {
        const string Text = """{"defaultAction": "SCMP_ACT_ERRNO", "DEFAULTACTION": "SCMP_ACT_LOG"}""";
        Assert.Equal(["SECC0010", "SECC0012"], ProfileTexts.Findings(Text).Select(finding => finding.Kind.Id).Order());
        Assert.Equal(SyscallAction.Log, ProfileTexts.Policy(Text).DefaultAction);
    }

    [Theory]
    [InlineData("\"defaultAction\": null")]
    [InlineData("\"syscalls\": [{\"names\": [\"b\"], \"action\": \"SCMP_ACT_ALLOW\"}]")]
    [InlineData("\"archMap\": [{}]")]
    public void A_duplicate_that_go_would_merge_into_the_first_is_an_error(string again)
    {
        string text = $$"""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW"}], "archMap": [{"architecture": "SCMP_ARCH_ARM"}], {{again}}}""";
        Finding finding = ProfileTexts.Findings(text).Single(finding => finding.Kind == FindingKinds.DuplicateKey);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("""{"defaultAction": [|SECC0013:1|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [|SECC0013:{}|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [[|SECC0013:null|]]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "architectures": [|SECC0013:"SCMP_ARCH_X86"|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "flags": [[|SECC0013:true|]]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": [|SECC0013:"38"|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": [[|SECC0013:83|]], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a", [|SECC0013:null|]], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "args": [[|SECC0013:null|]]}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "includes": [|SECC0013:[]|]}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "includes": {"minKernel": [|SECC0013:4.8|]}}]}""")]
    public void A_value_of_another_type_is_an_error(string marked) => Verify(marked);

    [Fact]
    public void A_number_in_quotes_can_lose_them() =>
        Assert.Equal("38", ProfileTexts.Findings("""{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": "38"}""").Single().Replacement);

    [Theory]
    [InlineData("""{"index": [|SECC0014:6|], "value": 1, "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""{"index": [|SECC0014:-1|], "value": [|SECC0014:-1|], "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""{"index": 0, "value": [|SECC0014:1.0|], "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""{"index": 0, "value": [|SECC0014:1e1|], "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""{"index": 0, "value": [|SECC0014:18446744073709551616|], "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""[|SECC0015:{|]"index": 0, "value": 1}""")]
    [InlineData("""{"index": 0, "value": 1, "op": [|SECC0015:""|]}""")]
    [InlineData("""{"index": 0, "value": 1, "valueTwo": [|SECC0053:2|], "op": "SCMP_CMP_EQ"}""")]
    [InlineData("""{"index": 0, "value": [|SECC0052:0|], "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index": 0, "value": 15, "valueTwo": [|SECC0051:240|], "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index": 0, "value": 1, "op": "SCMP_CMP_GE"}, [|SECC0050:{"index": 0, "value": 2, "op": "SCMP_CMP_LE"}|], {"index": 0, "value": 3, "op": "SCMP_CMP_NE"}""")]
    [InlineData("""{"value": 1, "op": "SCMP_CMP_GE"}, {"index": 1, "op": "SCMP_CMP_LE"}""")]
    public void Conditions_on_arguments_are_checked(string marked) => Verify(ProfileTexts.WithArguments(marked));

    [Theory]
    [InlineData("\"names\": [|SECC0040:[]|], \"action\": \"SCMP_ACT_ALLOW\"")]
    [InlineData("\"names\": [\"read\", [|SECC0041:\"\"|]], \"action\": \"SCMP_ACT_ALLOW\"")]
    [InlineData("\"name\": \"[|SECC0042:read|]\", \"names\": [\"write\"], \"action\": \"SCMP_ACT_ALLOW\"")]
    [InlineData("\"names\": [\"read\"], \"action\": [|SECC0015:\"\"|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"errnoRet\": [|SECC0027:1|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_KILL\", \"errno\": \"[|SECC0027:EPERM|]\"")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0025:4095|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0025:65535|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0026:65537|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": [|SECC0014:-1|]")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_TRACE\", \"errnoRet\": 65535")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errno\": \"[|SECC0024:EPREM|]\"")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errno\": \"[|SECC0062:EPERM|]\", \"errnoRet\": 2")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errno\": \"EPERM\", \"errnoRet\": 1")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"arches\": [\"[|SECC0029:x86_64|]\"]}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"excludes\": {\"caps\": [\"[|SECC0028:sys_admin|]\"]}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"[|SECC0064:includes|]\": {\"caps\": [\"CAP_SYS_ADMIN\", \"CAP_BPF\"]}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"[|SECC0063:4.8|]\"}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"\"}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"[|SECC0030:4|]\"}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"[|SECC0030:0.0|]\"}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"[|SECC0030:4.8.1|]\"}")]
    [InlineData("\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", \"includes\": {\"minKernel\": \"[|SECC0030:4.256|]\"}")]
    public void Rules_are_checked(string marked) => Verify(ProfileTexts.WithRule(marked));

    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [[|SECC0015:{|]"names": ["read"]}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [[|SECC0040:{|]"action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""[|SECC0015:{|]"syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""[|SECC0015:{|]"defaultAction": "", "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "archMap": [[|SECC0015:{|]"subArchitectures": []}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_ARM"], "[|SECC0060:archMap|]": [{"architecture": "SCMP_ARCH_ARM"}]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "flags": ["[|SECC0023:TSYNC|]"]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_KILL", "defaultErrnoRet": [|SECC0027:1|]}""")]
    [InlineData("""{"defaultAction": "SCMP_ACT_ERRNO", "listenerPath": "[|SECC0066:/run/s|]", "flags": ["[|SECC0066:SECCOMP_FILTER_FLAG_LOG|]"]}""")]
    public void The_whole_is_checked(string marked) => Verify(marked);

    [Theory]
    [InlineData("[|SECC0016:{|]}")]
    [InlineData("[|SECC0016:[|]]")]
    [InlineData("[|SECC0016:\"|]SCMP_ACT_ERRNO\"")]
    [InlineData("""[|SECC0016:{|]"syscalls": []}""")]
    [InlineData("""{"ociVersion": "1.0", "[|SECC0016:linux|]": {}}""")]
    [InlineData("""{"ociVersion": "1.0", "[|SECC0016:linux|]": {"seccomp": null}}""")]
    [InlineData("""{"linux": {"seccomp": [|SECC0016:{|]}}}""")]
    [InlineData("""{"linux": {"seccomp": [|SECC0013:[]|]}}""")]
    [InlineData("""{"linux": {}, "[|SECC0017:seccomp|]": {"defaultAction": "SCMP_ACT_ERRNO"}}""")]
    [InlineData("""{"[|SECC0017:seccomp|]": {"defaultAction": "SCMP_ACT_ERRNO"}}""")]
    [InlineData("""{"[|SECC0017:seccomp|]": {}, "linux": {"seccomp": {"defaultAction": "SCMP_ACT_ERRNO"}}}""")]
    [InlineData("""{"[|SECC0011:syscalls|]": [], "linux": {"seccomp": {"defaultAction": "SCMP_ACT_ERRNO"}}}""")]
    [InlineData("""{"kind": "SeccompProfile", "spec": [|SECC0016:{|]}}""")]
    [InlineData("""{"kind": "SeccompProfile", "spec": {"disabled": [|SECC0016:true|], "defaultAction": "SCMP_ACT_ERRNO"}}""")]
    [InlineData("""{"kind": "SeccompProfile", "spec": {"baseProfileName": "[|SECC0065:runc|]", "defaultAction": "SCMP_ACT_ERRNO"}}""")]
    public void A_file_without_a_profile_in_its_place_is_refused(string marked) => Verify(marked);

    [Theory]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "[|SECC0061:archMap|]": [{"architecture": "SCMP_ARCH_ARM"}]}""")]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrno": "[|SECC0061:ENOSYS|]"}""")]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrno": "ENOSYS", "defaultErrnoRet": 38}""")]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"name": "[|SECC0061:read|]", "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"name": "[|SECC0061:read|]", "names": ["write"], "action": "SCMP_ACT_ALLOW"}]}""")]
    [InlineData(Dialect.Oci, """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "[|SECC0061:includes|]": {"caps": ["CAP_BPF"]}, "[|SECC0061:excludes|]": {"arches": ["arm"]}}]}""")]
    [InlineData(Dialect.Podman, """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_ALLOW", "includes": {"minKernel": "[|SECC0061:4.8|]"}}]}""")]
    [InlineData(Dialect.Podman, """{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrno": "[|SECC0062:ENOSYS|]", "defaultErrnoRet": 1}""")]
    public void What_a_dialect_ignores_is_found(Dialect dialect, string marked) =>
        Markup.Verify(marked, text => ProfileTexts.Findings(text, new ProfileOptions { Dialect = dialect }));

    [Fact]
    public void A_file_with_endless_mistakes_gets_a_limited_number_of_findings()
    {
        string names = string.Join(",", Enumerable.Repeat("\"\"", 100_000));
        Finding[] findings = [.. ProfileTexts.Findings(ProfileTexts.WithRule($"\"names\": [{names}], \"action\": \"SCMP_ACT_ALLOW\""))];
        Assert.Equal(1001, findings.Length);
        Assert.Equal(FindingKinds.TooManyFindings, findings[^1].Kind);
    }

    private static void Verify(string marked) => Markup.Verify(marked, text => ProfileTexts.Findings(text));
}
