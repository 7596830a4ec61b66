using System.Text;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Emit;

/// <summary>The class that holds the module initializer of a filter.</summary>
internal static class StartupType
{
    /// <summary>A name that no class of the namespace has: each host has its own.</summary>
    public static string NameFor(HostType host)
    {
        var name = new StringBuilder("__SeccompStartup");
        foreach (HostDeclaration declaration in host.Declarations)
            name.Append('_').Append(declaration.MetadataName.Replace('`', '_'));
        return name.ToString();
    }
}
