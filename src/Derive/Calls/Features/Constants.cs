using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Xml.Linq;
using SeccompSharp.Derive.Calls.Il;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Features;

/// <summary>
/// Which methods give a constant: those that the program's switches decide, as <c>ILLink.Substitutions.xml</c> and
/// [FeatureSwitchDefinition] say, and those whose body does nothing but return one.
/// </summary>
/// <remarks>
/// A switch that runtimeconfig.json does not set decides nothing here: the environment may. The bodies of methods that a switch
/// decides are reached all the same: only a trimmer takes them away, and then they are not there.
/// </remarks>
internal sealed class Constants
{
    private const int LongestConstantBody = 48;

    private readonly TypeSystem _types;
    private readonly IReadOnlyDictionary<string, string> _switches;
    private readonly Dictionary<int, int> _stubs = [];
    private readonly Dictionary<(LoadedAssembly, string), int> _fields = [];
    private readonly Dictionary<int, int?> _bodies = [];
    private readonly Dictionary<(LoadedAssembly, int), int?> _fieldTokens = [];

    public Constants(TypeSystem types, IReadOnlyDictionary<string, string> switches)
    {
        _types = types;
        _switches = switches;
    }

    /// <summary>Reads what an assembly says about its own.</summary>
    public void Add(LoadedAssembly module)
    {
        foreach ((int type, XElement element) in LinkerFile.Types(_types, module, "ILLink.Substitutions.xml", _switches))
        {
            foreach (XElement method in element.Elements("method").Where(method => IsMeant(module, method)))
                AddStub(type, method);
            foreach (XElement field in element.Elements("field").Where(field => IsMeant(module, field)))
            {
                if (TryParse((string?)field.Attribute("value"), out int value))
                    _fields[(_types.OwnerOfType(type), _types.TypeName(type) + "." + (string?)field.Attribute("name"))] = value;
            }
        }

        foreach ((EntityHandle property, string name) in module.Attributes.Switches)
        {
            if (property.Kind != HandleKind.PropertyDefinition || !_switches.TryGetValue(name, out string? text) || !TryParse(text, out int value))
                continue;
            MethodDefinitionHandle getter = module.Reader.GetPropertyDefinition((PropertyDefinitionHandle)property).GetAccessors().Getter;
            if (!getter.IsNil)
                _stubs[module.Method(getter)] = value;
        }
    }

    /// <summary>The constants that the tokens of one assembly stand for.</summary>
    public IConstants In(LoadedAssembly module) => new Tokens(this, module);

    /// <summary>What .NET says without a switch is always so; a package may say it to trimmers, whose work is not done here.</summary>
    private bool IsMeant(LoadedAssembly module, XElement element) => LinkerFile.Holds(element, _switches)
        && (module.File.IsFramework || element.AncestorsAndSelf().Any(part => part.Attribute("feature") is not null));

    private void AddStub(int type, XElement element)
    {
        if (LinkerFile.Methods(_types, type, element) is not [int method] || MayBeOverridden(_types.MethodDefinition(method)))
            return;
        if ((string?)element.Attribute("body") == "stub" && TryParse((string?)element.Attribute("value"), out int value))
            _stubs[method] = value;
    }

    private static bool TryParse(string? text, out int value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return value == 1 || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase)
            || int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);
    }

    private int? ValueOf(int method)
    {
        if (_stubs.TryGetValue(method, out int stub))
            return stub;
        if (_bodies.TryGetValue(method, out int? known))
            return known;
        // A method that calls itself is no constant.
        _bodies.Add(method, null);
        return _bodies[method] = FromBody(method);
    }

    private int? FromBody(int method)
    {
        MethodDefinition definition = _types.MethodDefinition(method);
        if (MayBeOverridden(definition) || definition.RelativeVirtualAddress == 0
            || (definition.ImplAttributes & (MethodImplAttributes.InternalCall | MethodImplAttributes.CodeTypeMask)) != 0)
        {
            return null;
        }

        LoadedAssembly module = _types.OwnerOfMethod(method);
        MethodBodyBlock body = module.File.Body(definition);
        if (body.GetILReader().Length > LongestConstantBody || body.ExceptionRegions.Length > 0)
            return null;
        BodyScanner scanner = new();
        scanner.Scan(body, In(module));
        return scanner.Constant;
    }

    private static bool MayBeOverridden(MethodDefinition method) =>
        (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual;

    private sealed class Tokens(Constants constants, LoadedAssembly module) : IConstants
    {
        public bool TryCall(int token, out int value)
        {
            int method = constants._types.Method(module, MetadataTokens.EntityHandle(token));
            int? found = method == TypeSystem.None ? null : constants.ValueOf(method);
            value = found ?? 0;
            return found is not null;
        }

        public bool TryField(int token, out int value)
        {
            if (!constants._fieldTokens.TryGetValue((module, token), out int? found))
                constants._fieldTokens.Add((module, token), found = constants.ValueOfField(module, MetadataTokens.EntityHandle(token)));
            value = found ?? 0;
            return found is not null;
        }
    }

    private int? ValueOfField(LoadedAssembly module, EntityHandle handle) =>
        _fields.Count > 0 && FieldName(module, handle) is { } name && _fields.TryGetValue(name, out int value) ? value : null;

    private (LoadedAssembly Owner, string Name)? FieldName(LoadedAssembly module, EntityHandle handle)
    {
        int type;
        string name;
        if (handle.Kind == HandleKind.FieldDefinition)
        {
            FieldDefinition field = module.Reader.GetFieldDefinition((FieldDefinitionHandle)handle);
            type = module.Type(field.GetDeclaringType());
            name = module.Reader.GetString(field.Name);
        }
        else
        {
            MemberReference reference = module.Reader.GetMemberReference((MemberReferenceHandle)handle);
            type = _types.Type(module, reference.Parent);
            name = module.Reader.GetString(reference.Name);
        }

        return type == TypeSystem.None ? null : (_types.OwnerOfType(type), _types.TypeName(type) + "." + name);
    }
}
