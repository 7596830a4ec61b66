using System.Collections.Generic;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>What a condition is bound to, and who is told about it.</summary>
internal sealed class BindingContext(
    Abi abi, string syscall, ComparisonWidth width, VariableUses variables, ICollection<Finding> findings)
{
    public Abi Abi { get; } = abi;

    public string Syscall { get; } = syscall;

    public ComparisonWidth Width { get; } = width;

    /// <summary>The variables that the policy has used so far on this ABI.</summary>
    public VariableUses Variables { get; } = variables;

    /// <summary>What the call takes, if that is known.</summary>
    public Prototype? Prototype { get; } =
        Prototypes.TryGet(abi, syscall, out Prototype? prototype) ? prototype : null;

    /// <summary>The argument of which the kernel reads only an int here, because of the command.</summary>
    public int? Narrow { get; private init; }

    /// <summary>The commands that the conjunction at hand leaves; null if it leaves any.</summary>
    public IReadOnlyCollection<ulong>? Commands { get; private init; }

    /// <summary>The context of the terms of a conjunction.</summary>
    public BindingContext Under(IEnumerable<Condition> conjunction) => CommandComparison.CommandsOf(conjunction, this) is { } commands
        ? new(Abi, Syscall, Width, Variables, findings) { Narrow = Narrow, Commands = commands }
        : this;

    /// <summary>The context of a comparison that reads an int; it tells nobody what it finds.</summary>
    public BindingContext Narrowed(int index) => new(Abi, Syscall, Width, Variables, new List<Finding>()) { Narrow = index, Commands = Commands };

    /// <summary>The same context, telling nobody.</summary>
    public BindingContext Muted() => new(Abi, Syscall, Width, Variables, new List<Finding>()) { Narrow = Narrow, Commands = Commands };

    /// <summary>The position of an argument that a condition names; null if the call is not known to have it.</summary>
    public int? PositionOf(ArgumentReference reference) =>
        (reference.Index ?? (reference.Name is { } name ? PositionOf(name) : null)) is { } index && index < Prototype?.Parameters.Count ? index : null;

    /// <summary>The position of a parameter by its name, or the name that the manual gives it.</summary>
    public int? PositionOf(string name)
    {
        int position = IndexOf(name);
        if (position < 0 && Prototype is not null && ArgumentAliases.KernelName(Syscall, name) is { } kernelName)
            position = IndexOf(kernelName);
        return position < 0 ? null : position;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < Prototype?.Parameters.Count; i++)
        {
            if (Prototype.Parameters[i].Name == name)
                return i;
        }

        return -1;
    }

    public void Report(FindingKind kind, Place place, params string[] arguments) =>
        findings.Add(Finding.Of(kind, place, arguments));

    public void Report(Finding finding) => findings.Add(finding);
}
