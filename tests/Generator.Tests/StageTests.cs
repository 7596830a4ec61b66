using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>[SeccompAfter]: filters that are installed one after the other.</summary>
public sealed class StageTests
{
    private const string Essentials = "\"exit\", \"exit_group\", \"rt_sigreturn\", \"restart_syscall\"";

    [Fact]
    public Task Stages_in_order_that_only_narrow_have_no_findings() => Verify($$"""
        [SeccompAllow({{Essentials}}, "@seccomp", "read", "openat")] partial class Startup;
        [SeccompAfter(typeof(Startup))][SeccompAllow({{Essentials}}, "read")] partial class Serving;
        """);

    [Fact]
    public Task Two_stages_of_one_host_are_classes_in_it() => Verify("""
        static partial class Sandbox
        {
            [SeccompDeny("mount")] internal static partial class Startup;
            [SeccompAfter(typeof(Startup))][SeccompDeny("openat")] internal static partial class Serving;
        }
        """);

    [Fact]
    public async Task A_stage_that_does_not_let_the_next_one_be_installed_is_an_error_that_names_what_to_add()
    {
        IReadOnlyList<Diagnostic> found = await Verify($$"""
            [SeccompAllow({{Essentials}}, "read", "prctl")] partial class Startup;
            [SeccompAfter({|SECC0740:typeof(Startup)|})][SeccompAllow({{Essentials}}, "read")] partial class Serving;
            """);
        Assert.Contains("allow the group '@seccomp' in 'Startup'", found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task A_later_stage_is_held_against_every_one_before_it() => Verify($$"""
        [SeccompDeny("seccomp")] partial class A;
        [SeccompAfter({|SECC0740:typeof(A)|})][SeccompDeny("mount")] partial class B;
        [SeccompAfter({|SECC0740:typeof(B)|})][SeccompDeny("mount")] partial class C;
        """);

    [Fact]
    public Task What_an_earlier_stage_has_taken_is_not_given_back() => Verify($$"""
        [SeccompDeny("openat", When = "(flags & O_ACCMODE) != O_RDONLY"), SeccompDeny("socket")] partial class Startup;
        [SeccompAfter(typeof(Startup))]
        [SeccompAllow({{Essentials}}, "read", "{|SECC0741:openat|}", "{|SECC0741:socket|}")] partial class Serving;
        """);

    [Fact]
    public Task Several_stages_may_come_after_one() => Verify("""
        [SeccompDeny("mount")] partial class Startup;
        [SeccompAfter(typeof(Startup))][SeccompDeny("openat")] partial class Serving;
        [SeccompAfter(typeof(Startup))][SeccompDeny("socket")] partial class Batch;
        """);

    [Fact]
    public Task A_class_without_a_policy_is_no_stage() => Verify("""
        class Plain { }
        [SeccompAfter({|SECC0742:typeof(Plain)|})][SeccompDeny("openat")] partial class Serving;
        [SeccompAfter({|SECC0742:typeof(string)|})][SeccompDeny("openat")] partial class Batch;
        [SeccompDeny("mount")] partial class Startup;
        [SeccompAfter({|SECC0742:typeof(Startup)|})] partial class Late;
        """);

    [Fact]
    public Task Stages_in_a_circle_are_told_of_each_one_in_it() => Verify("""
        [SeccompAfter({|SECC0743:typeof(B)|})][SeccompDeny("openat")] partial class A;
        [SeccompAfter({|SECC0743:typeof(A)|})][SeccompDeny("openat")] partial class B;
        [SeccompAfter({|SECC0743:typeof(Self)|})][SeccompDeny("openat")] partial class Self;
        [SeccompAfter(typeof(A))][SeccompDeny("openat")] partial class Outside;
        """);

    [Fact]
    public Task An_architecture_of_the_later_stage_only_is_a_warning() => Verify("""
        [SeccompFilter(Targets = SeccompTargets.X64)][SeccompDeny("mount")] partial class Startup;
        [SeccompFilter(Targets = SeccompTargets.X64 | SeccompTargets.S390x)]
        [SeccompAfter({|SECC0744:typeof(Startup)|})][SeccompDeny("openat")] partial class Serving;
        """);

    [Fact]
    public Task A_later_stage_does_not_install_itself() => Verify("""
        [SeccompFilter(InstallAtStartup = true)][SeccompDeny("mount")] partial class Startup;
        [SeccompFilter(InstallAtStartup = true)]
        [SeccompAfter({|SECC0745:typeof(Startup)|})][SeccompDeny("openat")] partial class Serving;
        """);

    [Fact]
    public Task A_class_bound_to_a_profile_may_be_a_stage() => Analysis.Verify(Of("""
        [SeccompDeny("openat")] partial class Startup;
        [SeccompAfter({|SECC0741:typeof(Startup)|})][SeccompProfile("serving.json")] partial class Serving;
        """).WithFile("serving.json", """
        { "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
          { "names": ["exit", "exit_group", "rt_sigreturn", "restart_syscall", "openat"], "action": "SCMP_ACT_ALLOW" }] }
        """));

    [Fact]
    public Task A_type_that_does_not_exist_is_left_to_the_compiler() => Verify("""
        [SeccompAfter(typeof(Nothing))][SeccompDeny("openat")] partial class Serving;
        """);

    [Fact]
    public Task A_policy_with_errors_is_mended_first() => Verify("""
        [SeccompDeny("{|SECC0101:secomp|}")] partial class Startup;
        [SeccompAfter(typeof(Startup))][SeccompDeny("openat")] partial class Serving;
        """);

    private static Task<IReadOnlyList<Diagnostic>> Verify(string source) => Analysis.Verify(Of(source));

    private static TestProject Of(string source) => TestProject.Of("using SeccompSharp;\nSystem.Console.WriteLine();\n" + source);
}
