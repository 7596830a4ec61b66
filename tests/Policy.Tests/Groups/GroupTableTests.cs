using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Groups;

public sealed class GroupTableTests
{
    private static readonly string[] s_asked =
    [
        "@dotnet", "@dotnet-aot", "@dotnet-coreclr", "@console", "@files-read", "@files-write", "@file-watch", "@network-client",
        "@network-listen", "@network-server", "@dns", "@tls", "@process", "@timezone", "@globalization", "@named-mutex", "@pipes", "@diagnostics", "@kestrel",
    ];

    public static readonly BuildContext[] Contexts =
    [
        .. from runtime in new[] { DotNetRuntime.CoreClr, DotNetRuntime.NativeAot }
           from invariant in new[] { false, true }
           from eventSource in new[] { false, true }
           from libC in new[] { LibC.Either, LibC.Glibc, LibC.Musl }
           select new BuildContext { Runtime = runtime, InvariantGlobalization = invariant, EventSource = eventSource, LibC = libC },
    ];

    private static IEnumerable<GroupMember> Members => GroupTable.Groups.SelectMany(group => group.Members);

    [Fact]
    public void Every_area_of_the_framework_has_its_group()
    {
        Assert.All(s_asked, name => Assert.True(GroupTable.TryGet(name, out Group? group) && group.Level == GroupLevel.User, name));
    }

    [Fact]
    public void Every_member_is_a_syscall_or_a_group()
    {
        Assert.All(Members.SelectMany(member => member.Names), name => Assert.True(
            name[0] == '@' ? GroupTable.TryGet(name, out _) : SyscallTable.IsKnown(name), name));
    }

    [Fact]
    public void Every_member_says_how_it_is_known()
    {
        string[] evidence = ["measured", "libc", "source", "reasoned"];
        Assert.All(Members, member => Assert.Contains(member.Evidence, evidence));
        Assert.All(GroupTable.Groups, group => Assert.NotEmpty(group.Members));
        Assert.All(GroupTable.Groups.Where(group => group.Level == GroupLevel.User).SelectMany(group => group.Members), member => Assert.NotEmpty(member.Why));
    }

    [Fact]
    public void Every_abi_and_every_build_of_a_member_exists()
    {
        Assert.All(Members.SelectMany(member => member.Abis), name => Assert.Contains(Abi.All, abi => abi.Table == name));
        Assert.All(Members, member => Assert.Contains(Contexts, context => Abi.All.Any(abi => member.AppliesTo(abi, context))));
    }

    [Fact]
    public void No_group_contains_itself()
    {
        foreach (Group group in GroupTable.Groups)
        {
            HashSet<string> below = [];
            Queue<Group> open = new([group]);
            while (open.TryDequeue(out Group? next))
            {
                foreach (string name in next.Members.SelectMany(member => member.Names))
                {
                    Assert.NotEqual(group.Name, name);
                    if (GroupTable.TryGet(name, out Group? member) && below.Add(name))
                        open.Enqueue(member);
                }
            }
        }
    }

    [Fact]
    public void Every_operation_is_part_of_something()
    {
        string[] used = [.. Members.SelectMany(member => member.Names)];
        Assert.All(GroupTable.Groups.Where(group => group.Level == GroupLevel.Operation), group => Assert.Contains(group.Name, used));
    }

    [Fact]
    public void Every_condition_binds_without_a_finding_on_every_abi()
    {
        foreach (Abi abi in Abi.All.Where(abi => abi.RunsDotNet))
        {
            foreach (GroupRule rule in from @group in GroupTable.Groups from context in Contexts from rule in @group.Expand(abi, context) where rule.Condition is not null select rule)
            {
                List<Finding> findings = [];
                ConditionBinder.Bind(rule.Condition!, abi, rule.Syscall, ComparisonWidth.Declared, findings);
                Assert.True(findings.Count == 0, $"{abi} {rule.Syscall}: {findings.FirstOrDefault()?.Message}");
            }
        }
    }

    [Fact]
    public void Expanding_leaves_no_rule_twice_and_none_beside_one_that_always_matches()
    {
        foreach (Group group in GroupTable.Groups)
        {
            GroupRule[] rules = [.. group.Expand(Abi.X86_64, new BuildContext())];
            Assert.Equal(rules.Length, rules.Distinct().Count());
            string[] always = [.. rules.Where(rule => rule is { Condition: null, Answer: null }).Select(rule => rule.Syscall)];
            Assert.All(always, name => Assert.Single(rules, rule => rule.Syscall == name));
        }
    }

    [Fact]
    public void Nothing_dangerous_is_in_what_every_process_needs()
    {
        string[] never = ["execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "pkey_mprotect", "io_uring_setup", "bpf",
            "mount", "unshare", "setns", "socket", "openat2", "open_by_handle_at", "userfaultfd", "perf_event_open", "keyctl", "personality"];
        foreach (BuildContext context in Contexts)
            Assert.DoesNotContain(Rules("@dotnet", context), rule => never.Contains(rule.Syscall));
    }

    [Fact]
    public void Only_the_groups_of_processes_can_start_programs()
    {
        Assert.Equal(
            ["@process"],
            GroupTable.Groups.Where(group => Contexts.Any(context => group.Expand(Abi.X86_64, context).Any(rule => rule.Syscall == "execve"))).Select(group => group.Name));
    }

    [Theory]
    [InlineData(null, null, null, DotNetRuntime.CoreClr, false, true)]
    [InlineData("true", "", "", DotNetRuntime.NativeAot, false, false)]
    [InlineData("True", "TRUE", "true", DotNetRuntime.NativeAot, true, true)]
    [InlineData("false", "false", "false", DotNetRuntime.CoreClr, false, false)]
    public void The_builds_properties_choose_the_context(
        string? publishAot, string? invariant, string? eventSource, DotNetRuntime runtime, bool isInvariant, bool hasEventSource)
    {
        BuildContext context = BuildContext.FromProperties(name => name switch
        {
            "PublishAot" => publishAot,
            "InvariantGlobalization" => invariant,
            "EventSourceSupport" => eventSource,
            _ => null,
        });
        Assert.Equal(new BuildContext { Runtime = runtime, InvariantGlobalization = isInvariant, EventSource = hasEventSource }, context);
    }

    [Fact]
    public void Syscalls_that_an_abi_lacks_are_left_out()
    {
        string[] x64 = [.. Rules("@open-read", new BuildContext()).Select(rule => rule.Syscall)];
        string[] arm64 = [.. Rules("@open-read", new BuildContext(), Abi.AArch64).Select(rule => rule.Syscall)];
        Assert.Equal(["open", "openat", "fcntl"], x64);
        Assert.Equal(["openat", "fcntl"], arm64);
    }

    [Fact]
    public void Groups_are_found_by_their_whole_name_only()
    {
        Assert.True(GroupTable.TryGet("@console", out _));
        Assert.False(GroupTable.TryGet("console", out _));
        Assert.False(GroupTable.TryGet("@Console", out _));
        Assert.False(GroupTable.TryGet("@", out _));
    }

    internal static GroupRule[] Rules(string name, BuildContext context, Abi? abi = null) =>
        GroupTable.TryGet(name, out Group? group) ? [.. group.Expand(abi ?? Abi.X86_64, context)] : throw new ArgumentException(name);
}
