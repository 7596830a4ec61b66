using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does a rule deny what no process of its kind goes on without, though no group says what is needed?</summary>
/// <remarks>
/// A container's profile may be for any program: of that only a denial of all that every program needs is said. What a denial
/// with an errno leaves running (madvise, sched_yield: nobody looks at their answers) counts where it ends the process.
/// </remarks>
internal static class TakenFromProcess
{
    private const int MostNamed = 3;

    /// <summary>What @dotnet has for every build, by its operations.</summary>
    internal static readonly IReadOnlyList<(string Syscall, string Purpose)> OfDotNet =
    [
        ("read", "reading from descriptors"),
        ("futex", "locks, and waiting for threads"),
        ("mmap", "memory for heaps and stacks"),
        ("munmap", "memory for heaps and stacks"),
        ("mprotect", "memory for heaps and stacks"),
        ("madvise", "memory for heaps and stacks"),
        ("rt_sigaction", "signals"),
        ("rt_sigprocmask", "signals"),
        ("sched_yield", "locks, and waiting for threads"),
        ("clone", "starting threads"),
    ];

    private static readonly string[] s_ofAny = ["read", "write", "futex", "mmap", "exit_group"];

    /// <summary>What goes on without an answer of the kernel.</summary>
    private static readonly string[] s_survived = ["madvise", "sched_yield"];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        if (policy.Rules.Any(rule => !rule.Action.Denies && rule.Names.Any(name => name.IsGroup)))
            yield break;
        BoundAbi native = bound.Abis[0];
        NameReference[] denied =
        [
            .. policy.Rules.Where(rule => rule.Action.Denies && rule.Action != SyscallAction.Errno(native.Abi.Enosys))
                .SelectMany(rule => rule.Names).Where(name => !name.IsGroup && answers.Always(native, name.Text, action => action.Denies)),
        ];
        if (!policy.IsForDotNet)
        {
            if (s_ofAny.All(needed => denied.Any(name => name.Text == needed)))
                yield return Of(bound, denied.First(name => s_ofAny.Contains(name.Text)), s_ofAny, "process", "input, output, memory, locks, and the end");
            yield break;
        }

        foreach (NameReference name in denied)
        {
            if (OfDotNet.FirstOrDefault(needed => needed.Syscall == name.Text) is not { Purpose: { } purpose }
                || (s_survived.Contains(name.Text) && !answers.Always(native, name.Text, action => action.Kind is ActionKind.KillProcess or ActionKind.KillThread)))
            {
                continue;
            }

            // A filter for a single thread (SeccompThread) may well deny to start others.
            yield return Of(bound, name, [name.Text], ".NET process", purpose) with
            {
                Severity = name.Text == "clone" ? Severity.Info : Severity.Warning,
            };
        }
    }

    private static Finding Of(BoundPolicy bound, NameReference at, string[] names, string process, string purpose) => Finding.Of(
        FindingKinds.TakenFromGroup, at.Place, Quotation.List(names, MostNamed), $"and no {process} goes on without it", purpose,
        "remove the denial, or narrow it with a condition", PolicyLinter.Where(bound)) with
    {
        Severity = Severity.Warning,
        Mend = new Mend.DropNames(names.ToImmutableEquatableArray()),
    };
}
