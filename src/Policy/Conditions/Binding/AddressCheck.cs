using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Conditions;

/// <summary>A filter sees addresses, never what is stored there. Only "is it null" means something.</summary>
internal static class AddressCheck
{
    /// <summary>Whether the comparison may stand; if not, that is among the findings at the given severity.</summary>
    public static bool Run(
        Condition.Compare compare, Argument argument, OperandValue value, Severity severity, BindingContext context)
    {
        bool equality = compare.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (!argument.IsAddress || (equality && value.Bits == 0 && compare.Mask is null))
            return true;

        MemoryContents? memory = MemoryContents.Of(context.Prototype!);
        Finding finding = memory is null
            ? Finding.Of(FindingKinds.PointerCompared, compare.Argument.Place, argument.Name, context.Syscall)
            : Finding.Of(FindingKinds.ContentsInMemory, compare.Argument.Place, context.Syscall, memory.What, memory.Remedy);
        context.Report(finding with { Severity = severity });
        return severity != Severity.Error;
    }
}
