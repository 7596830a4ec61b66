using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Values that are known only at installation become parameters of Install.</summary>
public sealed class VariableTests
{
    [Theory]
    [InlineData("""[SeccompDeny("write", When = "fd == $control")]""", "int control")]
    [InlineData("""[SeccompDeny("close", When = "fd != $fd")]""", "int fd")]
    [InlineData("""[SeccompDeny("ioctl", When = "cmd in { 1, $b, $a } && fd == $c")]""", "uint a, uint b, int c")]
    [InlineData("""[SeccompDeny("openat", When = "(flags & O_ACCMODE) == $mode")]""", "uint mode")]
    [InlineData("""[SeccompDeny("kill", When = "pid != $peer")]""", "int peer")]
    [InlineData("""[SeccompDeny("write", When = "count == $size")]""", "ulong size")]
    [InlineData("""[SeccompDeny("lseek", When = "offset == $at")]""", "long at")]
    [InlineData("""[SeccompFilter(CompatAbis = SeccompAbis.X86)][SeccompDeny("write", When = "count == $size")]""", "uint size")]
    [InlineData("""[SeccompDeny("write", "close", When = "fd == $x")][SeccompDeny("sendto", When = "fd == $x")]""", "int x")]
    [InlineData("""[SeccompDeny("write", When = "fd == $class || fd == $result || fd == $filter")]""", "int @class, int filter, int result")]
    [InlineData("""[SeccompDeny("write", When = "fd == $Filter")]""", "int Filter_")]
    public void A_parameter_has_the_width_and_the_sign_of_what_it_is_compared_with(string attributes, string parameters)
    {
        string text = Generation.Run(Of(attributes)).Compiles().Text;
        Assert.Contains($"public static void Install({parameters})", text);
        Assert.Contains($"public static bool TryInstall({parameters}, out ", text);
    }

    /// <summary>What a parameter can have and no argument can, under the narrowest of all masks on each architecture.</summary>
    [Theory]
    [InlineData("openat", "(flags & O_ACCMODE) == $x", "0xffffffff00000003")]
    [InlineData("openat", "(flags & 7) in { 1, $x } || (flags & 6) != $x", "0xffffffff00000006")]
    [InlineData("fchmod", "mode == $x", "0xffffffff0000ffff")]
    [InlineData("lseek", "(offset & 0xff) == $x", "0xff")]
    [InlineData("kill", "pid == $x", null)]
    [InlineData("write", "count == $x", null)]
    [InlineData("kill", "pid == $self", null)]
    public void A_value_that_no_call_can_have_is_refused(string syscall, string condition, string? bits)
    {
        string text = Generation.Run(Of($"""[SeccompFilter(Targets = SeccompTargets.X64)][SeccompDeny("{syscall}", When = "{condition}")]""")).Compiles().Text;
        if (bits is null)
            Assert.DoesNotContain("ValuesFit", text);
        else
            Assert.Contains($"return global::SeccompSharp.InstallValue.Fits(\"x\", unchecked((ulong)x), {bits}, out result);", text);
    }

    [Fact]
    public void Nobody_gets_to_see_a_filter_without_its_values()
    {
        var generation = Generation.Run(Of("""[SeccompDeny("write", When = "fd == $control")]""")).Compiles();
        Assert.Equal(
            ["Install", "Mode", "TryInstall"],
            generation.Compilation.GetTypeByMetadataName("Sandbox")!.GetMembers()
                .Where(member => member.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public && member.CanBeReferencedByName)
                .Select(member => member.Name).Order());
    }

    [Fact]
    public void Each_architecture_and_runtime_has_the_value_put_in_its_own_places()
    {
        string text = Generation.Run(Of("""
            [SeccompFilter(Targets = SeccompTargets.X64 | SeccompTargets.Arm64)]
            [SeccompAllow("@dotnet")][SeccompDeny("write", When = "fd == $control && count == $size")]
            """).WithProperty("PublishAot", "true")).Compiles().Text;
        Assert.Equal(2, Occurrences(text, "if (global::SeccompSharp.DotNetProcess.HasJit)"));
        Assert.Equal(4, Occurrences(text, "unchecked((uint)control)); // jeq $control, "));
        Assert.Equal(4, Occurrences(text, "unchecked((uint)size)); // jeq $size, "));
        Assert.Equal(4, Occurrences(text, "unchecked((uint)((ulong)size >> 32))); // jeq $size.high, "));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_language_version_takes_the_output(LanguageVersion version) => Generation.Run(TestProject.Of("""
        using SeccompSharp;
        static class Start { static void Main() => Outer<int>.Sandbox.Install(log: 7, size: 3); }
        partial class Outer<T>
        {
            [SeccompDeny("write", When = "fd == $log && count == $size")] internal static partial class Sandbox { }
        }
        """) with { LanguageVersion = version }).Compiles();

    [Fact]
    public void A_profile_may_have_variables_in_its_conditions()
    {
        TestProject project = TestProject.Of("App.Web.Install(log: 7);").WithFile("web.seccomp.json", """
            { "defaultAction": "SCMP_ACT_ALLOW",
              "syscalls": [{ "names": ["write"], "action": "SCMP_ACT_ERRNO", "when": "fd != $log" }] }
            """);
        Assert.Contains("Install(int log)", Generation.Run(project).Compiles().Text);
    }

    [Fact]
    public async Task A_filter_that_installs_itself_can_have_no_variables() => await Analysis.Verify(Of("""
        [SeccompFilter(InstallAtStartup = true)][SeccompDeny("write", When = "fd == {|SECC0730:$control|}")]
        """));

    [Fact]
    public async Task A_variable_of_two_widths_is_marked_where_the_second_one_is() => await Analysis.Verify(Of("""
        [SeccompDeny("write", When = "fd == $x")][SeccompDeny("read", When = "count == {|SECC0228:$x|}")]
        """));

    [Fact]
    public async Task A_variable_out_of_place_is_marked() => await Analysis.Verify(Of("""
        [SeccompDeny("write", When = "count > {|SECC0227:$x|}")]
        """));

    [Fact]
    public void Who_installs_a_policy_with_errors_reads_of_nothing_else() => Generation.Run(TestProject.Of("""
        using SeccompSharp;
        Sandbox.Install(log: 7, size: 3);
        Sandbox.TryInstall(7, 3ul, out _);
        [SeccompDeny("write", When = "fd == $log && count == $size")][SeccompDeny("wriet")]
        internal static partial class Sandbox;
        """)).Compiles();

    private static TestProject Of(string attributes) => TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine();
        {{attributes}}
        internal static partial class Sandbox;
        """);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
