using System.Runtime.InteropServices;

namespace SeccompSharp.Confinement;

/// <summary>What the launcher and its parent have in common: a page of memory. MachineCode/Launcher.*.s has the same offsets.</summary>
[StructLayout(LayoutKind.Explicit, Size = 4096)]
internal struct LaunchReport
{
    /// <summary>FUTEX_OWNER_DIED: the launcher is no more, because it has become the target or has ended.</summary>
    public const uint Gone = 0x4000_0000;

    /// <summary>A robust futex that the launcher holds.</summary>
    [FieldOffset(0)]
    public uint Owner;

    /// <summary>1 when the launcher may go on.</summary>
    [FieldOffset(4)]
    public int Go;

    /// <summary>What it was about to do last.</summary>
    [FieldOffset(8)]
    public LaunchStep Step;

    /// <summary>The errno that stopped it, or 0.</summary>
    [FieldOffset(12)]
    public int Error;
}

/// <summary>The steps of the launcher.</summary>
internal enum LaunchStep
{
    /// <summary>It has not attached the report.</summary>
    None,
    RobustList,
    NoNewPrivileges,
    Filter,

    /// <summary>An execve that must fail, to see that the filter lets one through.</summary>
    Trial,
    Execute,
}
