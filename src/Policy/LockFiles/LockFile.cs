using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>A lock file: what the filters of a policy were when someone looked at them last.</summary>
/// <remarks>
/// Text of lines that end in <c>\n</c>: <c># comment</c>, <c>[section]</c>, <c>key: value</c>. Immutable, structurally
/// equal; comments and blank lines take no part in it. docs/lock.md describes it for users.
/// </remarks>
public sealed record LockFile(ImmutableEquatableArray<LockSection> Sections)
{
    /// <summary>How the names of lock files end; before it stands the name of the policy's class.</summary>
    public const string Extension = ".seccomp.lock";

    /// <summary>The file's text.</summary>
    public string Write(string policy)
    {
        var text = new StringBuilder();
        text.Append("# What the filters of ").Append(policy).Append(" say, for review: see docs/lock.md of SeccompSharp.\n");
        text.Append("# Written by `dotnet format analyzers --diagnostics ").Append(FindingKinds.LockDiffers.Id).Append("`; not to be edited.\n");
        foreach (LockSection section in Sections)
        {
            text.Append("\n[").Append(section.Name).Append("]\n");
            foreach (LockEntry entry in section.Entries)
                text.Append(entry.Key).Append(": ").Append(entry.Value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The file, null when a finding says that it cannot be read.</returns>
    public static (LockFile? File, ImmutableEquatableArray<Finding> Findings) Read(string path, string text)
    {
        var sections = new List<(string Name, List<LockEntry> Entries)>();
        var findings = new List<Finding>();
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            if (Mistake(line.Trim(), sections) is { } mistake)
                findings.Add(Finding.Of(FindingKinds.LockNotReadable, new Place(path, new TextRange(start, line.TrimEnd('\r').Length)), mistake));
            start += line.Length + 1;
        }

        LockFile? file = findings.Count > 0
            ? null
            : new LockFile(sections.Select(one => new LockSection(one.Name, one.Entries.ToImmutableEquatableArray())).ToImmutableEquatableArray());
        return (file, findings.ToImmutableEquatableArray());
    }

    /// <summary>Takes a line; or says what is wrong with it.</summary>
    private static string? Mistake(string line, List<(string Name, List<LockEntry> Entries)> sections)
    {
        if (line.Length == 0 || line[0] == '#')
            return null;
        if (line[0] == '[' && line[line.Length - 1] == ']')
        {
            string name = line.Substring(1, line.Length - 2);
            if (sections.Any(section => section.Name == name))
                return "there is such a section already";
            sections.Add((name, []));
            return null;
        }

        int colon = line.IndexOf(": ", System.StringComparison.Ordinal);
        if (colon <= 0)
            return "it is neither a [section] nor a key with a colon and a value";
        if (sections.Count == 0)
            return "it stands before the first section";
        var entry = new LockEntry(line.Substring(0, colon), line.Substring(colon + 2));
        List<LockEntry> entries = sections[sections.Count - 1].Entries;
        if (entries.Any(one => one.Key == entry.Key))
            return "there is such a key in the section already";
        entries.Add(entry);
        return null;
    }
}
