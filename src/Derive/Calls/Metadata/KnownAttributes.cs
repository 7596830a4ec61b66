using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>The attributes of an assembly that say something about calls, found in one pass over the table.</summary>
internal sealed class KnownAttributes
{
    private readonly MetadataReader _reader;
    private readonly Dictionary<EntityHandle, int> _accessedMembers = [];
    private readonly Dictionary<EntityHandle, List<CustomAttributeValue<string?>>> _dependencies = [];
    private readonly Dictionary<EntityHandle, string> _switches = [];
    private readonly Dictionary<EntityHandle, (int, string?)> _accessors = [];
    private readonly Dictionary<EntityHandle, string> _accessorTypes = [];
    private readonly HashSet<EntityHandle> _unanalyzable = [];
    private readonly List<MethodDefinitionHandle> _nativeEntries = [];

    public KnownAttributes(MetadataReader reader)
    {
        _reader = reader;
        Dictionary<EntityHandle, string?> kinds = [];
        foreach (CustomAttributeHandle handle in reader.CustomAttributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (!kinds.TryGetValue(attribute.Constructor, out string? kind))
                kinds.Add(attribute.Constructor, kind = NameOf(attribute.Constructor));
            if (kind is not null)
                Add(kind, attribute);
        }

        Constructors = [.. kinds.Keys];
    }

    /// <summary>The constructors of all attributes that are used in the assembly.</summary>
    public IReadOnlyList<EntityHandle> Constructors { get; }

    /// <summary>Methods that native code may call: [UnmanagedCallersOnly].</summary>
    public IReadOnlyList<MethodDefinitionHandle> NativeEntries => _nativeEntries;

    /// <summary>The DynamicallyAccessedMemberTypes of a parameter, type parameter, field, type or method; 0 for none.</summary>
    public int AccessedMembers(EntityHandle handle) => _accessedMembers.GetValueOrDefault(handle);

    /// <summary>The [DynamicDependency]s of a method.</summary>
    public IReadOnlyList<CustomAttributeValue<string?>> Dependencies(EntityHandle handle) => _dependencies.TryGetValue(handle, out var found) ? found : [];

    /// <summary>Whether a method says that a trimmer cannot follow it: [RequiresUnreferencedCode] or [RequiresDynamicCode].</summary>
    public bool IsUnanalyzable(EntityHandle handle) => _unanalyzable.Contains(handle);

    /// <summary>Properties with their switch: [FeatureSwitchDefinition].</summary>
    public IEnumerable<KeyValuePair<EntityHandle, string>> Switches => _switches;

    /// <summary>The UnsafeAccessorKind and name of a method that stands for another: [UnsafeAccessor].</summary>
    public bool TryGetAccessor(EntityHandle method, out (int Kind, string? Name) accessor) => _accessors.TryGetValue(method, out accessor);

    /// <summary>The type that an accessor's parameter stands for, if it says so: [UnsafeAccessorType].</summary>
    public string? AccessorType(EntityHandle parameter) => _accessorTypes.GetValueOrDefault(parameter);

    private void Add(string kind, CustomAttribute attribute)
    {
        switch (kind)
        {
            case "UnmanagedCallersOnlyAttribute" when attribute.Parent.Kind == HandleKind.MethodDefinition:
                _nativeEntries.Add((MethodDefinitionHandle)attribute.Parent);
                break;
            case "RequiresUnreferencedCodeAttribute" or "RequiresDynamicCodeAttribute":
                _unanalyzable.Add(attribute.Parent);
                break;
            case "DynamicallyAccessedMembersAttribute":
                if (Value(attribute) is { FixedArguments: [{ Value: int members }] })
                    _accessedMembers[attribute.Parent] = members;
                break;
            case "UnsafeAccessorAttribute":
                if (Value(attribute) is { FixedArguments: [{ Value: int accessor }] } accessed)
                    _accessors[attribute.Parent] = (accessor, accessed.NamedArguments is [{ Value: string member }] ? member : null);
                break;
            case "UnsafeAccessorTypeAttribute":
                if (Value(attribute) is { FixedArguments: [{ Value: string type }] })
                    _accessorTypes[attribute.Parent] = type;
                break;
            case "FeatureSwitchDefinitionAttribute":
                if (Value(attribute) is { FixedArguments: [{ Value: string name }] })
                    _switches[attribute.Parent] = name;
                break;
            case "DynamicDependencyAttribute":
                if (Value(attribute) is { } value)
                {
                    if (!_dependencies.TryGetValue(attribute.Parent, out var list))
                        _dependencies.Add(attribute.Parent, list = []);
                    list.Add(value);
                }

                break;
        }
    }

    private static CustomAttributeValue<string?>? Value(CustomAttribute attribute)
    {
        try
        {
            return attribute.DecodeValue(AttributeTypes.Instance);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private string? NameOf(EntityHandle constructor)
    {
        EntityHandle type = constructor.Kind switch
        {
            HandleKind.MemberReference => _reader.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => _reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        StringHandle name = type.Kind switch
        {
            HandleKind.TypeReference => _reader.GetTypeReference((TypeReferenceHandle)type).Name,
            HandleKind.TypeDefinition => _reader.GetTypeDefinition((TypeDefinitionHandle)type).Name,
            _ => default,
        };
        return name.IsNil ? null : _reader.GetString(name);
    }
}
