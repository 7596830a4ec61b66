using System.Threading;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Whether a filter leaves the dynamic linker what it loads a library with, on x64.</summary>
/// <remarks>It opens the file and maps its code executable (ld.so(8)); each of these denied always is enough.</remarks>
internal static class LibraryLoads
{
    private const int ProtectionArgument = 2;

    private const ulong PROT_EXEC = 4;

    /// <summary>The finding on a call that has its library loaded under a filter that denies that.</summary>
    public static Finding? Find(LibraryCall call, ClassPolicy policy, CancellationToken cancellationToken)
    {
        if (NativeDenials.Bind(policy, cancellationToken) is not { } bound || WhatFails(bound, cancellationToken) is not var (what, denial))
            return null;
        return Finding.Of(
            FindingKinds.LibraryNotLoadable, SourcePlaces.Of(call.Invocation.Syntax), call.Invocation.TargetMethod.Name, call.Module, policy.Host.Name, what, denial.ToString()) with
        {
            // What DirectPInvoke names, a native binary has loaded at its start; that cannot be seen here.
            Severity = policy.Policies[0].Policy.Groups.Runtime == DotNetRuntime.NativeAot ? Severity.Info : Severity.Warning,
        };
    }

    private static (string What, SyscallAction Denial)? WhatFails(BoundPolicy bound, CancellationToken cancellationToken)
    {
        if (Denial("open", null) is not null && Denial("openat", null) is { } opening)
            return ("openat", opening);
        var executable = new BoundCondition.Test(ProtectionArgument, ArgumentWidth.Word, PROT_EXEC, ComparisonOperator.Equal, PROT_EXEC);
        return Denial("mmap", executable) is { } mapping ? ("mmap with PROT_EXEC", mapping) : null;

        SyscallAction? Denial(string syscall, BoundCondition? calls) => SyscallTable.TryGetNumber(Abi.X86_64, syscall, out uint number)
            ? CertainDenial.Of(bound, number, calls, cancellationToken)
            : null;
    }
}
