using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Locks;

/// <summary>Holds policies against their lock files.</summary>
internal static class LockCheck
{
    /// <summary>Whether a policy without errors is what its lock file holds, if it has one.</summary>
    public static IEnumerable<Finding> Check(ClassPolicy policy, CancellationToken cancellationToken)
    {
        if (policy.Settings is { Locks.Count: 0, IsLockRequired: true })
            yield return Finding.Of(FindingKinds.LockMissing, policy.Place, policy.Host.Name, policy.Host.Name + LockFile.Extension);
        if (policy.Settings.Locks.Count == 0)
            yield break;
        LockFile? built = BuiltLock.Of(policy, cancellationToken);
        foreach (LockText file in policy.Settings.Locks)
        {
            if (Changes(file, built) is not { } changes)
                continue;
            yield return Finding.Of(FindingKinds.LockDiffers, policy.Place, policy.Host.Name, ProfilePath.NameOf(file.Path), changes) with
            {
                Rewrite = built is null ? null : new FileText(file.Path, built.Write(LockSelection.NameOf(policy.Host))),
            };
        }
    }

    /// <summary>What is wrong with a lock file by itself.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hosts">The names of all classes with policies, as <see cref="LockSelection.NameOf"/> has them.</param>
    public static IEnumerable<Finding> Check(LockText file, IEnumerable<string> hosts)
    {
        string[] locked = [.. hosts.Where(host => LockSelection.Locks(file.Path, host)).Distinct()];
        if (locked.Length != 1)
        {
            string reason = locked.Length == 0
                ? "the project has no policy in a class of that name"
                : $"it could be for {string.Join(" or ", locked)}";
            return [Finding.Of(FindingKinds.LockOfNothing, new Place(file.Path, default), ProfilePath.NameOf(file.Path), reason)];
        }

        return LockFile.Read(file.Path, file.Text ?? "").Findings;
    }

    private static string? Changes(LockText file, LockFile? built)
    {
        if (built is null)
            return "the policy cannot be compared with it";
        return LockFile.Read(file.Path, file.Text ?? "").File is { } locked
            ? LockChanges.Describe(locked, built)
            : "it cannot be read";
    }
}
