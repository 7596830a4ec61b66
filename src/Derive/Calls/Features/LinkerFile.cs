using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Xml;
using System.Xml.Linq;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Features;

/// <summary>The files that an assembly carries for trimmers: <c>ILLink.Substitutions.xml</c>, <c>ILLink.Descriptors.xml</c>.</summary>
internal static class LinkerFile
{
    /// <summary>The types that a file of an assembly names and whose conditions hold; a name may end in <c>*</c>.</summary>
    public static IEnumerable<(int Type, XElement Element)> Types(
        TypeSystem types, LoadedAssembly module, string resource, IReadOnlyDictionary<string, string> switches)
    {
        if (Read(module, resource) is not { } root)
            yield break;
        foreach (XElement assembly in root.Elements("assembly").Where(element => Holds(element, switches)))
        {
            string? name = (string?)assembly.Attribute("fullname");
            LoadedAssembly? target = name is null || name == module.File.Name ? module : types.Load(name);
            if (target is null)
                continue;
            foreach (XElement element in assembly.Elements("type").Where(element => Holds(element, switches)))
            {
                string type = ((string?)element.Attribute("fullname") ?? "").Replace('/', '+');
                foreach (int found in Find(types, target, type))
                    yield return (found, element);
            }
        }
    }

    /// <summary>Whether the switch that an element depends on is set so. One that is not set leaves the element out.</summary>
    public static bool Holds(XElement element, IReadOnlyDictionary<string, string> switches) =>
        (string?)element.Attribute("feature") is not { } feature
        || (switches.TryGetValue(feature, out string? value)
            && string.Equals(value, (string?)element.Attribute("featurevalue"), StringComparison.OrdinalIgnoreCase));

    /// <summary>The methods of a type that an element names, alone (<c>name</c>) or with types (<c>signature</c>).</summary>
    public static List<int> Methods(TypeSystem types, int type, XElement element)
    {
        string? signature = (string?)element.Attribute("signature");
        string name = signature is null ? (string?)element.Attribute("name") ?? "" : NameIn(signature);
        int? parameters = signature is null ? null : ParametersIn(signature);
        List<int> found = [];
        LoadedAssembly module = types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in types.TypeDefinition(type).GetMethods())
        {
            MethodDefinition method = module.Reader.GetMethodDefinition(handle);
            if (module.Reader.StringComparer.Equals(method.Name, name) && (parameters is null || parameters == ParameterCount(module, method)))
                found.Add(module.Method(handle));
        }

        return found;
    }

    private static XElement? Read(LoadedAssembly module, string resource)
    {
        if (module.File.Resource(resource) is not { } bytes)
            return null;
        try
        {
            return XDocument.Load(new MemoryStream(bytes)).Root;
        }
        catch (XmlException)
        {
            // A library's mistake. Without the file more is reached, not less.
            return null;
        }
    }

    private static IEnumerable<int> Find(TypeSystem types, LoadedAssembly module, string name)
    {
        if (!name.EndsWith('*'))
            return types.FindType(module, name) is int type and not TypeSystem.None ? [type] : [];
        string prefix = name[..^1];
        return module.Reader.TypeDefinitions.Select(module.Type).Where(type => types.TypeName(type).StartsWith(prefix, StringComparison.Ordinal));
    }

    private static string NameIn(string signature)
    {
        int end = signature.IndexOf('(', StringComparison.Ordinal);
        string head = end < 0 ? signature : signature[..end];
        return head[(head.LastIndexOf(' ') + 1)..];
    }

    private static int ParametersIn(string signature)
    {
        int start = signature.IndexOf('(', StringComparison.Ordinal) + 1;
        int end = signature.LastIndexOf(')');
        if (start == 0 || end <= start)
            return 0;
        int depth = 0;
        int count = 1;
        foreach (char c in signature.AsSpan(start, end - start))
        {
            depth += c is '<' or '[' ? 1 : c is '>' or ']' ? -1 : 0;
            count += c == ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }

    private static int ParameterCount(LoadedAssembly module, MethodDefinition method)
    {
        BlobReader blob = module.Reader.GetBlobReader(method.Signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            _ = blob.ReadCompressedInteger();
        return blob.ReadCompressedInteger();
    }
}
