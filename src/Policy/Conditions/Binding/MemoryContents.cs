using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Calls that keep what one would like to compare in memory, where no filter can look.</summary>
/// <param name="What">What lies there.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record MemoryContents(string What, string Remedy)
{
    /// <summary>What a call hides in memory, or null if its arguments are in registers.</summary>
    public static MemoryContents? Of(Prototype prototype) => prototype.Name switch
    {
        "clone3" => new("its flags", "answer it with ENOSYS, so that libc falls back to clone, and compare clone_flags there"),
        "openat2" => new("its flags and mode", "answer it with ENOSYS, so that callers fall back to openat, and compare flags there"),
        "socketcall" or "ipc" => new(
            "the arguments of the sub-call", "compare 'call' only, or deny it and allow the direct calls"),
        // The entries of 32-bit x86 and of s390 take a pointer to a structure (sys_old_mmap, sys_old_select).
        "mmap" or "mmap2" or "select" when prototype.Parameters.Count == 1 => new(
            "its arguments on this ABI", "allow it without looking, or write a rule of its own for mmap2 or _newselect where they differ"),
        _ => null,
    };
}
