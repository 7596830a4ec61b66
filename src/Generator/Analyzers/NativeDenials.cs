using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Which functions of libc a filter leaves nothing of, on x64.</summary>
internal sealed class NativeDenials
{
    /// <summary>What libc answers without the kernel, in part or always (vdso(7)).</summary>
    private static readonly HashSet<string> s_withoutKernel = ["clock_getres", "clock_gettime", "getcpu", "getrandom", "gettimeofday", "time"];

    /// <summary>What glibc 2.36 calls instead of the syscall of a function's name (strace), where no successor says so.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["exit"] = "exit_group",
        ["fstat"] = "newfstatat",
        ["getrlimit"] = "prlimit64",
        ["nanosleep"] = "clock_nanosleep",
        ["setrlimit"] = "prlimit64",
    };

    private readonly string _class;
    private readonly BoundPolicy _policy;

    private NativeDenials(string name, BoundPolicy policy)
    {
        _class = name;
        _policy = policy;
    }

    /// <summary>The denials of a class, as they are when it is in force; null if it has no filter for x64.</summary>
    public static NativeDenials? Of(ClassPolicy policy, CancellationToken cancellationToken) =>
        Bind(policy, cancellationToken) is { } bound ? new NativeDenials(policy.Host.Name, bound) : null;

    /// <summary>The policy of a class for x64, as it is when it is in force; null if it has none.</summary>
    internal static BoundPolicy? Bind(ClassPolicy policy, CancellationToken cancellationToken)
    {
        if (policy.Findings.HasErrors() || policy.Policies.FirstOrDefault(one => one.Target == Target.X64) is not { } native)
            return null;
        BindingResult bound = PolicyBinder.Bind(
            native.Policy with { Mode = PolicyMode.Enforce, Reported = ReportedAnswers.None }, cancellationToken);
        return bound.Findings.HasErrors() ? null : bound.Policy;
    }

    /// <summary>The finding on a call that is denied whatever its arguments are, and whichever syscall libc makes of it.</summary>
    public Finding? Find(NativeCall call, CancellationToken cancellationToken)
    {
        uint[] numbers = [.. call.Number is { } given ? [given] : NumbersOf(call.Function)];
        SyscallAction[] denials = [.. numbers.Select(number => CertainDenial.Of(_policy, number, cancellationToken)).OfType<SyscallAction>()];
        if (numbers.Length == 0 || denials.Length < numbers.Length)
            return null;
        string syscall = SyscallTable.TryGetName(Abi.X86_64, numbers[numbers.Length - 1], out string? name) ? name : $"number {numbers[0]}";
        return Finding.Of(
            FindingKinds.NativeCallDenied,
            SourcePlaces.Of(call.Invocation.Syntax),
            call.Invocation.TargetMethod.Name,
            syscall,
            _class,
            denials[0].ToString());
    }

    private static IEnumerable<uint> NumbersOf(string function)
    {
        if (s_withoutKernel.Contains(function))
            yield break;
        string?[] names = [function, Successors.Find(Abi.X86_64, function), s_others.TryGetValue(function, out string? other) ? other : null];
        foreach (string name in names.OfType<string>())
        {
            if (SyscallTable.TryGetNumber(Abi.X86_64, name, out uint number))
                yield return number;
        }
    }
}
