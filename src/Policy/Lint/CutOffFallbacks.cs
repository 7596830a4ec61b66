using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an errno other than ENOSYS keep libc from the older call that the filter lets through?</summary>
/// <remarks>
/// glibc 2.34 and later: sysdeps/unix/sysv/linux/clone-internal.c, faccessat.c, fchmodat.c, statx.c, closefrom.c, rseq-internal.h; openat2 and
/// futex_waitv are called by programs themselves. Only what
/// would work with ENOSYS is said: the older call is let through.
/// </remarks>
internal static class CutOffFallbacks
{
    private const int MostNamed = 4;

    /// <summary>Whether libc makes an older call when it is answered with ENOSYS.</summary>
    public static bool Has(string call) => s_calls.Any(one => one.Call == call);

    /// <summary>The gravest first.</summary>
    private static readonly (string Call, string[] Fallbacks, string Consequence)[] s_calls =
    [
        ("clone3", ["clone"], "no thread starts"),
        ("faccessat2", ["faccessat", "access"], "files count as inaccessible"),
        ("statx", ["newfstatat", "fstatat64", "stat64"], "files count as missing"),
        ("openat2", ["openat"], "files cannot be opened"),
        ("fchmodat2", ["fchmodat"], "modes cannot be changed"),
        ("close_range", ["close"], "descriptors stay open in programs that are started, or starting them fails"),
        ("futex_waitv", ["futex"], "waiting for one of several locks fails"),
        ("rseq", ["sched_getaffinity", "getcpu"], "a thread that libc starts can end the process"),
    ];

    /// <summary>Few programs call these, or miss them; and only a rule that names them is a decision.</summary>
    private static readonly string[] s_onlyByName = ["close_range", "futex_waitv", "rseq"];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        BoundAbi abi = bound.Abis[0];
        List<string> byDefault = [];
        string consequence = "";
        foreach ((string call, string[] fallbacks, string whatFails) in s_calls)
        {
            if (!fallbacks.Any(fallback => answers.Ever(abi, fallback, action => action.LetsTheCallThrough)))
                continue;
            NameReference? name = policy.Rules.Where(rule => IsOtherErrno(rule.Action)).SelectMany(rule => rule.Names)
                .FirstOrDefault(name => name.Text == call);
            if (!answers.Always(abi, call, IsOtherErrno))
                continue;
            if (name is not null)
            {
                Severity severity = s_onlyByName.Contains(call) ? Severity.Info : Severity.Warning;
                yield return Describe(name.Place, $"'{call}'", whatFails, [call]) with { Severity = severity };
            }
            else if (IsOtherErrno(policy.DefaultAction) && !s_onlyByName.Contains(call))
            {
                byDefault.Add(call);
                consequence = consequence.Length == 0 ? whatFails : consequence;
            }
        }

        if (byDefault.Count > 0)
        {
            // libc does not call openat2, and who does has often thought of containers.
            Severity severity = byDefault.All(call => call == "openat2") ? Severity.Info : Severity.Warning;
            yield return Describe(policy.DefaultActionPlace, Quotation.List(byDefault, MostNamed), consequence, byDefault) with { Severity = severity };
        }
        else if (IsOtherErrno(policy.DefaultAction) && NewestByChance(policy, abi, answers) is { } chance)
            yield return chance;

        Finding Describe(Place place, string calls, string whatFails, IEnumerable<string> answered) => Finding.Of(
            FindingKinds.FallbackCutOff, place.IsNone ? policy.Place : place, calls, whatFails, PolicyLinter.Where(bound)) with
        {
            Mend = Mend.Answer.With(SyscallAction.Errno(abi.Abi.Enosys), answered),
        };

        // The reporter passes an errno on.
        bool IsOtherErrno(SyscallAction action) =>
            action.Kind is ActionKind.Errno or ActionKind.Trap && action.Data != 0 && action.Data != abi.Abi.Enosys
            && (action.Kind == ActionKind.Errno || policy.Reported == ReportedAnswers.Denials);
    }

    /// <summary>clone3 is answered with ENOSYS, but only because no rule happens to name a newer call.</summary>
    private static Finding? NewestByChance(Policy policy, BoundAbi abi, Answers answers)
    {
        bool isUnknown = policy.Unknown == UnknownSyscalls.Runc
            && SyscallTable.TryGetNumber(abi.Abi, "clone3", out uint number)
            && IsUnknown(abi, number)
            && answers.Ever(abi, "clone", action => action.LetsTheCallThrough);
        return isUnknown
            ? Finding.Of(
                FindingKinds.FallbackByChance, policy.Place, policy.DefaultAction.ToString(), " on " + abi.Abi.Name) with
            {
                Mend = Mend.Answer.With(SyscallAction.Errno(abi.Abi.Enosys), NamedBefore(abi, answers).Prepend("clone3")),
            }
            : null;
    }

    /// <summary>A rule for clone3 makes the older numbers known, which lose their ENOSYS by it unless they are named too.</summary>
    private static IEnumerable<string> NamedBefore(BoundAbi abi, Answers answers) => s_calls
        .Where(one => SyscallTable.TryGetNumber(abi.Abi, one.Call, out uint number)
            && SyscallTable.TryGetNumber(abi.Abi, "clone3", out uint newest) && number < newest && IsUnknown(abi, number)
            && one.Fallbacks.Any(fallback => answers.Ever(abi, fallback, action => action.LetsTheCallThrough)))
        .Select(one => one.Call);

    private static bool IsUnknown(BoundAbi abi, uint number) => abi.Unknown.Any(range => range.Contains(number));
}
