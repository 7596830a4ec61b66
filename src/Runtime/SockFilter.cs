using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>One classic BPF instruction: <c>struct sock_filter</c> of include/uapi/linux/filter.h, 8 bytes.</summary>
/// <param name="Code">Operation, size, mode and source.</param>
/// <param name="JumpTrue">jt: how many instructions a conditional jump skips when its test holds.</param>
/// <param name="JumpFalse">jf: the same when it does not.</param>
/// <param name="K">The constant: an offset, an operand, a jump distance or a return value.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SockFilter(ushort Code, byte JumpTrue, byte JumpFalse, uint K);
