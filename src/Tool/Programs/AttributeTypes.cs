using System;
using System.Reflection.Metadata;

namespace SeccompSharp.Tool.Programs;

/// <summary>The types of our attributes' arguments, by name, for decoding their values without loading anything.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string>
{
    public static readonly AttributeTypes Instance = new();

    private AttributeTypes()
    {
    }

    /// <summary>All of our enums are 32 bits wide but these.</summary>
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => type switch
    {
        "SeccompSharp.SeccompAction" => PrimitiveTypeCode.UInt32,
        "SeccompSharp.Errno" => PrimitiveTypeCode.UInt16,
        _ => PrimitiveTypeCode.Int32,
    };

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    /// <summary>What a named argument calls its enum by: the name of the type, and perhaps of its assembly.</summary>
    public string GetTypeFromSerializedName(string name) => name.Split(',', 2, StringSplitOptions.TrimEntries)[0];
}
