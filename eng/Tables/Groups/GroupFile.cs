using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text;
using SeccompSharp.Policies.Groups;

namespace SeccompSharp.Tables.Groups;

/// <summary>src/Attributes/SeccompGroup.cs: a constant for every group.</summary>
public static class GroupFile
{
    public static string Generate()
    {
        StringBuilder text = new();
        text.Append("""
            // Written by eng/Tables (command "groups") from src/Policy/Groups/Data.

            namespace SeccompSharp;

            /// <summary>The names of the groups, for completion; a plain string does as well. docs/groups.md has their members.</summary>
            public static class SeccompGroup
            {

            """);
        text.AppendJoin('\n', Groups().Select(group => $"""
                /// <summary>{SecurityElement.Escape(group.Summary)}</summary>
                public const string {Identifier(group)} = "{group.Name}";

            """));
        return text.Append("}\n").ToString();
    }

    /// <summary><c>@dotnet-aot</c> is <c>DotNetAot</c>.</summary>
    public static string Identifier(Group group) => string.Concat(group.Name[1..].Split('-').Select(part => part switch
    {
        "dotnet" => "DotNet",
        "coreclr" => "CoreClr",
        _ => char.ToUpperInvariant(part[0]) + part[1..],
    }));

    private static IEnumerable<Group> Groups() => GroupTable.Groups.OrderBy(Identifier, StringComparer.Ordinal);
}
