using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>Collects the places from which calls cannot be followed.</summary>
internal sealed class Limits
{
    // Type, method (empty for all of the type's), kind.
    private static readonly FrozenDictionary<string, LimitKind> s_callees = new Dictionary<string, LimitKind>(StringComparer.Ordinal)
    {
        ["System.Activator.CreateInstance"] = LimitKind.Reflection,
        ["System.Activator.CreateInstanceFrom"] = LimitKind.AssemblyLoad,
        ["System.Type.GetType"] = LimitKind.Reflection,
        ["System.Type.InvokeMember"] = LimitKind.Reflection,
        ["System.Type.MakeGenericType"] = LimitKind.Reflection,
        ["System.Reflection.Assembly.GetType"] = LimitKind.Reflection,
        ["System.Reflection.Assembly.CreateInstance"] = LimitKind.Reflection,
        ["System.Reflection.Assembly.Load"] = LimitKind.AssemblyLoad,
        ["System.Reflection.Assembly.LoadFrom"] = LimitKind.AssemblyLoad,
        ["System.Reflection.Assembly.LoadFile"] = LimitKind.AssemblyLoad,
        ["System.Reflection.Assembly.UnsafeLoadFrom"] = LimitKind.AssemblyLoad,
        ["System.Reflection.Assembly.LoadWithPartialName"] = LimitKind.AssemblyLoad,
        ["System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyName"] = LimitKind.AssemblyLoad,
        ["System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyPath"] = LimitKind.AssemblyLoad,
        ["System.Runtime.Loader.AssemblyLoadContext.LoadFromStream"] = LimitKind.AssemblyLoad,
        ["System.Reflection.MethodBase.Invoke"] = LimitKind.Reflection,
        ["System.Reflection.MethodInfo.Invoke"] = LimitKind.Reflection,
        ["System.Reflection.MethodInfo.MakeGenericMethod"] = LimitKind.Reflection,
        ["System.Reflection.MethodInfo.CreateDelegate"] = LimitKind.Reflection,
        ["System.Reflection.ConstructorInfo.Invoke"] = LimitKind.Reflection,
        ["System.Reflection.MethodInvoker.Invoke"] = LimitKind.Reflection,
        ["System.Reflection.ConstructorInvoker.Invoke"] = LimitKind.Reflection,
        ["System.Reflection.PropertyInfo.GetValue"] = LimitKind.Reflection,
        ["System.Reflection.PropertyInfo.SetValue"] = LimitKind.Reflection,
        ["System.Delegate.CreateDelegate"] = LimitKind.Reflection,
        ["System.Reflection.Emit.DynamicMethod..ctor"] = LimitKind.DynamicCode,
        ["System.Reflection.Emit.AssemblyBuilder.DefineDynamicAssembly"] = LimitKind.DynamicCode,
        ["System.Linq.Expressions.LambdaExpression.Compile"] = LimitKind.DynamicCode,
        ["System.Linq.Expressions.Expression`1.Compile"] = LimitKind.DynamicCode,
        ["System.Runtime.InteropServices.NativeLibrary.Load"] = LimitKind.NativeLibrary,
        ["System.Runtime.InteropServices.NativeLibrary.TryLoad"] = LimitKind.NativeLibrary,
        ["System.Runtime.InteropServices.NativeLibrary.GetExport"] = LimitKind.NativeLibrary,
        ["System.Runtime.InteropServices.NativeLibrary.TryGetExport"] = LimitKind.NativeLibrary,
        ["System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver"] = LimitKind.NativeLibrary,
        ["System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer"] = LimitKind.FunctionPointer,
        ["System.Type.GetTypeFromCLSID"] = LimitKind.Com,
        ["System.Type.GetTypeFromProgID"] = LimitKind.Com,
        ["System.Runtime.InteropServices.Marshal.GetObjectForIUnknown"] = LimitKind.Com,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> s_nativeLoads = FrozenSet.ToFrozenSet(["dlopen", "dlmopen", "dlsym", "dlvsym"], StringComparer.Ordinal);

    private readonly TypeSystem _types;
    private readonly Dictionary<int, LimitKind?> _kinds = [];
    private readonly HashSet<(LimitKind, int, string)> _seen = [];
    private readonly List<(Limit Limit, bool IsFramework)> _found = [];

    public Limits(TypeSystem types) => _types = types;

    /// <summary>Whether calls of a method are a limit, and of which kind.</summary>
    public LimitKind? KindOf(int callee)
    {
        if (_kinds.TryGetValue(callee, out LimitKind? kind))
            return kind;
        LoadedAssembly module = _types.OwnerOfMethod(callee);
        if (s_callees.TryGetValue(NameOf(callee), out LimitKind found))
            kind = found;
        else if (module.Attributes.IsUnanalyzable(_types.MethodHandle(callee)) || module.Attributes.IsUnanalyzable(_types.TypeHandle(_types.DeclaringType(callee))))
            kind = LimitKind.Reflection;
        _kinds.Add(callee, kind);
        return kind;
    }

    public void Add(LimitKind kind, int method, string callee)
    {
        if (!_seen.Add((kind, method, callee)))
            return;
        LoadedAssembly module = _types.OwnerOfMethod(method);
        _found.Add((new Limit(kind, module.File.Name, NameOf(method), callee), module.File.IsFramework));
    }

    /// <summary>A native function that the program declares itself, by which it can load others.</summary>
    public void AddImport(NativeImport import, int method)
    {
        if (s_nativeLoads.Contains(import.EntryPoint))
            Add(LimitKind.NativeLibrary, method, import.Library + "!" + import.EntryPoint);
    }

    public string NameOf(int method) => _types.TypeName(_types.DeclaringType(method)) + "." + _types.MethodName(method);

    public ImmutableArray<Limit> OfProgram() => [.. Ordered(false)
        .Concat(_types.Missing.Select(name => new Limit(LimitKind.MissingAssembly, _types.Main.File.Name, "", name)))];

    public ImmutableArray<LimitSummary> OfFramework() =>
        [.. Ordered(true).GroupBy(limit => limit.Kind).Select(group => new LimitSummary(group.Key, group.Count(), group.First()))];

    private IEnumerable<Limit> Ordered(bool isFramework) => _found.Where(found => found.IsFramework == isFramework).Select(found => found.Limit)
        .OrderBy(limit => limit.Kind).ThenBy(limit => limit.Assembly, StringComparer.Ordinal)
        .ThenBy(limit => limit.Method, StringComparer.Ordinal).ThenBy(limit => limit.Callee, StringComparer.Ordinal);
}
