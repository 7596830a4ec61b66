using System;
using System.Runtime.InteropServices;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>What runc calls of libseccomp's C API (seccomp.h of libseccomp 2.5).</summary>
internal static class NativeMethods
{
    private const string Library = "libseccomp.so.2";

    /// <summary>SCMP_FLTATR_CTL_OPTIMIZE: 2 asks for a binary tree.</summary>
    public const int OptimizeAttribute = 8;

    /// <summary>The API level with every action, NOTIFY included.</summary>
    public const uint ApiLevel = 5;

    [DllImport(Library)]
    public static extern int seccomp_api_set(uint level);

    [DllImport(Library)]
    public static extern IntPtr seccomp_init(uint defaultAction);

    [DllImport(Library)]
    public static extern void seccomp_release(IntPtr context);

    [DllImport(Library)]
    public static extern uint seccomp_arch_native();

    [DllImport(Library)]
    public static extern int seccomp_arch_add(IntPtr context, uint token);

    [DllImport(Library)]
    public static extern int seccomp_arch_remove(IntPtr context, uint token);

    [DllImport(Library)]
    public static extern int seccomp_attr_set(IntPtr context, int attribute, uint value);

    [DllImport(Library)]
    public static extern int seccomp_syscall_resolve_name([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library)]
    public static extern int seccomp_syscall_resolve_name_arch(
        uint token, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library)]
    public static extern int seccomp_rule_add_array(
        IntPtr context, uint action, int syscall, uint count, [In] ArgumentComparison[] comparisons);

    [DllImport(Library)]
    public static extern int seccomp_export_bpf(IntPtr context, int descriptor);

    /// <summary>struct scmp_arg_cmp.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ArgumentComparison
    {
        public uint Argument;
        public int Operator;
        public ulong DatumA;
        public ulong DatumB;
    }
}
