using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SeccompSharp.Tool.Tests;

/// <summary>With the program's policy at hand: this assembly has some.</summary>
public sealed class WhyProgramTests
{
    private static readonly string s_app = typeof(WhyProgramTests).Assembly.Location;

    [Fact]
    public void The_default_action_is_named_when_no_rule_has_the_call() => Assert.Equal(
        "No rule of 'ServingPolicy' has it, and the default action is KILL_PROCESS.",
        Why("ServingPolicy", "mkdir(0x7ffc218e1d30, 0o777) [nr 83, x86_64]").GetProperty("cause").GetString());

    [Fact]
    public void The_rule_that_denies_is_named() => Assert.Equal(
        "[SeccompDeny(\"getppid\")] of 'ServingPolicy' denies it.",
        Why("ServingPolicy", "getppid() [nr 110, x86_64] with errno 1").GetProperty("cause").GetString());

    [Fact]
    public void A_condition_that_the_arguments_do_not_meet_is_told_and_the_remedy_meets_them()
    {
        JsonElement why = Why("ServingPolicy", "ioctl(3, 0x5412, 140000) [nr 16, x86_64]");
        Assert.Equal(
            "[SeccompAllow(\"ioctl\", When = \"cmd == TCGETS\")] of 'ServingPolicy' has it, but not with these arguments.",
            why.GetProperty("cause").GetString());
        Assert.Equal("[SeccompAllow(\"ioctl\", When = \"cmd == 0x5412\")]", Remedies(why)[0]);
        Assert.Equal("[SeccompAllow(\"ioctl\")]", Remedies(why)[1]);
    }

    [Theory]
    [InlineData("socket(1, 526337, 0) [nr 41, x86_64]", "[SeccompAllow(\"@environment\")]", "[SeccompAllow(\"socket\", When = \"family == AF_UNIX\")]")]
    [InlineData("socket(1, 524289, 0) [nr 41, x86_64]", "[SeccompAllow(\"@pipes\")]", "[SeccompAllow(\"socket\", When = \"family == AF_UNIX\")]")]
    [InlineData("socket(2, 524289, 6) [nr 41, x86_64]", "[SeccompAllow(\"@dns\")]", "[SeccompAllow(\"socket\", When = \"family == AF_INET\")]")]
    [InlineData("socket(16, 3, 0) [nr 41, x86_64]", "[SeccompAllow(\"socket\", When = \"family == AF_NETLINK\")]", "[SeccompAllow(\"socket\")]")]
    [InlineData("openat(AT_FDCWD, 0x7ffc83ce2a70, 0x80000, 0o0) [nr 257, x86_64]", "[SeccompAllow(\"@files-read\")]", "[SeccompAllow(\"openat\", When = \"flags == O_CLOEXEC\")]")]
    [InlineData("openat(AT_FDCWD, 0x7ffc83ce2a70, 0x80241, 0o644) [nr 257, x86_64]", "[SeccompAllow(\"@files-write\")]", "[SeccompAllow(\"openat\", When = \"flags == (O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)\")]")]
    [InlineData("vfork() [nr 58, x86_64]", "[SeccompAllow(\"@process\")]", "[SeccompAllow(\"vfork\")]")]
    [InlineData("chmod(0x7ffc83ce2a70, 0o644) [nr 90, x86_64]", "[SeccompAllow(\"chmod\")]", "[SeccompAllow(\"@named-mutex\")]")]
    public void The_first_remedy_is_what_the_call_begins_and_the_next_the_call_as_it_was_made(string call, string first, string second) =>
        Assert.Equal([first, second], Remedies(Why("ServingPolicy", call)).Take(2));

    [Fact]
    public void Every_remedy_lets_the_call_through_with_these_arguments() =>
        Assert.DoesNotContain("@files-read", string.Concat(Remedies(Why("ServingPolicy", "openat(AT_FDCWD, 0x7ffc83ce2a70, 0x80241, 0o644) [nr 257, x86_64]"))), StringComparison.Ordinal);

    [Fact]
    public void A_call_that_the_policy_allows_is_of_another_build_or_filter() => Assert.Contains(
        "as it is built now allows that call", Why("ServingPolicy", "read(0, 0x7ffc83ce2a70, 1) [nr 0, x86_64]").GetProperty("cause").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Of_several_policies_those_are_told_that_deny_the_call()
    {
        Assert.Equal("ServingPolicy StartingPolicy", Denying("mkdir(0x7ffc218e1d30, 0o777) [nr 83, x86_64]"));
        Assert.Equal("ServingPolicy", Denying("getppid() [nr 110, x86_64] with errno 1"));
        Assert.Equal("StartingPolicy", Denying("ioctl(3, 0x5401, 140000) [nr 16, x86_64]"));

        static string Denying(string call) => string.Join(
            ' ',
            JsonDocument.Parse(Session.Run("why", $"seccomp: 'StartingPolicy', 'ServingPolicy' denied {call}", "--app", s_app, "--json").Output).RootElement
                .EnumerateArray().Select(why => why.GetProperty("policy").GetString()).Order());
    }

    [Fact]
    public void What_a_group_answers_is_no_mistake()
    {
        const string clone3 = "type=1326 comm=\"web\" arch=c000003e syscall=435 code=0x50000";
        JsonElement why = Assert.Single(JsonDocument.Parse(Session.Run("why", clone3, "--app", s_app, "--class", "ServingPolicy", "--json").Output).RootElement.EnumerateArray());
        Assert.StartsWith("@dotnet answers it itself", why.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Empty(Remedies(why));
    }

    [Fact]
    public void An_unknown_class_and_a_file_without_policies_are_told()
    {
        Outcome outcome = Session.Run("why", "seccomp: 'Nobody' denied vfork() [nr 58, x86_64] at x+0x1", "--app", s_app);
        Assert.Equal(2, outcome.Status);
        Assert.Contains("class Nobody", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, Session.Run("why", "vfork", "--app", "/nowhere/app").Status);
        Assert.Equal(2, Session.Run("why", "vfork", "--app", typeof(object).Assembly.Location).Status);
    }

    [Fact]
    public void The_place_is_the_line_of_the_class_below_its_attributes()
    {
        string folder = Directory.CreateTempSubdirectory("seccomp-sharp-why-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        File.Copy(s_app, Path.Combine(folder, "bin", "App.dll"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "// the class ServingPolicy\n[SeccompFilter]\ninternal static partial class ServingPolicy;\n");
        File.WriteAllText(Path.Combine(folder, "Other.cs"), "\nclass ServingPolicyTests;\npartial class ServingPolicy\n{\n}\n");
        File.WriteAllText(Path.Combine(folder, "obj", "Generated.cs"), "[Seccomp]\npartial class ServingPolicy;\n");
        JsonElement why = JsonDocument.Parse(Session.Run("why", "seccomp: 'ServingPolicy' denied vfork() [nr 58, x86_64]", "--app", folder, "--json").Output).RootElement[0];
        Directory.Delete(folder, recursive: true);
        Assert.Equal("Program.cs(3)", why.GetProperty("place").GetString());
    }

    private static JsonElement Why(string policy, string call)
    {
        Outcome outcome = Session.Run("why", $"seccomp: '{policy}' denied {call} in thread 'x' at libc.so.6+0x1 from libSystem.Native.so+0x2", "--app", s_app, "--json");
        Assert.Equal((0, ""), (outcome.Status, outcome.Error));
        return JsonDocument.Parse(outcome.Output).RootElement[0];
    }

    private static string?[] Remedies(JsonElement why) =>
        [.. why.GetProperty("remedies").EnumerateArray().Select(remedy => remedy.GetProperty("attribute").GetString())];
}

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow("@dotnet")]
[SeccompDeny("getppid")]
[SeccompAllow("ioctl", When = "cmd == TCGETS")]
internal static partial class ServingPolicy;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow("@dotnet-aot", "getppid")]
[SeccompDeny("ioctl")]
internal static partial class StartingPolicy;
