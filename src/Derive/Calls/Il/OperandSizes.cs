using System.Reflection;
using System.Reflection.Emit;

namespace SeccompSharp.Derive.Calls.Il;

/// <summary>How many bytes follow an opcode, from the runtime's own list of opcodes.</summary>
internal static class OperandSizes
{
    /// <summary>Of <c>switch</c>, whose operand says how long it is.</summary>
    public const int OfSwitch = -1;

    private static readonly sbyte[] s_short = new sbyte[256];
    private static readonly sbyte[] s_prefixed = new sbyte[256];

    static OperandSizes()
    {
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            OpCode code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? s_short : s_prefixed)[(byte)code.Value] = (sbyte)(code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => OfSwitch,
                _ => 4,
            });
        }
    }

    /// <summary>Of an opcode as <see cref="System.Reflection.Metadata.ILOpCode"/> numbers them: the prefix is the high byte.</summary>
    public static int Of(int code) => code > 0xff ? s_prefixed[code & 0xff] : s_short[code];
}
