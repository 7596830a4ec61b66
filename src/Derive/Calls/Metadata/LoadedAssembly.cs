using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>An assembly within a <see cref="TypeSystem"/>: its numbers there, and what its tokens were found to mean.</summary>
internal sealed class LoadedAssembly
{
    /// <summary>Of a reference that was not looked up yet.</summary>
    public const int Unknown = int.MinValue;

    private KnownAttributes? _attributes;
    private Dictionary<(int Parent, string Name), TypeDefinitionHandle>? _types;
    private Dictionary<(int Parent, string Name), ExportedTypeHandle>? _forwards;

    public LoadedAssembly(AssemblyFile file, int firstType, int firstMethod)
    {
        File = file;
        Reader = file.Reader;
        FirstType = firstType;
        FirstMethod = firstMethod;
        IsCoreLibrary = file.Name == ProgramAssemblies.CoreLibrary;
        TypeReferences = Filled(Reader.GetTableRowCount(TableIndex.TypeRef) + 1);
        TypeSpecifications = Filled(Reader.GetTableRowCount(TableIndex.TypeSpec) + 1);
        MemberReferences = Filled(Reader.GetTableRowCount(TableIndex.MemberRef) + 1);
    }

    public AssemblyFile File { get; }

    public MetadataReader Reader { get; }

    /// <summary>The number of the type in row 1.</summary>
    public int FirstType { get; }

    /// <summary>The number of the method in row 1.</summary>
    public int FirstMethod { get; }

    public bool IsCoreLibrary { get; }

    public int[] TypeReferences { get; }

    public int[] TypeSpecifications { get; }

    public int[] MemberReferences { get; }

    public KnownAttributes Attributes => _attributes ??= new KnownAttributes(Reader);

    public int Type(TypeDefinitionHandle handle) => FirstType + MetadataTokens.GetRowNumber(handle) - 1;

    public int Method(MethodDefinitionHandle handle) => FirstMethod + MetadataTokens.GetRowNumber(handle) - 1;

    /// <summary>A type of this assembly by its full name, or within another (row 0 for none).</summary>
    public bool TryFindType(TypeDefinitionHandle parent, string name, out TypeDefinitionHandle found)
    {
        _types ??= IndexTypes();
        return _types.TryGetValue((parent.IsNil ? 0 : MetadataTokens.GetRowNumber(parent), name), out found);
    }

    /// <summary>A type that is now in another assembly.</summary>
    public bool TryFindForward(ExportedTypeHandle parent, string name, out ExportedTypeHandle found)
    {
        _forwards ??= IndexForwards();
        return _forwards.TryGetValue((parent.IsNil ? 0 : MetadataTokens.GetRowNumber(parent), name), out found);
    }

    private static int[] Filled(int length)
    {
        int[] array = new int[length];
        System.Array.Fill(array, Unknown);
        return array;
    }

    private Dictionary<(int Parent, string Name), TypeDefinitionHandle> IndexTypes()
    {
        Dictionary<(int, string), TypeDefinitionHandle> types = new(Reader.TypeDefinitions.Count);
        foreach (TypeDefinitionHandle handle in Reader.TypeDefinitions)
        {
            TypeDefinition type = Reader.GetTypeDefinition(handle);
            TypeDefinitionHandle parent = type.GetDeclaringType();
            types.TryAdd((parent.IsNil ? 0 : MetadataTokens.GetRowNumber(parent), FullName(type.Namespace, type.Name)), handle);
        }

        return types;
    }

    private Dictionary<(int Parent, string Name), ExportedTypeHandle> IndexForwards()
    {
        Dictionary<(int, string), ExportedTypeHandle> forwards = [];
        foreach (ExportedTypeHandle handle in Reader.ExportedTypes)
        {
            ExportedType type = Reader.GetExportedType(handle);
            int parent = type.Implementation.Kind == HandleKind.ExportedType ? MetadataTokens.GetRowNumber((ExportedTypeHandle)type.Implementation) : 0;
            forwards.TryAdd((parent, FullName(type.Namespace, type.Name)), handle);
        }

        return forwards;
    }

    public string FullName(StringHandle ns, StringHandle name) =>
        ns.IsNil ? Reader.GetString(name) : Reader.GetString(ns) + "." + Reader.GetString(name);
}
