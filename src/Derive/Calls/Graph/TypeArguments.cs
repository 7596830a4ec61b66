using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Metadata;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>Which types stand for which type variables, and what reflection then does with them.</summary>
/// <remarks>
/// <c>new T()</c> and <c>[DynamicallyAccessedMembers] T</c> reach members of whatever stands for <c>T</c>, also when that is a
/// variable of another generic method first.
/// </remarks>
internal sealed class TypeArguments
{
    private readonly TypeSystem _types;
    private readonly AccessedMembers _members;
    private readonly Instances _instances;
    private readonly Dictionary<(LoadedAssembly, GenericParameterHandle), Variable> _variables = [];
    // Whose type variables are meant, where it is not the method's own type.
    private int _withinType = TypeSystem.None;

    public TypeArguments(TypeSystem types, AccessedMembers members, Instances instances)
    {
        _types = types;
        _members = members;
        _instances = instances;
    }

    private sealed class Variable(int accessed)
    {
        public int Accessed { get; set; } = accessed;

        public HashSet<int> Types { get; } = [];

        public HashSet<Variable> Sources { get; } = [];
    }

    /// <summary>A method's code names a type or method, perhaps with arguments.</summary>
    public void Name(LoadedAssembly module, EntityHandle handle, int method)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeSpecification:
                BlobReader type = module.Reader.GetBlobReader(module.Reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                Type(module, ref type, method, null);
                break;
            case HandleKind.MemberReference:
                Name(module, module.Reader.GetMemberReference((MemberReferenceHandle)handle).Parent, method);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification specification = module.Reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Name(module, specification.Method, method);
                BlobReader blob = module.Reader.GetBlobReader(specification.Signature);
                _ = blob.ReadByte();
                int target = _types.Method(module, specification.Method);
                Arguments(module, ref blob, method, target == TypeSystem.None ? default : _types.MethodDefinition(target).GetGenericParameters(),
                    target == TypeSystem.None ? null : _types.OwnerOfMethod(target));
                break;
        }
    }

    /// <summary>A type's bases have arguments too, and its interfaces.</summary>
    public void NameBases(int type, int method)
    {
        LoadedAssembly module = _types.OwnerOfType(type);
        TypeDefinition definition = _types.TypeDefinition(type);
        Name(module, definition.BaseType, method, type);
        foreach (InterfaceImplementationHandle handle in definition.GetInterfaceImplementations())
            Name(module, module.Reader.GetInterfaceImplementation(handle).Interface, method, type);
    }

    private void Name(LoadedAssembly module, EntityHandle handle, int method, int withinType)
    {
        if (handle.IsNil)
            return;
        _withinType = withinType;
        Name(module, handle, method);
        _withinType = TypeSystem.None;
    }

    private void Arguments(LoadedAssembly module, ref BlobReader blob, int method, GenericParameterHandleCollection parameters, LoadedAssembly? owner)
    {
        int count = blob.ReadCompressedInteger();
        for (int i = 0; i < count; i++)
            Type(module, ref blob, method, owner is not null && i < parameters.Count ? Of(owner, parameters[i]) : null);
    }

    private void Type(LoadedAssembly module, ref BlobReader blob, int method, Variable? variable)
    {
        SignatureTypeCode code = SignatureMatch.Next(ref blob);
        switch (code)
        {
            case SignatureTypeCode.TypeHandle:
                Add(variable, _types.Type(module, blob.ReadTypeHandle()), method);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                _ = SignatureMatch.Next(ref blob);
                int type = _types.Type(module, blob.ReadTypeHandle());
                Add(variable, type, method);
                Arguments(module, ref blob, method, type == TypeSystem.None ? default : _types.TypeDefinition(type).GetGenericParameters(),
                    type == TypeSystem.None ? null : _types.OwnerOfType(type));
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                int index = blob.ReadCompressedInteger();
                if (variable is not null && Enclosing(method, code, index) is { } source && variable.Sources.Add(source))
                    Access(source, variable.Accessed, method);
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.Array or SignatureTypeCode.Pointer or SignatureTypeCode.ByReference:
                Type(module, ref blob, method, null);
                break;
            default:
                Add(variable, _types.Primitive(code), method);
                break;
        }
    }

    private Variable? Enclosing(int method, SignatureTypeCode code, int index)
    {
        bool isMethods = code == SignatureTypeCode.GenericMethodParameter;
        int type = _withinType != TypeSystem.None ? _withinType : _types.DeclaringType(method);
        GenericParameterHandleCollection parameters = isMethods
            ? _types.MethodDefinition(method).GetGenericParameters()
            : _types.TypeDefinition(type).GetGenericParameters();
        return index < parameters.Count ? Of(isMethods ? _types.OwnerOfMethod(method) : _types.OwnerOfType(type), parameters[index]) : null;
    }

    private void Add(Variable? variable, int type, int method)
    {
        if (type == TypeSystem.None)
            return;
        // An argument of an array or pointer counts as well: its elements are used so.
        _instances.UseAsArgument(type, method);
        if (variable is not null && variable.Types.Add(type) && variable.Accessed != 0)
            _members.Access(type, variable.Accessed, method);
    }

    private void Access(Variable variable, int accessed, int method)
    {
        if ((variable.Accessed | accessed) == variable.Accessed)
            return;
        variable.Accessed |= accessed;
        foreach (int type in variable.Types)
            _members.Access(type, accessed, method);
        foreach (Variable source in variable.Sources)
            Access(source, accessed, method);
    }

    private Variable Of(LoadedAssembly module, GenericParameterHandle handle)
    {
        if (_variables.TryGetValue((module, handle), out Variable? variable))
            return variable;
        int accessed = module.Attributes.AccessedMembers(handle);
        if ((module.Reader.GetGenericParameter(handle).Attributes & GenericParameterAttributes.DefaultConstructorConstraint) != 0)
            accessed |= AccessedMembers.DefaultConstructor;
        variable = new Variable(accessed);
        _variables.Add((module, handle), variable);
        return variable;
    }
}
