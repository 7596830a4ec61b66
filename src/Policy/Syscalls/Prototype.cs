using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>What a system call takes on one ABI: the parameter at position i is <c>seccomp_data.args[i]</c>.</summary>
/// <param name="Name">The kernel's name of the call.</param>
/// <param name="Parameters">At most six, in the order of the registers.</param>
public sealed record Prototype(string Name, ImmutableEquatableArray<Parameter> Parameters);

/// <summary>One argument of a system call.</summary>
/// <param name="Name">The kernel's name for it. On 32-bit ABIs a 64-bit value has two registers, <c>offset_lo</c> and
/// <c>offset_hi</c>, in the order of the ABI, and a register that the calling convention skips is called <c>unused</c>.</param>
/// <param name="Type">Its declared C type.</param>
/// <param name="Kind">How the kernel reads it.</param>
/// <param name="Bits">How many low bits the kernel uses: 8 to 64. It ignores what the register holds above them.</param>
public sealed record Parameter(string Name, string Type, ParameterKind Kind, int Bits);

/// <summary>How the kernel reads an argument.</summary>
public enum ParameterKind
{
    /// <summary>A signed integer.</summary>
    Signed,

    /// <summary>An unsigned integer.</summary>
    Unsigned,

    /// <summary>A pointer to memory that a filter cannot see.</summary>
    Pointer,

    /// <summary>An address, declared as an integer.</summary>
    Address,
}
