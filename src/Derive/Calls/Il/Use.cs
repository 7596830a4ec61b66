using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Il;

/// <summary>An instruction that names something, in the order of a method's bytes.</summary>
/// <param name="Code">The opcode.</param>
/// <param name="Token">What it names.</param>
/// <param name="Constrained">The type of a <c>constrained.</c> before it; 0 for none.</param>
internal readonly record struct Use(ILOpCode Code, int Token, int Constrained);
