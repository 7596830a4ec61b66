using System.Reflection.Metadata;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>Methods without a body that stand for a member of another type, which they name: [UnsafeAccessor].</summary>
internal sealed class UnsafeAccessors
{
    private const int Constructor = 0;

    private readonly TypeSystem _types;
    private readonly Hierarchy _hierarchy;
    private readonly AccessedMembers _members;

    public UnsafeAccessors(TypeSystem types, Hierarchy hierarchy, AccessedMembers members)
    {
        _types = types;
        _hierarchy = hierarchy;
        _members = members;
    }

    /// <summary>A method is reached that may be one.</summary>
    public void Follow(LoadedAssembly module, int method)
    {
        if (!module.Attributes.TryGetAccessor(_types.MethodHandle(method), out (int Kind, string? Name) accessor))
            return;
        bool isConstructor = accessor.Kind == Constructor;
        int type = TypeAt(module, method, isConstructor ? 0 : 1);
        if (type == TypeSystem.None)
            return;
        string name = isConstructor ? ".ctor" : accessor.Name ?? _types.MethodName(method);
        foreach (int level in _hierarchy.Bases(type))
        {
            _members.AccessNamed(level, name, method);
            if (isConstructor)
                break;
        }
    }

    /// <summary>The type of the result (0) or of a parameter.</summary>
    private int TypeAt(LoadedAssembly module, int method, int place)
    {
        MethodDefinition definition = _types.MethodDefinition(method);
        foreach (ParameterHandle handle in definition.GetParameters())
        {
            if (module.Reader.GetParameter(handle).SequenceNumber == place && module.Attributes.AccessorType(handle) is { } name)
                return _members.FindType(module, name);
        }

        BlobReader blob = module.Reader.GetBlobReader(definition.Signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            _ = blob.ReadCompressedInteger();
        if (blob.ReadCompressedInteger() < place)
            return TypeSystem.None;
        if (place > 0)
            SignatureMatch.SkipType(ref blob);
        SignatureTypeCode code = SignatureMatch.Next(ref blob);
        while (code is SignatureTypeCode.ByReference or SignatureTypeCode.GenericTypeInstance)
            code = SignatureMatch.Next(ref blob);
        return code == SignatureTypeCode.TypeHandle ? _types.Type(module, blob.ReadTypeHandle()) : _types.Primitive(code);
    }
}
