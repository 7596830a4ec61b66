using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>What findings about the meaning of a policy ask is written into its attributes.</summary>
public sealed class AttributeMendTests
{
    [Theory]
    [InlineData( // ways round
        """[SeccompDeny("{|SECC0402:mkdir|}", "reboot")]""",
        """[SeccompDeny("mkdir", "reboot", "mkdirat", "io_uring_setup")]""")]
    [InlineData(
        """[SeccompDeny("{|SECC0402:openat|}", Action = SeccompAction.KillProcess)]""",
        """[SeccompDeny("openat", "open", "openat2", "creat", "io_uring_setup", Action = SeccompAction.KillProcess)]""")]
    [InlineData(
        """[SeccompDeny({|SECC0402:Syscall.Execve|})]""",
        """[SeccompDeny(Syscall.Execve, Syscall.Execveat)]""")]
    [InlineData(
        """[SeccompDeny("{|SECC0402:openat|}")]""",
        """[SeccompDeny("openat", "open", "creat", "io_uring_setup")] [SeccompDeny("openat2", Errno = Errno.ENOSYS)]""")]
    [InlineData( // an errno that keeps libc from its fallback
        """[SeccompDeny("{|SECC0418:clone3|}", "reboot")]""",
        """[SeccompDeny("reboot")] [SeccompDeny("clone3", Errno = Errno.ENOSYS)]""")]
    [InlineData(
        """[SeccompDeny("{|SECC0418:clone3|}")]""",
        """[SeccompDeny("clone3", Errno = Errno.ENOSYS)]""")]
    [InlineData(
        """[SeccompDeny("acct")] [SeccompDeny("{|SECC0418:clone3|}")]""",
        """[SeccompDeny("acct")] [SeccompDeny("clone3", Errno = Errno.ENOSYS)]""")]
    [InlineData(
        """[SeccompDeny("reboot"), SeccompDeny("{|SECC0418:clone3|}"), SeccompDeny("statx", Errno = Errno.ENOSYS)]""",
        """[SeccompDeny("reboot"), SeccompDeny("statx", "clone3", Errno = Errno.ENOSYS)]""")]
    [InlineData( // actions
        """[SeccompDeny("reboot", Action = {|SECC0410:SeccompAction.KillThread|})]""",
        """[SeccompDeny("reboot", Action = SeccompAction.KillProcess)]""")]
    [InlineData(
        """[{|SECC0414:SeccompDeny("reboot", Errno = (Errno)0)|}]""",
        """[SeccompDeny("reboot", Errno = Errno.EPERM)]""")]
    [InlineData( // conditions
        """[SeccompDeny("{|SECC0432:mprotect|}", "{|SECC0432:pkey_mprotect|}", "{|SECC0432:mmap|}", When = "prot == PROT_EXEC")]""",
        """[SeccompDeny("mprotect", "pkey_mprotect", "mmap", When = "(prot & PROT_EXEC) == PROT_EXEC")]""")]
    [InlineData( // rules that change nothing
        """[SeccompDeny("reboot"), SeccompDeny("acct", "{|SECC0422:reboot|}")]""",
        """[SeccompDeny("reboot"), SeccompDeny("acct")]""")]
    [InlineData(
        """[SeccompDeny("reboot")] [SeccompDeny("{|SECC0422:reboot|}")]""",
        """[SeccompDeny("reboot")]""")]
    public Task The_attribute_says_what_was_meant(string before, string after) =>
        FixTest<MendFix>.PassesWithAdvice(Denylist(before), Denylist(after));

    [Fact]
    public Task What_libc_calls_is_allowed_beside_what_its_author_named() => FixTest<MendFix>.PassesWithAdvice(
        Allowlist("""[SeccompAllow("exit", "exit_group", "restart_syscall", "rt_sigreturn", "{|SECC0440:open|}")]"""), Allowlist("""[SeccompAllow("exit", "exit_group", "restart_syscall", "rt_sigreturn", "open", "openat")]"""));

    [Fact]
    public Task Essentials_are_allowed() => FixTest<MendFix>.PassesWithAdvice(
        Allowlist("""[{|SECC0401:SeccompAllow("read", "exit")|}]"""),
        Allowlist("""[SeccompAllow("read", "exit", "exit_group", "restart_syscall", "rt_sigreturn")]"""));

    [Fact]
    public Task What_a_group_needs_is_not_denied() => FixTest<MendFix>.PassesWithAdvice(
        Allowlist("""[SeccompAllow("@dotnet"), SeccompDeny("{|SECC0436:read|}", "reboot")]"""), Allowlist("""[SeccompAllow("@dotnet"), SeccompDeny("reboot")]"""));

    [Fact]
    public Task A_new_attribute_is_on_a_line_of_its_own_where_the_others_are() => FixTest<MendFix>.PassesWithAdvice(
        TestProject.Of("""
            System.Console.WriteLine();

            [SeccompSharp.SeccompDeny("{|SECC0418:clone3|}", "reboot")]
            [System.Obsolete]
            static partial class Sandbox;
            """),
        TestProject.Of("""
            System.Console.WriteLine();

            [SeccompSharp.SeccompDeny("reboot")]
            [SeccompSharp.SeccompDeny("clone3", Errno = SeccompSharp.Errno.ENOSYS)]
            [System.Obsolete]
            static partial class Sandbox;
            """));

    [Fact]
    public Task What_is_said_about_other_rules_stays() => FixTest<MendFix>.PassesWithAdvice(
        Denylist("\n// The first.\n[SeccompDeny(\"reboot\")]\n[SeccompDeny(\"{|SECC0422:reboot|}\")]\n// The last.\n[SeccompDeny(\"acct\")]\n"),
        Denylist("\n// The first.\n[SeccompDeny(\"reboot\")]\n// The last.\n[SeccompDeny(\"acct\")]\n"));

    [Fact]
    public Task All_of_a_document_are_mended_at_once() => FixTest<MendFix>.PassesWithAdvice(
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.X64)] [SeccompDeny("{|SECC0402:mkdirat|}", "{|SECC0402:execve|}")] static partial class First;
            [SeccompFilter(Targets = SeccompTargets.X64)] [SeccompDeny("{|SECC0402:ptrace|}")] static partial class Second;
            """),
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompFilter(Targets = SeccompTargets.X64)] [SeccompDeny("mkdirat", "execve", "mkdir", "io_uring_setup", "execveat")] static partial class First;
            [SeccompFilter(Targets = SeccompTargets.X64)] [SeccompDeny("ptrace", "process_vm_readv", "process_vm_writev")] static partial class Second;
            """));

    private static TestProject Denylist(string attributes) =>
        TestProject.Of($"using SeccompSharp; System.Console.WriteLine(); [SeccompFilter(Targets = SeccompTargets.X64)] {attributes} static partial class Sandbox;");

    private static TestProject Allowlist(string attributes) => Denylist(attributes);
}
