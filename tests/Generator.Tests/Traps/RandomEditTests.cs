using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Fuzz;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Whatever becomes of a program while it is edited, generator and analyzers go on.</summary>
public sealed class RandomEditTests
{
    private const string Program = """
        using System;
        using System.Threading.Tasks;
        using SeccompSharp;

        [assembly: CLSCompliant(false)]

        static class Program
        {
            private const int Mount = 165;

            static async Task<int> Main(string[] args)
            {
                if (!Starting.TryInstall(out SeccompInstallResult result))
                    return result.Errno;
                Task<string> work = Task.Run(() => Console.ReadLine() ?? "");
                Sandbox.Serving.Install(1);
                foreach (string name in args)
                    Native.Call(Mount, name.Length);
                Console.WriteLine(await work);
                return 0;
            }
        }

        static class Native
        {
            [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "syscall")]
            public static extern nint Call(nint number, nint argument);
        }

        [SeccompFilter(SeccompAction.Errno, Targets = SeccompTargets.X64, Report = true)]
        [SeccompAllow("@exit", SeccompGroup.Seccomp, Syscall.mkdirat)]
        [SeccompDeny("clone3", Errno = Errno.ENOSYS), SeccompDeny("mount", Action = SeccompAction.KillProcess)]
        static partial class Starting;

        static partial class Sandbox
        {
            [SeccompAfter(typeof(Starting)), SeccompProfile("serving.json", Capabilities = new[] { "CAP_KILL" })]
            internal static partial class Other;

            [SeccompAfter(typeof(Starting))]
            [SeccompFilter(Targets = SeccompTargets.X64)]
            [SeccompAllow("exit", "exit_group", "rt_sigreturn", "restart_syscall")]
            [SeccompAllow("write", When = "fd in { 2, $log } && count < 1 << 20")]
            internal static partial class Serving;
        }
        """;

    [Fact]
    public async Task A_program_of_which_the_end_is_not_yet_typed_is_analyzed()
    {
        // Every position takes a minute: SECCOMP_EDIT_STEP=1.
        int step = int.Parse(Environment.GetEnvironmentVariable("SECCOMP_EDIT_STEP") ?? "29", CultureInfo.InvariantCulture);
        for (int length = 1; length <= Program.Length; length += step)
            await Analyze(Program[..length], SampleProfiles.DenyMount);
    }

    [Fact]
    public async Task A_program_with_slips_is_analyzed()
    {
        RandomSource random = new(21);
        for (int i = 0; i < 30; i++)
            await Analyze(TextEdits.Edit(Program, random), TextEdits.Edit(SampleProfiles.DenyMount, random));
    }

    /// <summary>Fails at an exception in generator or analyzers, which the compiler makes a diagnostic of, and when they do not come to an end.</summary>
    private static async Task Analyze(string program, string profile)
    {
        using CancellationTokenSource bound = new(TimeSpan.FromMinutes(5));
        TestProject project = TestProject.Of(program).WithFile("serving.json", profile).ThatMustInstall;
        IReadOnlyList<Diagnostic> found = await Analysis.RunAll(project, bound.Token);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id.StartsWith("SECC09", StringComparison.Ordinal));
    }
}
