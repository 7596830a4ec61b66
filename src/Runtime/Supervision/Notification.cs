using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary><c>struct seccomp_notif</c> of include/uapi/linux/seccomp.h, with its <c>seccomp_data</c>: 80 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Notification
{
    public ulong Id;
    public int ThreadId;
    public uint Flags;
    public int Number;
    public uint AuditArch;
    public ulong InstructionPointer;
    public SixArguments Arguments;

    [InlineArray(6)]
    public struct SixArguments
    {
        private ulong _first;
    }
}

/// <summary><c>struct seccomp_notif_resp</c> of include/uapi/linux/seccomp.h: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NotificationAnswer
{
    /// <summary>SECCOMP_USER_NOTIF_FLAG_CONTINUE, in <see cref="Flags"/>. Since Linux 5.5.</summary>
    public const uint Continue = 1;

    public ulong Id;
    public long Value;
    public int Error;
    public uint Flags;
}

/// <summary><c>struct seccomp_notif_addfd</c> of include/uapi/linux/seccomp.h: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AddedDescriptor
{
    /// <summary>SECCOMP_ADDFD_FLAG_SETFD: <see cref="Number"/> says which number the descriptor gets.</summary>
    public const uint AtNumber = 1;

    /// <summary>SECCOMP_ADDFD_FLAG_SEND: the number is the answer too. Since Linux 5.14.</summary>
    public const uint Answer = 2;

    /// <summary>O_CLOEXEC of the ABIs in <see cref="ListenerCalls"/>.</summary>
    public const uint CloseOnExec = 0x80000;

    public ulong Id;
    public uint Flags;
    public int Source;
    public int Number;
    public uint NumberFlags;
}
