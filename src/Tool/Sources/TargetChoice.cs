using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Sources;

/// <summary>The architecture that some ABIs belong to.</summary>
internal static class TargetChoice
{
    /// <summary>The target whose kernels serve all the given ABIs; the native one is among them.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    public static Target Of(IReadOnlyCollection<Abi> abis)
    {
        return Abi.All.Where(abis.Contains).Select(Target.WithNative)
            .FirstOrDefault(target => abis.All(abi => target.Family.Contains(abi)))
            ?? throw new UnusableException(
                $"One filter cannot cover {string.Join(", ", abis)}: no kernel serves them all as one of these and its compat ABIs.");
    }
}
