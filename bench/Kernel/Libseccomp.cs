using System.Runtime.InteropServices;
using System.Text;

namespace SeccompSharp.KernelBench;

/// <summary>libseccomp's C API (seccomp.h of libseccomp 2.5), by address.</summary>
internal static unsafe class Libseccomp
{
    /// <summary>SCMP_FLTATR_ACT_BADARCH.</summary>
    public const int BadArchAttribute = 2;

    /// <summary>SCMP_FLTATR_CTL_OPTIMIZE: 1 is a list by priority and length, 2 a binary tree.</summary>
    public const int OptimizeAttribute = 8;

    /// <summary>SCMP_ACT_KILL_PROCESS.</summary>
    public const uint KillProcess = 0x8000_0000;

    private static readonly nint s_library = NativeLibrary.Load("libseccomp.so.2");

    public static readonly delegate* unmanaged[SuppressGCTransition]<uint, nint> Init =
        (delegate* unmanaged[SuppressGCTransition]<uint, nint>)NativeLibrary.GetExport(s_library, "seccomp_init");

    public static readonly delegate* unmanaged[SuppressGCTransition]<nint, uint, int> AddArch =
        (delegate* unmanaged[SuppressGCTransition]<nint, uint, int>)NativeLibrary.GetExport(s_library, "seccomp_arch_add");

    public static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, uint, int> SetAttribute =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, uint, int>)NativeLibrary.GetExport(s_library, "seccomp_attr_set");

    public static readonly delegate* unmanaged[SuppressGCTransition]<nint, uint, int, uint, Comparison*, int> AddRule =
        (delegate* unmanaged[SuppressGCTransition]<nint, uint, int, uint, Comparison*, int>)NativeLibrary.GetExport(s_library, "seccomp_rule_add_array");

    public static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> Export =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(s_library, "seccomp_export_bpf");

    private static readonly delegate* unmanaged<byte*, int> s_resolve =
        (delegate* unmanaged<byte*, int>)NativeLibrary.GetExport(s_library, "seccomp_syscall_resolve_name");

    /// <summary>A name's number on this machine; negative where it has none, -1 where libseccomp does not know it.</summary>
    public static int Resolve(string name)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
            return s_resolve(text);
    }

    /// <summary>struct scmp_arg_cmp.</summary>
    public struct Comparison
    {
        public uint Argument;
        public int Operator;
        public ulong DatumA;
        public ulong DatumB;
    }

    /// <summary>A rule in memory that a child can read without help of the runtime.</summary>
    public struct Rule
    {
        public uint Action;
        public int Syscall;
        public uint Count;
        public Comparison* Comparisons;
    }
}
