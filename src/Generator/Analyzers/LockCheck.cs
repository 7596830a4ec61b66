using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Locking;
using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Holds policies against their lock files.</summary>
internal static class LockCheck
{
    /// <summary>Whether a policy without errors is what its lock file holds, if it has one.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="place">What findings point at.</param>
    /// <param name="files">The AdditionalFiles.</param>
    /// <param name="cancellationToken">Ends the comparison early.</param>
    public static IEnumerable<Finding> Check(
        PolicySource policy, Place place, IReadOnlyCollection<AdditionalText> files, CancellationToken cancellationToken)
    {
        string[] paths = [.. LockSelection.FilesOf(policy.Host, files.Select(file => file.Path))];
        if (paths.Length == 0 || BuiltLock.Of(policy, cancellationToken) is not { } built)
            yield break;
        foreach (string path in paths)
        {
            string text = files.First(file => file.Path == path).GetText(cancellationToken)?.ToString() ?? "";
            string? changes = LockFile.Read(path, text).File is { } locked
                ? LockChanges.Describe(locked, built)
                : "it cannot be read";
            if (changes is null)
                continue;
            yield return Finding.Of(FindingRules.LockDiffers, place, policy.Host.Name, ProfilePath.NameOf(path), changes) with
            {
                Rewrite = new FileText(path, built.Write(LockSelection.NameOf(policy.Host))),
            };
        }
    }

    /// <summary>What is wrong with a lock file by itself.</summary>
    public static IEnumerable<Finding> Check(string path, string? text, IEnumerable<HostType> hosts)
    {
        string[] locked = [.. hosts.Where(host => LockSelection.Locks(path, host)).Select(LockSelection.NameOf).Distinct()];
        if (locked.Length != 1)
        {
            string reason = locked.Length == 0
                ? "the project has no policy in a class of that name"
                : $"it could be for {string.Join(" or ", locked)}";
            return [Finding.Of(FindingRules.LockOfNothing, new Place(path, default), ProfilePath.NameOf(path), reason)];
        }

        return LockFile.Read(path, text ?? "").Findings;
    }
}
