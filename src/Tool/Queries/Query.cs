using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Queries;

/// <summary>One call to ask a filter about.</summary>
internal readonly record struct Query(Abi Abi, uint Number, ulong[] Arguments)
{
    /// <summary>What the kernel would show the filter.</summary>
    public SeccompData Data => new(Number, Abi.AuditArch, Arguments);
}
