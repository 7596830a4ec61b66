using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an allowlist hold what libc calls, where it holds what the function is named after?</summary>
/// <remarks>
/// glibc 2.36: sysdeps/unix/sysv/linux (open64.c, creat64.c, stat64.c, fork.c by arch-fork.h, nanosleep.c, getdents64.c,
/// getrlimit64.c, setrlimit64.c, sigaction). Where the ABI lacks the old call, the finding about that says what is called.
/// </remarks>
internal static class Companions
{
    private static readonly (string Named, string Called)[] s_companions =
    [
        ("creat", "openat"), ("fork", "clone"), ("getdents", "getdents64"), ("getrlimit", "prlimit64"), ("lstat", "newfstatat"),
        ("nanosleep", "clock_nanosleep"), ("open", "openat"), ("setrlimit", "prlimit64"), ("stat", "newfstatat"), ("vfork", "clone"),
    ];

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        BoundAbi native = bound.Abis[0];
        if (policy.DefaultAction.LetsTheCallThrough)
            yield break;
        HashSet<string> said = [];
        foreach (NameReference name in policy.Rules.Where(rule => rule.Action.LetsTheCallThrough).SelectMany(rule => rule.Names))
        {
            foreach ((_, string called) in s_companions.Where(one => one.Named == name.Text))
            {
                bool isMissing = answers.Ever(native, name.Text, action => action.LetsTheCallThrough)
                    && native.Rules.All(rule => !(SyscallTable.TryGetNumber(native.Abi, called, out uint number) && rule.Number == number))
                    && answers.Always(native, called, action => action.Denies);
                if (isMissing && said.Add(called))
                {
                    yield return Finding.Of(
                        FindingKinds.CompanionMissing, name.Place, name.Text, called, policy.DefaultAction.ToString(), PolicyLinter.Where(bound)) with
                    {
                        Mend = Mend.Answer.With(SyscallAction.Allow, [called]),
                    };
                }
            }
        }
    }
}
