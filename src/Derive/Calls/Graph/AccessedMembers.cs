using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Xml.Linq;
using SeccompSharp.Derive.Calls.Features;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>What reflection reaches where attributes or descriptors say which members it looks at.</summary>
internal sealed class AccessedMembers
{
    /// <summary>DynamicallyAccessedMemberTypes.PublicParameterlessConstructor.</summary>
    public const int DefaultConstructor = 1;

    /// <summary>DynamicallyAccessedMemberTypes.NonPublicConstructors.</summary>
    public const int NonPublicConstructors = 4;

    private const int PublicConstructors = 3;
    private const int PublicMethods = 8;
    private const int NonPublicMethods = 0x10;
    private const int PublicNestedTypes = 0x80;
    private const int NonPublicNestedTypes = 0x100;
    private const int PublicProperties = 0x200;
    private const int NonPublicProperties = 0x400;
    private const int PublicEvents = 0x800;
    private const int NonPublicEvents = 0x1000;
    private const int All = -1;

    private readonly TypeSystem _types;
    private readonly Hierarchy _hierarchy;
    private readonly IReach _reach;
    private readonly Dictionary<int, int> _done = [];

    public AccessedMembers(TypeSystem types, Hierarchy hierarchy, IReach reach)
    {
        _types = types;
        _hierarchy = hierarchy;
        _reach = reach;
    }

    /// <summary>Members of some kinds (DynamicallyAccessedMemberTypes) of a type are looked at in a method.</summary>
    public void Access(int type, int kinds, int method)
    {
        int done = _done.GetValueOrDefault(type);
        if ((done | kinds) == done)
            return;
        _done[type] = done | kinds;
        foreach (int level in _hierarchy.Bases(type))
        {
            bool isType = level == type;
            // Of a base, private members stay out of sight unless all are asked for.
            AccessMethods(level, isType ? kinds : kinds == All ? All : kinds & (PublicMethods | PublicProperties | PublicEvents), method, isType);
            if (level == _types.Object)
                break;
        }

        if ((kinds & (PublicNestedTypes | NonPublicNestedTypes)) == 0)
            return;
        foreach (TypeDefinitionHandle nested in _types.TypeDefinition(type).GetNestedTypes())
            Access(_types.OwnerOfType(type).Type(nested), All, method);
    }

    /// <summary>A method that carries [DynamicDependency] is reached.</summary>
    public void FollowDependencies(int method)
    {
        LoadedAssembly module = _types.OwnerOfMethod(method);
        foreach (CustomAttributeValue<string?> value in module.Attributes.Dependencies(_types.MethodHandle(method)))
        {
            string?[] texts = [.. value.FixedArguments.Select(argument => argument.Value as string)];
            int? kinds = value.FixedArguments.Length > 0 ? value.FixedArguments[0].Value as int? : null;
            // (member), (member, type), (member, typeName, assembly), and the same with kinds of members first.
            int type = texts.Length switch
            {
                0 or 1 => _types.DeclaringType(method),
                2 => FindType(module, texts[1]),
                _ => texts[2] is { } assembly && _types.Load(assembly) is { } other ? FindType(other, texts[1]) : TypeSystem.None,
            };
            if (type == TypeSystem.None)
                continue;
            if (kinds is { } members)
                Access(type, members, method);
            else if (texts is [{ } signature, ..])
                AccessNamed(type, NameIn(signature), method);
        }
    }

    /// <summary>What makes an attribute where it is asked for: its constructor, and the properties that are set.</summary>
    public void AccessAttribute(int constructor)
    {
        ReachMember(constructor, TypeSystem.None);
        Access(_types.DeclaringType(constructor), PublicProperties, TypeSystem.None);
    }

    /// <summary>What an assembly's descriptors keep for its native part or for reflection.</summary>
    public void FollowDescriptors(LoadedAssembly module, IReadOnlyDictionary<string, string> switches)
    {
        foreach ((int type, XElement element) in LinkerFile.Types(_types, module, "ILLink.Descriptors.xml", switches))
        {
            // An object of a class that is only described is made where nobody sees it.
            if ((_types.TypeDefinition(type).Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == 0 && !_types.IsValueType(type))
                _reach.Make(type, TypeSystem.None);
            string? preserve = (string?)element.Attribute("preserve");
            if (preserve is "all" || (preserve is null && !element.HasElements))
                Access(type, All, TypeSystem.None);
            else if (preserve == "methods")
                AccessMethods(type, All, TypeSystem.None, isType: true);
            foreach (XElement method in element.Elements("method").Where(method => LinkerFile.Holds(method, switches)))
            {
                foreach (int found in LinkerFile.Methods(_types, type, method))
                    _reach.Enter(found, TypeSystem.None);
            }
        }
    }

    /// <summary>The type of a name as in <c>Type.GetType("N.C, Assembly")</c>; None for what is too involved or not there.</summary>
    public int FindType(LoadedAssembly module, string? name)
    {
        if (name is null || name.Contains('[', StringComparison.Ordinal))
            return TypeSystem.None;
        string[] parts = name.Split(',');
        LoadedAssembly? assembly = parts.Length > 1 ? _types.Load(parts[1].Trim()) : module;
        int found = assembly is null ? TypeSystem.None : _types.FindType(assembly, parts[0].Trim());
        return found == TypeSystem.None && parts.Length == 1 ? _types.CoreType(parts[0].Trim()) : found;
    }

    /// <summary>All methods of a name, or the accessors of a property or event.</summary>
    public void AccessNamed(int type, string name, int method)
    {
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in _types.TypeDefinition(type).GetMethods())
        {
            // A property or event is named as itself; its accessors carry the prefix.
            string found = module.Reader.GetString(module.Reader.GetMethodDefinition(handle).Name);
            if (found == name || found == "get_" + name || found == "set_" + name || found == "add_" + name || found == "remove_" + name)
                ReachMember(module.Method(handle), method);
        }
    }

    /// <summary>The name in <c>M(System.String)</c>, <c>M``1</c> or <c>#ctor</c>.</summary>
    private static string NameIn(string signature)
    {
        int end = signature.IndexOfAny(['(', '`', '<']);
        return (end < 0 ? signature : signature[..end]).Replace("#", ".", StringComparison.Ordinal);
    }

    private void AccessMethods(int type, int kinds, int method, bool isType)
    {
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in _types.TypeDefinition(type).GetMethods())
        {
            MethodDefinition definition = module.Reader.GetMethodDefinition(handle);
            bool isPublic = (definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
            string name = module.Reader.GetString(definition.Name);
            int wanted = name == ".ctor"
                ? !isType ? 0 : isPublic ? HasParameters(module, definition) ? PublicConstructors & ~DefaultConstructor : PublicConstructors : NonPublicConstructors
                : (isPublic ? PublicMethods : NonPublicMethods) | Accessor(definition, name, isPublic);
            if ((kinds & wanted) != 0 && name != ".cctor")
                ReachMember(module.Method(handle), method);
        }
    }

    private static int Accessor(MethodDefinition definition, string name, bool isPublic)
    {
        if ((definition.Attributes & MethodAttributes.SpecialName) == 0)
            return 0;
        return name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
            ? isPublic ? PublicProperties : NonPublicProperties
            : isPublic ? PublicEvents : NonPublicEvents;
    }

    private static bool HasParameters(LoadedAssembly module, MethodDefinition definition)
    {
        BlobReader blob = module.Reader.GetBlobReader(definition.Signature);
        _ = blob.ReadSignatureHeader();
        return blob.ReadCompressedInteger() > 0;
    }

    private void ReachMember(int member, int method)
    {
        MethodDefinition definition = _types.MethodDefinition(member);
        if ((definition.Attributes & MethodAttributes.RTSpecialName) != 0
            && (_types.TypeDefinition(_types.DeclaringType(member)).Attributes & TypeAttributes.Abstract) == 0)
        {
            _reach.Make(_types.DeclaringType(member), method);
        }

        _reach.Enter(member, method);
    }
}
