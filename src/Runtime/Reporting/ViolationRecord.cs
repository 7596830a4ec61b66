using System.Runtime.InteropServices;

namespace SeccompSharp.Reporting;

/// <summary>A call as the reporter's machine code has written it down; the offsets are those of MachineCode/Reporter.x64.s.</summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal unsafe struct ViolationRecord
{
    public const int Size = 128;

    /// <summary>The sequence of one that is being written.</summary>
    public const uint Busy = uint.MaxValue;

    /// <summary>0 when it has been taken, or <see cref="Busy"/>; else higher than those before it.</summary>
    [FieldOffset(0)]
    public uint Sequence;

    /// <summary>The thread pointer of the thread that made the call.</summary>
    [FieldOffset(8)]
    public nint Thread;

    [FieldOffset(16)]
    public uint Number;

    [FieldOffset(20)]
    public uint Token;

    [FieldOffset(24)]
    public int Errno;

    [FieldOffset(32)]
    public fixed ulong Arguments[6];

    [FieldOffset(80)]
    public ulong Address;
}
