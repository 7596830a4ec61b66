namespace SeccompSharp.Derive.Calls;

/// <summary>Why calls from a place cannot be followed.</summary>
public enum LimitKind
{
    /// <summary>A type or method is chosen by name or by value: <c>Type.GetType</c>, <c>Activator.CreateInstance</c>, <c>MethodInfo.Invoke</c>.</summary>
    Reflection,

    /// <summary>An assembly that is loaded while the program runs.</summary>
    AssemblyLoad,

    /// <summary>Code that is made while the program runs: <c>DynamicMethod</c>, compiled expressions.</summary>
    DynamicCode,

    /// <summary>A native library or function that is chosen while the program runs.</summary>
    NativeLibrary,

    /// <summary>A call through a native function's address.</summary>
    FunctionPointer,

    /// <summary>A COM object.</summary>
    Com,

    /// <summary>An assembly that is referred to and not there.</summary>
    MissingAssembly,
}
