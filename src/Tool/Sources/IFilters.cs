using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Sources;

/// <summary>The filters that answer calls.</summary>
internal interface IFilters
{
    /// <summary>The filter that a call of an ABI runs; null if there is none because of errors, which are reported.</summary>
    public Program? Answering(Abi abi);
}
