using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>Types and methods of all assemblies as numbers, and what references between assemblies mean.</summary>
/// <remarks>A generic type or method is its definition here: what stands for its variables is kept elsewhere. Not thread-safe.</remarks>
internal sealed class TypeSystem
{
    /// <summary>Of what is no type or method that the program has.</summary>
    public const int None = -1;

    private readonly ProgramAssemblies _program;
    private readonly Dictionary<string, LoadedAssembly?> _modules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<LoadedAssembly> _typeOwners = [];
    private readonly List<LoadedAssembly> _methodOwners = [];
    private readonly List<int> _declaringTypes = [];
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public TypeSystem(ProgramAssemblies program)
    {
        _program = program;
        Main = Load(System.IO.Path.GetFileNameWithoutExtension(program.MainPath))!;
        CoreLibrary = Load(ProgramAssemblies.CoreLibrary)!;
        Array = CoreType("System.Array");
        Object = CoreType("System.Object");
        ValueType = CoreType("System.ValueType");
        Enum = CoreType("System.Enum");
    }

    public LoadedAssembly CoreLibrary { get; }

    public LoadedAssembly Main { get; }

    public int Array { get; }

    public int Object { get; }

    public int ValueType { get; }

    public int Enum { get; }

    /// <summary>Assemblies that something refers to and that the program does not have.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Called when an assembly is first needed.</summary>
    public Action<LoadedAssembly>? Loaded { get; set; }

    public IEnumerable<LoadedAssembly> Modules
    {
        get
        {
            foreach (LoadedAssembly? module in _modules.Values)
            {
                if (module is not null)
                    yield return module;
            }
        }
    }

    public LoadedAssembly? Load(string name)
    {
        if (_modules.TryGetValue(name, out LoadedAssembly? module))
            return module;
        AssemblyFile? file = null;
        try
        {
            file = _program.Open(name);
        }
        catch (UnusableProgramException) when (_typeOwners.Count > 0)
        {
            // A native library beside the program: nothing can refer to it as an assembly.
        }

        if (file is null)
        {
            _missing.Add(name);
            _modules.Add(name, null);
            return null;
        }

        module = new LoadedAssembly(file, _typeOwners.Count, _methodOwners.Count);
        _modules.Add(name, module);
        MetadataReader reader = file.Reader;
        foreach (TypeDefinitionHandle _ in reader.TypeDefinitions)
            _typeOwners.Add(module);
        foreach (MethodDefinitionHandle _ in reader.MethodDefinitions)
        {
            _methodOwners.Add(module);
            _declaringTypes.Add(None);
        }

        foreach (TypeDefinitionHandle type in reader.TypeDefinitions)
        {
            foreach (MethodDefinitionHandle method in reader.GetTypeDefinition(type).GetMethods())
                _declaringTypes[module.Method(method)] = module.Type(type);
        }

        Loaded?.Invoke(module);
        return module;
    }

    public LoadedAssembly OwnerOfType(int type) => _typeOwners[type];

    public LoadedAssembly OwnerOfMethod(int method) => _methodOwners[method];

    public int DeclaringType(int method) => _declaringTypes[method];

    public TypeDefinitionHandle TypeHandle(int type) => MetadataTokens.TypeDefinitionHandle(type - _typeOwners[type].FirstType + 1);

    public MethodDefinitionHandle MethodHandle(int method) => MetadataTokens.MethodDefinitionHandle(method - _methodOwners[method].FirstMethod + 1);

    public TypeDefinition TypeDefinition(int type) => _typeOwners[type].Reader.GetTypeDefinition(TypeHandle(type));

    public MethodDefinition MethodDefinition(int method) => _methodOwners[method].Reader.GetMethodDefinition(MethodHandle(method));

    public string MethodName(int method) => _methodOwners[method].Reader.GetString(MethodDefinition(method).Name);

    public string TypeName(int type)
    {
        LoadedAssembly module = _typeOwners[type];
        TypeDefinition definition = TypeDefinition(type);
        string name = module.FullName(definition.Namespace, definition.Name);
        TypeDefinitionHandle parent = definition.GetDeclaringType();
        return parent.IsNil ? name : TypeName(module.Type(parent)) + "+" + name;
    }

    public int CoreType(string name) => FindType(CoreLibrary, name);

    /// <summary>A type of an assembly, or one that the assembly forwards, by its reflection name.</summary>
    public int FindType(LoadedAssembly module, string name)
    {
        string[] parts = name.Split('+');
        int type = FindTopLevel(module, parts[0]);
        for (int i = 1; i < parts.Length && type != None; i++)
            type = FindNested(type, parts[i]);
        return type;
    }

    /// <summary>The definition behind a handle: of a generic instance the generic type, of an array System.Array; None for pointers and variables.</summary>
    public int Type(LoadedAssembly module, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => module.Type((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Cached(module, module.TypeReferences, handle),
        HandleKind.TypeSpecification => Cached(module, module.TypeSpecifications, handle),
        _ => None,
    };

    /// <summary>The definition behind a method's handle; None for an array's own methods and for what is missing.</summary>
    public int Method(LoadedAssembly module, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return module.Method((MethodDefinitionHandle)handle);
            case HandleKind.MethodSpecification:
                return Method(module, module.Reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                int row = MetadataTokens.GetRowNumber(handle);
                if (module.MemberReferences[row] == LoadedAssembly.Unknown)
                    module.MemberReferences[row] = Find(module, module.Reader.GetMemberReference((MemberReferenceHandle)handle));
                return module.MemberReferences[row];
            default:
                return None;
        }
    }

    public int BaseOf(int type)
    {
        EntityHandle handle = TypeDefinition(type).BaseType;
        return handle.IsNil ? None : Type(_typeOwners[type], handle);
    }

    public bool IsInterface(int type) => (TypeDefinition(type).Attributes & TypeAttributes.Interface) != 0;

    public bool IsValueType(int type)
    {
        int parent = BaseOf(type);
        return parent != None && (parent == ValueType || parent == Enum) && type != Enum;
    }

    private int Cached(LoadedAssembly module, int[] cache, EntityHandle handle)
    {
        int row = MetadataTokens.GetRowNumber(handle);
        if (cache[row] == LoadedAssembly.Unknown)
        {
            cache[row] = handle.Kind == HandleKind.TypeReference
                ? Find(module, module.Reader.GetTypeReference((TypeReferenceHandle)handle))
                : Find(module, module.Reader.GetTypeSpecification((TypeSpecificationHandle)handle));
        }

        return cache[row];
    }

    private int Find(LoadedAssembly module, TypeSpecification specification)
    {
        BlobReader blob = module.Reader.GetBlobReader(specification.Signature);
        return SignatureMatch.Next(ref blob) switch
        {
            SignatureTypeCode.TypeHandle => Type(module, blob.ReadTypeHandle()),
            SignatureTypeCode.GenericTypeInstance when SignatureMatch.Next(ref blob) == SignatureTypeCode.TypeHandle => Type(module, blob.ReadTypeHandle()),
            SignatureTypeCode.SZArray or SignatureTypeCode.Array => Array,
            SignatureTypeCode code => Primitive(code),
        };
    }

    private int Find(LoadedAssembly module, TypeReference reference)
    {
        EntityHandle scope = reference.ResolutionScope;
        string name = module.FullName(reference.Namespace, reference.Name);
        if (scope.Kind == HandleKind.TypeReference)
            return Type(module, scope) is int parent and not None ? FindNested(parent, name) : None;
        if (scope.Kind != HandleKind.AssemblyReference)
            return FindTopLevel(module, name);
        return Load(module.Reader.GetString(module.Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)) is { } other
            ? FindTopLevel(other, name)
            : None;
    }

    private int FindTopLevel(LoadedAssembly module, string name)
    {
        // A cycle of forwards is no assembly's intention.
        for (int hop = 0; hop < 8; hop++)
        {
            if (module.TryFindType(default, name, out TypeDefinitionHandle found))
                return module.Type(found);
            if (!module.TryFindForward(default, name, out ExportedTypeHandle forward))
                return None;
            EntityHandle target = module.Reader.GetExportedType(forward).Implementation;
            if (target.Kind != HandleKind.AssemblyReference
                || Load(module.Reader.GetString(module.Reader.GetAssemblyReference((AssemblyReferenceHandle)target).Name)) is not { } next)
            {
                return None;
            }

            module = next;
        }

        return None;
    }

    private int FindNested(int parent, string name) =>
        _typeOwners[parent].TryFindType(TypeHandle(parent), name, out TypeDefinitionHandle found) ? _typeOwners[parent].Type(found) : None;

    private int Find(LoadedAssembly module, MemberReference reference)
    {
        if (reference.GetKind() != MemberReferenceKind.Method)
            return None;
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
            return module.Method((MethodDefinitionHandle)reference.Parent);
        string name = module.Reader.GetString(reference.Name);
        int type = Type(module, reference.Parent);
        // What an array adds to System.Array has no body.
        if (type == Array && reference.Parent.Kind == HandleKind.TypeSpecification && name is "Get" or "Set" or "Address" or ".ctor")
            return None;
        for (; type != None; type = BaseOf(type))
        {
            LoadedAssembly owner = _typeOwners[type];
            foreach (MethodDefinitionHandle candidate in TypeDefinition(type).GetMethods())
            {
                MethodDefinition method = owner.Reader.GetMethodDefinition(candidate);
                if (owner.Reader.StringComparer.Equals(method.Name, name)
                    && SignatureMatch.OfMethods(this, module, reference.Signature, owner, method.Signature, mayUnify: false))
                {
                    return owner.Method(candidate);
                }
            }
        }

        return None;
    }

    public int Primitive(SignatureTypeCode code) => code switch
    {
        SignatureTypeCode.Boolean or SignatureTypeCode.Char or SignatureTypeCode.SByte or SignatureTypeCode.Byte
            or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Int32 or SignatureTypeCode.UInt32
            or SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Single or SignatureTypeCode.Double
            or SignatureTypeCode.String or SignatureTypeCode.Object or SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr
            => CoreType("System." + code),
        _ => None,
    };
}
