using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Threading;
using SeccompSharp.Derive.Calls.Features;
using SeccompSharp.Derive.Calls.Il;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>The search itself: methods are taken in the order in which they are reached, so that chains are short.</summary>
internal sealed class Reachability : IReach
{
    private readonly ProgramAssemblies _program;
    private readonly TypeSystem _types;
    private readonly Constants _constants;
    private readonly Instances _instances;
    private readonly AccessedMembers _members;
    private readonly TypeArguments _arguments;
    private readonly UnsafeAccessors _accessors;
    private readonly Limits _limits;
    private readonly BodyScanner _scanner = new();
    private readonly BodyUses _uses;
    private readonly Dictionary<int, int> _callers = [];
    private readonly Queue<int> _todo = [];
    private readonly Queue<LoadedAssembly> _loaded = [];
    private readonly HashSet<int> _touched = [];
    private readonly HashSet<LoadedAssembly> _initialized = [];
    private readonly Dictionary<NativeImport, int> _imports = [];
    private readonly List<int> _entries = [];

    public Reachability(ProgramAssemblies program)
    {
        _program = program;
        _types = new TypeSystem(program);
        _constants = new Constants(_types, program.Switches);
        Hierarchy hierarchy = new(_types);
        _instances = new Instances(_types, hierarchy, this);
        _members = new AccessedMembers(_types, hierarchy, this);
        _arguments = new TypeArguments(_types, _members, _instances);
        _accessors = new UnsafeAccessors(_types, hierarchy, _members);
        _limits = new Limits(_types);
        _uses = new BodyUses(_types, _instances, _members, _arguments, _limits, this);
        foreach (LoadedAssembly module in _types.Modules.ToArray())
            Loaded(module);
        _types.Loaded = Loaded;
    }

    /// <summary>All methods that were reached, for comparison with those that a run needs.</summary>
    public IEnumerable<string> MethodNames => _callers.Keys.Select(_limits.NameOf);

    public void Run(CancellationToken cancellation)
    {
        AddRuntime();
        AddEntry();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_loaded.TryDequeue(out LoadedAssembly? module))
                Enter(module);
            else if (_todo.TryDequeue(out int method))
                Look(method);
            else
                return;
        }
    }

    public ReachedProgram Result() => new(
        [.. _imports.OrderBy(pair => pair.Key.Library, System.StringComparer.Ordinal).ThenBy(pair => pair.Key.EntryPoint, System.StringComparer.Ordinal)
            .Select(pair => new ReachedImport(pair.Key, Chain(pair.Value)))],
        [.. _entries.Select(_limits.NameOf)],
        _limits.OfProgram(),
        _limits.OfFramework(),
        _callers.Count);

    public void Reach(int method, int caller)
    {
        if (_callers.ContainsKey(method))
            return;
        if (NeedsObject(method))
        {
            _instances.Await(method, caller);
            return;
        }

        _callers.Add(method, caller);
        _todo.Enqueue(method);
    }

    public void Enter(int method, int caller)
    {
        Reach(method, caller);
        Construct(_types.DeclaringType(method), caller);
        if ((_types.MethodDefinition(method).Attributes & (MethodAttributes.Virtual | MethodAttributes.Static)) == MethodAttributes.Virtual)
            _instances.Call(method, caller);
    }

    public void Make(int type, int maker) => _instances.Make(type, maker);

    /// <summary>
    /// Whether a method waits for an object to be called on. Not within System.Private.CoreLib: of its types the runtime makes
    /// objects that no IL makes.
    /// </summary>
    private bool NeedsObject(int method)
    {
        if (_types.OwnerOfMethod(method).IsCoreLibrary || (_types.MethodDefinition(method).Attributes & MethodAttributes.Static) != 0)
            return false;
        int type = _types.DeclaringType(method);
        return !_instances.Exist(type) && !_types.IsInterface(type) && !_types.IsValueType(type);
    }

    private void Loaded(LoadedAssembly module)
    {
        _constants.Add(module);
        _loaded.Enqueue(module);
    }

    /// <summary>What is reached of an assembly as a whole. Its attributes, because asking for one makes all that stand on a member.</summary>
    private void Enter(LoadedAssembly module)
    {
        _members.FollowDescriptors(module, _program.Switches);
        foreach (EntityHandle handle in module.Attributes.Constructors)
        {
            int constructor = _types.Method(module, handle);
            if (constructor != TypeSystem.None)
                _members.AccessAttribute(constructor);
        }
    }

    private void AddRuntime()
    {
        foreach (string type in RuntimeRoots.Types)
            Make(_types.CoreType(type), TypeSystem.None);
        foreach ((string type, string method) in RuntimeRoots.Methods)
            AddEntry(_types.CoreType(type), method);
        (string hooks, string startup, string name) = RuntimeRoots.StartupHooks;
        if (!_program.Switches.TryGetValue(name, out string? value) || value != "false")
            AddEntry(_types.CoreType(hooks), startup);
    }

    private void AddEntry(int type, string name)
    {
        if (type == TypeSystem.None)
            return;
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in _types.TypeDefinition(type).GetMethods())
        {
            if (name != "*" && !module.Reader.StringComparer.Equals(module.Reader.GetMethodDefinition(handle).Name, name))
                continue;
            Enter(module.Method(handle), TypeSystem.None);
            _entries.Add(module.Method(handle));
        }
    }

    private void AddEntry()
    {
        MethodDefinitionHandle entry = _types.Main.File.EntryPoint;
        if (entry.IsNil)
            throw new UnusableProgramException(
                _program.MainPath, "is a library: it has no first method", "Name the .dll of a program that uses it");
        int method = _types.Main.Method(entry);
        _entries.Insert(0, method);
        Reach(method, TypeSystem.None);
        foreach (MethodDefinitionHandle native in _types.Main.Attributes.NativeEntries)
        {
            _entries.Add(_types.Main.Method(native));
            Reach(_types.Main.Method(native), TypeSystem.None);
        }
    }

    private void Look(int method)
    {
        LoadedAssembly module = _types.OwnerOfMethod(method);
        MethodDefinition definition = _types.MethodDefinition(method);
        int type = _types.DeclaringType(method);
        if (_initialized.Add(module))
            Initialize(module, method);
        if (_touched.Add(type))
            _arguments.NameBases(type, method);
        if ((_types.TypeDefinition(type).Attributes & TypeAttributes.BeforeFieldInit) == 0)
            Construct(type, method);
        _members.FollowDependencies(method);
        if ((definition.Attributes & MethodAttributes.PinvokeImpl) != 0)
            AddImport(module, definition, method);
        else if (definition.RelativeVirtualAddress != 0)
            LookAtBody(module, definition, method);
        else
            _accessors.Follow(module, method);
    }

    private void LookAtBody(LoadedAssembly module, MethodDefinition definition, int method)
    {
        if ((definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
            return;
        _scanner.Scan(module.File.Body(definition), _constants.In(module));
        _uses.Follow(module, method, _scanner.Uses);
    }

    /// <summary>A type's static constructor.</summary>
    public void Construct(int type, int method)
    {
        LoadedAssembly module = _types.OwnerOfType(type);
        foreach (MethodDefinitionHandle handle in _types.TypeDefinition(type).GetMethods())
        {
            MethodDefinition definition = module.Reader.GetMethodDefinition(handle);
            if ((definition.Attributes & MethodAttributes.RTSpecialName) != 0 && module.Reader.StringComparer.Equals(definition.Name, ".cctor"))
                Reach(module.Method(handle), method);
        }
    }

    /// <summary>An assembly's module initializer, which runs before the first of its methods.</summary>
    private void Initialize(LoadedAssembly module, int method) => Construct(module.FirstType, method);

    private void AddImport(LoadedAssembly module, MethodDefinition definition, int method)
    {
        MethodImport declared = definition.GetImport();
        string library = declared.Module.IsNil ? "" : module.Reader.GetString(module.Reader.GetModuleReference(declared.Module).Name);
        if (library.Length == 0)
            return;
        NativeImport import = new(library, module.Reader.GetString(declared.Name.IsNil ? definition.Name : declared.Name));
        _imports.TryAdd(import, method);
        if (!module.File.IsFramework)
            _limits.AddImport(import, method);
        _uses.FollowMarshalling(module, definition, method);
    }

    private ImmutableArray<string> Chain(int method)
    {
        Stack<string> chain = [];
        for (; method != TypeSystem.None; method = _callers[method])
            chain.Push(_limits.NameOf(method));
        return [.. chain];
    }
}
