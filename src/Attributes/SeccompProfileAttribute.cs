using System;

namespace SeccompSharp;

/// <summary>Makes a partial class the home of the filter that an OCI, Docker or Podman profile describes.</summary>
/// <remarks>
/// The file must be among the project's <c>AdditionalFiles</c>. It may be a bare seccomp object or a whole
/// <c>config.json</c>. The ABIs covered are those the profile lists.
/// </remarks>
/// <example><code>[SeccompProfile("profile.json", Capabilities = ["CAP_NET_ADMIN"])]</code></example>
/// <param name="path">The file's path relative to the project or to the source file, or the end of its path.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SeccompProfileAttribute(string path) : Attribute
{
    /// <summary>The file's path relative to the project or to the source file, or the end of its path.</summary>
    public string Path { get; } = path;

    /// <summary>Whose reading of the file applies.</summary>
    public SeccompDialect Dialect { get; set; }

    /// <summary>Which matching rule decides; Runc unless set.</summary>
    public SeccompResolution Resolution { get; set; } = SeccompResolution.Runc;

    /// <summary>Which numbers count as newer than the policy and fail with ENOSYS; Runc unless set.</summary>
    public SeccompUnknown Unknown { get; set; } = SeccompUnknown.Runc;

    /// <summary>A container runtime to agree with for every call: all its choices at once, but for those made here or in the
    /// item's metadata.</summary>
    public SeccompCompat Compat { get; set; }

    /// <summary>How much of an argument a comparison reads.</summary>
    public SeccompArgumentWidth ArgumentWidth { get; set; }

    /// <summary>The capabilities, such as <c>CAP_SYS_ADMIN</c>, that the profile's <c>includes</c> and <c>excludes</c> are
    /// decided by; none unless set.</summary>
    public string[] Capabilities { get; set; } = [];

    /// <summary>The oldest Linux the program runs on, such as <c>5.10</c>; decides the profile's <c>minKernel</c>.</summary>
    public string? MinKernel { get; set; }

    /// <summary>The architectures to generate a filter for.</summary>
    public SeccompTargets Targets { get; set; }

    /// <summary>What happens to calls of an ABI that the filter does not cover; KillProcess unless set.</summary>
    public SeccompAction ForeignAbi { get; set; } = SeccompAction.KillProcess;

    /// <summary>Whether a module initializer installs the filter before <c>Main</c>.</summary>
    public bool InstallAtStartup { get; set; }

    /// <summary>
    /// Whether the process says on standard error which call the filter has stopped: <c>Install</c> puts a reporter in place
    /// first. Answers that kill become Trap then, and the reporter ends the process. On x64 and arm64.
    /// </summary>
    public bool Report { get; set; }
}
