using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>Which method a virtual or interface call reaches in an object of a type.</summary>
/// <remarks>
/// Types are definitions: where <c>I&lt;A&gt;.M</c> and <c>I&lt;B&gt;.M</c> have methods of their own, both are reached. Too many
/// methods are a larger filter; one too few is a program that is stopped.
/// </remarks>
internal sealed class Hierarchy
{
    private static readonly Slots s_noSlots = new([], []);

    private readonly TypeSystem _types;
    private readonly Dictionary<int, Slots> _slots = [];
    private readonly Dictionary<int, int[]> _interfaces = [];
    private readonly Dictionary<int, (int Declaration, int Body)[]> _explicit = [];
    private readonly Dictionary<int, int[]> _bases = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(LoadedAssembly, StringHandle), int> _nameNumbers = [];

    public Hierarchy(TypeSystem types) => _types = types;

    /// <summary>The virtual slots of a class: the methods that introduced them, and those that an object of the class has in them.</summary>
    private sealed record Slots(List<int> Roots, List<int> Bodies)
    {
        public void Add(int root, int body)
        {
            Roots.Add(root);
            Bodies.Add(body);
        }
    }

    /// <summary>The type itself, its base, that one's base …</summary>
    public int[] Bases(int type)
    {
        if (_bases.TryGetValue(type, out int[]? bases))
            return bases;
        List<int> chain = [];
        for (int current = type; current != TypeSystem.None && !chain.Contains(current); current = _types.BaseOf(current))
            chain.Add(current);
        _bases.Add(type, bases = [.. chain]);
        return bases;
    }

    /// <summary>All interfaces of a type: its own, its bases', and those that these ask for.</summary>
    public int[] Interfaces(int type)
    {
        if (_interfaces.TryGetValue(type, out int[]? known))
            return known;
        // A cycle of interfaces finds itself empty.
        _interfaces.Add(type, []);
        HashSet<int> all = [];
        int parent = _types.BaseOf(type);
        if (parent != TypeSystem.None)
            all.UnionWith(Interfaces(parent));
        foreach (int own in OwnInterfaces(type))
        {
            if (all.Add(own))
                all.UnionWith(Interfaces(own));
        }

        int[] result = [.. all];
        _interfaces[type] = result;
        return result;
    }

    /// <summary>The slots that a class's virtual method is in, by the methods that introduced them.</summary>
    public IEnumerable<int> Roots(int method)
    {
        Slots slots = SlotsOf(_types.DeclaringType(method));
        for (int i = 0; i < slots.Roots.Count; i++)
        {
            if (slots.Bodies[i] == method)
                yield return slots.Roots[i];
        }
    }

    /// <summary>Adds the methods that an object of a class has in a slot: more than one if signatures do not tell them apart.</summary>
    public void AddBodies(int type, int root, List<int> found)
    {
        Slots slots = SlotsOf(type);
        for (int i = 0; i < slots.Roots.Count; i++)
        {
            if (slots.Roots[i] == root && !found.Contains(slots.Bodies[i]))
                found.Add(slots.Bodies[i]);
        }
    }

    /// <summary>Adds the methods by which a type implements one of an interface.</summary>
    public void AddImplementations(int type, int method, List<int> found)
    {
        int declared = _types.DeclaringType(method);
        bool isGeneric = _types.TypeDefinition(declared).GetGenericParameters().Count > 0;
        bool isDeclaredSoFar = false;
        int before = found.Count;
        foreach (int level in Bases(type))
        {
            int here = found.Count;
            AddExplicit(level, method, found);
            isDeclaredSoFar |= Declares(level, declared);
            bool isFinal = found.Count > here;
            foreach (MethodDefinitionHandle handle in _types.TypeDefinition(level).GetMethods())
            {
                int candidate = _types.OwnerOfType(level).Method(handle);
                if (!IsLike(candidate, method, mustBePublic: true))
                    continue;
                // What the class's slot has in an object of this type: a further override perhaps.
                AddOverrides(type, candidate, found);
                isFinal |= isDeclaredSoFar;
            }

            if (isFinal && !isGeneric)
                return;
        }

        if (found.Count == before || isGeneric)
            AddDefaults(type, method, found);
    }

    private void AddOverrides(int type, int candidate, List<int> found)
    {
        bool isVirtual = false;
        foreach (int root in Roots(candidate))
        {
            isVirtual = true;
            AddBodies(type, root, found);
        }

        if (!isVirtual && !found.Contains(candidate))
            found.Add(candidate);
    }

    /// <summary>Bodies in interfaces: of the method itself, and of interfaces of the type that override it.</summary>
    private void AddDefaults(int type, int method, List<int> found)
    {
        if (_types.MethodDefinition(method).RelativeVirtualAddress != 0)
            found.Add(method);
        foreach (int candidate in Interfaces(type))
            AddExplicit(candidate, method, found);
    }

    private void AddExplicit(int type, int declaration, List<int> found)
    {
        foreach ((int Declaration, int Body) one in Explicit(type))
        {
            if (one.Declaration == declaration && !found.Contains(one.Body))
                found.Add(one.Body);
        }
    }

    private bool Declares(int type, int wanted)
    {
        foreach (int own in OwnInterfaces(type))
        {
            if (own == wanted || Array.IndexOf(Interfaces(own), wanted) >= 0)
                return true;
        }

        return false;
    }

    private IEnumerable<int> OwnInterfaces(int type)
    {
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (InterfaceImplementationHandle handle in _types.TypeDefinition(type).GetInterfaceImplementations())
        {
            int found = _types.Type(module, module.Reader.GetInterfaceImplementation(handle).Interface);
            if (found != TypeSystem.None)
                yield return found;
        }
    }

    private (int Declaration, int Body)[] Explicit(int type)
    {
        if (_explicit.TryGetValue(type, out (int, int)[]? known))
            return known;
        LoadedAssembly module = _types.OwnerOfType(type);
        List<(int, int)> pairs = [];
        foreach (MethodImplementationHandle handle in _types.TypeDefinition(type).GetMethodImplementations())
        {
            MethodImplementation implementation = module.Reader.GetMethodImplementation(handle);
            int declaration = _types.Method(module, implementation.MethodDeclaration);
            int body = _types.Method(module, implementation.MethodBody);
            if (declaration != TypeSystem.None && body != TypeSystem.None)
                pairs.Add((declaration, body));
        }

        (int, int)[] result = [.. pairs];
        _explicit.Add(type, result);
        return result;
    }

    private Slots SlotsOf(int type)
    {
        if (_slots.TryGetValue(type, out Slots? slots))
            return slots;
        if (_types.IsInterface(type))
            return s_noSlots;
        int parent = Bases(type) is [_, var first, ..] ? first : TypeSystem.None;
        Slots inherited = parent == TypeSystem.None ? s_noSlots : SlotsOf(parent);
        slots = new([.. inherited.Roots], [.. inherited.Bodies]);
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in _types.TypeDefinition(type).GetMethods())
        {
            MethodDefinition definition = module.Reader.GetMethodDefinition(handle);
            if ((definition.Attributes & MethodAttributes.Virtual) == 0 || (definition.Attributes & MethodAttributes.Static) != 0)
                continue;
            int method = module.Method(handle);
            if ((definition.Attributes & MethodAttributes.NewSlot) != 0 || !Override(slots, inherited.Roots.Count, method))
                slots.Add(method, method);
        }

        foreach ((int declaration, int body) in Explicit(type))
            Override(slots, declaration, body, inherited);
        _slots.Add(type, slots);
        return slots;
    }

    /// <summary>Puts a method into the slot that it overrides. Where it may be one of several, they have it beside what they had.</summary>
    private bool Override(Slots slots, int inheritedCount, int method)
    {
        List<int> matches = [];
        for (int i = 0; i < inheritedCount; i++)
        {
            if (IsLike(slots.Roots[i], method, mustBePublic: false))
                matches.Add(i);
        }

        bool isOne = matches.TrueForAll(match => slots.Bodies[match] == slots.Bodies[matches[0]]);
        foreach (int match in matches)
        {
            if (isOne)
                slots.Bodies[match] = method;
            else
                slots.Add(slots.Roots[match], method);
        }

        return matches.Count > 0;
    }

    private void Override(Slots slots, int declaration, int body, Slots inherited)
    {
        if (_types.IsInterface(_types.DeclaringType(declaration)))
            return;
        for (int i = 0; i < inherited.Roots.Count; i++)
        {
            if (inherited.Bodies[i] == declaration || inherited.Roots[i] == declaration)
                slots.Bodies[i] = body;
        }
    }

    /// <summary>Same name and, type variables standing for anything, same signature.</summary>
    private bool IsLike(int candidate, int method, bool mustBePublic)
    {
        LoadedAssembly module = _types.OwnerOfMethod(candidate);
        LoadedAssembly other = _types.OwnerOfMethod(method);
        MethodDefinition first = _types.MethodDefinition(candidate);
        MethodDefinition second = _types.MethodDefinition(method);
        if (mustBePublic && ((first.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public
            || (first.Attributes & (MethodAttributes.Virtual | MethodAttributes.Static)) == 0))
        {
            return false;
        }

        return HaveOneName(module, first, other, second)
            && SignatureMatch.OfMethods(_types, module, first.Signature, other, second.Signature, mayUnify: true);
    }

    private bool HaveOneName(LoadedAssembly module, MethodDefinition first, LoadedAssembly other, MethodDefinition second) =>
        module == other && first.Name == second.Name || NameNumber(module, first.Name) == NameNumber(other, second.Name);

    private int NameNumber(LoadedAssembly module, StringHandle handle)
    {
        if (_nameNumbers.TryGetValue((module, handle), out int number))
            return number;
        string name = module.Reader.GetString(handle);
        if (!_names.TryGetValue(name, out number))
            _names.Add(name, number = _names.Count);
        _nameNumbers.Add((module, handle), number);
        return number;
    }
}
