using System.Text;
using static System.FormattableString;

namespace SeccompSharp.Policies.Bpf.Writers;

/// <summary>Writes a program for C: the initialiser of a <c>struct sock_filter[]</c> (linux/filter.h).</summary>
public static class CWriter
{
    /// <summary>A definition of the array <c>filter</c>, one instruction a line with what it does; lines end with LF.</summary>
    public static string Write(Program program)
    {
        var text = new StringBuilder("static const struct sock_filter filter[] = {\n");
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            Instruction instruction = program.Instructions[pc];
            text.Append(Invariant(
                $"    {{ 0x{instruction.Code:x2}, {instruction.JumpTrue,3}, {instruction.JumpFalse,3}, 0x{instruction.K:x8} }}, /* {pc,4}: "));
            text.Append(Disassembler.Text(program, pc)).Append(" */\n");
        }

        return text.Append("};\n").ToString();
    }
}
