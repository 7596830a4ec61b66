using System.Collections.Generic;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads a [SeccompProfile].</summary>
internal static class ProfileBindingReader
{
    public static ProfileBinding Read(AttributeArguments arguments, ICollection<Finding> findings)
    {
        ArgumentValue path = arguments.Positional("path") ?? default;
        return new ProfileBinding(path.Text ?? "", path.Place);
    }
}
