using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Groups;

/// <summary>What filters made of groups do to calls.</summary>
public sealed class GroupPolicyTests
{
    private const ulong ReadWrite = 3;
    private const ulong ReadExecute = 5;
    private const ulong Anonymous = 0x22;
    private const ulong FromFile = 0x812;

    private static readonly BuildContext s_aot = new()
    {
        Runtime = DotNetRuntime.NativeAot, InvariantGlobalization = true, EventSource = false,
    };

    private static readonly BuildContext s_aotWithIcu = s_aot with { InvariantGlobalization = false };

    private static readonly SyscallAction s_enosys = SyscallAction.Errno(38);
    private static readonly SyscallAction s_eacces = SyscallAction.Errno(13);
    private static readonly SyscallAction s_noFamily = SyscallAction.Errno(97);

    [Fact]
    public void Without_a_jit_and_icu_no_executable_memory_appears()
    {
        Program program = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@kestrel"));
        Assert.Equal(SyscallAction.Allow, Run(program, "mmap", 0, 4096, ReadWrite, Anonymous));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "mmap", 0, 4096, ReadExecute, Anonymous));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "mmap", 0, 4096, ReadExecute, FromFile));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "mprotect", 0, 4096, ReadExecute));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "pkey_mprotect", 0, 4096, ReadExecute));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "execve"));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "ptrace"));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "openat", 0, 0, 1));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "pwrite64"));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "unlink"));
    }

    [Fact]
    public void Libraries_are_mapped_executable_from_files_and_never_writable()
    {
        foreach (Program program in new[] { Build(s_aotWithIcu, Rule(SyscallAction.Allow, "@dotnet")), Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@tls")) })
        {
            Assert.Equal(SyscallAction.Allow, Run(program, "mmap", 0, 4096, ReadExecute, FromFile));
            Assert.Equal(SyscallAction.KillProcess, Run(program, "mmap", 0, 4096, ReadExecute, Anonymous));
            Assert.Equal(SyscallAction.KillProcess, Run(program, "mmap", 0, 4096, 7, FromFile));
            Assert.Equal(SyscallAction.KillProcess, Run(program, "mprotect", 0, 4096, ReadExecute));
        }
    }

    [Fact]
    public void The_jit_may_do_with_memory_what_it_likes()
    {
        Program program = Build(new BuildContext(), Rule(SyscallAction.Allow, "@dotnet"));
        Assert.Equal(SyscallAction.Allow, Run(program, "mmap", 0, 4096, 7, Anonymous));
        Assert.Equal(SyscallAction.Allow, Run(program, "mprotect", 0, 4096, ReadExecute));
    }

    [Fact]
    public void Threads_are_made_and_processes_are_not()
    {
        Program program = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet"));
        Assert.Equal(s_enosys, Run(program, "clone3"));
        Assert.Equal(SyscallAction.Allow, Run(program, "clone", 0x3d0f00));
        Assert.Equal(SyscallAction.Allow, Run(program, "clone", 0x7d0f00));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "clone", 0x1200011));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "clone", 0x3d0f00 | 0x1000_0000));
        Assert.Equal(SyscallAction.Allow, Run(program, "prctl", 15));
        Assert.Equal(SyscallAction.KillProcess, Run(program, "prctl", 22));
    }

    [Fact]
    public void A_rule_that_names_a_syscall_lifts_what_a_group_answers()
    {
        Program program = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet"), Rule(SyscallAction.Allow, "clone3"));
        Assert.Equal(SyscallAction.Allow, Run(program, "clone3"));
    }

    [Fact]
    public void A_rule_that_names_a_syscall_narrows_a_group()
    {
        Program program = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@process"), Rule(SyscallAction.Errno(1), "execve"));
        Assert.Equal(SyscallAction.Errno(1), Run(program, "execve"));
        Assert.Equal(SyscallAction.Allow, Run(program, "vfork"));
    }

    [Fact]
    public void What_a_group_answers_gives_way_to_what_another_group_allows()
    {
        BuildContext jit = new();
        Program readOnly = Build(jit, Rule(SyscallAction.Allow, "@dotnet"));
        Assert.Equal(SyscallAction.Allow, Run(readOnly, "openat", 0, 0, 0));
        Assert.Equal(s_eacces, Run(readOnly, "openat", 0, 0, 2));
        Assert.Equal(s_eacces, Run(readOnly, "openat", 0, 0, 0x40));

        Program writing = Build(jit, Rule(SyscallAction.Allow, "@dotnet"), Rule(SyscallAction.Log, "@files-write"));
        Assert.Equal(SyscallAction.Log, Run(writing, "openat", 0, 0, 0x241));
    }

    [Fact]
    public void Families_that_no_group_allows_seem_not_to_exist()
    {
        Program client = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@network-client", "@dns"));
        Assert.Equal(SyscallAction.Allow, Run(client, "socket", 2, 0x80001));
        Assert.Equal(SyscallAction.Allow, Run(client, "socket", 10, 2));
        Assert.Equal(SyscallAction.KillProcess, Run(client, "socket", 2, 3));
        Assert.Equal(s_noFamily, Run(client, "socket", 1, 2));
        Assert.Equal(s_noFamily, Run(client, "socket", 16, 3));

        Program both = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@network-client", "@pipes"));
        Assert.Equal(SyscallAction.Allow, Run(both, "socket", 1, 2));
        Assert.Equal(SyscallAction.Allow, Run(both, "socket", 2, 1));
        Assert.Equal(s_noFamily, Run(both, "socket", 16, 3));
    }

    [Fact]
    public void A_listening_server_makes_no_connection_unless_a_group_for_clients_is_added()
    {
        Program server = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@kestrel"));
        Assert.Equal(SyscallAction.KillProcess, Run(server, "connect"));
        Assert.Equal(SyscallAction.Allow, Run(server, "socket", 2, 0x80001, 6));
        Assert.Equal(SyscallAction.KillProcess, Run(server, "socket", 2, 1, 262));
        Assert.Equal(s_eacces, Run(server, "socket", 2, 2, 0));
        Assert.Equal(s_noFamily, Run(server, "socket", 1, 1, 0));
        Assert.Equal(SyscallAction.Allow, Run(server, "sendto", 5, 1, 1, 0x4000, 0, 0));
        Assert.Equal(SyscallAction.KillProcess, Run(server, "sendto", 5, 1, 1, 0x4000, 1, 16));

        Program client = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet", "@kestrel", "@network-client"));
        Assert.Equal(SyscallAction.Allow, Run(client, "connect"));
        Assert.Equal(SyscallAction.Allow, Run(client, "socket", 2, 2, 17));
        Assert.Equal(s_eacces, Run(client, "socket", 2, 2, 136));
        Assert.Equal(SyscallAction.Allow, Run(client, "sendto", 5, 1, 1, 0x4000, 1, 16));
        Assert.Equal(SyscallAction.KillProcess, Run(client, "sendto", 5, 1, 1, 0x2000_4000, 1, 16));
    }

    [Fact]
    public void A_listening_server_with_pipes_still_takes_ipv4_for_present()
    {
        foreach (string[] names in new[] { new[] { "@dotnet", "@kestrel", "@pipes" }, ["@pipes", "@dotnet", "@kestrel"] })
        {
            Program both = Build(s_aot, Rule(SyscallAction.Allow, names));
            Assert.Equal(s_eacces, Run(both, "socket", 2, 2, 0));
            Assert.Equal(s_eacces, Run(both, "socket", 10, 2, 0));
            Assert.Equal(SyscallAction.Allow, Run(both, "socket", 1, 1, 0));
        }
    }

    [Fact]
    public void Only_builds_that_may_run_on_musl_have_the_call_that_signals_any_thread()
    {
        Program either = Build(s_aot, Rule(SyscallAction.Allow, "@dotnet"));
        Assert.Equal(SyscallAction.KillProcess, Run(either, "tkill", 1, 6));
        Assert.Equal(SyscallAction.KillProcess, Run(Completed(either, "musl", -1), "tkill", 1, 6));
        Program onMusl = Completed(either, "musl", 0);
        Assert.Equal(SyscallAction.Allow, Run(onMusl, "tkill", 1, 6));
        Assert.Equal(SyscallAction.KillProcess, Run(onMusl, "tkill", 1, 9));
        Assert.Equal(SyscallAction.KillProcess, Run(onMusl, "tkill", 0xffff_ffff, 6));
        BuildContext glibc = BuildContext.FromProperties(name => name == "RuntimeIdentifier" ? "linux-x64" : null);
        Assert.Equal(SyscallAction.KillProcess, Run(Build(glibc, Rule(SyscallAction.Allow, "@dotnet")), "tkill", 1, 6));
        BuildContext native = BuildContext.FromProperties(name => name switch
        {
            "PublishAot" => "true",
            "NETCoreSdkRuntimeIdentifier" => "linux-x64",
            _ => null,
        });
        Assert.Equal(SyscallAction.KillProcess, Run(Build(native, Rule(SyscallAction.Allow, "@dotnet")), "tkill", 1, 6));
        BuildContext musl = BuildContext.FromProperties(name => name == "RuntimeIdentifier" ? "linux-musl-x64" : null);
        Assert.Equal(SyscallAction.Allow, Run(Build(musl, Rule(SyscallAction.Allow, "@dotnet")), "tkill", 1, 6));
    }

    [Fact]
    public void A_group_may_be_denied_too()
    {
        Program program = Build(new BuildContext(), SyscallAction.Allow, Rule(SyscallAction.Errno(1), "@process"));
        Assert.Equal(SyscallAction.Errno(1), Run(program, "execve"));
        Assert.Equal(SyscallAction.Allow, Run(program, "reboot"));
    }

    [Fact]
    public void Groups_compare_what_the_kernel_reads_even_where_a_profile_compares_registers()
    {
        Policy policy = Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@dotnet")) with
        {
            Groups = s_aot, Width = ComparisonWidth.Register, Resolution = RuleResolution.Runc,
        };
        Program program = FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program;
        Assert.Equal(SyscallAction.Allow, Run(program, "openat", 0, 0, 0xdead_beef_0000_0000));
        Assert.Equal(s_enosys, Run(program, "clone3"));
    }

    [Fact]
    public void Newer_syscalls_that_a_group_has_are_not_unknown()
    {
        Policy policy = Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@stat")) with
        {
            Unknown = UnknownSyscalls.Table, MinKernel = new KernelVersion(4, 4),
        };
        Assert.Equal(SyscallAction.Allow, Run(FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program, "statx"));
    }

    [Fact]
    public void Every_group_makes_a_proven_filter_for_every_architecture_of_dotnet()
    {
        foreach (Target target in Target.DotNet)
        {
            foreach (BuildContext context in new[] { new BuildContext(), s_aot })
            {
                Policy policy = Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, [.. GroupTable.Groups.Where(group => group.Level == GroupLevel.User && group.Name != "@executable-memory").Select(group => group.Name)]));
                FilterBuildResult result = FilterBuilder.Build(policy.For([.. target.Family]) with { Groups = context }, CancellationToken.None);
                Assert.DoesNotContain(result.Findings, finding => finding.Severity == Severity.Error);
                Assert.NotNull(result.Filter);
            }
        }
    }

    [Theory]
    [InlineData("@consol", "SECC0110", "@console")]
    [InlineData("@nothing-of-the-kind", "SECC0110", null)]
    public void An_unknown_group_is_an_error_with_a_suggestion(string name, string id, string? replacement)
    {
        Finding finding = Assert.Single(Findings(Rule(SyscallAction.Allow, name)));
        Assert.Equal((id, replacement, name.Length), (finding.Kind.Id, finding.Replacement, finding.Place.Range.Length));
    }

    [Fact]
    public void A_condition_beside_a_group_is_an_error()
    {
        Condition condition = Compare(0, ComparisonOperator.Equal, 1);
        Assert.Equal("SECC0111", Assert.Single(Findings(Rule(SyscallAction.Allow, condition, "@console"))).Kind.Id);
    }

    [Fact]
    public void A_group_on_an_architecture_without_dotnet_is_an_error()
    {
        Policy policy = Of(SyscallAction.KillProcess, Rule(SyscallAction.Allow, "@console")).For(Abi.Mips64);
        BindingResult result = PolicyBinder.Bind(policy, CancellationToken.None);
        Assert.Equal("SECC0112", Assert.Single(result.Findings).Kind.Id);
        Assert.Empty(result.Policy.Abis[0].Rules);
    }

    private static ImmutableEquatableArray<Finding> Findings(Rule rule) =>
        PolicyBinder.Bind(Of(SyscallAction.KillProcess, rule), CancellationToken.None).Findings;

    private static Program Build(BuildContext context, params Rule[] rules) => Build(context, SyscallAction.KillProcess, rules);

    private static Program Build(BuildContext context, SyscallAction defaultAction, params Rule[] rules)
    {
        FilterBuildResult result = FilterBuilder.Build(Of(defaultAction, rules) with { Groups = context }, CancellationToken.None);
        Assert.DoesNotContain(result.Findings, finding => finding.Severity == Severity.Error);
        return result.Filter!.Program;
    }

    private static Program Completed(Program program, string variable, long value)
    {
        Instruction[] instructions = [.. program.Instructions];
        foreach (Patch patch in program.Patches.Where(patch => patch.Variable == variable))
            instructions[patch.Instruction] = instructions[patch.Instruction] with { K = unchecked((uint)(patch.IsHigh ? value >> 32 : value)) };
        return program with { Instructions = instructions.ToImmutableEquatableArray() };
    }

    private static SyscallAction Run(Program program, string syscall, params ulong[] args)
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, syscall, out uint number));
        SeccompData data = new(number, Abi.X86_64.AuditArch, [.. args, .. new ulong[6 - args.Length]]);
        return SyscallAction.FromReturnValue(Interpreter.Run(program, data));
    }
}
