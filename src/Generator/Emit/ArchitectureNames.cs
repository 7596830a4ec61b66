using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>Members of System.Runtime.InteropServices.Architecture, as patterns.</summary>
internal static class ArchitectureNames
{
    private const string Architecture = "global::System.Runtime.InteropServices.Architecture";

    /// <summary>What the running process's architecture is when a target's filter is for it.</summary>
    public static string PatternOf(Target target)
    {
        // .NET 8 has no name yet for RiscV64. Processes for ARMv6 make the same calls as those for ARMv7.
        if (target == Target.RiscV64)
            return $"({Architecture})9 /* RiscV64 */";
        if (target == Target.Arm)
            return $"{Architecture}.Arm or {Architecture}.Armv6";
        return $"{Architecture}.{target.MemberName}";
    }
}
