using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Groups;

/// <summary>Every group, from Groups/Data/groups.tsv and group-members.tsv.</summary>
/// <remarks>The tables are read at first use; every member is thread-safe.</remarks>
public static class GroupTable
{
    private static readonly Lazy<Group[]> s_groups = new(
        () => [.. Read()], LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The groups in the order of the documentation.</summary>
    public static IReadOnlyList<Group> Groups => s_groups.Value;

    /// <summary>Finds a group by its name, with the <c>@</c>.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out Group? group)
    {
        group = name.StartsWith("@", StringComparison.Ordinal) ? Array.Find(s_groups.Value, one => one.Name == name) : null;
        return group is not null;
    }

    private static IEnumerable<Group> Read()
    {
        ILookup<string, string[]> members = DataFile.Lines("group-members.tsv").Skip(1)
            .Select(line => line.Split('\t')).ToLookup(cells => cells[0]);
        foreach (string line in DataFile.Lines("groups.tsv").Skip(1))
        {
            string[] cells = line.Split('\t');
            GroupLevel level = cells[1] == "user" ? GroupLevel.User : GroupLevel.Operation;
            yield return new Group(
                cells[0], level, cells[2], members[cells[0]].Select(ofGroup => GroupMember.Read([.. ofGroup.Skip(1)])).ToImmutableEquatableArray());
        }
    }
}
