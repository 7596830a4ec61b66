using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

public sealed class ProfilePolicyTests
{
    private const string Empty = """{"defaultAction": "SCMP_ACT_ERRNO"}""";

    [Theory]
    [InlineData("SCMP_ACT_KILL", "KILL_THREAD")]
    [InlineData("SCMP_ACT_KILL_THREAD", "KILL_THREAD")]
    [InlineData("SCMP_ACT_KILL_PROCESS", "KILL_PROCESS")]
    [InlineData("SCMP_ACT_TRAP", "TRAP")]
    [InlineData("SCMP_ACT_ERRNO", "ERRNO(1)")]
    [InlineData("SCMP_ACT_TRACE", "TRACE(1)")]
    [InlineData("SCMP_ACT_ALLOW", "ALLOW")]
    [InlineData("SCMP_ACT_LOG", "LOG")]
    [InlineData("SCMP_ACT_NOTIFY", "NOTIFY")]
    public void Every_action_of_the_runtime_spec_is_read(string name, string action)
    {
        Policy policy = ProfileTexts.Policy($$"""{"defaultAction": "{{name}}", "syscalls": [{"names": ["read"], "action": "{{name}}"}]}""");
        Assert.Equal((action, action), (policy.DefaultAction.ToString(), policy.Rules[0].Action.ToString()));
    }

    [Theory]
    [InlineData("\"errnoRet\": 38", Dialect.Docker, 38)]
    [InlineData("\"errnoRet\": 0", Dialect.Docker, 0)]
    [InlineData("\"errnoRet\": 65537", Dialect.Docker, 1)]
    [InlineData("\"errnoRet\": null", Dialect.Docker, 1)]
    [InlineData("\"errno\": \"ENOSYS\"", Dialect.Docker, 38)]
    [InlineData("\"errno\": \"ENOSYS\"", Dialect.Podman, 38)]
    [InlineData("\"errno\": \"38\"", Dialect.Podman, 38)]
    [InlineData("\"errno\": \"EHWPOISON\"", Dialect.Podman, 133)]
    [InlineData("\"errno\": \"ENOSYS\"", Dialect.Oci, 1)]
    [InlineData("\"errno\": \"ENOSYS\", \"errnoRet\": 2", Dialect.Docker, 2)]
    [InlineData("\"errno\": \"ENOSYS\", \"errnoRet\": 2", Dialect.Podman, 38)]
    [InlineData("\"errno\": \"ENOSYS\", \"errnoRet\": 2", Dialect.Oci, 2)]
    public void An_errno_is_a_number_or_for_Podman_a_name_and_EPERM_without_either(string members, Dialect dialect, int errno)
    {
        string text = ProfileTexts.WithRule($"\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", {members}");
        Policy policy = ProfileTexts.Policy(text, new ProfileOptions { Dialect = dialect });
        Assert.Equal(SyscallAction.Errno((ushort)errno), policy.Rules[0].Action);
    }

    [Theory]
    [InlineData("\"defaultErrnoRet\": 38")]
    [InlineData("\"defaultErrno\": \"ENOSYS\"")]
    public void The_default_action_has_an_errno_of_its_own(string members) =>
        Assert.Equal(SyscallAction.Errno(38), ProfileTexts.Policy($$"""{"defaultAction": "SCMP_ACT_ERRNO", {{members}}}""").DefaultAction);

    [Theory]
    [InlineData("SCMP_CMP_NE", ComparisonOperator.NotEqual)]
    [InlineData("SCMP_CMP_LT", ComparisonOperator.Less)]
    [InlineData("SCMP_CMP_LE", ComparisonOperator.LessOrEqual)]
    [InlineData("SCMP_CMP_EQ", ComparisonOperator.Equal)]
    [InlineData("SCMP_CMP_GE", ComparisonOperator.GreaterOrEqual)]
    [InlineData("SCMP_CMP_GT", ComparisonOperator.Greater)]
    public void Every_operator_of_the_runtime_spec_is_read(string name, ComparisonOperator expected) =>
        Assert.Equal(
            Policies.Compare(3, expected, ulong.MaxValue),
            Condition($$"""{"index": 3, "value": 18446744073709551615, "op": "{{name}}"}"""));

    [Fact]
    public void A_masked_comparison_has_the_mask_first_and_drops_expected_bits_outside_it() =>
        Assert.Equal(
            Policies.Compare(0, ComparisonOperator.Equal, 0x02, mask: 0x0f),
            Condition("""{"index": 0, "value": 15, "valueTwo": 242, "op": "SCMP_CMP_MASKED_EQ"}"""));

    [Fact]
    public void A_missing_index_and_a_missing_value_are_zero() =>
        Assert.Equal(Policies.Compare(0, ComparisonOperator.Equal, 0), Condition("""{"op": "SCMP_CMP_EQ"}"""));

    [Fact]
    public void Conditions_on_different_arguments_hold_together() =>
        Assert.Equal(
            new Condition.All(ImmutableEquatableArray.Of(
                Policies.Compare(0, ComparisonOperator.Equal, 1), Policies.Compare(1, ComparisonOperator.Equal, 2))),
            Condition("""{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}, {"index": 1, "value": 2, "op": "SCMP_CMP_EQ"}"""));

    [Fact]
    public void Two_conditions_on_one_argument_make_all_of_the_rule_alternatives() =>
        Assert.Equal(
            new Condition.Any(ImmutableEquatableArray.Of(
                Policies.Compare(0, ComparisonOperator.GreaterOrEqual, 1),
                Policies.Compare(1, ComparisonOperator.Equal, 7),
                Policies.Compare(0, ComparisonOperator.LessOrEqual, 2))),
            Condition("""{"index": 0, "value": 1, "op": "SCMP_CMP_GE"}, {"index": 1, "value": 7, "op": "SCMP_CMP_EQ"}, {"index": 0, "value": 2, "op": "SCMP_CMP_LE"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("""{"index": 0, "op": "SCMP_CMP_MASKED_EQ"}""")]
    [InlineData("""{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}, {"index": 0, "op": "SCMP_CMP_MASKED_EQ"}""")]
    public void A_rule_without_conditions_or_with_an_alternative_that_always_holds_is_unconditional(string arguments) =>
        Assert.Null(Condition(arguments));

    [Fact]
    public void A_mask_of_zero_drops_out_of_conditions_that_hold_together() =>
        Assert.Equal(
            Policies.Compare(1, ComparisonOperator.Equal, 2),
            Condition("""{"index": 0, "op": "SCMP_CMP_MASKED_EQ"}, {"index": 1, "value": 2, "op": "SCMP_CMP_EQ"}"""));

    /// <summary>Held against libseccomp by mask-of-zero.json of the oracle tests.</summary>
    [Fact]
    public void A_rule_of_a_mask_of_zero_wins_over_conditional_ones()
    {
        Policy policy = ProfileTexts.Policy("""
            { "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
              { "names": ["lseek"], "action": "SCMP_ACT_KILL", "args": [{ "index": 2, "value": 1, "op": "SCMP_CMP_EQ" }] },
              { "names": ["lseek"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 1, "value": 0, "op": "SCMP_CMP_MASKED_EQ" }] } ] }
            """);
        Assert.Equal(SyscallAction.Allow, Decide(policy, 1));
    }

    [Fact]
    public void A_mask_of_zero_in_the_language_stays_a_condition()
    {
        Policy policy = ProfileTexts.Policy("""
            { "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
              { "names": ["lseek"], "action": "SCMP_ACT_KILL", "args": [{ "index": 2, "value": 1, "op": "SCMP_CMP_EQ" }] },
              { "names": ["lseek"], "action": "SCMP_ACT_ALLOW", "when": "(whence & 0) == 0" } ] }
            """);
        Assert.Equal(SyscallAction.KillThread, Decide(policy, 1));
        Assert.Equal(SyscallAction.Allow, Decide(policy, 0));
    }

    [Theory]
    [InlineData("whence == -1", 0xffff_ffff_ffff_fffful, true)]
    [InlineData("whence == -1", 0xffff_fffful, false)]
    [InlineData("whence != 1", 0x1_0000_0001ul, true)]
    [InlineData("whence == 1", 0x1_0000_0001ul, false)]
    [InlineData("whence == 1", 1ul, true)]
    public void At_register_width_the_language_compares_64_bits(string when, ulong whence, bool allowed)
    {
        string text = "{ \"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": [{ \"names\": [\"lseek\"], \"action\": \"SCMP_ACT_ALLOW\", \"when\": \"" + when + "\" }] }";
        Policy policy = ProfileTexts.Policy(text, new ProfileOptions { Width = ComparisonWidth.Register });
        Assert.Equal(allowed, Decide(policy, whence) == SyscallAction.Allow);
    }

    private static SyscallAction Decide(Policy policy, ulong whence)
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, "lseek", out uint number));
        BindingResult bound = PolicyBinder.Bind(policy with { Abis = ImmutableEquatableArray.Of(Abi.X86_64) }, CancellationToken.None);
        Assert.False(bound.Findings.HasErrors());
        return PolicyEvaluator.Evaluate(bound.Policy, new SeccompData(number, Abi.X86_64.AuditArch, [0, 0, whence, 0, 0, 0]));
    }

    [Fact]
    public void Names_and_numbers_keep_the_place_between_the_quotes()
    {
        const string Text = """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["openat"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 2, "value": 64, "op": "SCMP_CMP_EQ"}]}]}""";
        Policy policy = ProfileTexts.Policy(Text);
        Rule rule = policy.Rules[0];
        var compare = Assert.IsType<Condition.Compare>(rule.Condition);
        Place[] places = [policy.DefaultActionPlace, rule.Names[0].Place, rule.ActionPlace, compare.Argument.Place, compare.Value.Place];
        string[] expected = ["SCMP_ACT_ERRNO", "openat", "SCMP_ACT_ALLOW", "2", "64"];
        Assert.Equal(expected, places.Select(place => Text.Substring(place.Range.Start, place.Range.Length)));
        Assert.All(places, place => Assert.Equal("profile.json", place.Path));
    }

    [Theory]
    [InlineData(Dialect.Docker, 1)]
    [InlineData(Dialect.Podman, 1)]
    [InlineData(Dialect.Oci, 0)]
    public void The_old_key_for_a_name_is_read_by_docker_and_podman(Dialect dialect, int rules) =>
        Assert.Equal(rules, ProfileTexts.Policy(
            ProfileTexts.WithRule("\"name\": \"read\", \"action\": \"SCMP_ACT_ALLOW\""), new ProfileOptions { Dialect = dialect }).Rules.Count);

    [Fact]
    public void The_runtimes_choices_are_taken_at_once()
    {
        Policy policy = ProfileTexts.Policy(Empty, ProfileOptions.OfRuntime(Compat.Runc) with { Dialect = Dialect.Oci });
        Policy expected = ProfileTexts.Policy(Empty) with
        {
            Resolution = RuleResolution.Runc,
            Unknown = UnknownSyscalls.Runc,
            UnknownNames = UnknownNames.Skip,
            Width = ComparisonWidth.Register,
            ForeignAbiAction = SyscallAction.KillThread,
            X32Border = X32Border.Threshold,
            ExpandMultiplexers = true,
        };
        Assert.Equal(expected, policy);
        Assert.Equal(
            expected with { Unknown = UnknownSyscalls.None },
            ProfileTexts.Policy(Empty, ProfileOptions.OfRuntime(Compat.Crun)));
    }

    [Fact]
    public void Equal_profiles_give_equal_policies_wherever_their_words_stand() =>
        Assert.Equal(
            ProfileTexts.Policy("""{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW","args":[{"index":1,"value":2,"op":"SCMP_CMP_EQ"}]}]}"""),
            ProfileTexts.Policy("""
                {
                  "syscalls": [ { "action": "SCMP_ACT_ALLOW", "args": [ { "op": "SCMP_CMP_EQ", "value": 2, "index": 1 } ], "names": [ "read" ] } ],
                  "defaultAction": "SCMP_ACT_ERRNO"
                }
                """));

    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_LOG"}""")]
    [InlineData("""{"ociVersion": "1.2.0", "process": {"args": ["sh"]}, "linux": {"seccomp": {"defaultAction": "SCMP_ACT_LOG"}}}""")]
    [InlineData("""{"Linux": {"Seccomp": {"DefaultAction": "SCMP_ACT_LOG"}}}""")]
    [InlineData("""{"apiVersion": "x", "kind": "SeccompProfile", "metadata": {"name": "a"}, "spec": {"defaultAction": "SCMP_ACT_LOG"}}""")]
    public void The_profile_is_found_in_each_kind_of_file(string text) =>
        Assert.Equal(SyscallAction.Log, ProfileTexts.Policy(text).DefaultAction);

    private static Condition? Condition(string arguments) =>
        Assert.Single(ProfileTexts.Policy(ProfileTexts.WithArguments(arguments)).Rules).Condition;
}
