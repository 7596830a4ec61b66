using System.Collections.Generic;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Text;

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

    public void Report(FindingRule rule, Place place, params string[] arguments) =>
        findings.Add(Finding.Of(rule, place, arguments));

    public void Report(Finding finding) => findings.Add(finding);
}
