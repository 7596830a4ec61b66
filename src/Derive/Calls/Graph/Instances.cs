using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>Joins the types of which there are objects with the virtual and interface methods that are called.</summary>
internal sealed class Instances
{
    private readonly TypeSystem _types;
    private readonly Hierarchy _hierarchy;
    private readonly IReach _reach;
    private readonly HashSet<int> _made = [];
    private readonly HashSet<int> _arguments = [];
    private readonly Dictionary<int, Receivers> _receivers = [];
    private readonly List<int> _bodies = [];

    public Instances(TypeSystem types, Hierarchy hierarchy, IReach reach)
    {
        _types = types;
        _hierarchy = hierarchy;
        _reach = reach;
    }

    /// <summary>What is known of a class or interface.</summary>
    private sealed class Receivers
    {
        /// <summary>The types, itself among them, that derive from it or implement it and of which there are objects.</summary>
        public List<int> Made { get; } = [];

        /// <summary>Those that stand for a type variable: their static methods are called through it.</summary>
        public List<int> Arguments { get; } = [];

        /// <summary>The methods that are called on it, each with one caller.</summary>
        public Dictionary<int, int> Called { get; } = [];

        /// <summary>The static ones.</summary>
        public Dictionary<int, int> CalledStatic { get; } = [];

        /// <summary>Methods that are called and wait for the first object, each with its caller.</summary>
        public List<(int Method, int Caller)> Waiting { get; } = [];
    }

    /// <summary>Whether there is an object of the class or of one that derives from it.</summary>
    public bool Exist(int type) => Of(type).Made.Count > 0;

    /// <summary>Calls a method once there is an object of its class.</summary>
    public void Await(int method, int caller) => Of(_types.DeclaringType(method)).Waiting.Add((method, caller));

    /// <summary>There is an object of a type, made in a method.</summary>
    public void Make(int type, int maker)
    {
        if (!_made.Add(type))
            return;
        foreach (int level in _hierarchy.Bases(type))
            Add(type, level, maker);
        foreach (int contract in _hierarchy.Interfaces(type))
            Add(type, contract, maker);
    }

    /// <summary>A type stands for a type variable.</summary>
    public void UseAsArgument(int type, int user)
    {
        if (!_arguments.Add(type))
            return;
        // A struct's methods are called through the variable, without an object on the heap.
        if (_types.IsValueType(type))
            _reach.Make(type, user);
        foreach (int contract in _hierarchy.Interfaces(type))
        {
            Receivers receivers = Of(contract);
            receivers.Arguments.Add(type);
            foreach ((int method, int _) in receivers.CalledStatic)
                ReachImplementations(type, method, user);
        }
    }

    /// <summary>A virtual or interface method is called on whatever object there is.</summary>
    public void Call(int method, int caller)
    {
        int declared = _types.DeclaringType(method);
        if (_types.IsInterface(declared))
        {
            bool isStatic = (_types.MethodDefinition(method).Attributes & MethodAttributes.Static) != 0;
            CallOn(Of(declared), method, caller, isStatic);
            return;
        }

        // A method that explicit overrides have put out of every slot of its own class.
        if (!_hierarchy.Roots(method).Any())
            _reach.Reach(method, caller);
        Receivers receivers = Of(declared);
        foreach (int root in _hierarchy.Roots(method))
        {
            if (!receivers.Called.TryAdd(root, caller))
                continue;
            for (int i = 0; i < receivers.Made.Count; i++)
                ReachBodies(receivers.Made[i], root, caller);
        }
    }

    /// <summary>A method is called on an object of exactly this type, a struct for instance.</summary>
    public void CallExactly(int type, int method, int caller)
    {
        if (_types.IsInterface(_types.DeclaringType(method)))
        {
            ReachImplementations(type, method, caller);
            return;
        }

        foreach (int root in _hierarchy.Roots(method))
            ReachBodies(type, root, caller);
    }

    private void CallOn(Receivers receivers, int method, int caller, bool isStatic)
    {
        if (!(isStatic ? receivers.CalledStatic : receivers.Called).TryAdd(method, caller))
            return;
        List<int> types = isStatic ? receivers.Arguments : receivers.Made;
        for (int i = 0; i < types.Count; i++)
            ReachImplementations(types[i], method, caller);
    }

    private void Add(int type, int receiver, int maker)
    {
        Receivers receivers = Of(receiver);
        receivers.Made.Add(type);
        if (receivers.Waiting.Count > 0)
        {
            foreach ((int method, int caller) in receivers.Waiting.ToArray())
                _reach.Reach(method, caller);
            receivers.Waiting.Clear();
        }

        foreach ((int method, int _) in receivers.Called)
        {
            if (_types.IsInterface(receiver))
                ReachImplementations(type, method, maker);
            else
                ReachBodies(type, method, maker);
        }
    }

    private void ReachBodies(int type, int root, int caller)
    {
        _bodies.Clear();
        _hierarchy.AddBodies(type, root, _bodies);
        ReachAll(caller);
    }

    private void ReachImplementations(int type, int method, int caller)
    {
        _bodies.Clear();
        _hierarchy.AddImplementations(type, method, _bodies);
        ReachAll(caller);
    }

    private void ReachAll(int caller)
    {
        foreach (int body in _bodies)
            _reach.Reach(body, caller);
    }

    private Receivers Of(int type)
    {
        ref Receivers? receivers = ref CollectionsMarshal.GetValueRefOrAddDefault(_receivers, type, out _);
        return receivers ??= new Receivers();
    }
}
