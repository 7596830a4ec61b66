using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>Which numbers of an ABI are newer than a policy (docs/semantics.md, Unknown syscalls).</summary>
internal static class UnknownNumbers
{
    public static ImmutableEquatableArray<NumberRange> Of(Abi abi, Policy policy)
    {
        if (policy.DefaultAction.Kind is ActionKind.Allow or ActionKind.Log or ActionKind.Trace)
            return ImmutableEquatableArray<NumberRange>.Empty;
        IEnumerable<NumberRange> ranges = policy.Unknown switch
        {
            UnknownSyscalls.Table => ByTable(abi, policy),
            UnknownSyscalls.Runc => AsRunc(abi, policy),
            _ => [],
        };
        return ranges.ToImmutableEquatableArray();
    }

    private static IEnumerable<NumberRange> ByTable(Abi abi, Policy policy)
    {
        uint highest = SyscallTable.HighestNumber(abi);
        if (policy.MinKernel is { } oldest)
        {
            HashSet<uint> named = [.. NamedNumbers(abi, policy)];
            foreach (Syscall syscall in SyscallTable.Of(abi))
            {
                if (syscall.Number <= highest && !named.Contains(syscall.Number)
                    && SyscallTable.Since(syscall.Name) is { } since && since.CompareTo(oldest) > 0)
                {
                    yield return new NumberRange(syscall.Number, syscall.Number);
                }
            }
        }

        // ARM's private numbers (0xf0001 and up) stand outside the order in which syscalls are added.
        uint next = highest + 1;
        foreach (Syscall syscall in SyscallTable.Of(abi))
        {
            if (syscall.Number < next)
                continue;
            if (syscall.Number > next)
                yield return new NumberRange(next, syscall.Number - 1);
            next = syscall.Number + 1;
        }

        foreach (NumberRange range in From(next, abi))
            yield return range;

        if (abi == Abi.X86_64 && !policy.Abis.Contains(Abi.X32))
            yield return new NumberRange(0xffff_ffff, 0xffff_ffff);
    }

    // libcontainer/seccomp/patchbpf/enosys_linux.go: one comparison with the highest number that any rule names; on
    // s390 also number 0, which stands for numbers that do not fit the instruction.
    private static IEnumerable<NumberRange> AsRunc(Abi abi, Policy policy)
    {
        // libseccomp gives multiplexed names a negative number, which the stub ignores.
        uint last = NamedNumbers(abi, policy, skipMultiplexed: true).DefaultIfEmpty(0u).Max();
        if (last == 0)
            yield break;
        if (abi.HasIndirectNumber)
            yield return new NumberRange(0, 0);
        foreach (NumberRange range in From(last + 1, abi))
            yield return range;
    }

    /// <summary>The numbers of an ABI from one up: x86_64 has none with bit 30 set, x32 none without.</summary>
    private static IEnumerable<NumberRange> From(uint next, Abi abi)
    {
        if (abi == Abi.X86_64)
            return [new NumberRange(next, Abi.X32Bit - 1), new NumberRange(0x8000_0000, 0xbfff_ffff)];
        if (abi == Abi.X32)
            return [new NumberRange(next, 0x7fff_ffff), new NumberRange(0xc000_0000, 0xffff_ffff)];
        return [new NumberRange(next, 0xffff_ffff)];
    }

    private static IEnumerable<uint> NamedNumbers(Abi abi, Policy policy, bool skipMultiplexed = false)
    {
        foreach (Rule rule in policy.Rules)
        {
            foreach (NameReference name in rule.Names)
            {
                foreach (uint member in GroupRules.Numbers(policy, abi, name.Text))
                    yield return member;
                if (!(skipMultiplexed && Multiplexer.Covers(abi, name.Text))
                    && SyscallTable.TryGetNumber(abi, name.Text, out uint number))
                {
                    yield return number;
                }
            }
        }
    }
}
