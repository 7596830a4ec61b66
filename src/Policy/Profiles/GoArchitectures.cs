using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The names of native ABIs in 'arches': moby/profiles seccomp_linux.go, libseccomp-golang for Podman.</summary>
internal static class GoArchitectures
{
    /// <summary>Docker's name for little-endian n32.</summary>
    private const string DockerMipsEl64N32 = "mips3l64n32";

    /// <summary>Podman's name for LoongArch.</summary>
    private const string PodmanLoongArch64 = "loong64";

    /// <summary>Every name of either dialect.</summary>
    public static readonly OciNames<Abi> All = new(
        "",
        Abi.All.Select(abi => (abi.GoName, abi))
            .Concat([(DockerMipsEl64N32, Abi.MipsEl64N32), (PodmanLoongArch64, Abi.LoongArch64)]),
        [.. Abi.All.Select(abi => (abi.Name, abi.GoName)), .. Abi.All.Select(abi => (abi.ScmpName, abi.GoName))]);

    /// <summary>What a dialect calls an ABI.</summary>
    public static string NameOf(Abi abi, Dialect dialect) => dialect switch
    {
        Dialect.Docker when abi == Abi.MipsEl64N32 => DockerMipsEl64N32,
        Dialect.Podman when abi == Abi.LoongArch64 => PodmanLoongArch64,
        _ => abi.GoName,
    };
}
