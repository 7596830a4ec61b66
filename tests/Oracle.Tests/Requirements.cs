using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using SeccompSharp.Oracle.Tests.Containers;
using Xunit;

namespace SeccompSharp.Oracle.Tests;

/// <summary>What a test needs of the machine. Looked at when tests are discovered: a skip names what is missing.</summary>
internal static class Requirements
{
    /// <summary>Why libseccomp cannot be asked, or null.</summary>
    public static string? Libseccomp { get; } = NativeLibrary.TryLoad("libseccomp.so.2", out _)
        ? null
        : "libseccomp.so.2 is missing: apt-get install libseccomp2";

    /// <summary>Why there are no collected profiles, or null.</summary>
    public static string? Corpus { get; } = OracleProfiles.CorpusDirectory is null
        ? "the collected profiles, ../shared/corpus/oci beside the repository, are missing"
        : null;

    /// <summary>Why no container can be run by runc here, or null.</summary>
    public static string? Runc { get; } = OnLinuxX64()
        ?? Program("runc", "runc") ?? Program("gcc", "gcc libc6-dev") ?? Program("busybox", "busybox-static")
        ?? RuncContainer.WhyNot();

    /// <summary>Why the filter that runc installs cannot be read back and compared, or null.</summary>
    public static string? InstalledFilters { get; } = Runc ?? Libseccomp ?? RuncContainer.WhyNotReadable();

    /// <summary>Why bubblewrap cannot be run here, or null.</summary>
    public static string? Bubblewrap { get; } = OnLinuxX64() ?? Program("bwrap", "bubblewrap") ?? BubblewrapSandbox.WhyNot();

    private static string? OnLinuxX64() =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? null
            : "only on x86_64 Linux";

    private static string? Program(string name, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)))
            ? null
            : $"{name} is missing: apt-get install {package}";
}

/// <summary>A test against libseccomp's C API.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibseccompTheoryAttribute : TheoryAttribute
{
    public LibseccompTheoryAttribute() => Skip = Requirements.Libseccomp;
}

/// <summary>A test of the collected profiles against libseccomp's C API.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibseccompCorpusTheoryAttribute : TheoryAttribute
{
    public LibseccompCorpusTheoryAttribute() => Skip = Requirements.Libseccomp ?? Requirements.Corpus;
}

/// <summary>A test of the collected profiles.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() => Skip = Requirements.Corpus;
}

/// <summary>A test in containers that runc starts.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuncTheoryAttribute : TheoryAttribute
{
    public RuncTheoryAttribute() => Skip = Requirements.Runc;
}

/// <summary>A test of filters that runc installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InstalledFilterTheoryAttribute : TheoryAttribute
{
    public InstalledFilterTheoryAttribute() => Skip = Requirements.InstalledFilters;
}

/// <summary>A test of filters that runc installs for collected profiles.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InstalledCorpusFilterTheoryAttribute : TheoryAttribute
{
    public InstalledCorpusFilterTheoryAttribute() => Skip = Requirements.InstalledFilters ?? Requirements.Corpus;
}

/// <summary>A test in bubblewrap's sandbox.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BubblewrapFactAttribute : FactAttribute
{
    public BubblewrapFactAttribute() => Skip = Requirements.Bubblewrap;
}

/// <summary>A test of the published document on filters for bubblewrap.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BubblewrapSeedFactAttribute : FactAttribute
{
    public BubblewrapSeedFactAttribute() => Skip = Requirements.Bubblewrap
        ?? (OracleProfiles.BubblewrapDocument is null ? "the document, ../shared/seeds/001_* beside the repository, is missing" : null);
}
