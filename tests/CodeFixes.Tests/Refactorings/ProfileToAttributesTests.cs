using System.Threading.Tasks;
using SeccompSharp.CodeFixes.Refactorings;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests.Refactorings;

/// <summary>A profile becomes attributes that are the same policy, or stays.</summary>
public sealed class ProfileToAttributesTests
{
    [Fact]
    public async Task The_rules_stand_on_the_class_and_the_file_goes()
    {
        TestProject? after = await RefactoringTest<ProfileToAttributes>.Apply(Project("SeccompProfile(\"app.json\", InstallAtStartup = true)", """
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "defaultErrnoRet": 38,
              "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_AARCH64"],
              "syscalls": [
                { "names": ["read", "write", "no_such_call"], "action": "SCMP_ACT_ALLOW" },
                { "names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": 8, "op": "SCMP_CMP_EQ" }] },
                { "names": ["ptrace"], "action": "SCMP_ACT_KILL_PROCESS" }
              ]
            }
            """));
        Assert.Equal("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.ENOSYS, CompatAbis = SeccompAbis.X86,
                Unknown = SeccompUnknown.Runc, InstallAtStartup = true)]
            [SeccompAllow("read", "write")]
            [SeccompAllow("personality", When = "args[0] == 8")]
            [SeccompDeny("ptrace", Action = SeccompAction.KillProcess)]
            static partial class Sandbox;
            """, after?.Sources[0].Text);
        Assert.Empty(after!.Files);
    }

    [Fact]
    public async Task It_goes_there_and_back()
    {
        TestProject? profile = await RefactoringTest<AttributesToProfile>.Apply(TestProject.Of("""
            System.Console.WriteLine();
            [SeccompSharp.SeccompAllow("@dotnet", "socket")]
            [SeccompSharp.SeccompDeny("socket", Errno = SeccompSharp.Errno.EAFNOSUPPORT, When = "family == AF_INET")]
            static partial class Sandbox;
            """));
        TestProject? attributes = await RefactoringTest<ProfileToAttributes>.Apply(profile!);
        Assert.Equal("""
            System.Console.WriteLine();
            [SeccompSharp.SeccompFilter(SeccompSharp.SeccompAction.KillProcess)]
            [SeccompSharp.SeccompAllow("@dotnet", "socket")]
            [SeccompSharp.SeccompDeny("socket", Errno = SeccompSharp.Errno.EAFNOSUPPORT, When = "family == AF_INET")]
            static partial class Sandbox;
            """, attributes?.Sources[0].Text);
    }

    [Theory]
    [InlineData( // of two rules the first decides; among attributes the strictest would
        "SeccompProfile(\"app.json\")",
        """{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{ "names": ["read"], "action": "SCMP_ACT_ALLOW" }, { "names": ["read"], "action": "SCMP_ACT_KILL_PROCESS" }] }""")]
    [InlineData( // wider than what the kernel reads
        "SeccompProfile(\"app.json\", ArgumentWidth = SeccompArgumentWidth.Register)",
        """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{ "index": 0, "value": 8, "op": "SCMP_CMP_EQ" }] }] }""")]
    [InlineData( // other rules on another architecture
        "SeccompProfile(\"app.json\", Targets = SeccompTargets.X64 | SeccompTargets.Arm64)",
        """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["mount"], "action": "SCMP_ACT_ERRNO", "includes": { "arches": ["amd64"] } }] }""")]
    [InlineData("SeccompProfile(\"app.json\")", """{ "defaultAction": "SCMP_ACT_AL" }""")] // no policy
    public async Task What_attributes_cannot_say_stays(string attribute, string profile) =>
        Assert.Null(await RefactoringTest<ProfileToAttributes>.Apply(Project(attribute, profile)));

    [Fact]
    public async Task A_file_that_another_class_needs_stays()
    {
        TestProject before = Project("SeccompProfile(\"app.json\")", """{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{ "names": ["mount"], "action": "SCMP_ACT_ERRNO" }] }""")
            .With("Other.cs", "[SeccompSharp.SeccompProfile(\"app.json\")] static partial class Other;");
        Assert.Single((await RefactoringTest<ProfileToAttributes>.Apply(before))!.Files);
    }

    private static TestProject Project(string attribute, string profile) => TestProject.Of($"""
        using SeccompSharp;
        System.Console.WriteLine();
        [{attribute}]
        static partial class Sandbox;
        """).WithFile("app.json", profile);
}
