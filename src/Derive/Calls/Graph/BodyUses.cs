using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using SeccompSharp.Derive.Calls.Il;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>What the instructions of a reached method reach.</summary>
internal sealed class BodyUses
{
    private readonly TypeSystem _types;
    private readonly Instances _instances;
    private readonly AccessedMembers _members;
    private readonly TypeArguments _arguments;
    private readonly Limits _limits;
    private readonly Reachability _reach;
    private readonly List<int> _namedTypes = [];
    private readonly int _typeFromHandle;

    public BodyUses(
        TypeSystem types, Instances instances, AccessedMembers members, TypeArguments arguments, Limits limits, Reachability reach)
    {
        _types = types;
        _instances = instances;
        _members = members;
        _arguments = arguments;
        _limits = limits;
        _reach = reach;
        _typeFromHandle = FindMethod(types, "System.Type", "GetTypeFromHandle");
    }

    public void Follow(LoadedAssembly module, int method, List<Use> uses)
    {
        _namedTypes.Clear();
        int accessed = 0;
        string? text = null;
        bool isTypeKnown = false;
        int strayed = TypeSystem.None;
        foreach (Use use in uses)
        {
            if (use.Code == ILOpCode.Ldstr)
            {
                text = module.Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(use.Token));
                continue;
            }

            EntityHandle handle = MetadataTokens.EntityHandle(use.Token);
            switch (use.Code)
            {
                case ILOpCode.Calli:
                    FollowPointer(module, handle, method);
                    break;
                case ILOpCode.Ldtoken:
                    FollowToken(module, handle, method);
                    break;
                case ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Stfld:
                    accessed |= FollowField(module, use, handle, method);
                    break;
                case ILOpCode.Box:
                    _arguments.Name(module, handle, method);
                    MakeIfNamed(_types.Type(module, handle), method);
                    break;
                case ILOpCode.Newarr:
                    _arguments.Name(module, handle, method);
                    break;
                default:
                    int callee = _types.Method(module, handle);
                    _arguments.Name(module, handle, method);
                    if (callee == TypeSystem.None)
                        break;
                    FollowCall(module, use, handle, callee, method);
                    int kinds = AccessedBy(callee);
                    accessed |= kinds;
                    bool isByName = FollowName(module, callee, text, method);
                    LimitKind? limit = _limits.KindOf(callee);
                    if (limit is { } kind && !(isTypeKnown && kinds != 0) && !isByName)
                        _limits.Add(kind, method, _limits.NameOf(callee));
                    else if (limit is null && !isTypeKnown && AccessedByParameters(callee) != 0)
                        strayed = callee;
                    isTypeKnown = callee == _typeFromHandle;
                    continue;
            }

            isTypeKnown &= use.Code == ILOpCode.Ldtoken;
        }

        // A type that is named nowhere near the call, and of which nobody says what is looked at. .NET's own code says it.
        if (strayed != TypeSystem.None && _namedTypes.Count == 0 && !module.File.IsFramework && AccessedBy(method) == 0)
            _limits.Add(LimitKind.Reflection, method, _limits.NameOf(strayed));
        // Which of the types goes to which of the calls is not followed: all may.
        if (accessed == 0)
            return;
        foreach (int type in _namedTypes)
            _members.Access(type, accessed, method);
    }

    /// <summary>What the marshaller makes for a P/Invoke: handles that it returns.</summary>
    public void FollowMarshalling(LoadedAssembly module, MethodDefinition definition, int method)
    {
        BlobReader blob = module.Reader.GetBlobReader(definition.Signature);
        _ = blob.ReadSignatureHeader();
        for (int count = blob.ReadCompressedInteger(); count >= 0; count--)
        {
            SignatureTypeCode code = SignatureMatch.Next(ref blob);
            while (code is SignatureTypeCode.ByReference or SignatureTypeCode.Pointer or SignatureTypeCode.SZArray)
                code = SignatureMatch.Next(ref blob);
            if (code == SignatureTypeCode.GenericTypeInstance || code == SignatureTypeCode.FunctionPointer || code == SignatureTypeCode.Array)
                return;
            if (code != SignatureTypeCode.TypeHandle)
                continue;
            int type = _types.Type(module, blob.ReadTypeHandle());
            if (type != TypeSystem.None && !_types.IsValueType(type))
                _members.Access(type, AccessedMembers.DefaultConstructor | AccessedMembers.NonPublicConstructors, method);
        }
    }

    private void FollowCall(LoadedAssembly module, Use use, EntityHandle handle, int callee, int method)
    {
        MethodDefinition definition = _types.MethodDefinition(callee);
        int type = _types.DeclaringType(callee);
        bool isVirtual = (definition.Attributes & MethodAttributes.Virtual) != 0 || _types.IsInterface(type) && (definition.Attributes & MethodAttributes.Abstract) != 0;
        switch (use.Code)
        {
            case ILOpCode.Newobj:
                if (!_types.IsValueType(type))
                    _reach.Make(type, method);
                _reach.Reach(callee, method);
                break;
            case ILOpCode.Callvirt or ILOpCode.Ldvirtftn when isVirtual:
                FollowVirtual(module, use, callee, method);
                break;
            case ILOpCode.Call or ILOpCode.Ldftn when use.Constrained != 0 && isVirtual:
                FollowVirtual(module, use, callee, method);
                break;
            default:
                _reach.Reach(callee, method);
                break;
        }
    }

    private void FollowVirtual(LoadedAssembly module, Use use, int callee, int method)
    {
        if (use.Constrained != 0)
        {
            EntityHandle constrained = MetadataTokens.EntityHandle(use.Constrained);
            _arguments.Name(module, constrained, method);
            int type = _types.Type(module, constrained);
            bool isStatic = (_types.MethodDefinition(callee).Attributes & MethodAttributes.Static) != 0;
            if (type != TypeSystem.None && (isStatic || _types.IsValueType(type)))
            {
                _instances.CallExactly(type, callee, method);
                return;
            }
        }

        _instances.Call(callee, method);
    }

    private void FollowPointer(LoadedAssembly module, EntityHandle handle, int method)
    {
        BlobReader blob = module.Reader.GetBlobReader(module.Reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).Signature);
        SignatureCallingConvention convention = blob.ReadSignatureHeader().CallingConvention;
        if (convention is not (SignatureCallingConvention.Default or SignatureCallingConvention.VarArgs))
            _limits.Add(LimitKind.FunctionPointer, method, "calli");
    }

    private void FollowToken(LoadedAssembly module, EntityHandle handle, int method)
    {
        _arguments.Name(module, handle, method);
        if (_types.Type(module, handle) is int type and not TypeSystem.None)
        {
            _namedTypes.Add(type);
            if (_types.IsValueType(type))
                _reach.Make(type, method);
        }
        else if (_types.Method(module, handle) is int target and not TypeSystem.None)
        {
            _reach.Reach(target, method);
        }
    }

    /// <summary>A static field needs its type's constructor; one of type Type may say what is looked at in what is stored.</summary>
    private int FollowField(LoadedAssembly module, Use use, EntityHandle handle, int method)
    {
        EntityHandle parent = handle.Kind == HandleKind.FieldDefinition
            ? module.Reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()
            : module.Reader.GetMemberReference((MemberReferenceHandle)handle).Parent;
        int type = _types.Type(module, parent);
        if (type != TypeSystem.None && use.Code != ILOpCode.Stfld)
        {
            _arguments.Name(module, parent, method);
            _reach.Construct(type, method);
        }

        return handle.Kind == HandleKind.FieldDefinition && use.Code is ILOpCode.Stfld or ILOpCode.Stsfld ? module.Attributes.AccessedMembers(handle) : 0;
    }

    /// <summary>Which members of a Type that it is given a method looks at.</summary>
    private int AccessedBy(int callee) =>
        _types.OwnerOfMethod(callee).Attributes.AccessedMembers(_types.MethodHandle(callee)) | AccessedByParameters(callee);

    private int AccessedByParameters(int callee)
    {
        LoadedAssembly module = _types.OwnerOfMethod(callee);
        int kinds = 0;
        foreach (ParameterHandle parameter in _types.MethodDefinition(callee).GetParameters())
            kinds |= module.Attributes.AccessedMembers(parameter);
        return kinds;
    }

    /// <summary><c>Type.GetType("N.C, Assembly")</c>.</summary>
    private bool FollowName(LoadedAssembly module, int callee, string? text, int method)
    {
        if (text is null || _types.MethodName(callee) != "GetType" || _types.TypeName(_types.DeclaringType(callee)) != "System.Type")
            return false;
        int type = _members.FindType(module, text);
        if (type == TypeSystem.None)
            return false;
        _namedTypes.Add(type);
        return true;
    }

    private void MakeIfNamed(int type, int method)
    {
        if (type != TypeSystem.None)
            _reach.Make(type, method);
    }

    private static int FindMethod(TypeSystem types, string type, string name)
    {
        foreach (MethodDefinitionHandle handle in types.TypeDefinition(types.CoreType(type)).GetMethods())
        {
            if (types.CoreLibrary.Reader.StringComparer.Equals(types.CoreLibrary.Reader.GetMethodDefinition(handle).Name, name))
                return types.CoreLibrary.Method(handle);
        }

        return TypeSystem.None;
    }
}
