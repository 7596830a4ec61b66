namespace SeccompSharp;

/// <summary>Whose reading of a profile applies: the same file means different things to different loaders.</summary>
public enum SeccompDialect
{
    /// <summary>Docker's: <c>archMap</c>, <c>includes</c> and <c>excludes</c> with capabilities, architectures and
    /// <c>minKernel</c>, and the old <c>name</c>.</summary>
    Docker,

    /// <summary>Podman's, Buildah's and CRI-O's: as Docker's without <c>minKernel</c>, with errno names.</summary>
    Podman,

    /// <summary>The OCI runtime specification, as runc and containerd read it: Docker's extensions have no effect.</summary>
    Oci,
}
