using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Emit;

/// <summary>Why a policy gets no filter.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Message">What throws says this.</param>
/// <param name="LeavesNoClass">Whether not even members that throw can be added to the class.</param>
/// <param name="Error">What the generator itself reports, because it must fail the build whether or not analyzers run; else
/// null.</param>
internal sealed record Refusal(string Message, bool LeavesNoClass, string? Error)
{
    /// <summary>The refusal for what was found, of which something is an error.</summary>
    public static Refusal Of(string host, IReadOnlyList<Finding> findings)
    {
        Finding gravest = findings
            .Where(finding => finding.Severity == Severity.Error)
            .OrderByDescending(finding => finding.Kind.LeavesNoClass).ThenByDescending(finding => finding.Kind.IsGuard)
            .First();

        // Messages of the others may hold what is in no program: paths of the machine that it was built on.
        return gravest.Kind.IsConfigurable
            ? new Refusal(
                $"The seccomp policy of {host} has errors, and no filter was made of it: {gravest.Kind.Id}, {gravest.Kind.Title}. A build with analyzers says where.",
                LeavesNoClass: false,
                Error: null)
            : new Refusal(
                $"No seccomp filter was made for {host}: {gravest.Message}", gravest.Kind.LeavesNoClass, gravest.Message);
    }
}
