using System.Globalization;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Generator.Emit;

/// <summary>Says in sentences what a person wants to know about a filter.</summary>
internal static class FilterFacts
{
    public static ImmutableEquatableArray<string> Of(BuiltFilter filter) => ImmutableEquatableArray.Of(
        filter.Program.Instructions.Count.ToString(CultureInfo.InvariantCulture) + " instructions.");
}
