using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tables.Groups;

/// <summary>docs/groups.md: what every group has in it, when, and why.</summary>
public static class GroupsPage
{
    private static readonly GroupContext s_coreClr = new();

    private static readonly GroupContext s_invariantAot = new()
    {
        Runtime = DotNetRuntime.NativeAot, InvariantGlobalization = true, EventSource = false,
    };

    public static string Generate()
    {
        StringBuilder page = new(Introduction);
        page.Append("\n## Areas of the framework\n\n");
        page.Append("| group | for | calls: CoreCLR | NativeAOT |\n|---|---|---|---|\n");
        foreach (Group group in Of(GroupLevel.User))
            page.Append(CultureInfo.InvariantCulture, $"| [`{group.Name}`](#{Anchor(group)}) | {Cell(group.Summary)} | {Size(group, s_coreClr)} | {Size(group, s_invariantAot)} |\n");
        page.Append("\nThe numbers are for x64; NativeAOT with InvariantGlobalization and without EventSourceSupport.\n");
        foreach (Group group in Of(GroupLevel.User))
            Describe(group, page);
        page.Append("\n## Operations\n\nWhat the groups above are made of. They can be named in a policy as well.\n");
        foreach (Group group in Of(GroupLevel.Operation))
            Describe(group, page);
        return page.ToString();
    }

    private const string Introduction = """
        <!-- Written by eng/Tables (command "groups") from src/Policy/Groups/Data. -->
        # Groups

        A group stands where a syscall name may stand, in attributes and in profiles:

        ```csharp
        [SeccompFilter(DefaultAction = SeccompAction.KillProcess)]
        [SeccompAllow("@dotnet", "@kestrel")]
        static partial class Sandbox;
        ```

        `@dotnet` is what every process needs; the others add an area of the framework each. What they stand for depends on
        the architecture and on the build:

        | property | if set |
        |---|---|
        | `PublishAot` | `@dotnet` is `@dotnet-aot`, else `@dotnet-coreclr` |
        | `InvariantGlobalization` | ICU is never loaded; with `PublishAot`, no executable memory at all is mapped |
        | `EventSourceSupport` | the diagnostics port is there to be cleaned up |

        ServerGarbageCollection and ConcurrentGarbageCollection change nothing: their calls are part of the core, because
        an environment variable can choose them at start.

        - A group has the calls of glibc and musl alike, old and new, of every architecture; each architecture takes those it
          has.
        - A rule that names a syscall decides before a group that has it. `[SeccompDeny("execve")]` narrows `@process`, and
          `[SeccompAllow("clone3")]` lifts what `@thread-create` answers.
        - Some calls a group *answers* with an error in place of the action of the rule, because callers then take another
          way: `clone3` with ENOSYS, address families that nobody asked for with EAFNOSUPPORT. An answer gives way to every
          other rule that reaches the call, also through another group.
        - Calls that the vDSO answers, and what happens before Main, need no rule: groups are for filters that are installed
          when Main begins.
        - A condition cannot stand beside a group.

        Two things that these groups do not do by themselves: under NativeAOT `Marshal.GetFunctionPointerForDelegate` writes
        machine code, which takes `@executable-memory`; and a library of your own that is loaded while the filter is in force
        needs `@dlopen`.

        *Evidence*: **measured** is traced and enforced under KillProcess with .NET 10 (CoreCLR) and .NET 9 (NativeAOT) on
        x86_64 with glibc 2.36. **libc** is traced or read in glibc 2.36 on arm64 and musl 1.2.3 on x86_64; .NET itself was not run
        there. **source** is read in dotnet/runtime: rare paths that no trace shows reliably. **reasoned** is none of these.
        s390x, ppc64le, riscv64, loongarch64 and 32-bit ABIs were not run at all.

        """;

    private static void Describe(Group group, StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {group.Name}\n\n{group.Summary}\n\n");
        page.Append("| calls | when | why | evidence |\n|---|---|---|---|\n");
        foreach (GroupMember member in group.Members)
            page.Append(CultureInfo.InvariantCulture, $"| {Names(member)} | {When(member)} | {Cell(member.Why)} | {member.Evidence} |\n");
    }

    private static string Names(GroupMember member) => string.Join(" ", member.Names.Select(name =>
        GroupTable.TryGet(name, out Group? group) ? $"[`{name}`](#{Anchor(group)})" : $"`{name}`"));

    private static string When(GroupMember member)
    {
        List<string> parts = [];
        if (member.Builds.Count > 0)
            parts.Add("in builds: " + string.Join(", ", member.Builds));
        if (member.Abis.Count > 0)
            parts.Add((member.ExceptAbis ? "not on " : "on ") + string.Join(", ", member.Abis));
        if (member.ConditionText.Length > 0)
            parts.Add($"`{Cell(member.ConditionText)}`");
        if (member.Errno is not null)
            parts.Add("answered with " + member.Errno);
        return string.Join("; ", parts);
    }

    private static IEnumerable<Group> Of(GroupLevel level) => GroupTable.Groups.Where(group => group.Level == level);

    private static int Size(Group group, GroupContext context) =>
        group.Expand(Abi.X86_64, context).Where(rule => rule.Answer is null).Select(rule => rule.Syscall).Distinct().Count();

    private static string Anchor(Group group) => group.Name[1..];

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
