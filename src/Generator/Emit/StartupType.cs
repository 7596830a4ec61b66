using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Emit;

/// <summary>The class that holds the module initializer of a filter.</summary>
internal static class StartupType
{
    /// <summary>
    /// A name that no other host of the namespace leads to: each name goes with its length and number of type parameters.
    /// </summary>
    public static string NameFor(HostType host)
    {
        var name = new StringBuilder("__SeccompStartup");
        foreach (HostDeclaration declaration in host.Declarations)
        {
            string[] parts = declaration.MetadataName.Split('`');
            name.Append('_').Append(parts[0].Length.ToString(CultureInfo.InvariantCulture)).Append(Identifier(parts[0]));
            if (parts.Length > 1)
                name.Append('_').Append(parts[1]);
        }

        return name.ToString();
    }

    /// <summary>The name of a file-local type has brackets in metadata.</summary>
    private static string Identifier(string metadataName) => string.Concat(metadataName.Select(c =>
        SyntaxFacts.IsIdentifierPartCharacter(c) ? c.ToString() : "_" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
}
