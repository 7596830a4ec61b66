using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>Types in the arguments of attributes, by name. An enum is taken for an int, which all that are read here are.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string?>
{
    public static readonly AttributeTypes Instance = new();

    public string? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;

    public string? GetSystemType() => "System.Type";

    public string? GetSZArrayType(string? elementType) => null;

    public string? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        NameOf(reader, reader.GetTypeDefinition(handle).Namespace, reader.GetTypeDefinition(handle).Name);

    public string? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        NameOf(reader, reader.GetTypeReference(handle).Namespace, reader.GetTypeReference(handle).Name);

    public string? GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string? type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string? type) => type == "System.Type";

    private static string NameOf(MetadataReader reader, StringHandle ns, StringHandle name) =>
        ns.IsNil ? reader.GetString(name) : reader.GetString(ns) + "." + reader.GetString(name);
}
