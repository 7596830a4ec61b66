using System;

namespace SeccompSharp;

/// <summary>Makes a policy a stage: its filter is installed after that of another class, on top of it.</summary>
/// <remarks>
/// <para>
/// Filters cannot be removed; the kernel runs all of them and takes the strictest answer. So a later stage can only take
/// away. The build checks that the earlier stage lets this one be installed, and says where this one lets through what the
/// earlier one has taken.
/// </para>
/// <para>The attribute installs nothing: call <c>Install</c> of each stage when its time has come.</para>
/// </remarks>
/// <example>
/// <code>
/// [SeccompAllow("@dotnet", "@files-read", "@network-server", "@seccomp")]
/// static partial class Startup;
///
/// [SeccompAfter(typeof(Startup))]
/// [SeccompAllow("@dotnet", "@network-server")]
/// static partial class Serving;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SeccompAfterAttribute : Attribute
{
    /// <summary>States the stage before.</summary>
    /// <param name="stage">A class of the same project that has a seccomp policy.</param>
    public SeccompAfterAttribute(Type stage) => Stage = stage;

    /// <summary>The class whose filter is in force when this one is installed.</summary>
    public Type Stage { get; }
}
