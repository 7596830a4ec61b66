namespace SeccompSharp.Policies.Syscalls;

/// <summary>A system call of one ABI.</summary>
/// <param name="Name">The kernel's name, such as <c>openat</c>.</param>
/// <param name="Number">The number in <c>seccomp_data.nr</c>: of x32 with bit 30 set.</param>
public sealed record Syscall(string Name, uint Number);
