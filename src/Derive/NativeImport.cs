namespace SeccompSharp.Derive;

/// <summary>A function of a native library that a program can call.</summary>
/// <param name="Library">As the program names it, such as <c>libSystem.Native</c> or <c>libc</c>; never empty.</param>
/// <param name="EntryPoint">The function's name in it.</param>
public sealed record NativeImport(string Library, string EntryPoint);
