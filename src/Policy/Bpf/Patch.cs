namespace SeccompSharp.Policies.Bpf;

/// <summary>An instruction whose constant is half of a value that is known only when the filter is installed.</summary>
/// <param name="Instruction">Its number in the program, from 0; a <c>jeq #k</c>.</param>
/// <param name="Variable">The name of the value.</param>
/// <param name="IsHigh">Whether it is the upper 32 bits, not the lower.</param>
public sealed record Patch(int Instruction, string Variable, bool IsHigh)
{
    /// <summary>The half of a value that belongs into the instruction.</summary>
    public uint HalfOf(ulong value) => IsHigh ? (uint)(value >> 32) : unchecked((uint)value);
}
