using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Profiles become classes, by name or by [SeccompProfile].</summary>
public sealed class ProfileTests
{
    private static readonly TestProject s_empty = TestProject.Of("System.Console.WriteLine();");

    [Theory]
    [InlineData("profile.json", "App.Profile.g.cs")]
    [InlineData("sub/dir/PROFILE.JSON", "App.PROFILE.g.cs")]
    [InlineData("web-server.seccomp.json", "App.WebServer.g.cs")]
    [InlineData("1st_try (2).seccomp.json", "App._1stTry2.g.cs")]
    [InlineData("class.seccomp.json", "App.Class.g.cs")]
    public void A_profile_gets_a_class_named_after_the_file(string file, string hint) =>
        Assert.Equal([hint], Generate(s_empty.WithFile(file, SampleProfiles.DenyMount)).HintNames);

    [Fact]
    public void Any_file_marked_as_a_profile_is_one() => Assert.Equal(["App.Rules.g.cs"], Generate(
        s_empty.WithFile("rules.txt.json", SampleProfiles.DenyMount, ("SeccompProfile", "true"), ("SeccompClass", "Rules"))).HintNames);

    [Theory]
    [InlineData("profile.json", """{ "profiles": { "http": { "commandName": "Project" } } }""")]
    [InlineData("profile.json", "")]
    [InlineData("profile.json", null)]
    [InlineData("appsettings.json", SampleProfiles.DenyMount)]
    public async Task A_file_that_is_something_else_is_left_alone(string file, string? text)
    {
        TestProject project = s_empty.WithFile(file, text);
        Assert.Empty(Generate(project).FilterNames);
        Assert.Empty(await Analysis.Run(project));
    }

    [Fact]
    public async Task A_profile_for_other_machines_protects_nobody_and_is_an_error()
    {
        TestProject project = s_empty.WithFile(
            "profile.json", """{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_LOONGARCH64"], "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}]}""");
        Diagnostic found = Assert.Single(await Analysis.Run(project));
        Assert.Equal(("SECC0067", DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Contains("(x64, arm64)", found.GetMessage());
        Assert.Empty(Generate(project).FilterNames);
        Assert.Empty(await Analysis.Run(s_empty.WithFile(
            "profile.json", SampleProfiles.DenyMount, ("SeccompTargets", "loongarch64"))));
    }

    [Fact]
    public void A_file_marked_as_none_is_none() => Assert.Empty(Generate(
        s_empty.WithFile("profile.json", SampleProfiles.DenyMount, ("SeccompProfile", "false"))).HintNames);

    [Theory]
    [InlineData("Sandbox", "App.Sandbox.g.cs")]
    [InlineData("My.Own.Sandbox", "My.Own.Sandbox.g.cs")]
    [InlineData("event.var", "event.var.g.cs")]
    public void SeccompClass_names_the_class(string name, string hint) => Assert.Equal(
        [hint], Generate(s_empty.WithFile("profile.json", SampleProfiles.DenyMount, ("SeccompClass", name))).HintNames);

    [Theory]
    [InlineData("My-App", "My_App.Profile.g.cs")]
    [InlineData("3D.Viewer", "_3D.Viewer.Profile.g.cs")]
    [InlineData("", "Profile.g.cs")]
    public void The_root_namespace_is_made_one(string rootNamespace, string hint) => Assert.Equal([hint], Generate(
        s_empty.WithProperty("RootNamespace", rootNamespace).WithFile("profile.json", SampleProfiles.DenyMount)).HintNames);

    [Theory]
    [InlineData("profile.json")]
    [InlineData("./profile.json")]
    [InlineData("x/../profile.json")]
    [InlineData("/src/App/profile.json")]
    [InlineData("App/profile.json")]
    public void A_class_is_bound_to_a_profile_and_takes_its_place(string path) => Assert.Equal(["Sandbox.g.cs"], Generate(TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine(Sandbox.Filter.Length);
        [SeccompProfile("{{path}}")]
        static partial class Sandbox;
        """).WithFile("profile.json", SampleProfiles.DenyMount)).HintNames);

    [Fact]
    public void A_bound_file_may_have_any_name_and_two_classes() => Assert.Equal(["A.g.cs", "B.g.cs"], Generate(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile("rules.txt")] partial class A;
        [SeccompProfile("rules.txt", Targets = SeccompTargets.S390x)] partial class B;
        """).WithFile("rules.txt", SampleProfiles.DenyMount)).HintNames);

    [Fact]
    public void A_path_is_relative_to_the_source_file_too() => Assert.Equal(["A.g.cs"], Generate(s_empty
        .With("sub/A.cs", """[SeccompSharp.SeccompProfile("a.json")] partial class A;""")
        .WithFile("sub/a.json", SampleProfiles.DenyMount)
        .WithFile("other/a.json", SampleProfiles.DenyMount)).HintNames);

    [Fact]
    public void Attributes_go_before_metadata_and_metadata_before_the_project()
    {
        TestProject project = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompProfile("a.json", Targets = SeccompTargets.S390x)] partial class A;
            [SeccompProfile("a.json")] partial class B;
            [SeccompDeny("mount")] partial class C;
            """)
            .WithProperty("SeccompTargets", "RISCV64, x64")
            .WithFile("a.json", SampleProfiles.DenyMount, ("SeccompTargets", "arm"));
        string[] texts = [.. Generate(project).Result.GeneratedSources.Select(source => source.SourceText.ToString())];
        Assert.Contains("S390xData =>", texts.Single(text => text.Contains("class A")));
        Assert.Contains("ArmData =>", texts.Single(text => text.Contains("class B")));
        string c = texts.Single(text => text.Contains("class C"));
        Assert.Contains("RiscV64Data =>", c);
        Assert.Contains("X64Data =>", c);
        Assert.DoesNotContain("Arm64Data =>", c);
    }

    [Fact]
    public void Metadata_and_attributes_say_the_same()
    {
        const string profile = """
            {
              "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "architectures": ["SCMP_ARCH_X86_64"],
              "syscalls": [
                { "names": ["read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"], "action": "SCMP_ACT_ALLOW" },
                { "names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": 8, "op": "SCMP_CMP_EQ" }] },
                { "names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": { "caps": ["CAP_BPF"] } },
                { "names": ["ptrace"], "action": "SCMP_ACT_ALLOW", "includes": { "minKernel": "4.8" } }
              ]
            }
            """;
        string plain = TextOf(s_empty.WithFile("profile.json", profile, ("SeccompTargets", "x64")));
        foreach ((string name, string value, string attribute) in new[]
        {
            ("SeccompDialect", "oci", "Dialect = SeccompDialect.Oci"),
            ("SeccompUnknown", "none", "Unknown = SeccompUnknown.None"),
            ("SeccompCaps", "CAP_BPF", """Capabilities = new[] { "CAP_BPF" }"""),
            ("SeccompMinKernel", "5.10", "MinKernel = \"5.10\""),
            ("SeccompArgumentWidth", "register", "ArgumentWidth = SeccompArgumentWidth.Register"),
            ("SeccompCompat", "runc", "Compat = SeccompCompat.Runc"),
        })
        {
            string byMetadata = TextOf(s_empty.WithFile("profile.json", profile, ("SeccompTargets", "x64"), (name, value)));
            string byAttribute = TextOf(TestProject.Of($$"""
                using SeccompSharp;
                System.Console.WriteLine();
                namespace App
                {
                    [SeccompProfile("profile.json", Targets = SeccompTargets.X64, {{attribute}})]
                    static partial class Profile;
                }
                """).WithFile("profile.json", profile));
            Assert.Equal(WordsOf(byMetadata), WordsOf(byAttribute));
            Assert.NotEqual(WordsOf(plain), WordsOf(byMetadata));
        }
    }

    [Fact]
    public async Task A_mistake_is_reported_at_its_line_and_column()
    {
        Diagnostic found = (await Analysis.Verify(s_empty.WithFile("profile.json", """
            {
              "defaultAction": "SCMP_ACT_ALLOW",
              "syscalls": [ { "names": ["mount"], "action": "{|SECC0020:SCMP_ACt_ERRNO|}" } ]
            }
            """)))[0];
        Assert.StartsWith("/src/App/profile.json(3,50): error SECC0020", found.ToString());
    }

    [Fact]
    public Task Findings_of_a_bound_profile_are_reported_once_though_two_classes_share_it() => Analysis.Verify(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompProfile("a.json")] partial class A;
        [SeccompProfile("a.json")] partial class B;
        """).WithFile("a.json", """
        { "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [ { "names": ["mount", "{|SECC0101:mkdirr|}"], "action": "SCMP_ACT_ERRNO" } ] }
        """));

    [Theory]
    [InlineData("SeccompDialect", "dokcer", "use docker")]
    [InlineData("SeccompResolution", "x", "use most-restrictive, runc, first-match")]
    [InlineData("SeccompUnknown", "tabel", "use table")]
    [InlineData("SeccompTargets", "x64,amd64", "use arm64")]
    [InlineData("SeccompCompat", "rnuc", "use runc")]
    [InlineData("SeccompArgumentWidth", "64", "use declared, register")]
    [InlineData("SeccompMinKernel", "new", "a version such as 5.10")]
    [InlineData("SeccompInstallAtStartup", "yes", "use true, false")]
    public async Task Misunderstood_metadata_is_reported_at_the_file(string name, string value, string remedy)
    {
        TestProject project = s_empty.WithFile("profile.json", SampleProfiles.DenyMount, (name, value));
        Diagnostic found = Assert.Single(await Analysis.Run(project));
        Assert.Equal("SECC0708", found.Id);
        Assert.Equal("/src/App/profile.json", found.Location.GetLineSpan().Path);
        Assert.Contains(remedy, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(Generate(project).FilterNames);
    }

    [Theory]
    [InlineData("---.seccomp.json", null)]
    [InlineData("profile.json", "My Class")]
    [InlineData("profile.json", "A..B")]
    [InlineData("profile.json", "1st")]
    public async Task A_name_that_no_class_can_have_is_reported(string file, string? name)
    {
        TestProject project = s_empty.WithFile(file, SampleProfiles.DenyMount, name is null ? [] : [("SeccompClass", name)]);
        Assert.Equal("SECC0709", Assert.Single(await Analysis.Run(project)).Id);
        Assert.Empty(Generate(project).FilterNames);
    }

    [Fact]
    public async Task A_file_that_the_project_lists_twice_is_one_profile()
    {
        TestProject project = s_empty
            .WithFile("profile.json", SampleProfiles.DenyMount).WithFile("profile.json", SampleProfiles.DenyMount);
        Assert.Equal(["App.Profile.g.cs"], Generate(project).HintNames);
        Assert.Empty(await Analysis.Run(project));
    }

    [Fact]
    public async Task Two_profiles_of_one_class_are_both_reported_and_neither_is_generated()
    {
        TestProject project = s_empty
            .WithFile("a/profile.json", SampleProfiles.DenyMount).WithFile("b/profile.json", SampleProfiles.DenyMount);
        IReadOnlyList<Diagnostic> found = await Analysis.Run(project);
        Assert.Equal(["SECC0710", "SECC0710"], found.Select(diagnostic => diagnostic.Id));
        Assert.Empty(Generate(project).FilterNames);
    }

    [Fact]
    public async Task A_profile_of_a_class_that_has_rules_is_reported_at_both()
    {
        TestProject project = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            namespace App { [SeccompDeny("mount")] static partial class Profile; }
            """).WithFile("profile.json", SampleProfiles.DenyMount);
        IReadOnlyList<Diagnostic> found = await Analysis.Run(project);
        Assert.Equal(["SECC0710", "SECC0710"], found.Select(diagnostic => diagnostic.Id));
        Assert.Empty(Generate(project).FilterNames);
    }

    [Fact]
    public void An_author_can_add_to_the_class_of_a_profile() => Generate(s_empty
        .WithFile("profile.json", SampleProfiles.DenyMount)
        .With("Profile.cs", "namespace App { internal static partial class Profile { public static int Length => Filter.Length; } }"));

    [Theory]
    [InlineData("class Profile { }", "SECC0714")]
    [InlineData("enum Profile { }", "SECC0714")]
    [InlineData("partial record Profile;", "SECC0714")]
    [InlineData("static partial class Profile { static void Install() { } }", "SECC0704")]
    public async Task A_class_in_the_way_of_the_profiles_is_reported(string existing, string id)
    {
        TestProject project = s_empty.WithFile("profile.json", SampleProfiles.DenyMount).With("Profile.cs", $"namespace App {{ {existing} }}");
        Assert.Equal(id, Assert.Single(await Analysis.Run(project)).Id);
        Assert.Empty(Generate(project).FilterNames);
    }

    [Fact]
    public void A_profile_installs_itself_at_startup_if_told() => Assert.Contains("ModuleInitializer", TextOf(
        s_empty.WithFile("profile.json", SampleProfiles.DenyMount, ("SeccompInstallAtStartup", "true"))));

    [Fact]
    public async Task A_profile_that_cannot_be_read_is_reported()
    {
        TestProject project = s_empty.WithFile("web.seccomp.json", null);
        Assert.Equal("SECC0713", Assert.Single(await Analysis.Run(project)).Id);
        Assert.Empty(Generate(project).FilterNames);
    }

    private static Generation Generate(TestProject project) => Generation.Run(project).Compiles();

    private static string TextOf(TestProject project) => Generate(project).Text;

    private static IEnumerable<string> WordsOf(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("0x", System.StringComparison.Ordinal));
}
