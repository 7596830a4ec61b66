using System.Collections.Generic;

namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>What the runtime calls and makes on its own, beyond what System.Private.CoreLib's descriptors say.</summary>
internal static class RuntimeRoots
{
    /// <summary>Methods of System.Private.CoreLib, each with why the runtime calls it. All overloads; one that is absent is skipped.</summary>
    public static IEnumerable<(string Type, string Method)> Methods =>
    [
        // Before Main: properties of the host, command line.
        ("System.AppContext", "Setup"),
        ("System.Environment", "InitializeCommandLineArgs"),
        // At the end, and when nobody catches.
        ("System.AppContext", "OnProcessExit"),
        ("System.AppContext", "OnUnhandledException"),
        ("System.Exception", "ToString"),
        // The first method of each thread that managed code starts, and of the pool's.
        ("System.Threading.Thread", "StartCallback"),
        // Static constructors, run for the code that waits for them.
        ("System.Runtime.CompilerServices.InitHelpers", "InitClass"),
        // Native code that is looked for, and assemblies.
        ("System.Runtime.Loader.AssemblyLoadContext", "Resolve"),
        ("System.Runtime.Loader.AssemblyLoadContext", "ResolveUnmanagedDll"),
        // The finalizer thread.
        ("System.Object", "Finalize"),
        // The compiler asks them for the code of a DynamicMethod.
        ("System.Resolver", "*"),
        // What stands behind the interfaces of T[].
        ("System.SZArrayHelper", "*"),
    ];

    /// <summary>Called before Main if the switch of this name is not off: DOTNET_STARTUP_HOOKS.</summary>
    public static (string Type, string Method, string Switch) StartupHooks =>
        ("System.StartupHookProvider", "ManagedStartup", "System.StartupHookProvider.IsSupported");

    /// <summary>Types of which the runtime makes objects.</summary>
    public static IEnumerable<string> Types =>
    [
        "System.Object", "System.String", "System.Array", "System.RuntimeType", "System.SZArrayHelper", "System.Threading.Thread",
        "System.Reflection.RuntimeAssembly", "System.Reflection.RuntimeModule",
    ];
}
