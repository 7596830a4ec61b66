using System;
using System.Collections.Generic;

namespace SeccompSharp.Tables.Source;

/// <summary>One parameter as the kernel's source declares it.</summary>
public sealed record CParameter(string Type, string Name)
{
    /// <summary>
    /// The widths of types on a 64-bit kernel: include/uapi/asm-generic/posix_types.h and int-ll64.h, include/linux/types.h,
    /// and of compat_* types include/asm-generic/compat.h.
    /// </summary>
    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.Ordinal)
    {
        ["int"] = "s32", ["long"] = "s64",
        ["unsigned"] = "u32", ["unsigned int"] = "u32", ["uint"] = "u32", ["unsigned long"] = "u64",
        ["u32"] = "u32", ["u64"] = "u64", ["__u32"] = "u32", ["__u64"] = "u64", ["__s32"] = "s32",
        ["size_t"] = "u64", ["uintptr_t"] = "u64", ["off_t"] = "s64", ["loff_t"] = "s64",
        ["pid_t"] = "s32", ["uid_t"] = "u32", ["gid_t"] = "u32", ["old_uid_t"] = "u16", ["old_gid_t"] = "u16", ["qid_t"] = "u32",
        ["umode_t"] = "u16", ["key_t"] = "s32", ["key_serial_t"] = "s32", ["mqd_t"] = "s32", ["timer_t"] = "s32",
        ["clockid_t"] = "s32", ["rwf_t"] = "s32", ["aio_context_t"] = "u64", ["old_sigset_t"] = "u64",
        ["enum landlock_rule_type"] = "u32",
        ["cap_user_header_t"] = "ptr", ["cap_user_data_t"] = "ptr",
        ["compat_long_t"] = "s32", ["compat_ulong_t"] = "u32", ["compat_size_t"] = "u32", ["compat_ssize_t"] = "s32",
        ["compat_off_t"] = "s32", ["compat_loff_t"] = "s64", ["compat_pid_t"] = "s32", ["compat_key_t"] = "s32",
        ["compat_aio_context_t"] = "u32", ["compat_old_sigset_t"] = "u32", ["compat_uptr_t"] = "ptr",
        // Its width differs, but what takes one makes it a umode_t (ipc/mqueue.c).
        ["compat_mode_t"] = "u16",
    };

    /// <summary>ptr, or the sign and width such as s32; null if this program does not know the type.</summary>
    public string? Kind =>
        Type.Contains('*') ? "ptr"
        : s_kinds.TryGetValue(Type.StartsWith("const ", StringComparison.Ordinal) ? Type["const ".Length..] : Type, out string? kind) ? kind
        : null;
}
