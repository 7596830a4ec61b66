using System.Threading.Tasks;
using SeccompSharp.CodeFixes.Refactorings;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests.Refactorings;

/// <summary>Attributes become a profile that is the same policy, or stay.</summary>
public sealed class AttributesToProfileTests
{
    [Fact]
    public async Task The_rules_go_into_a_file_beside_the_project()
    {
        TestProject? after = await RefactoringTest<AttributesToProfile>.Apply(Project("""
            // The class.
            [SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EACCES, Targets = SeccompTargets.X64 | SeccompTargets.Arm64, MinKernel = "5.10")]
            [SeccompAllow("read", Syscall.Write, "exit", "exit_group", "restart_syscall", "rt_sigreturn")]
            // Only the local ones.
            [SeccompAllow("socket", When = "family == AF_UNIX && (type & 0xf) == SOCK_STREAM")]
            [SeccompDeny("clone3", Errno = Errno.ENOSYS)]
            """));
        Assert.Equal("""
            using SeccompSharp;
            System.Console.WriteLine();
            // The class.
            [SeccompProfile("Sandbox.seccomp.json", Resolution = SeccompResolution.MostRestrictive, Unknown = SeccompUnknown.Table, Targets = SeccompTargets.X64 | SeccompTargets.Arm64, MinKernel = "5.10")]
            // Only the local ones.
            static partial class Sandbox;
            """, after?.Sources[0].Text);
        Assert.Equal((TestProject.Directory + "Sandbox.seccomp.json", """
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "defaultErrnoRet": 13,
              "syscalls": [
                {
                  "names": ["read", "write", "exit", "exit_group", "restart_syscall", "rt_sigreturn"],
                  "action": "SCMP_ACT_ALLOW"
                },
                {
                  "names": ["socket"],
                  "action": "SCMP_ACT_ALLOW",
                  "when": "family == AF_UNIX && (type & 15) == SOCK_STREAM"
                },
                {
                  "names": ["clone3"],
                  "action": "SCMP_ACT_ERRNO",
                  "errnoRet": 38
                }
              ]
            }

            """), (after!.Files[0].Path, after.Files[0].Text));
    }

    [Theory]
    [InlineData("""[SeccompAllow("@dotnet"), SeccompDeny("ptrace", Action = SeccompAction.KillProcess)]""")] // groups
    [InlineData("""[SeccompFilter(CompatAbis = SeccompAbis.X86, ForeignAbi = SeccompAction.Errno)] [SeccompDeny("mount")]""")] // other ABIs
    [InlineData("""[SeccompDeny("write", When = "fd == $log")]""")] // variables
    [InlineData("""[SeccompRule(SeccompAction.Trace, "ptrace", Data = 7)] [SeccompRule(SeccompAction.Log, "mount")]""")]
    [InlineData("""[SeccompAllow("ptrace", Justification = "The \"debugger\".")] [SeccompAllow("exit", "exit_group", "restart_syscall", "rt_sigreturn")]""")]
    public async Task What_a_profile_can_say_is_moved(string attributes) =>
        Assert.NotNull(await RefactoringTest<AttributesToProfile>.Apply(Project(attributes)));

    [Theory]
    [InlineData("""[SeccompRule(SeccompAction.Trap, "mount", Data = 7)]""")] // profiles have no data for a trap
    [InlineData("""[SeccompDeny("mountt")]""")] // no policy
    [InlineData("""[SeccompDeny("mount"), System.Obsolete]""")] // brackets that others share
    public async Task What_it_cannot_say_stays(string attributes) =>
        Assert.Null(await RefactoringTest<AttributesToProfile>.Apply(Project(attributes)));

    [Fact]
    public async Task A_file_of_that_name_is_left_alone() => Assert.Null(await RefactoringTest<AttributesToProfile>.Apply(
        Project("[SeccompDeny(\"mount\")]").WithFile("Sandbox.seccomp.json", "{ \"defaultAction\": \"SCMP_ACT_ALLOW\" }", ("SeccompProfile", "false"))));

    private static TestProject Project(string attributes) => TestProject.Of($"""
        using SeccompSharp;
        System.Console.WriteLine();
        {attributes}
        static partial class Sandbox;
        """);
}
