using System.Text;
using static System.FormattableString;

namespace SeccompSharp.Policies.Bpf.Writers;

/// <summary>Writes a program for C#, in the form that ends up as read-only data in the binary.</summary>
public static class CSharpWriter
{
    /// <summary>
    /// A property <c>Filter</c> of <c>ReadOnlySpan&lt;ulong&gt;</c>, one instruction a line with what it does, packed for
    /// the program's byte order; lines end with LF.
    /// </summary>
    public static string Write(Program program)
    {
        var text = new StringBuilder("private static ReadOnlySpan<ulong> Filter =>\n[\n");
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            text.Append(Invariant($"    0x{program.Instructions[pc].ToWord(program.IsLittleEndian):x16}UL, // {pc,4}: "));
            text.Append(Disassembler.Text(program, pc)).Append('\n');
        }

        return text.Append("];\n").ToString();
    }
}
