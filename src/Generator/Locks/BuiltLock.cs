using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Locks;

/// <summary>What a lock file would have to hold for a build.</summary>
internal static class BuiltLock
{
    /// <summary>
    /// The sections of all targets; null when names or conditions cannot be bound. Of a build that learns it is what the
    /// policy says when it is in force: that is what there is to review.
    /// </summary>
    public static LockFile? Of(ClassPolicy source, CancellationToken cancellationToken)
    {
        var sections = new List<LockSection>();
        foreach (TargetPolicy target in source.Policies)
        {
            if (Bind(TargetPolicy.InForce(target.Policy, target.Target, source.Reports), cancellationToken) is not { } native)
                return null;
            sections.AddRange(LockSections.Of(target.Target.Name, native, cancellationToken));
            if (target.JitPolicy is null)
                continue;
            if (Bind(TargetPolicy.InForce(target.JitPolicy, target.Target, source.Reports), cancellationToken) is not { } forJit)
                return null;
            if (!forJit.Equals(native))
                sections.AddRange(LockSections.Of(target.Target.Name + " with a JIT,", forJit, cancellationToken));
        }

        sections.AddRange(LockSections.Why(source.Policies.Select(target => target.Policy)));
        return new LockFile(sections.ToImmutableEquatableArray());
    }

    private static BoundPolicy? Bind(Policy policy, CancellationToken cancellationToken)
    {
        BindingResult binding = PolicyBinder.Bind(policy, cancellationToken);
        return binding.Findings.HasErrors() ? null : binding.Policy;
    }
}
